"""Alignment: which found event is which gold event, so that total agreement is greatest."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from oversight.evaluate.values import Event, agreeing, slots

# Of two alignments with the same number of agreeing values, the one whose pairs agree more
# closely; small enough that a hundred pairs never outweigh one value.
TIE_BREAK = 1e-3
SAME_EVENT = 0.5


@dataclass(frozen=True)
class Told:
    """An event with its canonical values, read once."""

    event: Event
    slots: dict[str, list[Hashable]]

    @property
    def size(self) -> int:
        """How many values the event fills."""
        return sum(len(values) for values in self.slots.values())


@dataclass(frozen=True)
class Pair:
    """A gold event, a found event, or the two together."""

    gold: Told | None
    found: Told | None
    agreed: dict[str, int] = field(default_factory=dict)

    @property
    def dice(self) -> float:
        """Twice what agrees over all that both fill; 0 for one alone."""
        size = sum(told.size for told in (self.gold, self.found) if told is not None)
        return 2 * sum(self.agreed.values()) / size if size else 0.0

    @property
    def is_same(self) -> bool:
        """Whether the two count as the same event."""
        return self.dice >= SAME_EVENT

    @property
    def is_exact(self) -> bool:
        """Whether all that either fills agrees."""
        return self.dice == 1.0


def tell(event: Event) -> Told:
    """Read the canonical values of an event."""
    return Told(event, slots(event))


def pair(gold: Told, found: Told) -> Pair:
    """Pair two events; where nothing but status agrees, as if nothing did."""
    agreed = agreeing(gold.slots, found.slots)
    return Pair(gold, found, agreed if agreed.keys() - {"status"} else {})


def align(gold: Sequence[Event], found: Sequence[Event]) -> list[Pair]:
    """Align the events of one article, type by type; those left over stand alone.

    Pairs come in the order of the gold events, then the found ones without a partner.
    """
    pairs: list[Pair] = []
    for kind in sorted({event["type"] for event in (*gold, *found)}):
        pairs += _align_type(
            [tell(event) for event in gold if event["type"] == kind],
            [tell(event) for event in found if event["type"] == kind],
        )
    gold_order = {id(event): i for i, event in enumerate(gold)}
    found_order = {id(event): i for i, event in enumerate(found)}

    def order(one: Pair) -> tuple[int, int]:
        if one.gold is not None:
            return gold_order[id(one.gold.event)], 0
        assert one.found is not None
        return len(gold), found_order[id(one.found.event)]

    return sorted(pairs, key=order)


def _align_type(gold: list[Told], found: list[Told]) -> list[Pair]:
    # In an order of their own, so that ties fall alike however the files are sorted.
    gold, found = (
        sorted(side, key=lambda one: repr(sorted(one.slots.items()))) for side in (gold, found)
    )
    grid = [[pair(one, other) for other in found] for one in gold]
    aligned = [
        grid[i][j]
        for i, j in _assign([[_weight(one) for one in row] for row in grid])
        if grid[i][j].agreed
    ]
    taken = {id(told) for one in aligned for told in (one.gold, one.found)}
    alone = [Pair(one, None) for one in gold if id(one) not in taken]
    return aligned + alone + [Pair(None, one) for one in found if id(one) not in taken]


def _weight(one: Pair) -> float:
    return sum(one.agreed.values()) + TIE_BREAK * one.dice


def _assign(weights: list[list[float]]) -> list[tuple[int, int]]:
    if not weights or not weights[0]:
        return []
    rows, columns = linear_sum_assignment(np.array(weights), maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]
