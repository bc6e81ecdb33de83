"""Dates before a review that are of something else, or of the day on which it told."""

from oversight.events.context.skeleton import Skeleton

_REACH = 24
# "2 May, when a serious case review": so far behind its date.
_WHEN = 8
_ANNOUNCING = frozenset({"confirmed", "said", "revealed", "emerged", "told", "admitted", "heard"})
_TELLING = frozenset({"reported", "found", "concluded", "warned", "revealed", "said", "showed"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})


def is_told_then(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether the date at `j` is when something was said of the review at `k`: "confirmed
    this week that it had set up a review", "on Tuesday members were told that".
    """
    if skeleton.norms[j - 1] in _ANNOUNCING and skeleton.norms[j + 1] in ("that", "it", ","):
        return True
    between = skeleton.norms[j + 1 : k]
    if "said" in between:
        return True  # "in April the council said publication of the report was delayed"
    if "that" not in between:
        return False
    return not _ANNOUNCING.isdisjoint(between[: between.index("that")])


def is_when(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether the date at `j` is when the review told: "since 2 May, when a review found"."""
    behind = [word for word in skeleton.norms[j + 1 : min(j + 3, k)] if word != ","]
    return (
        behind[:1] == ["when"]
        and 0 < k - j <= _WHEN
        and not _TELLING.isdisjoint(skeleton.norms[k + 1 : k + 4])
    )


def is_clause_before(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a clause ends between: "was appointed in February and it was his report"."""
    return any(
        skeleton.norms[i] == "and"
        and (skeleton.norms[i + 1] in _PRONOUNS or (skeleton.norms[i + 1] == "to" and i > j))
        for i in range(j, k - 1)
    )


def is_aside(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a date is of who is spoken of: "Ada, who left in May, will conduct a review"."""
    if "," not in skeleton.norms[j + 1 : k]:
        return False
    for i in range(j - 1, max(0, j - _REACH), -1):
        if skeleton.norms[i] == "¶":
            return False
        if skeleton.norms[i] in ("who", "whose") and skeleton.norms[i - 1] == ",":
            return "," not in skeleton.norms[i + 1 : j]
    return False
