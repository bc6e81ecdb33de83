"""Careers: what departures and appointments of one post, or of one person, tell of each other.

Whoever takes up the post that somebody leaves replaces them. Whoever leaves one post and takes up
another has moved. Whoever is replaced, and is told of no further, held the post till then.
"""

from collections.abc import Iterator
from datetime import date

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.discourse.lookups import name_of, same_place
from oversight.events.discourse.stand_ins import end_upgraded, leave_open, place_replaced

# So many days on, somebody else has held the post in between.
_LATE = 600
_HAPPENING = ("happened", "planned")
# What names the post and whoever had it in one breath.
_NAMES_BOTH = frozenset(
    f"appointment/{name}"
    for name in ("succeed", "replaced", "replaced-by", "replaced-as-by", "succession-to")
) | {"appointment/named-successor", "appointment/in-place-of", "appointment/be-appointed"}


def complete_careers(candidates: list[Candidate]) -> None:
    """Fill in whom somebody replaces, and that a departure was a move."""
    _look_ahead(candidates)
    coming = [c for c in candidates if _is_told(c, "appointment") and not c.get("reappointed")]
    going = [c for c in candidates if _is_told(c, "departure")]
    for departure in sorted(going, key=_first_day):
        _fill_replaced(departure, coming)
    for departure in going:
        if departure.get("manner") == "unstated":
            _fill_moved(departure, coming)
    candidates.extend(list(_held_before(coming, candidates)))
    _end_acting(coming, candidates)
    leave_open(coming, candidates)
    end_upgraded(coming, candidates)
    place_replaced(coming, candidates)


def is_made_permanent(tenure: Candidate, appointment: Candidate) -> bool:
    """Tell whether somebody who held a post for now takes it up for good."""
    held, taken = tenure.get("role"), appointment.get("role")
    if appointment.type != "appointment" or appointment.status.value != "happened":
        return False
    return bool(held and taken and held["interim"] and not taken["interim"]) and (
        name_of(tenure, "person") == name_of(appointment, "person")
    )


def _end_acting(coming: list[Candidate], candidates: list[Candidate]) -> None:
    """End the interim tenure of who has been made permanent."""
    for tenure in candidates:
        if tenure.type != "tenure" or not tenure.get("current"):
            continue
        if any(is_made_permanent(tenure, c) and _is_one_post(tenure, c) for c in coming):
            tenure.fields["current"] = Slot(False, tenure.status.spans)


def _is_one_post(one: Candidate, other: Candidate) -> bool:
    here, there = one.get("organisation"), other.get("organisation")
    same = one.get("role")["kind"] == other.get("role")["kind"]
    return same and bool(here and there and same_place(here, there))


def _look_ahead(candidates: list[Candidate]) -> None:
    """Let whoever chairs a board that has yet to be set up take the chair: no tenure yet."""
    ahead = [c for c in candidates if c.type == "board" and c.status.value == "planned"]
    chairs = {(name_of(c, "chair"), place) for c in ahead for place in c.mentions}
    appointed = {name_of(c, "person") for c in candidates if _is_to_chair(c)}
    for tenure in candidates:
        role, name = tenure.get("role"), name_of(tenure, "person")
        if tenure.type != "tenure" or role is None or role["kind"] != "board_chair":
            continue
        if name in appointed or not any((name, place) in chairs for place in tenure.mentions):
            continue
        tenure.type = "appointment"
        tenure.status = Slot("planned", tenure.status.spans)
        for field in ("current", "since", "until"):
            tenure.fields.pop(field, None)


def _is_to_chair(candidate: Candidate) -> bool:
    role = candidate.get("role") or {}
    return candidate.type == "appointment" and role.get("kind", "board_chair") == "board_chair"


def _held_before(coming: list[Candidate], candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the tenures of those who are replaced: "Ada Lovell succeeded Ben Carr as director"."""
    known = {name_of(c, "person") for c in candidates if c.type == "departure"}
    tenures = [c for c in candidates if c.type == "tenure"]
    for appointment in coming:
        role, left = appointment.fields.get("role"), appointment.fields.get("replaces")
        name = name_of(appointment, "replaces")
        home = appointment.fields.get("organisation")
        if not (isinstance(role, Slot) and isinstance(left, Slot) and isinstance(home, Slot)):
            continue
        if name in known or _NAMES_BOTH.isdisjoint({appointment.rule, *appointment.told_by}):
            continue
        held = [c for c in tenures if name_of(c, "person") == name]
        if not all(_is_next_post(c, home) for c in held):
            continue
        known.add(name)
        fields = filled(
            person=left,
            role=Slot({**role.value, "interim": False}, role.spans),
            organisation=home,
            current=Slot(
                appointment.status.value == "planned" and not held,
                appointment.status.spans or left.spans,
            ),
        )
        yield Candidate(
            "tenure",
            appointment.rule,
            fields,
            list(appointment.mentions),
            Slot("happened", left.spans),
        )


def _is_next_post(tenure: Candidate, home: Slot) -> bool:
    """Tell whether a tenure is elsewhere: "succeeds Ben Carr, now chief executive of Leeds"."""
    there = tenure.get("organisation")
    return bool(tenure.get("current") and there and not same_place(there, home.value))


def _is_told(candidate: Candidate, kind: str) -> bool:
    return (
        candidate.type == kind
        and candidate.status.value in _HAPPENING
        and candidate.get("person") is not None
    )


def _fill_replaced(departure: Candidate, coming: list[Candidate]) -> None:
    """Name who left in the first appointment after it, where one can be meant."""
    name, span = name_of(departure, "person"), departure.fields["person"]
    followers = [c for c in coming if name_of(c, "replaces") == name]
    for follower in followers:
        _wait_for(follower, departure)
    if followers or not isinstance(span, Slot):
        return
    after = [c for c in coming if _takes_over(c, departure)]
    after.sort(key=_first_day)
    if after and (len(after) == 1 or _first_day(after[0]) < _first_day(after[1])):
        after[0].fields["replaces"] = span
        _wait_for(after[0], departure)


def _wait_for(appointment: Candidate, departure: Candidate) -> None:
    """Let whoever "steps up" do so when the other, who is yet to leave, has gone."""
    ahead = departure.status.value == "planned" and appointment.status.value == "happened"
    if ahead and appointment.loose and appointment.get("date") is None:
        appointment.status = Slot("planned", departure.status.spans)


def _takes_over(appointment: Candidate, departure: Candidate) -> bool:
    role, left = appointment.get("role"), departure.get("role")
    here, there = appointment.get("organisation"), departure.get("organisation")
    if not (role and left and here and there) or appointment.get("replaces") is not None:
        return False
    others = name_of(appointment, "person") != name_of(departure, "person")
    one_post = role["kind"] == left["kind"] and same_place(here, there)
    late = _days_between(departure, appointment) > _LATE
    return others and one_post and not late and not _is_before(appointment, departure)


def _days_between(departure: Candidate, appointment: Candidate) -> int:
    """Return how many days lie between a going and a coming; none where one has no date."""
    gone = (departure.get("date") or {}).get("last")
    came = (appointment.get("date") or {}).get("first")
    if not gone or not came:
        return 0
    return (date.fromisoformat(came) - date.fromisoformat(gone)).days


def _fill_moved(departure: Candidate, coming: list[Candidate]) -> None:
    """Call a departure a move where the same person takes up a post elsewhere."""
    here = departure.get("organisation")
    for appointment in coming:
        there = appointment.get("organisation")
        if (
            name_of(appointment, "person") == name_of(departure, "person")
            and here
            and there
            and not same_place(here, there)
            and appointment.status.value == departure.status.value
            and not _is_before(appointment, departure)
        ):
            departure.fields["manner"] = Slot("moved", appointment.status.spans)
            return


def _is_before(one: Candidate, other: Candidate) -> bool:
    """Tell whether one was over, by its date, before the other can have been."""
    mine, theirs = one.get("date") or {}, other.get("date") or {}
    return bool(mine.get("last") and theirs.get("first") and mine["last"] < theirs["first"])


def _first_day(candidate: Candidate) -> str:
    """Return the first day of an event, for sorting; undated ones come last."""
    return str((candidate.get("date") or {}).get("first") or "9999")
