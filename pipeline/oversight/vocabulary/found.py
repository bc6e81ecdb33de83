"""What a finder hands over: a stretch of tokens with label, pattern id and value."""

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """Tokens [start, end) of a Doc that a pattern took for something.

    `rank` orders patterns that find the same stretch, the most telling (lowest) first.
    """

    start: int
    end: int
    label: str
    id: str
    value: str
    rank: tuple[int, int] = (0, 0)


def longest(found: Iterable[Found]) -> list[Found]:
    """Return those that overlap no longer one, in order; rank, then id, settle a tie."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start, f.rank, f.id)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)
