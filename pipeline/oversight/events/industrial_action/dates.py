"""The date of a strike or ballot from all that tells of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.industrial_action.stretch import Stretch, Telling

# So many days before publication: another dispute than the one in the news.
_LONG_AGO = 240
_DAY = len("2019-01-31")
_UNTIL = frozenset({"until", "till"})
_MOVED = frozenset({"postponed", "moved", "delayed", "rescheduled", "deferred"})


def best(slots: Iterable[Slot | None]) -> Slot | None:
    """Return the date that is told most precisely, the first where several are."""
    return min((slot for slot in slots if slot is not None), key=_width, default=None)


def _width(slot: Slot) -> int:
    """Return how many days a date can mean."""
    first, last = slot.value.get("first"), slot.value.get("last")
    if not (first and last):
        return 10_000
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def is_long_ago(when: Slot | None, published: dict[str, Any] | None) -> bool:
    """Tell whether a strike is of another dispute than today's: over by many months."""
    last = when.value.get("last") if when is not None else None
    day = str((published or {}).get("value") or "")
    if not last or len(day) != _DAY:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(last)).days > _LONG_AGO


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


def then(clause: Stretch) -> Slot | None:
    """Return the date that a clause is about: "the first since 2009, when staff walked out"."""
    k = clause.start - 1
    if k < 0 or clause.norms[k] != "when":
        return None
    k -= 2 if clause.norms[k - 1] == "," else 1
    return date_slot(clause.skeleton.sources[k]) if clause.skeleton.labels[k] == "DATE" else None


def last_day(clause: Stretch) -> Slot | None:
    """Return the last day of action: "runs until Tuesday", "stay out till 9 May"."""
    for k in clause.labelled("DATE"):
        if k > clause.frame.first and clause.norms[k - 1] in _UNTIL:
            return date_slot(clause.skeleton.sources[k])
    return None


def moved_to(clause: Stretch) -> Slot | None:
    """Return the new date of action that was put off: "postponed to 12 March"."""
    for k in clause.labelled("DATE"):
        before = clause.norms[max(clause.start, k - 7) : k]
        if before[-1:] in (["to"], ["until"]) and not _MOVED.isdisjoint(before):
            return date_slot(clause.skeleton.sources[k])
    return None
