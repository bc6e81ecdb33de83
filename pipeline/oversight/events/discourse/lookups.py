"""Lookups: which candidates tell of whom, where and how near, and whose post another may fill."""

from collections import Counter
from collections.abc import Iterator

from oversight.events.candidate import Candidate

HAPPENING = ("happened", "planned")
# Posts of which there is one, so that several people told of together held it in turn.
OFFICES = frozenset({"director_childrens_services", "director_other", "chief_executive"})


def name_of(candidate: Candidate, field: str) -> str | None:
    """Return the name in a field that holds a person, or None."""
    value = candidate.get(field)
    return None if value is None else str(value["name"])


def same_place(a: dict[str, object], b: dict[str, object]) -> bool:
    """Tell whether two organisations are one."""
    return a == b or (bool(a.get("key")) and a.get("key") == b.get("key"))


def places_of(candidate: Candidate) -> Iterator[str]:
    """Yield the keys of the councils that a candidate is about."""
    for name in ("organisation", "council"):
        place = (candidate.get(name) or {}).get("key")
        if place:
            yield str(place)


def main_place(candidates: list[Candidate]) -> str | None:
    """Return the council of which most is told."""
    places = Counter(place for c in candidates for place in places_of(c))
    return min(places, key=lambda place: (-places[place], place), default=None)


def told_of(candidates: list[Candidate], kind: str, name: str | None) -> Iterator[Candidate]:
    """Yield the candidates of a type that tell of somebody."""
    return (c for c in candidates if c.type == kind and name_of(c, "person") == name)


def successors(candidates: list[Candidate], name: str | None) -> Iterator[Candidate]:
    """Yield the appointments of those who took somebody's place.

    Where a reference alone says so of a whole career, only what is of the article's council counts.
    """
    found = [c for c in candidates if c.type == "appointment" and name_of(c, "replaces") == name]
    several = len({place for c in found for place in places_of(c)}) > 1
    main = main_place(candidates) if several else None
    yield from (c for c in found if c.follows is None or not several or main in set(places_of(c)))


def held_by(candidates: list[Candidate], name: str | None, current: bool) -> Iterator[Candidate]:
    """Yield the tenures of somebody that are told as lasting, or as over."""
    return (c for c in told_of(candidates, "tenure", name) if c.get("current") is current)


def distance_to(candidate: Candidate, here: int) -> tuple[bool, int]:
    """Return whether a candidate is told behind a place, and how far from it."""
    nearest = min(candidate.mentions, key=lambda place: abs(place[0] - here))[0]
    return nearest > here, abs(nearest - here)


def left_before(candidate: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """Return the departures of others, the one told last before the candidate first."""
    here = candidate.mentions[0][0]
    name = name_of(candidate, "person")
    own = {place for c in held_by(candidates, name, current=True) for place in places_of(c)}
    found = [
        c
        for c in candidates
        if c.type == "departure"
        and c.status.value in HAPPENING
        and name_of(c, "person") != name
        and not (own and own.isdisjoint(places_of(c)))
    ]
    status = candidate.status.value
    found.sort(key=lambda c: (c.status.value != status, distance_to(c, here)))
    return found or _moving_on(candidates, own)


def _moving_on(candidates: list[Candidate], own: set[str]) -> list[Candidate]:
    """Return the posts at these councils of those who are told to take up another elsewhere."""
    told = [c for c in candidates if c.type == "appointment" and c.status.value in HAPPENING]
    going = {name_of(c, "person"): set(places_of(c)) for c in told if c.get("organisation")}
    return [
        c
        for c in candidates
        if c.type == "tenure"
        and c.get("current")
        and (c.get("role") or {}).get("kind") in OFFICES
        and not own.isdisjoint(places_of(c))
        and own.isdisjoint(going.get(name_of(c, "person"), own))
    ]
