"""`oversight extract`: inputs in, records out."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BufferedReader
from typing import Any, cast

import oversight
from oversight.batch import Counts, OutputFolder, Result, extract_paths, record_line
from oversight.commands.messages import UsageError, complain, progress, tell
from oversight.read import ArticleError, published_on


def extract(
    paths: list[str], output: str | None = None, published: str | None = None, quiet: bool = False
) -> int:
    """Write the events found in `paths`; return the exit code.

    With `output` a folder of files is written, else events go to standard output.
    Raises UsageError.
    """
    if paths.count("-") > 1:
        raise UsageError("-: given twice. Standard input can be read once.")
    default = check_date(published)
    stdin = cast(BufferedReader, sys.stdin.buffer)
    outcomes = extract_paths(paths, oversight.load(), default, stdin)
    counts = Counts()
    watched = _watch(outcomes, counts, quiet)
    if output is None:
        _to_stdout(watched)
    else:
        _to_folder(watched, counts, output, {"paths": paths, "published": published})
    if not quiet:
        tell(str(counts) + (f", written to {output}" if output else ""))
    return 1 if counts.errors else 0


def check_date(published: str | None) -> str | None:
    """Return the date as the pipeline takes it. Raises UsageError."""
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
    outcomes: Iterable[Result | ArticleError], counts: Counts, quiet: bool
) -> Iterator[Result | ArticleError]:
    """Pass outcomes on; count them, show the progress, report what failed."""
    with progress(quiet) as show:
        for outcome in outcomes:
            counts.add(outcome)
            if isinstance(outcome, ArticleError):
                complain(str(outcome))
            show(str(counts))
            yield outcome


def _to_stdout(outcomes: Iterable[Result | ArticleError]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, Result):
            sys.stdout.buffer.writelines(record_line(event) for event in outcome.events)
            sys.stdout.buffer.flush()


def _to_folder(
    outcomes: Iterable[Result | ArticleError], counts: Counts, output: str, arguments: Any
) -> None:
    started, clock = datetime.now(UTC), time.monotonic()
    with _writable(output), OutputFolder(output) as folder:
        for outcome in outcomes:
            folder.add(outcome)
        folder.close(
            {
                "oversight": oversight.__version__,
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
