"""Options that say which inputs a run takes, and what they come to."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from oversight.commands.messages import UsageError

if TYPE_CHECKING:
    from oversight.read.choice import Choice

Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="Take only files whose path below the folder or archive, or whose name, is like this.",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Leave out files and folders that are like this."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Read the paths from a file, one a line (- for stdin)."),
]
Shard = Annotated[
    str | None,
    typer.Option(metavar="I/N", help="Take only the I-th of N shares, the same on every machine."),
]


class Listed:
    """The paths that a file lists, read anew each time they are gone through."""

    def __init__(self, path: str) -> None:
        self.path = path
        if path != "-" and not os.path.isfile(path):
            raise UsageError(f"--files-from: {path}: no such file. One path a line is wanted.")

    def __iter__(self) -> Iterator[str]:
        with open(0 if self.path == "-" else self.path, "rb") as file:
            for line in file:
                if path := line.rstrip(b"\r\n"):
                    yield os.fsdecode(path)


def choose(include: list[str] | None, exclude: list[str] | None, shard: str | None) -> "Choice":
    """Return what the options choose. Raises UsageError."""
    from oversight.read.choice import Choice

    return Choice(tuple(include or ()), tuple(exclude or ()), _share(shard))


def _share(shard: str | None) -> tuple[int, int]:
    if shard is None:
        return 1, 1
    number, _, of = shard.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise UsageError(f"--shard: {shard!r}. The share as I/N is wanted, such as 1/4 to 4/4.")
    return int(number), int(of)
