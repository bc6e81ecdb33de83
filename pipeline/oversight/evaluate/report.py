"""What `oversight evaluate` prints: tables of scores, and errors with their sentences."""

import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from oversight.evaluate.accepted import Change
from oversight.evaluate.calibration import Tenth, by_confidence
from oversight.evaluate.causes import Error, count_causes, find_errors, shorten
from oversight.evaluate.evaluation import Evaluation
from oversight.evaluate.score import MEASURES, Score

# The tables need this much; a narrower window wraps them, a pipe or a file gets just this.
WIDTH = 124


def make_console() -> Console:
    """Give a console on standard output, wide enough for the tables."""
    # A stream of another encoding gets a question mark for a dash, not a traceback.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False)
    wide = console.is_terminal and console.width > WIDTH
    return console if wide else Console(highlight=False, width=WIDTH)


def print_scores(console: Console, evaluation: Evaluation) -> None:
    """Print the tables: by type, by field, the article's own fields, errors by cause."""
    console.print(type_table(evaluation))
    console.print(field_table(evaluation))
    console.print(article_table(evaluation))
    scored = by_confidence(pair for pairs in evaluation.scores.pairs.values() for pair in pairs)
    if any(tenth.records for tenth in scored):
        console.print(confidence_table(scored))
    causes = count_causes(evaluation.scores.pairs)
    if causes:
        console.print(cause_table(causes))


def print_totals(console: Console, evaluation: Evaluation) -> None:
    """Print the overall scores alone."""
    table = _table(f"{evaluation.scores.articles} articles, totals", "measure", *_COUNTS, *_RATIOS)
    for name in MEASURES:
        one = evaluation.scores.overall[name]
        table.add_row(name, *_counts(one), *_ratios(one))
    console.print(table)


_COUNTS = ("gold", "found", "agree")
_RATIOS = ("P", "R", "F1")


def type_table(evaluation: Evaluation) -> Table:
    """Make the table by type, `all` last."""
    names = [f"{name} {ratio}" for name in MEASURES[:2] for ratio in ("P", "R", "F1")]
    title = f"{evaluation.scores.articles} articles: events by type, F1 with its 95 % interval"
    table = _table(title, "type", "gold", "found", *names, "exact F1")
    for kind, scores in {**evaluation.scores.by_type, "all": evaluation.scores.overall}.items():
        if kind == "all":
            table.add_section()
        cells = [cell for name in MEASURES for cell in _ratios(scores[name])]
        # Of exact, F1 alone.
        table.add_row(kind, *_counts(scores["event"])[:2], *cells[:6], cells[8])
    return table


def field_table(evaluation: Evaluation) -> Table:
    """Make the table by type and field, and of each field over all types."""
    table = _table("Fields", "type", "field", *_COUNTS, *_RATIOS)
    before = ""
    for (kind, field), one in evaluation.scores.by_field.items():
        if before and kind != before:
            table.add_section()
        name = kind if kind != before else ""
        table.add_row(name, field, *_counts(one), *_ratios(one))
        before = kind
    table.add_section()
    for index, (field, one) in enumerate(evaluation.scores.field_totals().items()):
        table.add_row("" if index else "all", field, *_counts(one), *_ratios(one))
    return table


def article_table(evaluation: Evaluation) -> Table:
    """Make the table of the article's own fields."""
    table = _table("Articles", "field", *_COUNTS, *_RATIOS)
    for field, one in evaluation.article_scores.items():
        table.add_row(field, *_counts(one), *_ratios(one))
    return table


def confidence_table(scored: Iterable[Tenth]) -> Table:
    """Make the table of how often the records of each tenth of confidence were right."""
    table = _table("Found events by confidence", "confidence", "found", "right", "share")
    for tenth in scored:
        numbers = str(tenth.records), str(tenth.right), _ratio(tenth.share)
        table.add_row(f"{tenth.low:.1f} to {tenth.high:.1f}", *numbers)
    return table


def cause_table(causes: Mapping[str, Mapping[str, int]]) -> Table:
    """Make the table of errors by cause, with the types that they are in."""
    table = _table("Errors by cause", "cause", "errors")
    table.add_column("types", overflow="fold")
    for cause, counts in causes.items():
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        types = ", ".join(f"{kind} {count}" for kind, count in ranked)
        table.add_row(cause, str(sum(counts.values())), types)
    return table


def print_errors(console: Console, evaluation: Evaluation) -> None:
    """Print each error: what it is, in which fields, and the sentence that tells the event."""
    article = None
    for error in find_errors(evaluation.scores.pairs):
        if error.article != article:
            article = error.article
            _line(console, f"\n{article}", "bold")
        _print_error(console, error)


_STYLES = {"missed": "yellow", "wrong": "magenta", "invented": "red"}


def _print_error(console: Console, error: Error) -> None:
    note = "" if error.cause in (error.name, "other") else f" ({error.cause})"
    rule = f"  [{error.rule}]" if error.rule else ""
    told = shorten(error.told)
    _line(console, f"{error.name} {error.type}{note}: {told}{rule}", _STYLES[error.name])
    for one in error.differences:
        wanted, found = (shorten(side or "nothing") for side in (one.gold, one.found))
        _line(console, f"    {one.field}: wanted {wanted}, found {found}")
    if error.sentence:
        _line(console, f"    | {error.sentence}", "dim")


def print_changes(console: Console, changes: Iterable[Change]) -> None:
    """Print what is gained and lost against the accepted run, with the sentences."""
    found = list(changes)
    names = ("gained", "lost", "newly invented", "no longer invented")
    counts = ", ".join(f"{sum(one.name == name for one in found)} {name}" for name in names)
    _line(console, f"\nAgainst the accepted run: {counts}.", "bold")
    for one in found:
        style = "green" if one.name in ("gained", "no longer invented") else "red"
        _line(console, f"{one.name} {one.article} {one.type}: {shorten(one.told)}", style)
        if one.sentence:
            _line(console, f"    | {one.sentence}", "dim")


def _line(console: Console, text: str, style: str | None = None) -> None:
    """Print text as it is: an article's square brackets are no markup, long lines stay whole."""
    console.print(text, style=style, markup=False, soft_wrap=True)


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=f"\n{title}",
        title_justify="left",
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    for column in columns:
        is_name = column in ("type", "field", "measure", "cause", "confidence")
        table.add_column(column, justify="left" if is_name else "right", no_wrap=True)
    return table


def _counts(one: Score) -> tuple[str, ...]:
    return str(one.gold), str(one.found), str(one.agreed)


def _ratios(one: Score) -> tuple[str, ...]:
    interval = "" if one.low is None or one.high is None else f" ({one.low:.2f}-{one.high:.2f})"
    return _ratio(one.precision), _ratio(one.recall), _ratio(one.f1) + interval


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
