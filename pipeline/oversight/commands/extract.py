"""`oversight extract`: inputs in, records out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from oversight.commands.cluster import Address, Chosen, Engine, PartFormat, Parts, run_on_cluster
from oversight.commands.inputs import Exclude, FilesFrom, Include, Listed, Shard, choose
from oversight.commands.messages import UsageError, tell
from oversight.commands.options import Articles, Model, Output, Patterns, Published, Quiet
from oversight.commands.watching import Onlooker, looking_on

if TYPE_CHECKING:
    from oversight.batch import Counts, Job, Outcome

_ALL = 1_000_000  # processes at work, or as many as the cluster has processors
_STOPPED = 130  # as a shell says it of a program that Ctrl-C ended


def extract(
    articles: Articles = None,
    output: Output = None,
    published: Published = None,
    patterns: Patterns = None,
    model: Model = None,
    include: Include = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    shard: Shard = None,
    all: Annotated[
        bool,
        typer.Option("--all", help="Run the language model on articles out of scope, too."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes at work; else one for each core."),
    ] = None,
    max_seconds: Annotated[
        float, typer.Option(min=0, metavar="S", help="Give an article up after this; 0: never.")
    ] = 300,
    max_chars: Annotated[
        int, typer.Option(min=1, metavar="N", help="Refuse articles longer than this.")
    ] = 1_000_000,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0, max=1, metavar="C", help="Leave out records less sure than this: 0.9 for few."
        ),
    ] = 0.0,
    retry_errors: Annotated[
        bool, typer.Option("--retry-errors", help="Do again what failed in an earlier run.")
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Do all again, also what an earlier run has done.")
    ] = False,
    engine: Chosen = Engine.local,
    address: Address = None,
    parts: Parts = PartFormat.jsonl,
    quiet: Quiet = False,
) -> None:
    """Print the events found in ARTICLES, one JSON object per line.

    With -o, a run that was broken off goes on where it was: give the same command again.

    Example: oversight extract data/articles -o out
    """
    from oversight.batch import Job, Settings

    if output is None and (retry_errors or force):
        raise UsageError("--retry-errors and --force need the earlier run's folder: -o DIR.")
    if patterns is not None and not os.path.isdir(patterns):
        raise UsageError(f"--patterns: {patterns}: no such folder. Give a folder of .jsonl files.")
    job = Job(
        paths=_paths(articles, files_from),
        listed=files_from is not None,
        choice=choose(include, exclude, shard),
        settings=Settings(check_date(published), patterns, model, all, max_chars, min_confidence),
        workers=workers or (_ALL if engine is Engine.ray else len(os.sched_getaffinity(0))),
        max_seconds=max_seconds,
        retry_errors=retry_errors,
        fail_fast=fail_fast,
        force=force,
        arguments=_arguments(locals()),
    )
    with looking_on(quiet) as onlooker, _told():
        if engine is Engine.ray:
            counts = run_on_cluster(job, output, address, parts)
        else:
            counts = _run(job, output, onlooker)
    if not quiet:
        tell(str(counts) + (f", written to {output}" if output else ""))
    raise typer.Exit(1 if counts.errors else 0)


def _paths(articles: list[str] | None, files_from: str | None) -> Iterable[str]:
    if files_from is not None and not articles:
        return Listed(files_from)
    if files_from is not None or not articles:
        raise UsageError("Which articles? Give paths, or a list of them with --files-from.")
    if articles.count("-") > 1:
        raise UsageError("-: given twice. Standard input can be read once.")
    return articles


def _arguments(given: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments as they are written to run.json: what was not given is left out."""
    return {
        name: value
        for name, value in given.items()
        if isinstance(value, str | int | float | list) and value is not False
    }


def _run(job: "Job", output: str | None, onlooker: Onlooker) -> "Counts":
    from oversight.batch.run import run_in_order, run_to_folder

    if output is None:
        return run_in_order(job, onlooker, _to_stdout, stdin())
    with _writable(output):
        return run_to_folder(job, output, onlooker, stdin())


def _to_stdout(outcome: "Outcome") -> None:
    sys.stdout.buffer.write(outcome.events)
    sys.stdout.buffer.flush()


@contextmanager
def _told() -> Iterator[None]:
    """Say in one line why a run ended before its end."""
    from oversight.batch import RunError
    from oversight.batch.run import Stopped

    try:
        yield
    except RunError as error:
        raise UsageError(str(error)) from error
    except Stopped:
        tell("stopped at the first error (--fail-fast)")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        tell("stopped")
        raise typer.Exit(_STOPPED) from None


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


@contextmanager
def _writable(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{output}: {reason}. A folder that can be written is wanted.") from None
