"""Words that tell what is done with a review: patterns/events/review_acts.csv.

A word may tell it only behind certain others ("came out"), or before them ("went to").
"""

import csv
from functools import cache

from oversight.events.context.skeleton import Skeleton
from oversight.resources import patterns_dir


@cache
def act_words() -> dict[str, str]:
    """Return word → act."""
    return {row["word"]: row["act"] for row in _rows()}


@cache
def _beside() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return word → one of which must stand before it, and behind: "came out", "went to"."""
    return {
        row["word"]: (frozenset(row["after"].split()), frozenset(row["before"].split()))
        for row in _rows()
        if row["after"] or row["before"]
    }


@cache
def _rows() -> tuple[dict[str, str], ...]:
    path = patterns_dir() / "events" / "review_acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def act_at(skeleton: Skeleton, j: int) -> str:
    """Return the act that the word at `j` tells, or ""."""
    word = skeleton.norms[j]
    act = act_words().get(word, "") if not skeleton.labels[j] else ""
    before = skeleton.norms[j - 1] if j else ""
    if before == "-":
        return ""  # "a member-led review"
    if skeleton.norms[max(0, j - 3) : j] == ["to", "have", "been"]:
        return ""  # "was to have been led by"
    left, right = _beside().get(word, (None, None))
    if (left and before not in left) or (right and skeleton.norms[j + 1] not in right):
        return ""
    return act
