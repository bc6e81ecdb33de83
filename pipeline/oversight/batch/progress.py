"""How far a run is: counts, speed, time left. Who shows it, and where, is the caller's affair."""

import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

from oversight.batch.outcome import Counts, Outcome
from oversight.read.choice import Choice
from oversight.read.sources import Finder
from oversight.read.walk import is_folder, size_of, sizes_below


class Watcher(Protocol):
    """Somebody who looks on."""

    def watch(self, progress: "Progress") -> None:
        """Show this progress from now on."""

    def tell(self, message: str) -> None:
        """Say something about the run."""

    def complain(self, message: str) -> None:
        """Say what is wrong with one input."""


class Silent:
    """Nobody."""

    def watch(self, progress: "Progress") -> None:
        """Look away."""

    def tell(self, message: str) -> None:
        """Say nothing."""

    def complain(self, message: str) -> None:
        """Say nothing."""


class Progress:
    """What is done, this time and before, and what is left as far as it can be known."""

    def __init__(self, finder: Finder) -> None:
        self.counts = Counts()
        self.taken = 0  # articles and errors that an earlier run has done
        self.total: int | None = None  # bytes of all sources
        self._finder = finder
        self._began = time.monotonic()
        self._passed_before = 0

    def take(self, outcome: Outcome) -> None:
        """Count what was done before."""
        self.taken += 1
        self.counts.add(outcome)
        # It took no time: speed is measured from here.
        self._began, self._passed_before = time.monotonic(), self._finder.passed

    def add(self, outcome: Outcome) -> None:
        """Count what was done now."""
        self.counts.add(outcome)

    def __str__(self) -> str:
        """Return the state in one line."""
        parts = [str(self.counts), f"{self._speed():.1f} articles/s"]
        if (left := self.seconds_left()) is not None:
            parts.append(f"{timedelta(seconds=round(left))} left")
        return ", ".join(parts)

    def _speed(self) -> float:
        new = self.counts.articles + self.counts.errors - self.taken
        return new / max(time.monotonic() - self._began, 0.001)

    def seconds_left(self) -> float | None:
        """Return how long the rest will take at this speed, None where nothing tells."""
        done = self._finder.passed - self._passed_before
        if self.total is None or done <= 0:
            return None
        left = max(self.total - self._finder.passed, 0)
        return left * (time.monotonic() - self._began) / done


def measure(paths: Iterable[str], choice: Choice) -> int | None:
    """Return the bytes that there are to read, None where standard input is among them."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        try:
            total += sizes_below(path, choice) if is_folder(path) else size_of(path)
        except (OSError, ValueError):
            continue  # told where it is read
    return total
