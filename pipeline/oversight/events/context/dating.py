"""Compare the dates of two tellings: can they be one day, and which is told more precisely."""

from typing import Any

from oversight.events.candidate import Slot

Date = dict[str, Any] | None


def compatible(a: Date, b: Date) -> bool:
    """Tell whether two dates can be the same time: an unknown one can be any."""
    if a is None or b is None or not a.get("value") or not b.get("value"):
        return True
    if not (a.get("first") and a.get("last") and b.get("first") and b.get("last")):
        return bool(a["value"] == b["value"])
    return bool(a["first"] <= b["last"] and b["first"] <= a["last"])


_ORDER = {"day": 0, "period": 1, "month": 2, "season": 3, "quarter": 3, "half": 4, "year": 5}


def more_precise(mine: Slot, other: Slot) -> Slot:
    """Return the slot whose date is told more precisely; the first where both are alike."""
    if not other.value.get("value"):
        return mine
    if not mine.value.get("value"):
        return other
    ranks = [_ORDER.get(slot.value.get("precision") or "year", 5) for slot in (mine, other)]
    return other if ranks[1] < ranks[0] else mine
