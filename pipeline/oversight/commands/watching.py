"""Showing how far a run is: one live line on a terminal, else a plain line every half minute."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from oversight.commands.messages import complain, tell

if TYPE_CHECKING:
    from oversight.batch.progress import Progress

EVERY = 30.0  # seconds


class Onlooker:
    """The person at stderr."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.progress: Progress | None = None

    def watch(self, progress: "Progress") -> None:
        """Show this progress from now on."""
        self.progress = progress

    def tell(self, message: str) -> None:
        """Say something about the run."""
        if not self.quiet:
            tell(message)

    def complain(self, message: str) -> None:
        """Say what is wrong with one input."""
        complain(message)

    def __rich__(self) -> str:
        """Return what the live line holds at this moment."""
        return str(self.progress or "starting")


@contextmanager
def looking_on(quiet: bool) -> Iterator[Onlooker]:
    """Give somebody to tell things to, who shows the progress meanwhile."""
    onlooker = Onlooker(quiet)
    if quiet:
        yield onlooker
    elif sys.stderr.isatty():
        with _live_line(onlooker):
            yield onlooker
    else:
        with _plain_lines(onlooker):
            yield onlooker


@contextmanager
def _live_line(onlooker: Onlooker) -> Iterator[None]:
    from rich.console import Console
    from rich.status import Status

    with Status(onlooker, console=Console(stderr=True)):
        yield


@contextmanager
def _plain_lines(onlooker: Onlooker) -> Iterator[None]:
    done = threading.Event()

    def speak() -> None:
        while not done.wait(EVERY):
            onlooker.tell(str(onlooker.progress or "starting"))

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
