"""Gather: which tellings are one inspection.

Dated tellings come first and form the inspections; an undated one joins the latest inspection of
its council that it does not contradict, for it is the one that the article is about.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from spacy.tokens import Doc

from oversight.events.candidate import Candidate
from oversight.events.inspections.candidates import candidate_of, first_of
from oversight.events.inspections.sameness import facts_of, is_same
from oversight.events.inspections.telling import Telling


def gather(doc: Doc, tellings: list[Telling]) -> Iterator[Candidate]:
    """Yield one candidate for each inspection."""
    groups: list[Group] = []
    home: dict[int, Group] = {}
    # Dated grades and visits first, then "inspectors came in May", then what has no date.
    for number, telling in sorted(enumerate(tellings), key=lambda item: _firmness(item[1])):
        if telling.another:
            place = None
        elif telling.kind is None:
            place = _place_beside(tellings, number, home, len(groups))
        else:
            place = _place(groups, telling)
        if place is None:
            place = Group()
            groups.append(place)
        place.add(telling)
        home[id(telling)] = place
    for place in groups:
        place.members.sort(key=lambda t: t.sentence.start)
        candidate = candidate_of(doc, place.members)
        if candidate is not None:
            yield candidate


class Group:
    """Tellings of one inspection.

    Those that state the same are compared once: an article may tell of its inspection in every
    sentence.
    """

    def __init__(self) -> None:
        self.members: list[Telling] = []
        self._distinct: dict[tuple[Any, ...], Telling] = {}

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.members.append(telling)
        self._distinct.setdefault(facts_of(telling), telling)

    def fits(self, telling: Telling) -> bool:
        """Tell whether a telling can be of the same inspection as all members."""
        if any(one.another and telling.sentence.start < one.sentence.start for one in self.members):
            return False  # "a later visit" is none that was told of before
        return all(is_same(member, telling) for member in self._distinct.values())


def _firmness(telling: Telling) -> int:
    if telling.is_dated:
        return 0 if telling.kind is not None else 1
    return 2 if telling.kind is not None else 3


def _place(groups: list[Group], telling: Telling) -> Group | None:
    """Return the group that a telling belongs to, or None."""
    fitting = [group for group in groups if group.fits(telling)]
    fitting = [group for group in fitting if not _is_then(group.members, telling)]
    if telling.is_dated or not fitting:
        return fitting[0] if fitting else None
    fitting.sort(key=lambda group: _latest(group.members), reverse=True)
    if telling.earlier:
        same = [group for group in fitting[1:] if _shares_grade(group.members, telling)]
        return same[0] if same else None
    return fitting[0]


def _is_then(members: list[Telling], telling: Telling) -> bool:
    """Tell whether a group is the earlier inspection that a telling of now sets itself against:
    "rated inadequate, the same grade as in 2015".
    """
    return not telling.earlier and all(
        member.earlier and member.sentence.start == telling.sentence.start for member in members
    )


def _place_beside(
    tellings: list[Telling], number: int, home: dict[int, Group], count: int
) -> Group | None:
    """Return the group, of so many, of the inspection told of just before, or after, that fits."""
    telling = tellings[number]
    if telling.published is not None and telling.is_dated and telling.bare is None:
        place = _latest_visited(home.values(), telling)
        if place is not None:
            return place
    tried: set[int] = set()
    before = (tellings[index] for index in range(number - 1, -1, -1))
    after = (tellings[index] for index in range(number + 1, len(tellings)))
    nearest = first_of(_placed(before, home))
    last = [] if nearest is None else [nearest]
    others = chain(last, islice(_placed(before, home), 1), islice(_placed(after, home), 2))
    for other in chain(others, _placed(before, home)):
        place = home[id(other)]
        if (other.earlier and not _is_its_report(other, telling)) or id(place) in tried:
            continue
        if place.fits(telling):
            return place
        tried.add(id(place))
        if len(tried) == count:
            break
    if telling.outcome is not None and telling.is_dated and nearest is not None:
        # "When they returned in spring they were satisfied": another visit of the same kind.
        telling.kind = nearest.kind
    return None


def _latest_visited(groups: Iterable["Group"], report: Telling) -> "Group | None":
    """Return the inspection that a report, named alone, is of: the last one made before it."""
    out = "" if report.published is None else str(report.published.value.get("last") or "")
    visits = {id(one): one for one in groups if "" < _last_day(one) <= out and one.fits(report)}
    return max(visits.values(), key=_last_day, default=None) if len(visits) > 1 else None


def _last_day(group: "Group") -> str:
    days = [m.inspected.value.get("last") for m in group.members if m.inspected is not None]
    return max((str(day) for day in days if day), default="")


def _is_its_report(other: Telling, telling: Telling) -> bool:
    """Tell whether a sentence tells when inspectors came and when their report was out: "had
    visited in July, and in its report, published in September, had found it inadequate".
    """
    told = other.published is not None and telling.inspected is not None
    return told and other.sentence.start == telling.sentence.start


def _placed(tellings: Iterator[Telling], home: dict[int, Group]) -> Iterator[Telling]:
    """Yield the tellings that name a kind of inspection and have their group."""
    named = (one for one in tellings if one.kind is not None or one.bare is not None)
    return (telling for telling in named if id(telling) in home)


def _latest(members: list[Telling]) -> str:
    days = [
        str(slot.value.get("last") or slot.value.get("value") or "")
        for member in members
        for slot in (member.published, member.inspected)
        if slot is not None and not member.earlier
    ]
    return max(days, default="")


def _shares_grade(members: list[Telling], telling: Telling) -> bool:
    grades = {(item.area, item.rating) for member in members for item in member.judgements}
    return any((item.area, item.rating) in grades for item in telling.judgements)
