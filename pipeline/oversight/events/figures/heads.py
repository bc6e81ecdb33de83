"""Heads: the kind of thing that a number counts (patterns/events/figure_heads.csv)."""

import csv
from functools import cache

from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.resources import patterns_dir

_ADJECTIVES = read_words("events/words/figure_adjectives.txt")
_NO_HEAD = read_words("events/words/figure_no_head.txt")
# "Two winters ago" counts nothing of the service.
_TIMES = read_words("events/words/figure_times.txt")
_REACH = 5


def head_of(skeleton: Skeleton, k: int) -> str | None:
    """Return the kind of thing that a number counts, "none" where it stands alone."""
    heads = _heads()
    if counts_time(skeleton, k):
        return None
    plus = 2 * (skeleton.norms[k + 1 : k + 3] in (["or", "more"], ["or", "fewer"]))
    plus = plus or 2 * (skeleton.norms[k + 1 : k + 3] == ["-", "plus"])  # "200-plus children"
    for j in range(k + 1 + plus, k + 1 + plus + _REACH):
        for size in (3, 2, 1):
            found = heads.get(" ".join(skeleton.norms[j : j + size]))
            if found is not None:
                return found
        if skeleton.norms[j].startswith("children "):
            return "children"  # "children who needed help", found as an area
        if skeleton.norms[j] not in _ADJECTIVES and not skeleton.labels[j]:
            break
    after, label = skeleton.norms[k + 1], skeleton.labels[k + 1]
    return "none" if after in _NO_HEAD or label == "DATE" else None


def counts_time(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a number counts years, terms, occasions."""
    return skeleton.norms[k + 1] in _TIMES


def behind_whole(skeleton: Skeleton, k: int) -> int:
    """Return where the words behind a number begin: behind "of the 28" in "15 of the 28 left"."""
    if skeleton.norms[k + 1] == "of":
        for j in range(k + 2, min(k + 5, len(skeleton.norms))):
            if skeleton.labels[j] == "QUANTITY":
                return j + 1
    return k + 1


@cache
def _heads() -> dict[str, str]:
    with (patterns_dir() / "events" / "figure_heads.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return {row["word"]: row["head"] for row in csv.DictReader(file)}
