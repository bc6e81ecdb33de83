"""The day by which a thing is wanted: behind it, before its verb, or at the sentence's head."""

from itertools import chain

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_BY = read_words("events/words/deadline_prepositions.txt")
_ENDS = frozenset({SENTENCE_END, ";", ":"})
_OPENING = frozenset({"by", "before", "until"})
_BULLETS = frozenset({"-", "–", "•", "*", "·"})
_BEHIND = 10
_FIRST_TO = frozenset({"to", "by", "in", "on", "due", "of"})
_FAR = 16


def is_deadline(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a date is a day to be kept: "by 3 May", "the deadline of 3 May"."""
    before = skeleton.norms[k - 1] if k else ""
    if before in _BY or skeleton.norms[k].split()[0] in _BY:
        return True
    return "deadline" in (skeleton.norms[k + 1], skeleton.norms[k - 2] if k > 1 else "")


def due_of(skeleton: Skeleton, frame: Frame, k: int, border: int, last: int) -> int | None:
    """Return the place of the date of a task whose verb stands at `k`, whose words end at `last`:
    behind it, right before its verb, or the trigger's own.
    """
    for j in range(last + 1, border):
        if skeleton.labels[j] == "DATE" and is_deadline(skeleton, j):
            if skeleton.norms[j + 1] == "to":
                break  # "…, and until June to clear the backlog": the next one's
            return j
        told = skeleton.norms[j] == "that" and skeleton.norms[j + 1] in ("was", "were", "is", "had")
        if (skeleton.norms[j] in ("which", "who", "whose") or told) and not skeleton.labels[j]:
            break  # "an audit that was completed in January"
    series = _first_of_series(skeleton, last, end_of_clause(skeleton, last))
    if series is not None:
        return series
    for j in chain(range(last - 1, k, -1), range(k - 1, max(frame.last, k - 6), -1)):
        if skeleton.norms[j] == SENTENCE_END:
            break
        if skeleton.labels[j] == "DATE" and is_deadline(skeleton, j):
            return j
    until = frame.slots.get("due")
    if until is not None:
        return skeleton.place_of.get(until.start)
    return _date_opening(skeleton, frame) or date_heading(skeleton, frame.first)


def _first_of_series(skeleton: Skeleton, start: int, end: int) -> int | None:
    """Return the day of "a quarterly report, the first to be presented on 14 June"."""
    for k in range(start, end):
        if skeleton.norms[k] != "first" or skeleton.norms[k + 1] not in _FIRST_TO:
            continue
        dates = [j for j in range(k, min(k + _BEHIND, end)) if skeleton.labels[j] == "DATE"]
        return next(iter(dates), None)
    return None


def due_behind(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the date behind a trigger that has what is wanted before it."""
    reach = _FAR if frame.value.get("far") else _BEHIND
    for k in range(frame.last + 1, min(frame.last + reach, end_of_clause(skeleton, frame.last))):
        if skeleton.labels[k] == "DATE" and is_deadline(skeleton, k):
            return k
    return date_heading(skeleton, frame.first)


def end_of_clause(skeleton: Skeleton, k: int) -> int:
    """Return where the clause of token `k` ends."""
    while skeleton.norms[k] not in _ENDS:
        k += 1
    return k


def _date_opening(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the date that opens the clause: "By 3 May the council must …"."""
    start = frame.first
    while start > 0 and skeleton.norms[start - 1] not in _ENDS:
        start -= 1
    for k in range(start, min(start + 3, frame.first)):
        if skeleton.labels[k] == "DATE" and skeleton.norms[k - 1] in _OPENING:
            return k
    return None


def date_heading(skeleton: Skeleton, k: int) -> int | None:
    """Return the date that a line begins with: "By 3 May: the council to …"."""
    start = skeleton.keys[skeleton.sentence_of[k]][0]
    while skeleton.norms[start] in _BULLETS:  # the sentence's end mark is none
        start += 1
    date = start + (skeleton.norms[start] in _OPENING)
    headed = skeleton.labels[date : date + 1] == ["DATE"]
    return date if headed and skeleton.norms[date + 1] in (":", "-", "–") else None
