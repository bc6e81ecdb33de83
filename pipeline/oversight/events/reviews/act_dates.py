"""Which act of a review a date is of: the one that stands nearest before it, else the next."""

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import Skeleton
from oversight.events.reviews.asides import is_told_then, is_when
from oversight.patterns import read_words

_DUE = frozenset({"by", "until", "before"})
_ELSEWHERE = frozenset({"since", "after", "following", "of"})
_SHOWN = read_words("events/words/review_shown.txt")
_HARMS = read_words("events/words/harms.txt")
_OVER = frozenset({"from", "between"})
_STAYED = 8
_HAD = frozenset({"had", "was", "underwent", "came"})
_HAD_WITHIN = 12
_AWAITED = frozenset({"due", "expected"})
_BEFORE_DATE = frozenset({"in", "on", "this", "next"})
_FUTURE = frozenset({"will", "would", "to", "due", "expected", "must", "should"})


def field_of(
    skeleton: Skeleton, k: int, j: int, reached: list[tuple[int, str]], printed: bool
) -> str | None:
    """Return the field of the date at `j`."""
    before, opening = skeleton.norms[j - 1], skeleton.norms[j].split()[0]
    if j < k and is_told_then(skeleton, k, j):
        return None
    if is_when(skeleton, k, j):
        return "published" if printed else "conducted"
    if not _DUE.isdisjoint((before, opening)):
        return "due"
    if before in _ELSEWHERE or (j < k and _is_elsewhere(skeleton, j, k)):
        return None
    act = _act_of(k, j, reached)
    if j > k and act == "found" and any(i < j for i, _ in reached):
        return None  # "found that 40 staff had left in May"
    if _is_stay(skeleton, k, j):
        return "conducted"
    if _is_due(skeleton, k, j):
        return "due"
    if printed and _is_of_death(skeleton, k, j, reached):
        return None
    if act in ("commissioned", "conducted", "published"):
        return act
    if act == "begun" and j > k - _HAD_WITHIN and skeleton.norms[j - 1] in ("on", "in", "since"):
        return "begun"
    if act in ("found", "begun", "cancelled"):
        return "published" if printed and act == "found" else "conducted"
    return _field_by_place(skeleton, k, j)


def since(slot: Slot) -> Slot:
    """Return the open range that begins with a date: "began his review on 3 October"."""
    value = slot.value["value"]
    if not value or "/" in value:
        return slot
    return Slot(
        {**slot.value, "value": f"{value}/..", "last": None, "precision": "period"}, slot.spans
    )


def _field_by_place(skeleton: Skeleton, k: int, j: int) -> str | None:
    """Return the field of a date beside a review of which no act is told."""
    before = skeleton.norms[j - 1]
    close = (j > k and j - k <= 3 and before == "in") or 0 < k - j <= 3
    if not close and not (before == "in" and _was_had(skeleton, j, k)):
        return None
    owned = skeleton.labels[k - 1] == "PERSON" or skeleton.norms[k - 1] in ("'s", "'")
    printed = j > k and owned and skeleton.norms[k] == "report"  # "her report in May"
    return "published" if printed else "conducted"


def _is_stay(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether the date is of a stay: "the peer team is here from 9 to 12 March"."""
    words = (skeleton.norms[j - 1], skeleton.norms[j].split()[0])
    near = 0 < j - k <= (2 if _OVER.isdisjoint(words) else _STAYED)
    slot = date_slot(skeleton.sources[j]) if near else None
    return slot is not None and "/" in str(slot.value.get("value"))


def _is_due(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a date is when to report: "due in July", "is to be put to members in May"."""
    between = skeleton.norms[k + 1 : j]
    if not _SHOWN.isdisjoint(between[1:]) and _is_shown(skeleton, k, j):
        return True
    if skeleton.norms[j - 2] in _AWAITED and skeleton.norms[j - 1] in _BEFORE_DATE:
        return True
    return "report" in between and not _FUTURE.isdisjoint(between)


def _act_of(k: int, j: int, reached: list[tuple[int, str]]) -> str:
    """Return the act that the date at `j` is of: the nearest before it, else one behind it."""
    nearest = [act for i, act in reached if i < j]
    later = [act for i, act in reached if i > j]
    act = nearest[-1] if nearest and j > k else (later[0] if later else "")
    act = act or (nearest[-1] if nearest else "")
    if j < k and "found" in later:
        act = "found"  # "In May a team that had been asked in found …"
    return act


def _is_shown(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether it is to be put before somebody: "to be brought to the committee in May"."""
    return any(
        skeleton.norms[i] in _SHOWN and skeleton.norms[i - 2 : i] in (["to", "be"], ["will", "be"])
        for i in range(k + 3, j)
    )


def _is_of_death(skeleton: Skeleton, k: int, j: int, reached: list[tuple[int, str]]) -> bool:
    """Tell whether the date is when a child came to harm: "into the death of a boy in 2008"."""
    last = max((i for i, act in reached if k < i < j), default=k)
    return not _HARMS.isdisjoint(skeleton.norms[last + 1 : j])


def _is_elsewhere(skeleton: Skeleton, j: int, k: int) -> bool:
    """Tell whether the date at `j`, before a review, is of something else: "in May, after the"."""
    between = skeleton.norms[j + 2 : k]
    return skeleton.norms[j + 1] in _ELSEWHERE or not (_ELSEWHERE - {"of"}).isdisjoint(between)


def _was_had(skeleton: Skeleton, j: int, k: int) -> bool:
    """Tell whether there simply was one: "had a stocktake by peers in May", "in 2010 it was a"."""
    if j > k:
        return j - k <= _HAD_WITHIN and not _HAD.isdisjoint(skeleton.norms[max(0, k - 4) : k])
    return k - j <= _HAD_WITHIN // 2 and not _HAD.isdisjoint(skeleton.norms[j + 1 : k])
