"""`oversight evaluate --reports`: a run over Ofsted's reports, field by field."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from oversight.commands.messages import UsageError, tell

if TYPE_CHECKING:
    from oversight.evaluate.reports import ReportScores


def evaluate_reports(gold: str, runs: list[str], errors: bool, as_json: bool) -> None:
    """Print how many of the facts in `gold` a run has right. Raises UsageError."""
    from oversight.evaluate.gold import GoldError
    from oversight.evaluate.reports import score_reports

    folders = [run for run in runs if run]
    if len(folders) != 1:
        raise UsageError("--reports: one run's folder is wanted beside it.")
    try:
        scores = score_reports(Path(gold), Path(folders[0]))
    except GoldError as error:
        raise UsageError(str(error)) from error
    if as_json:
        typer.echo(json.dumps(scores.to_json(errors=errors), ensure_ascii=False, indent=1))
    else:
        _print(scores, errors)
    if scores.missing:
        tell(f"without records, counted as missed: {', '.join(scores.missing)}")


def _print(scores: "ReportScores", errors: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from oversight.evaluate.report import make_console

    console = make_console()
    if errors:
        for name, field, gold, found in scores.errors:
            console.print(
                f"{name} {field}: gold {gold or '-'} | found {found or '-'}", markup=False
            )
    table = Table("field", "gold", "found", "right", "share", "invented", box=SIMPLE_HEAD)
    table.title = f"{scores.reports} reports, field by field"
    for name, one in scores.counts.items():
        if not one.gold and not one.found:
            continue
        share = "" if one.share is None else f"{100 * one.share:.1f}%"
        numbers = (one.gold, one.found, one.right)
        table.add_row(name, *map(str, numbers), share, str(one.invented))
    console.print(table)
