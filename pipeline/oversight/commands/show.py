"""`oversight show`: one article in the terminal, its evidence coloured, its events beside it."""

import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oversight.commands.extract import check_date, stdin
from oversight.commands.messages import UsageError, complain
from oversight.commands.options import Article, Patterns, Published
from oversight.commands.pipeline import load_pipeline
from oversight.commands.why import print_why

if TYPE_CHECKING:
    from rich.text import Text

    from oversight.batch import Result
    from oversight.records import AnyEvent

_COLOURS = ("green", "cyan", "magenta", "yellow", "blue", "red")
_NARROW = 100  # columns: below, the events stand under their paragraph
_NO_TERMINAL = 140  # columns: what is printed into a file


def show(
    article: Article,
    published: Published = None,
    patterns: Patterns = None,
    why: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Tell of one record what led to it, field by field."),
    ] = None,
) -> None:
    """Show one article with the words that support its events, and the events beside them.

    Example: oversight show data/articles/w03.txt
    """
    from oversight.batch import extract_paths

    default = check_date(published)
    if why is not None:
        print_why(article, why, load_pipeline(patterns), default)
        return
    found = list(islice(extract_paths([article], load_pipeline(patterns), default, stdin()), 2))
    if len(found) > 1:
        raise UsageError(f"{article}: more than one article. A file with one is wanted.")
    for outcome in found:
        if isinstance(outcome, Exception):
            complain(str(outcome))
            raise typer.Exit(1)
        _print(outcome)


def _print(result: "Result") -> None:
    from rich.console import Console
    from rich.table import Table

    width = None if sys.stdout.isatty() else _NO_TERMINAL
    console = Console(width=width, highlight=False)
    console.print(_headline(result), "")
    beside = console.width >= _NARROW
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=3)
    if beside:
        table.add_column(ratio=2)
    for start, end in _paragraphs(result.article.text):
        text, notes = _paragraph(result, start, end), _notes(result.events, start, end)
        if beside:
            table.add_row(text + "\n", notes)
        else:
            table.add_row(text + "\n" + notes + "\n" if notes else text + "\n")
    console.print(table)


def _headline(result: "Result") -> "Text":
    from rich.text import Text

    article = result.article
    published = article.published.value if article.published else "no publication date"
    parts = [article.id, article.outlet or "", published, f"{len(result.events)} events"]
    return Text(" · ".join(part for part in parts if part), style="bold")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that has words."""
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words)
            yield first, first + len(words)
        start += len(line)


def _paragraph(result: "Result", start: int, end: int) -> "Text":
    """Return a paragraph, each event's evidence in the event's colour."""
    from rich.text import Text

    text = Text(result.article.text[start:end])
    for index, event in enumerate(result.events):
        for item in event.evidence:
            if item.start < end and item.end > start:
                place = max(item.start, start) - start, min(item.end, end) - start
                text.stylize(_colour(index), *place)
    return text


def _notes(events: "list[AnyEvent]", start: int, end: int) -> "Text":
    """Return the events first told in this paragraph, numbered as they come in the records."""
    from rich.text import Text

    from oversight.summary import describe

    notes: list[Any] = []
    for index, event in enumerate(events):
        if start <= event.mentions[0].start < end:
            said = f"{index + 1} {event.type}, {event.status}: "
            notes.append(Text.assemble((said, _colour(index)), describe(event)))
    return Text("\n").join(notes)


def _colour(index: int) -> str:
    return _COLOURS[index % len(_COLOURS)]
