"""`oversight extract`: inputs in, records out."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast

import typer

from oversight.commands.messages import UsageError, complain, progress, tell
from oversight.commands.options import Articles, Model, Output, Patterns, Published, Quiet
from oversight.commands.pipeline import load_pipeline

if TYPE_CHECKING:
    from oversight.batch import Counts, Result
    from oversight.read import ArticleError


def extract(
    articles: Articles,
    output: Output = None,
    published: Published = None,
    patterns: Patterns = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Print the events found in ARTICLES, one JSON object per line.

    Example: oversight extract data/articles -o out
    """
    from oversight.batch import Counts, extract_paths

    if articles.count("-") > 1:
        raise UsageError("-: given twice. Standard input can be read once.")
    default = check_date(published)
    outcomes = extract_paths(articles, load_pipeline(patterns, model), default, stdin())
    counts = Counts()
    arguments = {"paths": articles, "published": published, "patterns": patterns, "model": model}
    watched = _watch(outcomes, counts, quiet)
    if output is None:
        _to_stdout(watched)
    else:
        _to_folder(watched, counts, output, arguments)
    if not quiet:
        tell(str(counts) + (f", written to {output}" if output else ""))
    raise typer.Exit(1 if counts.errors else 0)


def stdin() -> BufferedReader:
    """Return standard input as bytes: text mode would move offsets at CRLF."""
    return cast(BufferedReader, sys.stdin.buffer)


def check_date(published: str | None) -> str | None:
    """Return the date as the pipeline takes it. Raises UsageError."""
    from oversight.read import published_on

    if published is None:
        return None
    try:
        return published_on(published).value
    except ValueError:
        raise UsageError(
            f"--published: {published!r} is no date. "
            "A day as 2017-09-21, a month as 2017-09 or a year is wanted."
        ) from None


def _watch(
    outcomes: "Iterable[Result | ArticleError]", counts: "Counts", quiet: bool
) -> "Iterator[Result | ArticleError]":
    """Pass outcomes on; count them, show the progress, report what failed."""
    with progress(quiet) as show:
        for outcome in outcomes:
            counts.add(outcome)
            if isinstance(outcome, Exception):
                complain(str(outcome))
            show(str(counts))
            yield outcome


def _to_stdout(outcomes: "Iterable[Result | ArticleError]") -> None:
    from oversight.batch import record_line

    for outcome in outcomes:
        if not isinstance(outcome, Exception):
            sys.stdout.buffer.writelines(record_line(event) for event in outcome.events)
            sys.stdout.buffer.flush()


def _to_folder(
    outcomes: "Iterable[Result | ArticleError]", counts: "Counts", output: str, arguments: Any
) -> None:
    from oversight import __version__
    from oversight.batch import OutputFolder

    started, clock = datetime.now(UTC), time.monotonic()
    with _writable(output), OutputFolder(output) as folder:
        for outcome in outcomes:
            folder.add(outcome)
        folder.close(
            {
                "oversight": __version__,
                "arguments": arguments,
                "started": started.isoformat(timespec="seconds"),
                "seconds": round(time.monotonic() - clock, 3),
                "articles": counts.articles,
                "errors": counts.errors,
                "events": dict(sorted(counts.events.items())),
            }
        )


@contextmanager
def _writable(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{output}: {reason}. A folder that can be written is wanted.") from None
