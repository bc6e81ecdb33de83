"""`oversight dates`: inputs in, time expressions out."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oversight.commands.extract import check_date, stdin
from oversight.commands.messages import UsageError, complain
from oversight.commands.options import Published

if TYPE_CHECKING:
    from oversight.read import ArticleError, Reading

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files (.txt, .html, .jsonl, .jsonl.gz, .tml), folders of these, or - for "
        "standard input.",
        show_default=False,
    ),
]


class Style(StrEnum):
    """What 03/04/2026 means."""

    british = "british"
    american = "american"


def dates(
    files: Files,
    published: Published = None,
    style: Annotated[
        Style, typer.Option(help="Order of day and month in figures.")
    ] = Style.british,
) -> None:
    """Print every time expression found in FILES, one JSON object per line.

    Example: oversight dates data/articles
    """
    if files.count("-") > 1:
        raise UsageError("-: given twice. Standard input can be read once.")
    from oversight.dates.tml import TmlError

    default = check_date(published)
    failed = False
    for outcome in _read(files):
        if isinstance(outcome, Exception):
            complain(str(outcome))
            failed = True
            continue
        try:
            for row in _rows(outcome, default, style.value):
                line = json.dumps(row, ensure_ascii=False) + "\n"
                sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        except TmlError as error:
            complain(f"{outcome}: {error}")
            failed = True
    sys.stdout.buffer.flush()
    raise typer.Exit(1 if failed else 0)


def _read(files: list[str]) -> "Iterator[Reading | ArticleError | Path]":
    """Yield readings and errors; a .tml file as its path."""
    from oversight.read import read_articles

    for file in files:
        path = Path(file)
        marked = sorted(path.rglob("*.tml")) if file != "-" and path.is_dir() else []
        if file.lower().endswith(".tml") and path.is_file():
            marked = [path]
        yield from marked
        # A folder of .tml files alone is no folder without articles.
        if not marked or _has_articles(path):
            yield from read_articles([file], stdin())


def _has_articles(path: Path) -> bool:
    from oversight.read.sources import SUFFIXES

    return path.is_dir() and any(file.name.lower().endswith(SUFFIXES) for file in path.rglob("*"))


def _rows(item: "Reading | Path", default: str | None, style: str) -> Iterator[dict[str, Any]]:
    if isinstance(item, Path):
        yield from _tml_rows(item, style)
        return
    from oversight.components.dates import chronicle_of, places, published
    from oversight.dates.cli_rows import rows

    doc = _layout(item)
    doc._.published_default = doc._.published_default or default
    known = doc._.published or published(doc)
    told = places(doc, chronicle_of(doc))
    article = item.article
    yield from rows(article.id, article.text, known["value"] if known else None, style, told)


def _tml_rows(path: Path, style: str) -> Iterator[dict[str, Any]]:
    from oversight.dates.cli_rows import rows
    from oversight.dates.tml import TmlError, read_tml

    try:
        report = read_tml(path.read_bytes())
    except OSError as error:
        raise TmlError(f"not readable ({error.strerror}). A .tml file is wanted.") from error
    yield from rows(report.doc_id or path.stem, report.text, report.published, style)


def _layout(reading: "Reading") -> Any:
    """Return the Doc of a reading with its blocks: date line, comments, posts."""
    from oversight.assemble import prepare

    nlp = _blank()
    return nlp.get_pipe("layout")(prepare(nlp, reading))


@cache
def _blank() -> Any:
    import spacy

    import oversight.components.dates
    import oversight.components.layout  # noqa: F401  (declares the factory)
    from oversight.language import CONFIG, MAX_LENGTH

    nlp = spacy.blank("en", config=CONFIG)
    nlp.max_length = MAX_LENGTH
    nlp.add_pipe("layout")
    return nlp
