"""Completion: the post of an appointment or departure from what else the article tells.

"She joined in 2010" names no post; that she leaves as director does. "He succeeds Ben Carr, who
retired": Carr's post is the one that his successor takes up. "His deputy will act up": in the
post of whoever leaves.
"""

from collections.abc import Iterable, Iterator

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.lookups import (
    HAPPENING,
    OFFICES,
    distance_to,
    held_by,
    left_before,
    main_place,
    name_of,
    places_of,
    same_place,
    successors,
    told_of,
)

_MOVES = ("appointment", "departure")
# What tells of somebody whose post another fills for now.
_LEFT = ("departure", "tenure")
# So many characters off the words speak of the same thing.
_CONTEXT = 500


def complete_posts(candidates: list[Candidate]) -> None:
    """Fill in missing roles and organisations from the same person's other events."""
    # What is filled in for one may be what another lacks.
    for _ in range(2):
        for candidate in candidates:
            if candidate.type in ("appointment", "departure") and candidate.get("role") is None:
                _copy_post(candidate, _sources(candidate, candidates))
                _prefer_own(candidate, candidates)


def complete_by_context(candidates: list[Candidate]) -> None:
    """Give who comes or goes without any post the post that the words around speak of: "before
    her came Ben Carr", told where a director's going is.
    """
    told = [c for c in candidates if _tells_of_office(c)]
    for candidate in candidates:
        if candidate.type not in _MOVES or candidate.get("role") or not candidate.get("person"):
            continue
        here = candidate.mentions[0][0]
        near = [c for c in told if c is not candidate and distance_to(c, here)[1] <= _CONTEXT]
        near = [c for c in near if not _is_goal(c, candidate)]
        left = candidate.acting
        near.sort(key=lambda c: (left and c.type != "departure", distance_to(c, here)[1]))
        _copy_post(candidate, near)
        if candidate.get("role") is None and candidate.get("organisation") is None:
            candidate.fields.update(candidate.around)
            _hold_for_now(candidate)
        if _tells_of_office(candidate):
            told.append(candidate)


def _is_goal(found: Candidate, leaving: Candidate) -> bool:
    """Tell whether a post is where somebody goes, and not what they leave."""
    kinds = (found.type, leaving.type)
    moves = kinds == ("appointment", "departure") and not _is_earlier(found, leaving)
    return moves and name_of(found, "person") == name_of(leaving, "person")


def _hold_for_now(candidate: Candidate) -> None:
    """Make the post of one who only acts in it an interim one."""
    role = candidate.fields.get("role")
    if candidate.acting and isinstance(role, Slot):
        candidate.fields["role"] = Slot({**role.value, "interim": True}, role.spans)


def _tells_of_office(candidate: Candidate) -> bool:
    role = candidate.get("role")
    return (
        candidate.type in _MOVES
        and candidate.status.value in HAPPENING
        and role is not None
        and role["kind"] in OFFICES
        and candidate.get("organisation") is not None
        and candidate.get("manner") != "moved"
    )


def _copy_post(candidate: Candidate, sources: Iterable[Candidate]) -> None:
    for source in sources:
        role, organisation = source.fields.get("role"), source.fields.get("organisation")
        vague = organisation is None and source.type == "tenure"
        if not isinstance(role, Slot) or (vague and candidate.type == "departure"):
            continue
        here, there = candidate.get("organisation"), source.get("organisation")
        own = candidate.elsewhere and name_of(candidate, "person") == name_of(source, "person")
        if here and there and not own and not same_place(here, there):
            continue
        candidate.fields["role"] = _fitting(role, candidate, source)
        left = source.fields.get("person")
        others = name_of(source, "person") != name_of(candidate, "person")
        if candidate.acting and source.type in _LEFT and others and left is not None:
            candidate.fields.setdefault("replaces", left)
        if organisation is not None:
            candidate.fields.setdefault("organisation", organisation)
        return


def _prefer_own(candidate: Candidate, candidates: list[Candidate]) -> None:
    """Take the post's title from whoever holds it, rather than from whoever held it before."""
    role, home = candidate.get("role"), candidate.get("organisation")
    if candidate.type != "appointment" or role is None or home is None:
        return
    for held in held_by(candidates, name_of(candidate, "person"), current=True):
        own, there = held.fields.get("role"), held.get("organisation")
        if isinstance(own, Slot) and own.value["kind"] == role["kind"] and there:
            if same_place(home, there):
                candidate.fields["role"] = own
            return


def _fitting(role: Slot, candidate: Candidate, source: Candidate) -> Slot:
    """Return the role as the candidate has it: another's may be interim, or no longer so."""
    own = name_of(candidate, "person") == name_of(source, "person")
    if own and not candidate.acting and not candidate.for_good:
        return role
    interim = candidate.acting
    if interim == role.value.get("interim", False):
        return role
    return Slot({**role.value, "interim": interim}, role.spans)


def _sources(candidate: Candidate, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the events that can tell the post, the surest first."""
    name = name_of(candidate, "person")
    if candidate.type == "departure":
        yield from told_of(candidates, "departure", name)
        if candidate.elsewhere:
            yield from told_of(candidates, "appointment", name)
        yield from successors(candidates, name)
        yield from _held_now(candidate, candidates, name)
        if candidate.followed_by is not None:
            yield from told_of(candidates, "departure", candidate.followed_by)
            yield from held_by(candidates, candidate.followed_by, current=True)
        past = held_by(candidates, name, current=False)
        # "He resigned on 3 May." What he was elsewhere, told further on, is not what he left.
        main = main_place(candidates)
        yield from (c for c in past if _is_left(c, candidate, main))
        yield from (
            c for c in told_of(candidates, "appointment", name) if _is_earlier(c, candidate)
        )
        return
    replaced = name_of(candidate, "replaces")
    if replaced is not None:
        yield from told_of(candidates, "departure", replaced)
        taken = told_of(candidates, "appointment", replaced)
        yield from (c for c in taken if not _is_in_one_breath(c, candidate))
        yield from held_by(candidates, replaced, current=True)
        # "He succeeds Ben Carr." What Carr was elsewhere, told apart, is not what he handed over.
        past, main = held_by(candidates, replaced, current=False), main_place(candidates)
        yield from (c for c in past if _is_left(c, candidate, main))
        yield from successors(candidates, replaced)
        if candidate.status.value == "happened":
            yield from held_by(candidates, name, current=True)
    elif candidate.acting:
        yield from left_before(candidate, candidates)
    elif candidate.status.value == "happened":
        yield from told_of(candidates, "departure", name)
        yield from _held_now(candidate, candidates, name)
        yield from (c for c in told_of(candidates, "appointment", name) if c.get("reappointed"))


def _held_now(
    candidate: Candidate, candidates: list[Candidate], name: str | None
) -> Iterator[Candidate]:
    """Yield what somebody holds, but for what the sentence says they have besides."""
    held = held_by(candidates, name, current=True)
    yield from (c for c in held if not (candidate.moved_on and _is_in_one_breath(c, candidate)))


def _is_in_one_breath(one: Candidate, other: Candidate) -> bool:
    """Tell whether one sentence tells both: "she replaced Ben Carr when he became leader"."""
    return not set(one.mentions).isdisjoint(other.mentions)


def _is_left(held: Candidate, departure: Candidate, main: str | None) -> bool:
    """Tell whether a post held once can be what somebody left: told with it, or of here."""
    places = set(places_of(held))
    return not held.mentions or not places or main in places or _is_in_one_breath(held, departure)


def _is_earlier(appointment: Candidate, departure: Candidate) -> bool:
    """Tell whether what somebody took up can be what they left: not where they went."""
    if appointment.status.value != "happened" or departure.get("manner") == "moved":
        return False
    start, end = appointment.get("date") or {}, departure.get("date") or {}
    return not (start.get("first") and end.get("last") and start["first"] > end["last"])
