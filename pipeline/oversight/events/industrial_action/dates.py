"""The date of a strike or ballot from all that tells of it."""

from collections.abc import Iterable
from datetime import date

from oversight.events.candidate import Slot
from oversight.events.industrial_action.stretch import Telling


def best(slots: Iterable[Slot | None]) -> Slot | None:
    """Return the date that is told most precisely, the first where several are."""
    return min((slot for slot in slots if slot is not None), key=_width, default=None)


def _width(slot: Slot) -> int:
    """Return how many days a date can mean."""
    first, last = slot.value.get("first"), slot.value.get("last")
    if not (first and last):
        return 10_000
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def until_last_day(first: Slot | None, members: list[Telling]) -> Slot | None:
    """Return a first day with the last one, where that is told and no length is."""
    ends = next((member.ends for member in members if member.ends is not None), None)
    if first is None or ends is None or any(member.duration for member in members):
        return first
    begin, end = str(first.value["value"] or "").removesuffix("/.."), ends.value["value"]
    if not begin or "/" in begin or not end or "/" in end or not begin < end:
        return first
    value = {**first.value, "value": f"{begin}/{end}", "last": ends.value["last"], "mod": None}
    return Slot({**value, "precision": "period"}, (*first.spans, *ends.spans))
