"""Gathering: a family's own tellings become one candidate for each happening.

The firmest tellings come first (those of the body, with most fields), so that a headline or "the
notice" finds what it belongs to. Of several that fit, a telling joins the one told nearest to it;
a headline joins the latest.
"""

from collections.abc import Callable, Iterable

from oversight.events.candidate import Candidate, Slot
from oversight.events.context.authors import GOVERNMENT
from oversight.events.discourse.merge import absorb

_AUTHORS = ("issued_by", "decided_by", "commissioned_by", "imposed_by")

Same = Callable[[Candidate, Candidate], bool]


def gather(tellings: Iterable[Candidate], same: Same) -> list[Candidate]:
    """Return one candidate for each happening, in order of the text."""
    happenings: list[Candidate] = []
    for telling in sorted(tellings, key=_softness):
        fitting = [other for other in happenings if same(other, telling)]
        if fitting:
            kept = _choose(fitting, telling)
            _prefer_department(kept, telling)
            _prefer_kind(kept, telling)
            absorb(kept, telling)
        else:
            happenings.append(telling)
    return sorted(happenings, key=lambda candidate: candidate.mentions[0])


def _prefer_department(kept: Candidate, other: Candidate) -> None:
    """Take the department where one telling has that and the other only "the government"."""
    for name in _AUTHORS:
        mine, theirs = kept.fields.get(name), other.fields.get(name)
        if (
            isinstance(mine, Slot)
            and isinstance(theirs, Slot)
            and (mine.value.get("name") == GOVERNMENT)
        ):
            kept.fields[name] = theirs


def _prefer_kind(kept: Candidate, other: Candidate) -> None:
    """Take the kind that one telling names where the other leaves it open: "the review"."""
    for name in ("kind", "instrument"):
        if kept.get(name) == "other" and other.get(name):
            kept.fields[name] = other.fields[name]


def _softness(telling: Candidate) -> tuple[bool, bool, int]:
    """Order tellings: dated ones of the body, then undated ones, then headlines."""
    return telling.loose, not _day(telling), -len(telling.fields)


def _choose(fitting: list[Candidate], telling: Candidate) -> Candidate:
    alike = [other for other in fitting if other.status.value == telling.status.value]
    if telling.loose:
        return max(alike or fitting, key=_day)
    start = telling.mentions[0][0]
    return min(
        alike or fitting,
        key=lambda other: min(abs(place[0] - start) for place in other.mentions),
    )


def _day(candidate: Candidate) -> str:
    """Return the candidate's latest date, "" where it has none."""
    days = [
        str(slot.value.get("value") or "")
        for slot in candidate.fields.values()
        if isinstance(slot, Slot) and isinstance(slot.value, dict) and "precision" in slot.value
    ]
    return max(days, default="")
