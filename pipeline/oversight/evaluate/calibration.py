"""Confidence against gold: how often records of each tenth of confidence were right."""

from collections.abc import Iterable
from dataclasses import dataclass

from oversight.evaluate.align import Pair

TENTHS = 10


@dataclass(frozen=True)
class Tenth:
    """Records with a confidence from `low` to below `high` (the last: to 1), and the right ones."""

    low: float
    high: float
    records: int
    right: int

    @property
    def share(self) -> float | None:
        """How many of them were right; None where there are none."""
        return self.right / self.records if self.records else None


def tenths(scored: Iterable[tuple[float, bool]]) -> list[Tenth]:
    """Count (confidence, right) pairs by tenths of confidence."""
    counts = [[0, 0] for _ in range(TENTHS)]
    for confidence, right in scored:
        place = min(TENTHS - 1, int(confidence * TENTHS + 1e-9))
        counts[place][0] += 1
        counts[place][1] += right
    return [Tenth(i / TENTHS, (i + 1) / TENTHS, *counts[i]) for i in range(TENTHS)]


def by_confidence(pairs: Iterable[Pair]) -> list[Tenth]:
    """Count found events by tenths; an event is right where gold has the same (Dice 0.5)."""
    return tenths(
        (pair.found.event["confidence"], pair.is_same)
        for pair in pairs
        if pair.found is not None and pair.found.event.get("confidence") is not None
    )
