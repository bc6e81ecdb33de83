"""Order: outcomes given back in the order of their inputs, however they were finished."""

from collections.abc import Iterator

from oversight.batch.outcome import Outcome

MAX_HELD = 64_000_000  # bytes: what lies ready behind an article that takes its time


class Order:
    """Holds outcomes until all before them are there."""

    def __init__(self, max_held: int = MAX_HELD) -> None:
        self.max_held = max_held
        self._held: dict[int, Outcome] = {}
        self._next = 0
        self._size = 0

    def has_room(self) -> bool:
        """Tell whether more may be begun."""
        return self._size < self.max_held

    def put(self, number: int, outcome: Outcome) -> None:
        """Take the outcome of the input with this number, counted from 0."""
        self._held[number] = outcome
        self._size += _size(outcome)

    def ready(self) -> Iterator[Outcome]:
        """Yield what is next in order, as far as it is there."""
        while (outcome := self._held.pop(self._next, None)) is not None:
            self._next += 1
            self._size -= _size(outcome)
            yield outcome


def _size(outcome: Outcome) -> int:
    return len(outcome.article) + len(outcome.events) + len(outcome.error)
