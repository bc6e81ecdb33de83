"""What the program says to people: on stderr, never among the data."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class UsageError(Exception):
    """Wrong arguments or settings; the message says which and what is wanted."""


def tell(message: str) -> None:
    """Say something about the run."""
    print(message, file=sys.stderr)


def complain(message: str) -> None:
    """Say what is wrong, in one line."""
    print(" ".join(message.split()), file=sys.stderr)


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that shows how far the run is, where a person looks on."""
    if quiet or not sys.stderr.isatty():
        yield lambda state: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("reading", console=Console(stderr=True)) as status:
        yield status.update
