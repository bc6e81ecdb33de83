"""`oversight evaluate`: gold against a run, as tables, as errors, as JSON, as a page."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oversight.commands.messages import UsageError, complain, tell

if TYPE_CHECKING:
    from rich.console import Console

    from oversight.evaluate.evaluation import Evaluation


def evaluate(
    gold: Annotated[
        list[str] | None,
        typer.Argument(metavar="GOLD...", help="Folders of gold files.", show_default=False),
    ] = None,
    predicted: Annotated[
        str,
        typer.Argument(
            metavar="PREDICTED",
            help="A run's folder, its events.jsonl, or other gold.",
            show_default=False,
        ),
    ] = "",
    reports: Annotated[
        str | None,
        typer.Option(
            metavar="GOLD.jsonl",
            help="Score a run over Ofsted's reports, field by field, against facts in this file.",
        ),
    ] = None,
    types: Annotated[
        str | None, typer.Option(metavar="A,B", help="Only events of these types.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what is missed, wrong, invented.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of tables.")
    ] = False,
    html: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write a page: gold and found beside the text."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Make this the accepted run, its scores the floors.")
    ] = False,
    lower_floors: Annotated[
        bool,
        typer.Option(
            "--lower-floors", help="With --accept: let floors go down; say why in the commit."
        ),
    ] = False,
) -> None:
    """Score a run against gold: slot, event and exact F1, overall, by type and by field.

    Example: oversight evaluate data/gold out
    """
    from oversight.evaluate.evaluation import evaluate as score_run
    from oversight.evaluate.gold import GoldError, in_test_part
    from oversight.evaluate.report import make_console, print_errors

    if reports is not None:
        from oversight.commands.evaluate_reports import evaluate_reports

        evaluate_reports(reports, [*(gold or []), predicted], errors, as_json)
        return
    if not gold or not predicted:
        raise UsageError("GOLD and PREDICTED are wanted, or --reports GOLD.jsonl and a folder.")
    wanted = _check_types(types)
    if accept and wanted:
        raise UsageError("--accept: given with --types. A run is accepted with all its types.")
    try:
        evaluation = score_run([Path(folder) for folder in gold], Path(predicted), wanted)
    except GoldError as error:
        raise UsageError(str(error)) from error
    totals_only = any(in_test_part(one.path) for one in evaluation.gold)
    if totals_only and (errors or html):
        raise UsageError("--errors, --html: not for the test part. It is shown as totals only.")
    if as_json:
        _print_json(evaluation, totals_only, errors)
    else:
        console = make_console()
        if errors:
            print_errors(console, evaluation)
        _print_tables(console, evaluation, totals_only, wanted)
    _tell_missing(evaluation)
    if html:
        _write_page(evaluation, html)
    if accept:
        _accept(evaluation, lower_floors)


def _check_types(types: str | None) -> list[str] | None:
    from oversight.evaluate.fields import TYPES

    if types is None:
        return None
    wanted = [name.strip() for name in types.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in TYPES]
    if unknown or not wanted:
        raise UsageError(f"--types: {', '.join(unknown) or 'none'}. Types are {', '.join(TYPES)}.")
    return wanted


def _print_json(evaluation: "Evaluation", totals_only: bool, errors: bool) -> None:
    whole = evaluation.to_json(errors=errors)
    if totals_only:
        whole = {key: whole[key] for key in ("articles", "overall")}
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def _print_tables(
    console: "Console", evaluation: "Evaluation", totals_only: bool, types: list[str] | None
) -> None:
    from oversight.evaluate.accepted import find_changes, part_of, read_accepted
    from oversight.evaluate.report import print_changes, print_scores, print_totals

    if totals_only:
        print_totals(console, evaluation)
        return
    part = part_of(evaluation.gold)
    accepted = None if part is None else read_accepted(part)
    if accepted is not None:
        changes = find_changes(evaluation.gold, evaluation.scores, accepted, types)
        print_changes(console, changes)
    print_scores(console, evaluation)


def _tell_missing(evaluation: "Evaluation") -> None:
    if evaluation.missing:
        names = ", ".join(evaluation.missing)
        tell(f"without predictions, counted as missed: {names}")


def _write_page(evaluation: "Evaluation", html: str) -> None:
    from oversight.evaluate.html import page, readable

    if not readable(evaluation):
        raise UsageError("--html: no articles.jsonl beside the events. Give a run's folder.")
    try:
        Path(html).write_text(page(evaluation), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"{html}: {error.strerror}. A file that can be written is wanted."
        ) from None
    tell(f"written to {html}")


def _accept(evaluation: "Evaluation", lower: bool) -> None:
    from oversight.evaluate.accepted import FloorError, accept, is_whole, part_of

    part = part_of(evaluation.gold)
    if part is None or not is_whole(part, evaluation.gold):
        raise UsageError("--accept: only for the whole of data/gold or data/gold/test.")
    if evaluation.missing:
        raise UsageError("--accept: articles without predictions. Extract them all first.")
    try:
        accept(part, evaluation.gold, evaluation.events, evaluation.scores, lower=lower)
    except FloorError as error:
        complain(f"floors would go down ({error}). Mend it, or give --lower-floors and say why.")
        raise typer.Exit(1) from None
    tell(f"accepted: data/accepted/{part}.jsonl and data/floors.json")
