"""Gather: which tellings are one inspection.

Dated tellings come first and form the inspections; an undated one joins the latest inspection of
its council that it does not contradict, for it is the one that the article is about.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.dating import compatible, more_precise
from oversight.events.inspections.subjects import send_partnership
from oversight.events.inspections.telling import UNGRADED, Telling
from oversight.events.modality import in_headline
from oversight.meaning import organisations
from oversight.spans import group, offsets

# A report comes out at most this long after the visit.
_LAG = timedelta(days=200)

# Ofsted gives no overall effectiveness grade from here on (announced 27 November 2025).
_NO_OVERALL = "2026-04-01"

_GENERAL = frozenset({"inspection", "short_inspection", "reinspection"})


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
        candidate = _candidate(doc, place.members)
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
        self._distinct.setdefault(_facts(telling), telling)

    def fits(self, telling: Telling) -> bool:
        """Tell whether a telling can be of the same inspection as all members."""
        if any(one.another and telling.sentence.start < one.sentence.start for one in self.members):
            return False  # "a later visit" is none that was told of before
        return all(_same(member, telling) for member in self._distinct.values())


def _facts(telling: Telling) -> tuple[Any, ...]:
    """Return all that `_same` compares."""
    slots = (telling.kind, telling.number, telling.outcome, telling.inspected, telling.published)
    return (
        _value(telling.council, "key"),
        _status(telling),
        *(None if slot is None else str(slot.value) for slot in slots),
        *sorted((item.area, item.rating) for item in telling.judgements),
    )


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
    tried: set[int] = set()
    before = (tellings[index] for index in range(number - 1, -1, -1))
    after = (tellings[index] for index in range(number + 1, len(tellings)))
    nearest = _first(_placed(before, home))
    last = [] if nearest is None else [nearest]
    others = chain(last, islice(_placed(before, home), 1), islice(_placed(after, home), 2))
    for other in chain(others, _placed(before, home)):
        place = home[id(other)]
        if other.earlier or id(place) in tried:
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


def _placed(tellings: Iterator[Telling], home: dict[int, Group]) -> Iterator[Telling]:
    """Yield the tellings that name a kind of inspection and have their group."""
    named = (one for one in tellings if one.kind is not None or one.bare is not None)
    return (telling for telling in named if id(telling) in home)


def _same(a: Telling, b: Telling) -> bool:
    if _value(a.council, "key") != _value(b.council, "key"):
        return False
    if a.kind and b.kind and not _kinds_agree(a.kind.value, b.kind.value):
        return False
    if a.number and b.number and a.number.value != b.number.value:
        return False
    if _status(a) != _status(b) or _is_progress(a, b) or _is_progress(b, a):
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


def _candidate(doc: Doc, members: list[Telling]) -> Candidate | None:
    kind = _first(member.kind for member in members) or _first(m.bare for m in members)
    council = _first(member.council for member in members)
    if kind is None or council is None:
        return None
    inspected = _best(member.inspected for member in members)
    published = _best(member.published for member in members)
    judgements = _judgements(members)
    if _is_overall_overclaimed(doc, members):
        judgements = [slot for slot in judgements if slot.value["area"] != "overall"]
    if _is_without_overall(doc, members, inspected, published):
        judgements = [slot for slot in judgements if slot.value["area"] != "overall"]
    fields = filled(
        council=council,
        kind=_special(members) or kind,
        inspected=inspected,
        published=published,
        inspectorates=_inspectorates(doc, members),
        subject=_first(member.subject for member in members) or _partnership(doc, kind),
        services=_first(member.services or None for member in members),
        judgements=judgements,
        outcome=_first(member.outcome for member in members),
        number=_first(member.number for member in members),
    )
    status = _first(member.status for member in members) or Slot("happened", kind.spans)
    mentions = sorted({offsets(member.sentence) for member in members})
    return Candidate("inspection", members[0].rule, fields, mentions, status)


def _is_overall_overclaimed(doc: Doc, members: list[Telling]) -> bool:
    """Tell whether an overall grade is a headline's alone, and the body gives it to one area."""
    body = [item for m in members if not in_headline(doc, m.sentence) for item in m.judgements]
    head = [item for m in members if in_headline(doc, m.sentence) for item in m.judgements]
    areas = {item.area for item in body}
    alike = {item.rating for item in body} == {i.rating for i in head if i.area == "overall"}
    return len(areas) == 1 and "overall" not in areas and alike


def _partnership(doc: Doc, kind: Slot) -> Slot | None:
    return send_partnership(doc) if kind.value == "send_inspection" else None


def _is_without_overall(doc: Doc, members: list[Telling], *dates: Slot | None) -> bool:
    """Tell whether the inspection is of the time when no overall grade is given any more.

    One told without a date, and not as an earlier one, is of the article's own time.
    """
    firsts = [str(slot.value["first"]) for slot in dates if slot and slot.value.get("first")]
    if not firsts and doc._.published and not any(member.earlier for member in members):
        firsts = [doc._.published["value"].removeprefix("../")]
    return bool(firsts) and min(firsts) >= _NO_OVERALL


def _special(members: list[Telling]) -> Slot | None:
    kinds = [member.kind for member in members if member.kind is not None]
    return next((kind for kind in kinds if kind.value != "inspection"), None)


def _first(slots: Any) -> Any:
    return next((slot for slot in slots if slot is not None), None)


def _best(slots: Any) -> Slot | None:
    best: Slot | None = None
    for slot in slots:
        if slot is not None:
            best = slot if best is None else more_precise(best, slot)
    return best


def _judgements(members: list[Telling]) -> list[Slot]:
    found: dict[str, Slot] = {}
    for member in members:
        for item in member.judgements:
            spans = tuple(offsets(span) for span in item.spans)
            value = {"area": item.area, "rating": item.rating}
            found.setdefault(item.area, Slot(value, spans))
    return list(found.values())


def _inspectorates(doc: Doc, members: list[Telling]) -> list[Slot]:
    """Return the inspectorates: those of the telling's sentences, else the article's only one."""
    places = [range(member.sentence.start, member.sentence.end) for member in members]
    joint = any(member.kind and member.kind.value in UNGRADED for member in members)
    near: dict[str, Slot] = {}
    whole: dict[str, Slot] = {}
    for span in [*group(doc, "bodies"), *group(doc, "references")]:
        for value in organisations(span):
            if value["kind"] != "inspectorate":
                continue
            slot = Slot.of(value, span)
            whole.setdefault(value["name"], slot)
            if any(span.start in place for place in places):
                near.setdefault(value["name"], slot)
    if "Ofsted" in whole and (not near or "Ofsted" not in near):
        near = {"Ofsted": whole["Ofsted"], **near}
    if not joint and len(near) > 1 and not _named_together(near):
        near = {"Ofsted": near["Ofsted"]} if "Ofsted" in near else near
    return list(near.values())


def _named_together(near: dict[str, Slot]) -> bool:
    starts = sorted(slot.spans[0][0] for slot in near.values())
    return starts[-1] - starts[0] < 80
