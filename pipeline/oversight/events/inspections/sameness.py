"""Whether two tellings are of one inspection."""

from datetime import date, timedelta
from typing import Any

from oversight.events.candidate import Slot
from oversight.events.context.dating import compatible
from oversight.events.inspections.telling import Telling

# A report comes out at most this long after the visit.
_LAG = timedelta(days=200)
_GENERAL = frozenset({"inspection", "short_inspection", "reinspection"})


def facts_of(telling: Telling) -> tuple[Any, ...]:
    """Return all that `is_same` compares."""
    slots = (telling.kind, telling.number, telling.outcome, telling.inspected, telling.published)
    return (
        _value(telling.council, "key"),
        _status(telling),
        *(None if slot is None else str(slot.value) for slot in slots),
        *sorted((item.area, item.rating) for item in telling.judgements),
    )


def is_same(a: Telling, b: Telling) -> bool:
    """Tell whether nothing that two tellings say keeps them from being of one inspection."""
    if _value(a.council, "key") != _value(b.council, "key"):
        return False
    if a.kind and b.kind and not _kinds_agree(a.kind.value, b.kind.value):
        return False
    if a.number and b.number and a.number.value != b.number.value:
        return False
    if not _may_be_undone(a, b) or _is_progress(a, b) or _is_progress(b, a):
        return False
    if a.outcome and b.outcome and a.outcome.value != b.outcome.value:
        return False
    if not compatible(_date(a.inspected), _date(b.inspected)):
        return False
    if not compatible(_date(a.published), _date(b.published)):
        return False
    if not (_follows(a.inspected, b.published) and _follows(b.inspected, a.published)):
        return False
    if _is_other_sort(a, b) or _is_other_sort(b, a):
        return False
    grades = {item.area: item.rating for item in a.judgements}
    return all(grades.get(item.area, item.rating) == item.rating for item in b.judgements)


def _may_be_undone(a: Telling, b: Telling) -> bool:
    """Tell whether both have one status, or one calls off what the other has for a day."""
    both = {_status(a), _status(b)}
    dated = a.is_dated and b.is_dated
    return len(both) == 1 or (both == {"planned", "cancelled"} and dated)


def _is_progress(a: Telling, b: Telling) -> bool:
    """Tell whether one tells of progress since, and the other of the grade it started from."""
    return a.outcome is not None and "progress" in a.outcome.value and bool(b.judgements)


def _is_other_sort(a: Telling, b: Telling) -> bool:
    """Tell whether one gave a grade that nobody gives on a visit, or after one that pleased."""
    ratings = {item.rating for item in a.judgements}
    yearly = any(rating.startswith("performs_") for rating in ratings)
    visited = b.inspected is not None or b.outcome is not None
    return (yearly and visited) or (b.praised and "inadequate" in ratings)


def _status(telling: Telling) -> str:
    return "happened" if telling.status is None else str(telling.status.value)


def _kinds_agree(a: str, b: str) -> bool:
    return a == b or (a in _GENERAL and b in _GENERAL and "inspection" in (a, b))


def _value(slot: Slot | None, name: str) -> Any:
    return None if slot is None else slot.value.get(name)


def _date(slot: Slot | None) -> dict[str, Any] | None:
    return None if slot is None else slot.value


def _follows(inspected: Slot | None, published: Slot | None) -> bool:
    """Tell whether a report can be the one of a visit: out after it, and not long after."""
    if inspected is None or published is None:
        return True
    came, out = inspected.value, published.value
    if not (came.get("first") and came.get("last") and out.get("first") and out.get("last")):
        return True
    latest = date.fromisoformat(came["last"]) + _LAG
    return bool(came["first"] <= out["last"] and out["first"] <= latest.isoformat())
