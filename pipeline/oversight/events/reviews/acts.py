"""What is told of a review: that it was ordered, carried out, published, and when.

A date belongs to the act that stands nearest before
it, else to the one that follows.
"""

from dataclasses import dataclass, field

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.clauses import POSSESSIVES
from oversight.events.context.skeleton import Skeleton
from oversight.events.reviews.act_dates import field_of, since
from oversight.events.reviews.act_words import act_at, act_words
from oversight.events.reviews.asides import is_aside, is_clause_before
from oversight.patterns import read_words

_REACH = 28
_STOPS = frozenset({";", "¶", "but", "while", "whilst", "whereas"})
_DUE = frozenset({"by", "until", "before"})
# What may stand between a verb and the review that is its object: "ordered an independent review".
_BETWEEN = read_words("events/words/before_review.txt") | (
    read_words("events/words/review_modifiers.txt") | {"out", "up", "in", "to", "middle"}
)
_INFINITIVES = frozenset({"carry", "conduct", "undertake"})
_ENDING = read_words("events/words/review_ending.txt")
_SAID = read_words("events/words/review_said.txt")
_VISITING = frozenset({"visited", "came", "went", "spent", "arrived"})
_PLACED = frozenset({"in", "on", "at", "here"})
_CALLED = frozenset({"asked", "commissioned", "due", "invited", "expected", "set", "told", "will"})
_TELLING = frozenset({"reported", "found", "concluded", "warned", "identified", "highlighted"})
_REPORTING = frozenset({"report", "reports", "reporting"})
_AHEAD = frozenset({"will", "to", "shall", "would"})
_CLAUSES = frozenset({"that", "who", "whose", "which", "when", "where", "how", "whether"})
_WAS = frozenset({"was", "were"})
_BEEN = frozenset({"been", "was", "were", "be"})
_SUBJECTLESS = frozenset({"was", "has", "had", "is", "should", "were", "will", "have"})
# Behind "which" or "that", these speak of the review, not of the council named before.
_DONE_TO = frozenset({"was", "were", "had", "should", "will"})


@dataclass
class Acts:
    """The acts told of one review: kind → skeleton token, and the dates by field."""

    told: dict[str, int] = field(default_factory=dict)
    dates: dict[str, Slot] = field(default_factory=dict)
    ending: bool = False  # "conducted" is when it was, or is to be, finished


def acts_around(skeleton: Skeleton, k: int, first: int, end: int, printed: bool = False) -> Acts:
    """Return the acts and dates of a review at token `k` among the tokens [first, end).

    `printed`: what the review found is dated by its publication (a serious case review's is).
    """
    acts = Acts()
    start, stop = max(first, k - _REACH), min(end, k + _REACH)
    places = [(j, act_at(skeleton, j)) for j in range(start, stop)]
    reached = [(j, act) for j, act in places if act and _is_of(skeleton, k, j)]
    reached = [(j, act) for j, act in reached if act != "cancelled" or not _is_found(reached, k, j)]
    for j, act in reached:
        ahead = act in ("conducted", "begun") and _is_ahead(skeleton, j)
        acts.told.setdefault("commissioned" if ahead else act, j)
    for j in range(start, stop):
        if skeleton.labels[j] == "DATE" and _reaches(skeleton, k, j):
            name = field_of(skeleton, k, j, reached, printed)
        elif skeleton.labels[j] == "DATE" and _is_report_due(skeleton, k, j):
            name = "due"
        else:
            continue
        slot = date_slot(skeleton.sources[j])
        if name == "begun" and slot is not None:
            name, slot = "conducted", since(slot)
        if name and slot is not None:
            acts.dates.setdefault(name, slot)
            acts.ending |= name == "conducted" and _is_ending(skeleton, j, reached)
    return acts


def _is_ending(skeleton: Skeleton, j: int, reached: list[tuple[int, str]]) -> bool:
    """Tell whether the date at `j` is of an end: "until it had been finished in September"."""
    return any(i < j and skeleton.norms[i] in _ENDING for i, act in reached[-1:])


def _is_found(reached: list[tuple[int, str]], k: int, j: int) -> bool:
    """Tell whether the word at `j` is of what was found: "found decisions were put off"."""
    return any(act == "found" and k < i < j for i, act in reached)


def _is_report_due(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a date far behind is when to report: "to look at how …, reporting by May"."""
    near = skeleton.norms[max(k, j - 3) : j]
    by = not _DUE.isdisjoint((near[-1:] or [""])[0:1]) or skeleton.norms[j].split()[0] in _DUE
    return j > k and by and not _REPORTING.isdisjoint(near)


def _is_ahead(skeleton: Skeleton, j: int) -> bool:
    """Tell whether an act is still to come: "will be led by", "is to be held"."""
    before = skeleton.norms[max(0, j - 3) : j]
    if skeleton.norms[j] == "place":
        return before[-2:-1] in (["to"], ["will"], ["would"])  # "is to take place"
    if skeleton.norms[j] in _INFINITIVES:
        if before[-1:] == ["to"] and _is_there(skeleton, j):
            return False
        return before[-1:] in (["to"], ["will"], ["should"], ["must"])
    return before[-1:] == ["be"] and not _AHEAD.isdisjoint(before)


def _is_there(skeleton: Skeleton, j: int) -> bool:
    """Tell whether those who are to review have come: "was in Leeds in May to carry out"."""
    start = max(0, j - 14)
    for i in range(j - 1, start, -1):
        word = skeleton.norms[i]
        if word in _STOPS or word in _CALLED:
            return False
        if word in _VISITING or (word in _WAS and skeleton.norms[i + 1] in _PLACED):
            return True
    return False


def _is_of(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether the act at `j` is done to, or by, the review at `k`."""
    if j > k:
        return _reaches(skeleton, k, j)
    between = range(j + 1, k)
    if skeleton.norms[j] in _SAID:
        return False  # "Ada Lovell said a review would be held"
    return all(
        skeleton.norms[i] in _BETWEEN
        or skeleton.norms[i] in POSSESSIVES
        or skeleton.labels[i] in ("BODY", "QUANTITY", "AREA")
        for i in between
    )


def _reaches(skeleton: Skeleton, k: int, j: int) -> bool:
    low, high = sorted((k, j))
    if any(
        skeleton.norms[i] in _STOPS and skeleton.norms[i - 1 : i + 1] != ["all", "but"]
        for i in range(low + 1, high)
    ):
        return False
    if j > k and _is_before_else(skeleton, k, j):
        return False
    if j < k and "whose" in skeleton.norms[j:k]:
        return False  # "the commissioner appointed in May, whose report": that is another's date
    if j < k and (is_aside(skeleton, k, j) or is_clause_before(skeleton, k, j)):
        return False
    return not _is_of_other(skeleton, k, j)


def _is_before_else(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether token `j` is of what comes behind: "a review before the money was released"."""
    return any(
        skeleton.norms[i] == "before" and skeleton.labels[i + 1] != "DATE" for i in range(k + 1, j)
    )


def _is_of_other(skeleton: Skeleton, k: int, j: int) -> bool:
    """Tell whether a side remark on somebody, or what the review found, holds token `j`."""
    for i in range(k + 1, j):
        if skeleton.labels[i] or skeleton.norms[i] not in _CLAUSES:
            continue
        if i - k <= 2 and skeleton.labels[k] in ("PERSON", "BODY"):
            continue  # "Ada Lovell, who was asked in May to look": of whoever reviews
        before = skeleton.labels[i - 1] or (skeleton.labels[i - 2] if i > 1 else "")
        determined = skeleton.norms[i + 1] in ("the", "its", "their")
        after = skeleton.norms[i + 1 + determined]
        if skeleton.norms[i] == "who" and _resumes(skeleton, i, j):
            continue
        if after in _TELLING and _is_reviewer(skeleton, i):
            continue
        owned = before == "PERSON" or (before == "COUNCIL" and after not in _DONE_TO)
        known = after in _SUBJECTLESS or after in act_words()
        known = known or bool(skeleton.labels[i + 1 + determined])
        if skeleton.norms[i] not in ("which", "that") or owned or not known:
            return True
    return False


def _resumes(skeleton: Skeleton, i: int, j: int) -> bool:
    """Tell whether the review is gone on with: "of families who had left had been finished in"."""
    return any(
        skeleton.norms[m] in act_words() and skeleton.norms[m - 1] in _BEEN
        for m in range(i + 3, j + 1)
    )


def _is_reviewer(skeleton: Skeleton, i: int) -> bool:
    """Tell whether whoever reviews stands before "which": "a review by Leeds, which found"."""
    k = i - 1 if skeleton.labels[i - 1] else i - 2
    return skeleton.norms[k - 1] in ("by", "from") or skeleton.norms[k - 2] in ("by", "from")
