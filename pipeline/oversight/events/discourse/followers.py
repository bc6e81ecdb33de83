"""Followers: which of somebody's appointments "her replacement" speaks of.

"Her replacement, Ada Lovell, was made director in Kent in 2009": only the post that the other had
is taken over from her; what else is told of Lovell's career is not.
"""

from collections import defaultdict

from oversight.events.candidate import Candidate
from oversight.events.discourse.lookups import name_of, same_place


def join_followed(kept: Candidate, other: Candidate) -> None:
    """Note of two tellings that whom somebody follows is told by reference alone, if it is."""
    if "replaces" in other.fields:
        told = "replaces" in kept.fields and kept.follows is None
        kept.follows = None if told else other.follows


def settle_followers(candidates: list[Candidate]) -> None:
    """Leave whom somebody replaces, where a reference tells it, in one appointment alone."""
    followers: dict[tuple[str | None, str | None], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.type == "appointment" and candidate.get("replaces") is not None:
            key = (name_of(candidate, "person"), name_of(candidate, "replaces"))
            followers[key].append(candidate)
    for (_, replaced), told in followers.items():
        referring = [c for c in told if c.follows is not None]
        left = [c for c in candidates if name_of(c, "person") == replaced]
        kept = _meant(referring, left) if len(referring) == len(told) else None
        for candidate in referring:
            if candidate is not kept and not (len(told) == 1 and _may_be(candidate, left)):
                del candidate.fields["replaces"]


def _meant(referring: list[Candidate], left: list[Candidate]) -> Candidate | None:
    """Return the appointment to what the other had, of several the one told nearest the words."""
    fitting = [c for c in referring if _may_be(c, left)]
    return min(fitting, key=lambda c: (not _is_same(c, left), _distance(c)), default=None)


def _may_be(taken: Candidate, left: list[Candidate]) -> bool:
    """Tell whether somebody can have come to where the other was."""
    here = taken.get("organisation")
    places = [c.get("organisation") for c in left if c.get("organisation")]
    return not here or not places or any(same_place(here, place) for place in places)


def _is_same(taken: Candidate, left: list[Candidate]) -> bool:
    """Tell whether it is a post of a kind that the other is told to have had."""
    kind = (taken.get("role") or {}).get("kind")
    return any((c.get("role") or {}).get("kind") == kind for c in left)


def _distance(candidate: Candidate) -> int:
    if candidate.follows is None:
        return 0
    return min(abs(start - candidate.follows[0]) for start, _ in candidate.mentions)
