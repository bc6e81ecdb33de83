"""What a finder hands over: a stretch of tokens with label, pattern id and value."""

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """Tokens [start, end) of a Doc that a pattern took for something.

    `rank` orders patterns that find stretches of one length, the most telling (lowest) first.
    `followed` tells that the pattern also says what comes after the stretch.
    """

    start: int
    end: int
    label: str
    id: str
    value: str
    rank: tuple[int, int] = (0, 0)
    followed: bool = False


def longest(found: Iterable[Found]) -> list[Found]:
    """Return those that overlap no longer one, in order; rank, then id, settle a tie."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.rank, f.start, f.id)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)
