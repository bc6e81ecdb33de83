"""Options of a run on more than one machine, and the way there."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oversight.commands.messages import UsageError

if TYPE_CHECKING:
    from oversight.batch import Counts, Job


class Engine(StrEnum):
    """Who shares out the work."""

    local = "local"
    ray = "ray"


class PartFormat(StrEnum):
    """What a cluster writes."""

    jsonl = "jsonl"
    parquet = "parquet"


Chosen = Annotated[
    Engine, typer.Option("--engine", help="This machine's processes, or Ray (see docs/cluster.md).")
]
Address = Annotated[
    str | None,
    typer.Option(metavar="HOST:PORT", help="The Ray cluster; without it Ray runs on this machine."),
]
Parts = Annotated[
    PartFormat, typer.Option("--parts", help="With Ray: the format of the parts it writes.")
]


def run_on_cluster(job: "Job", output: str | None, address: str | None, parts: str) -> "Counts":
    """Run on Ray. Raises UsageError where it is not installed or its place is not told."""
    if output is None:
        raise UsageError("--engine ray writes parts to a new folder: -o DIR is wanted.")
    if job.retry_errors or job.force or job.fail_fast or job.listed:
        raise UsageError(
            "--engine ray takes no --retry-errors, --force, --fail-fast or --files-from."
        )
    try:
        from oversight.batch.on_ray import run_on_ray
    except ImportError as error:
        raise UsageError(
            f"--engine ray: {error.name} is not installed. pip install 'oversight[ray]' is wanted."
        ) from error
    return run_on_ray(job, output, address, parts)
