"""The TempEval-3 measure for time expressions, of one TIMEX3 type."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight.dates.tml import Mark


@dataclass(slots=True)
class Tally:
    """Counts over reports: marked, found, overlapping, with the same ends, with the right value."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    valued: int = 0

    def add(self, gold: Sequence[Mark], found: Sequence[Mark]) -> None:
        """Count one report."""
        self.gold += len(gold)
        self.found += len(found)
        for mark, hit in pairs(gold, found):
            self.relaxed += 1
            self.strict += (mark.start, mark.end) == (hit.start, hit.end)
            self.valued += mark.value == hit.value

    def f1(self, hits: int) -> float:
        """Return 2 hits / (marked + found), between 0 and 1."""
        total = self.gold + self.found
        return 2 * hits / total if total else 0.0

    @property
    def relaxed_f1(self) -> float:
        """F1 of expressions that overlap a marked one."""
        return self.f1(self.relaxed)

    @property
    def strict_f1(self) -> float:
        """F1 of expressions with exactly the marked ends."""
        return self.f1(self.strict)

    @property
    def value_f1(self) -> float:
        """Relaxed F1 times the share of found expressions with the right value."""
        return self.relaxed_f1 * self.valued / self.relaxed if self.relaxed else 0.0


def pairs(gold: Sequence[Mark], found: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Return marked and found expressions that overlap, each used once, in order."""
    result = []
    free = list(found)
    for mark in gold:
        hit = next((one for one in free if one.start < mark.end and mark.start < one.end), None)
        if hit is not None:
            free.remove(hit)
            result.append((mark, hit))
    return result
