"""Stand-ins and the replaced: what an appointment leaves to be said of a post that is held.

A deputy who has stepped up may be deputy no more; whoever is replaced held the post where it is.
"""

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.lookups import name_of, same_place

_DEPUTIES = frozenset({"assistant_director", "deputy_chief_executive", "deputy_leader"})
# Rules of posts that are told by "the job" alone.
_THE_JOB = frozenset({"post/held-the-job", "post/same-job"})


def leave_open(coming: list[Candidate], candidates: list[Candidate]) -> None:
    """Leave open whether a deputy who has stepped up for now still is the deputy."""
    begun = [c for c in coming if c.status.value == "happened" and not c.state]
    stepped = [c for c in begun if _is_interim(c)]
    for tenure in candidates:
        if tenure.type != "tenure" or not tenure.get("current") or _kind(tenure) not in _DEPUTIES:
            continue
        if any(_is_of_one(tenure, c) and _is_here(tenure, c) for c in stepped):
            del tenure.fields["current"]


def end_upgraded(coming: list[Candidate], candidates: list[Candidate]) -> None:
    """End the term of an adviser who has been made commissioner at the same council."""
    made = [c for c in coming if c.status.value == "happened" and _kind(c) == "commissioner"]
    tenures = [c for c in candidates if c.type == "tenure" and _kind(c) == "adviser"]
    for tenure in tenures:
        upgraded = any(_is_of_one(tenure, c) and _is_here(tenure, c) for c in made)
        if upgraded and tenure.get("current"):
            tenure.fields["current"] = Slot(False, tenure.status.spans)


def place_replaced(coming: list[Candidate], candidates: list[Candidate]) -> None:
    """Give "takes the place of Ben Carr, who has held the job since 2015" the place of the job."""
    for tenure in candidates:
        if tenure.type != "tenure" or tenure.rule not in _THE_JOB:
            continue
        name = name_of(tenure, "person")
        for appointment in coming:
            home = appointment.fields.get("organisation")
            if name_of(appointment, "replaces") == name and isinstance(home, Slot):
                tenure.fields["organisation"] = home


def _is_interim(candidate: Candidate) -> bool:
    return bool((candidate.get("role") or {}).get("interim"))


def _kind(candidate: Candidate) -> str:
    return str((candidate.get("role") or {}).get("kind"))


def _is_of_one(one: Candidate, other: Candidate) -> bool:
    return name_of(one, "person") == name_of(other, "person")


def _is_here(one: Candidate, other: Candidate) -> bool:
    here, there = one.get("organisation"), other.get("organisation")
    return bool(here and there and same_place(here, there))
