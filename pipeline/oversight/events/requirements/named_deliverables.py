"""What is wanted, named before the words that say so: "a plan is due by 3 May"."""

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.requirements.deadlines import due_behind
from oversight.events.requirements.deliverables import (
    EXAMINATIONS,
    HEADS,
    RECEIVERS,
    SKIPPED,
    STOPS,
    Task,
    recurs,
    stops_object,
)
from oversight.patterns import read_words

_AUXILIARIES = read_words("events/words/before_due.txt")
_VERSIONS = read_words("events/words/unnamed_versions.txt")
_AWAITED = frozenset({"letter", "report", "reports", "findings", "letters"})
_FURTHEST = 12
_LINKS = frozenset(
    {"of", "to", "for", "on", "covering", "setting", "showing", "explaining", "outlining"}
    | {"detailing", "describing", "addressing", "saying"}
)


def task_named(skeleton: Skeleton, frame: Frame) -> Task | None:
    """Return the task whose words stand before the trigger, with the date behind that."""
    last = _last_word(skeleton, frame)
    if last is None or _is_awaited(skeleton, frame, last):
        return None
    start = last
    while start > 0 and not stops_object(skeleton, start - 1):
        if skeleton.norms[start - 1] in SKIPPED or skeleton.norms[start - 1] == "'s":
            break
        start -= 1
    due = due_behind(skeleton, frame)
    if due is None or _is_reviewers(skeleton, frame, start, last):
        return None
    doc = skeleton.sources[start].doc
    words = doc[skeleton.sources[start].start : skeleton.sources[last].end]
    recurring = bool(frame.value.get("first")) or recurs(skeleton, max(0, start - 4), due)
    return Task(words, skeleton.sources[due], recurring)


def _is_reviewers(skeleton: Skeleton, frame: Frame, start: int, last: int) -> bool:
    """Tell whether it is the report of somebody's review: "her report on whether … is due"."""
    owned = skeleton.labels[start - 1 - (skeleton.norms[start - 1] == "'s")] == "PERSON"
    return owned and skeleton.norms[last] == "report" and not frame.value.get("first")


def _is_awaited(skeleton: Skeleton, frame: Frame, last: int) -> bool:
    """Tell whether others are to bring it: "the letter is expected in May", "figures to be put"."""
    if skeleton.norms[frame.last] == "expected" and skeleton.norms[last] in _AWAITED:
        return True
    aside = skeleton.norms[frame.first] == "to" and skeleton.norms[last] == "figures"
    return aside and frame.first == last + 1


def _last_word(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return where the words of what is wanted end."""
    last = frame.last - 1 if frame.value.get("first") else frame.first - 1
    if "imposer" in frame.slots:
        last = frame.first  # "the plan that Ofsted wants"
    if "here" in frame.slots:
        last = skeleton.place_of[frame.slots["here"].start] - 1
    while last > 0 and (
        skeleton.norms[last] in STOPS
        or (skeleton.norms[last] in _AUXILIARIES and not frame.value.get("plain"))
        or skeleton.labels[last] in RECEIVERS - {"ROLE"}
        or (skeleton.labels[last] == "ROLE" and not frame.value.get("post"))
    ):
        last -= 1
    if last >= 0 and frame.value.get("post"):
        return last if skeleton.labels[last] in ("", "ROLE") else None
    last = _head_before(skeleton, last)
    if (
        last < 0
        or skeleton.labels[last]
        or skeleton.norms[last] not in HEADS - EXAMINATIONS - _VERSIONS
    ):
        return None
    return last


def _head_before(skeleton: Skeleton, last: int) -> int:
    """Return the first noun of several: "a response to the team's findings" is a response."""
    for k in range(last - 1, max(0, last - _FURTHEST), -1):
        word = skeleton.norms[k]
        if word in HEADS and not skeleton.labels[k] and skeleton.norms[k + 1] in _LINKS:
            return k
        if word in (",", "and", "that", SENTENCE_END):
            return last
        if word in _AUXILIARIES and not skeleton.labels[k] and skeleton.norms[last] in HEADS:
            return last
    return last
