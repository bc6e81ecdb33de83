"""Merging: tellings of one happening become one candidate with several mentions.

Two tellings of a type are one happening when they agree in the type's identity fields as far as
both state them, share at least one, and contradict nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from oversight.events import same_happening
from oversight.events.candidate import Candidate, Slot
from oversight.events.context.dating import compatible, more_precise
from oversight.events.discourse.careers import complete_careers, is_made_permanent
from oversight.events.discourse.chaired import find_chairs
from oversight.events.discourse.completion import complete_by_context, complete_posts
from oversight.events.discourse.followers import join_followed, settle_followers
from oversight.events.discourse.holding import hold_for_now
from oversight.events.discourse.sameness import SAME_POST, is_unnamed, same_exactly, same_post

_NO_POST = "no post is told that was taken up or left"
_POST_TOLD = "an appointment or a departure tells the same post"

_POSTS = frozenset({"appointment", "departure"})

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
    settle_followers(merged)
    complete_careers(merged)
    merged.extend(list(find_chairs(merged)))
    for candidate in merged:
        hold_for_now(candidate)
    _date_by_tenures(merged)
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
        self.rules = {**SAME_POST, **same_happening()}
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
        same = self.rules.get(candidate.type, same_exactly)
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
    join_followed(kept, other)
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
    kept.state = kept.state and other.state
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


def _date_by_tenures(merged: list[Candidate]) -> None:
    """Date an appointment by since when its post is held: "has been director since May", and "his
    predecessor" says that he took it up.
    """
    for tenure in merged:
        since = tenure.fields.get("since")
        if tenure.type != "tenure" or since is None or not tenure.get("current"):
            continue
        for other in merged:
            if _is_undated(other) and same_post(tenure, other):
                other.fields["date"] = since


def _is_undated(candidate: Candidate) -> bool:
    """Tell whether somebody has taken up a post, once, and nothing says when."""
    happened = candidate.type == "appointment" and candidate.status.value == "happened"
    known = candidate.get("person") is not None and not candidate.get("reappointed")
    return happened and known and candidate.get("date") is None


def _yields(candidate: Candidate, everything: list[Candidate]) -> bool:
    """Tell whether a tenure is already told by an appointment or a departure of the same post."""
    if candidate.type != "tenure":
        return False
    return any(
        other.type in ("appointment", "departure")
        and not is_made_permanent(candidate, other)
        and other.status.value in ("happened", "planned")
        and other.get("person") is not None
        and same_post(candidate, other)
        for other in everything
    )
