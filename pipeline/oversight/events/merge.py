"""Merging: tellings of one happening become one candidate with several mentions.

Two tellings of a type are one happening when they agree in the type's identity fields as far as
both state them, share at least one, and contradict nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from oversight.events import Same, same_happening
from oversight.events.candidate import Candidate, Slot
from oversight.events.careers import complete_careers, is_made_permanent
from oversight.events.completion import complete_by_context, complete_posts
from oversight.events.dating import compatible, more_precise

_NO_POST = "no post is told that was taken up or left"
_POST_TOLD = "an appointment or a departure tells the same post"

_POSTS = frozenset({"appointment", "departure"})

# So many characters away an unnamed one is hardly the person told of here.
_NEAR = 2000
# So many at most stand between a sentence and the next.
_NEXT = 300

# The strongest status that the body states wins.
_STRENGTH = {"happened": 3, "cancelled": 2, "planned": 1, "proposed": 0}


@dataclass(frozen=True)
class Dropped:
    """A candidate that became no record, and why."""

    candidate: Candidate
    reason: str


def merge_tellings(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, those that tell the same happening merged, tenures made to yield."""
    return settle_tellings(candidates)[0]


def settle_tellings(
    candidates: Iterable[Candidate],
) -> tuple[list[Candidate], list[Dropped]]:
    """Return the merged candidates, and those that gave way or tell too little."""
    merged = _Merging(candidates).merged()
    complete_posts(merged)
    complete_by_context(merged)
    complete_careers(merged)
    whole = [candidate for candidate in merged if not _lacks_post(candidate)]
    kept = [candidate for candidate in whole if not _yields(candidate, whole)]
    dropped = [Dropped(c, _NO_POST) for c in merged if _lacks_post(c)]
    return kept, dropped + [Dropped(c, _POST_TOLD) for c in whole if _yields(c, whole)]


class _Merging:
    """Takes tellings one by one and joins each to the telling of the same happening, if any.

    `known`: who an unnamed holder of a post turned out to be, by what the text calls them.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.told = sorted(candidates, key=_rank)
        self.rules = {**_SAME, **same_happening()}
        self.whole: list[Candidate] = []
        self.known: dict[Any, Slot] = {}

    def merged(self) -> list[Candidate]:
        """Return the tellings, those of one happening as one; the unnamed ones come last."""
        for candidate in self.told:
            if not is_unnamed(candidate):
                self._take(candidate, self._fitting(candidate))
        unnamed = [candidate for candidate in self.told if is_unnamed(candidate)]
        if unnamed:
            # What is known of people's posts keeps others' posts from being taken for theirs.
            complete_posts(self.whole)
        for candidate in unnamed:
            if candidate.actor in self.known:
                candidate.fields["person"] = self.known[candidate.actor]
            self._take(candidate, self._likeliest(candidate))
        return self.whole

    def _take(self, candidate: Candidate, fitting: list[Candidate]) -> None:
        if not fitting:
            self.whole.append(candidate)
            return
        match = fitting[0]
        if candidate.type in _POSTS and not (candidate.get("person") and candidate.get("role")):
            match = _nearest(fitting, candidate)
        person = match.fields.get("person")
        if candidate.actor is not None and isinstance(person, Slot):
            self.known[candidate.actor] = person
        absorb(match, candidate)

    def _fitting(self, candidate: Candidate) -> list[Candidate]:
        """Return what tells the same happening as the candidate."""
        same = self.rules.get(candidate.type, _same_exactly)
        fitting = [m for m in self.whole if m.type == candidate.type and same(m, candidate)]
        if _rank(candidate) == 1:
            return [m for m in fitting if compatible(m.get("date"), candidate.get("date"))]
        return fitting

    def _likeliest(self, candidate: Candidate) -> list[Candidate]:
        """Return who may be the unnamed one: first of all who has not been replaced."""
        fitting = self._fitting(candidate)
        if not is_unnamed(candidate):
            return fitting
        if not _is_likeliest(candidate, self.told):
            fitting = [m for m in fitting if m.get("role")]
        gone = {c.get("replaces")["name"] for c in self.whole if c.get("replaces")}
        return [m for m in fitting if (m.get("person") or {}).get("name") not in gone] or fitting


def _nearest(fitting: list[Candidate], candidate: Candidate) -> Candidate:
    """Return the telling of the same status that stands nearest in the text."""
    start = candidate.mentions[0][0]
    return min(
        fitting,
        key=lambda other: (
            not candidate.loose and other.status.value != candidate.status.value,
            min(abs(place[0] - start) for place in other.mentions),
        ),
    )


def is_unnamed(candidate: Candidate) -> bool:
    """Tell whether it is told of a post without saying who."""
    return candidate.type in ("appointment", "departure") and candidate.get("person") is None


def _is_likeliest(candidate: Candidate, told: list[Candidate]) -> bool:
    """Tell whether an unnamed one may be somebody told of without a post: the only such post, or
    the director's, whose comings and goings these articles are about.
    """
    unnamed = [c for c in told if c.type == candidate.type and c.get("person") is None]
    kinds = {c.get("role")["kind"] for c in unnamed if c.get("role")}
    kind = (candidate.get("role") or {}).get("kind")
    return kinds == {kind} or kind == "director_childrens_services"


def _rank(candidate: Candidate) -> int:
    """Order tellings: whole ones first, so that "she joined in May" finds what it belongs to."""
    if candidate.type not in ("appointment", "departure"):
        return 0
    if candidate.get("person") is None:
        return 2
    return 0 if candidate.get("role") else 1


def _lacks_post(candidate: Candidate) -> bool:
    """Tell whether no post is known that was taken up or left: too little for a record."""
    if candidate.type == "appointment":
        return candidate.get("role") is None
    return candidate.type == "departure" and not (
        candidate.get("role") or candidate.get("organisation")
    )


def absorb(kept: Candidate, other: Candidate) -> None:
    """Add what `other` tells to `kept`: new fields, better dates, the stronger status."""
    status = _joint_status(kept, other)
    if _goes_later(other, kept):
        kept.fields["date"] = other.fields["date"]
    for name, slot in other.fields.items():
        mine = kept.fields.get(name)
        if mine is None:
            kept.fields[name] = slot
        elif isinstance(mine, list) and isinstance(slot, list):
            known = [item.value for item in mine]
            mine += [item for item in slot if item.value not in known]
        elif name == "date" and (_goes_later(kept, other) or _goes_later(other, kept)):
            continue
        elif isinstance(mine, Slot) and isinstance(slot, Slot):
            kept.fields[name] = _better(mine, slot)
    kept.mentions = sorted(set(kept.mentions) | set(other.mentions))
    kept.acting = kept.acting or other.acting
    kept.told_by |= {other.rule} | other.told_by
    kept.status, kept.loose = status, kept.loose and other.loose


def _joint_status(kept: Candidate, other: Candidate) -> Slot:
    # "has appointed her; she starts in May": what is dated and ahead has not happened yet.
    for one, two in ((kept, other), (other, kept)):
        dated = one.get("date") is not None and two.get("date") is None
        if _goes_later(one, two):
            return one.status
        if dated and (one.status.value, two.status.value) == ("planned", "happened"):
            return one.status
    if kept.loose != other.loose:
        return other.status if kept.loose else kept.status
    stronger = _STRENGTH[other.status.value] > _STRENGTH[kept.status.value]
    return other.status if stronger else kept.status


def _goes_later(one: Candidate, other: Candidate) -> bool:
    """Tell whether one tells of a day still to come, and the other when that was made known:
    "announced her retirement last week and will go in December".
    """
    mine, theirs = one.get("date") or {}, other.get("date") or {}
    ahead = one.status.value == "planned" and other.status.value in ("planned", "happened")
    days = mine.get("first"), theirs.get("last")
    return one.type in _POSTS and ahead and all(days) and bool(mine["first"] > theirs["last"])


def _better(mine: Slot, other: Slot) -> Slot:
    """Return the date told more precisely, the role with a title, else the first."""
    if isinstance(mine.value, dict) and "first" in mine.value:
        return more_precise(mine, other)
    if isinstance(mine.value, dict) and mine.value.get("title") is None and "interim" in mine.value:
        return other if other.value.get("kind") == mine.value.get("kind") else mine
    if mine.value == "unstated":
        return other
    return mine


def agree(a: Any, b: Any) -> bool:
    """Tell whether two field values are the same thing (an absent one agrees with any)."""
    if a is None or b is None:
        return True
    if isinstance(a, dict) and isinstance(b, dict):
        if "key" in a or "key" in b:
            return a.get("key") == b.get("key")
        return str(a.get("name", "")).casefold() == str(b.get("name", "")).casefold()
    return bool(a == b)


def _same_post(a: Candidate, b: Candidate) -> bool:
    """Same person (an unnamed one may be the named one) in the same post."""
    one, two = a.get("person"), b.get("person")
    if not agree(one, two) or not agree(a.get("organisation"), b.get("organisation")):
        return False
    roles = [role for role in (a.get("role"), b.get("role")) if role]
    if len(roles) == 2 and roles[0]["kind"] != roles[1]["kind"]:
        return False
    if one is not None and two is not None:
        return True
    # "The director quits": an unnamed one is the one with a name whose post it is, or who is
    # told of without a post.
    named_without_post = len(roles) == 1 and (a.get("role") is None) == (one is not None)
    if named_without_post and not _is_near(a, b):
        return False
    return (len(roles) == 2 or named_without_post) and compatible(a.get("date"), b.get("date"))


def _is_near(a: Candidate, b: Candidate) -> bool:
    """Tell whether an unnamed one can be somebody told of without a post: told nearby, and both
    as happened, or both as ahead.
    """
    distance = min(abs(x[0] - y[0]) for x in a.mentions for y in b.mentions)
    alike = a.status.value == b.status.value or a.loose or b.loose
    return distance < _NEAR if alike else distance < _NEXT and _is_found_to_start(a, b)


def _is_found_to_start(a: Candidate, b: Candidate) -> bool:
    """Tell whether one says that somebody was found, the other when who it is will start: "has
    named a new director. Ada Lovell, now at Leeds, takes up the post in May".
    """
    found, starts = (a, b) if is_unnamed(a) else (b, a)
    statuses = (found.status.value, starts.status.value)
    return a.type == "appointment" and statuses == ("happened", "planned") and not found.get("date")


def _same_departure(a: Candidate, b: Candidate) -> bool:
    """Suspended and then resigned are two happenings."""
    suspended = [c.get("manner") == "suspended" for c in (a, b)]
    return suspended[0] == suspended[1] and _same_post(a, b)


def _same_term(a: Candidate, b: Candidate) -> bool:
    """A term prolonged is one of its own."""
    return bool(a.get("reappointed")) == bool(b.get("reappointed")) and _same_post(a, b)


def _same_tenure(a: Candidate, b: Candidate) -> bool:
    return _same_post(a, b)


def _same_exactly(a: Candidate, b: Candidate) -> bool:
    return False


_SAME: dict[str, Same] = {
    "appointment": _same_term,
    "departure": _same_departure,
    "tenure": _same_tenure,
}


def _yields(candidate: Candidate, everything: list[Candidate]) -> bool:
    """Tell whether a tenure is already told by an appointment or a departure of the same post."""
    if candidate.type != "tenure":
        return False
    return any(
        other.type in ("appointment", "departure")
        and not is_made_permanent(candidate, other)
        and other.status.value in ("happened", "planned")
        and other.get("person") is not None
        and _same_post(candidate, other)
        for other in everything
    )
