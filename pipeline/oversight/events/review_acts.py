"""What is told of a review: that it was ordered, carried out, published, and when.

Words are in patterns/events/review_acts.csv; a date belongs to the act that stands nearest before
it, else to the one that follows.
"""

import csv
from dataclasses import dataclass, field
from functools import cache

from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.frames import Skeleton
from oversight.resources import patterns_dir

_REACH = 22
_STOPS = frozenset({";", "¶", "but"})
_FIELDS = frozenset({"commissioned", "conducted", "published", "due"})
_DUE = frozenset({"by", "until", "before"})
_ELSEWHERE = frozenset({"since", "after", "following"})


@dataclass
class Acts:
    """The acts told of one review: kind → skeleton token, and the dates by field."""

    told: dict[str, int] = field(default_factory=dict)
    dates: dict[str, Slot] = field(default_factory=dict)


@cache
def act_words() -> dict[str, str]:
    """Return word → act."""
    path = patterns_dir() / "events" / "review_acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["act"] for row in csv.DictReader(file)}


def acts_around(skeleton: Skeleton, k: int, first: int, end: int) -> Acts:
    """Return the acts and dates of a review at token `k` among the tokens [first, end)."""
    acts = Acts()
    words = act_words()
    start, stop = max(first, k - _REACH), min(end, k + _REACH)
    places = [
        (j, words[skeleton.norms[j]])
        for j in range(start, stop)
        if not skeleton.labels[j]
        and skeleton.norms[j] in words
        and words[skeleton.norms[j]] != "due"
    ]
    for j, act in places:
        if _reaches(skeleton, k, j):
            acts.told.setdefault(act, j)
    for j in range(start, stop):
        if skeleton.labels[j] == "DATE" and _reaches(skeleton, k, j):
            name = _field(
                skeleton, k, j, [(i, act) for i, act in places if _reaches(skeleton, k, i)]
            )
            slot = date_slot(skeleton.sources[j])
            if name and slot is not None:
                acts.dates.setdefault(name, slot)
    return acts


def _reaches(skeleton: Skeleton, k: int, j: int) -> bool:
    low, high = sorted((k, j))
    return _STOPS.isdisjoint(skeleton.norms[low + 1 : high]) and not _is_of_other(skeleton, k, j)


def _is_of_other(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a person's side remark, or what the review found, holds token `j`."""
    for i in range(k + 1, j):
        if (
            skeleton.norms[i] in ("that", "who", "whose", "when", "where", "how")
            and not (skeleton.labels[i])
        ):
            after = skeleton.norms[i + 1]
            return after not in ("was", "has", "had", "is", "should", "were")
    return False


def _field(skeleton: Skeleton, k: int, j: int, places: list[tuple[int, str]]) -> str | None:
    """Return the field of the date at `j`."""
    before = {skeleton.norms[j - 1], skeleton.norms[max(0, j - 2)], skeleton.norms[j].split()[0]}
    if not _DUE.isdisjoint({skeleton.norms[j - 1], skeleton.norms[j].split()[0]}):
        return "due"
    if not _ELSEWHERE.isdisjoint({skeleton.norms[j - 1]}):
        return None
    nearest = [act for i, act in places if i < j]
    later = [act for i, act in places if i > j]
    act = nearest[-1] if nearest and j > k else (later[0] if later else None)
    if act is None and nearest:
        act = nearest[-1]
    if act is None:
        direct = j > k and j - k <= 3 and "in" in before
        return "conducted" if direct or 0 < k - j <= 3 else None
    if act in ("found", "begun"):
        return "conducted"
    return act if act in _FIELDS else None
