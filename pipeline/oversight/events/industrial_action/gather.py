"""Gather: which tellings are one strike, or one ballot.

Dated tellings come first and form the events; an undated one joins the one told of nearest to it
that it does not contradict. A strike through threat, date and postponement is one event with its
last status.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import timing
from oversight.events.context.dating import compatible
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.sameness import agree
from oversight.events.industrial_action.dates import best, is_long_ago, until_last_day
from oversight.events.industrial_action.stretch import Telling, union_at
from oversight.spans import offsets

# What goes on about a strike stands at most this many tokens from it.
_FOLLOWS_WITHIN = 70
_STRENGTH = {"proposed": 0, "planned": 1, "cancelled": 2, "happened": 3}


def gather(doc: Doc, skeleton: Skeleton, tellings: list[Telling]) -> Iterator[Candidate]:
    """Yield one candidate for each strike and each ballot."""
    if not tellings or not _is_labour_story(doc, skeleton, tellings):
        return
    groups: list[list[Telling]] = []
    for telling in sorted(tellings, key=_firmness):
        fitting = [members for members in groups if _fits(doc, members, telling)]
        if fitting:
            _likeliest(fitting, telling).append(telling)
        elif telling.follows:
            continue
        elif _founds(telling):
            groups.append([telling])
    for members in sorted(groups, key=lambda members: min(t.place for t in members)):
        members.sort(key=lambda telling: telling.place)
        yield _candidate(doc, skeleton, members, tellings)


def _founds(telling: Telling) -> bool:
    """Tell whether a telling says enough; "industrial action" without a day may be anything."""
    if telling.kind:
        return bool(telling.status or telling.date or telling.duration)
    precise = telling.date is not None and telling.date.value["precision"] in ("day", "period")
    return precise and telling.union is not None


def _is_labour_story(doc: Doc, skeleton: Skeleton, tellings: list[Telling]) -> bool:
    """Tell whether a union is named, or a strike by more than one word."""
    if not {"union", "unions"}.isdisjoint(skeleton.norms) or any(_unions(doc, skeleton)):
        return True
    return len({telling.frame.words.text.lower() for telling in tellings}) > 1


def _firmness(telling: Telling) -> tuple[int, int]:
    if telling.follows:
        return 4, telling.place
    dated = telling.date is not None and telling.date.value["value"]
    if telling.earlier:
        return 3, telling.place
    return (0 if dated else 1 if telling.duration else 2), telling.place


def _likeliest(fitting: list[list[Telling]], telling: Telling) -> list[Telling]:
    """Return the nearest group; what is called off without a date had one."""
    undone = telling.status is not None and telling.status.value == "cancelled"

    def key(members: list[Telling]) -> tuple[bool, int]:
        days = [m.date for m in members if m.date and m.date.value["precision"] != "month"]
        return (undone and not days, _distance(members, telling))

    return min(fitting, key=key)


def _distance(members: list[Telling], telling: Telling) -> int:
    return min(abs(member.place - telling.place) for member in members)


def _fits(doc: Doc, members: list[Telling], telling: Telling) -> bool:
    far = _distance(members, telling) > _FOLLOWS_WITHIN
    if telling.follows and (far or any(member.past for member in members)):
        return False
    return all(_same(doc, member, telling) for member in members)


def _same(doc: Doc, a: Telling, b: Telling) -> bool:
    if a.kind != b.kind and a.kind and b.kind:
        return False
    if (not a.kind and b.kind == "ballot") or (not b.kind and a.kind == "ballot"):
        return False
    if not (
        agree(_value(a.council), _value(b.council)) and agree(_value(a.union), _value(b.union))
    ):
        return False
    if not agree(_value(a.duration), _value(b.duration)):
        return False
    if a.follows or b.follows or a.earlier or b.earlier:
        return True
    if not (a.closes or b.closes or compatible(_value(a.date), _value(b.date))):
        return False
    if not agree(_number(a.in_favour), _number(b.in_favour)):
        return False
    if a.kind == "ballot" and a.date and b.date and (_status(a) != _status(b)):
        return False
    if a.kind == "ballot" and "happened" in (_status(a), _status(b)) and _status(a) != _status(b):
        return False
    return not (
        (_is_over(doc, a) and _is_to_come(doc, b)) or (_is_over(doc, b) and _is_to_come(doc, a))
    )


def _status(telling: Telling) -> str | None:
    return None if telling.status is None else str(telling.status.value)


def _is_over(doc: Doc, telling: Telling) -> bool:
    return _status(telling) == "happened" and telling.kind != "ballot"


def _is_to_come(doc: Doc, telling: Telling) -> bool:
    """Tell whether a telling is of what did not happen, or is still ahead."""
    if timing.is_ahead(_value(telling.date), doc._.published):
        return True
    return telling.again or _status(telling) == "cancelled"


def _value(slot: Slot | None) -> Any:
    return None if slot is None else slot.value


def _number(slot: Slot | None) -> Any:
    return None if slot is None else (slot.value["value"], slot.value["unit"])


def _candidate(
    doc: Doc, skeleton: Skeleton, members: list[Telling], tellings: list[Telling]
) -> Candidate:
    head = members[0]
    kind = next((member.kind for member in members if member.kind), "strike")
    council = _first(member.council for member in members)
    union = _first(member.union for member in members)
    current = [member for member in members if not member.earlier] or members
    closing = [member for member in current if member.closes]
    when = until_last_day(best(member.date for member in closing or current), members)
    if union is None and not is_long_ago(when, doc._.published):
        union = _usual_union(doc, skeleton, tellings, council)
    fields = filled(
        council=council,
        union=union,
        kind=Slot.of(kind, head.frame.words),
        date=when,
        duration=_first(member.duration for member in members),
        participants=_first(member.participants for member in members),
        in_favour=_share(members),
    )
    status = _latest(current, kind, _value(when), doc._.published)
    mentions = sorted({offsets(member.sentence) for member in members})
    return Candidate("industrial_action", head.frame.pattern.id, fields, mentions, status)


def _latest(members: list[Telling], kind: str, when: Any, published: dict[str, Any] | None) -> Slot:
    """Return the last status of what was threatened, planned, called off, or took place."""
    told = [member.status for member in members if member.status is not None]
    fallback = Slot.of("happened", members[0].frame.words)
    status = max(told, key=lambda slot: _STRENGTH[slot.value], default=fallback)
    if status.value == "happened" and kind != "ballot" and timing.is_ahead(when, published):
        return Slot("planned", status.spans)
    return status


def _share(members: list[Telling]) -> Slot | None:
    """Return the share in favour, else their number."""
    shares = [member.in_favour for member in members if member.in_favour is not None]
    return next((s for s in shares if s.value["unit"] == "percent"), next(iter(shares), None))


def _usual_union(
    doc: Doc, skeleton: Skeleton, tellings: list[Telling], council: Slot | None
) -> Slot | None:
    """Return the union of a dispute that names none: of the main one the union named most often,
    of another council's the one told of there.
    """
    keys = Counter(_value(t.council)["key"] for t in tellings if t.council is not None)
    main = max(keys, key=lambda key: keys[key], default=None)
    if council is not None and council.value["key"] != main:
        there = [t.union for t in tellings if t.union and agree(_value(t.council), council.value)]
        return there[0] if there else None
    found = list(_unions(doc, skeleton))
    counts = Counter(slot.value["name"] for slot in found)
    return max(found, key=lambda slot: counts[slot.value["name"]], default=None)


def _unions(doc: Doc, skeleton: Skeleton) -> Iterator[Slot]:
    """Yield the unions that the article names, those in an official's title too."""
    for k, label in enumerate(skeleton.labels):
        found = union_at(skeleton, k) if label == "BODY" else None
        if found is not None:
            yield found
    for post in doc._.posts:
        organisation, span = post["organisation"], post["organisation_span"]
        if organisation and organisation.get("kind") == "union" and span:
            yield Slot.of(organisation, doc[slice(*span)])


def _first(slots: Any) -> Slot | None:
    return next((slot for slot in slots if slot is not None), None)
