"""What the words around an amount of money say: what it is for, of which time, how sure."""

import csv
from functools import cache

from spacy.tokens import Span

from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.frames import SENTENCE_END, Frame, Skeleton
from oversight.patterns import read_words
from oversight.resources import patterns_dir
from oversight.spans import text_of

_BREAKS = read_words("events/words/money_breaks.txt")
_PURPOSE_STARTS = read_words("events/words/purpose_starts.txt")
_PURPOSE_STOPS = read_words("events/words/purpose_stops.txt")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_TIMES = frozenset({"DATE", "DURATION", "SET", "DATE_REF"})
# How many tokens after an amount its purpose may begin, and how long it may be.
_REACH = 12
_LONGEST = 12
_LONG = frozenset({"period", "year"})


def clause_before(skeleton: Skeleton, k: int) -> list[str]:
    """Return the words before token `k` in its clause."""
    words: list[str] = []
    for j in range(k - 1, -1, -1):
        if skeleton.norms[j] == SENTENCE_END or skeleton.norms[j] in _BREAKS:
            break
        words.append(skeleton.norms[j])
    return words[::-1]


@cache
def _status_words() -> dict[str, tuple[str, int]]:
    path = patterns_dir() / "events" / "money_status.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["word"]: (row["status"], int(row["reach"])) for row in rows}


@cache
def _undoing() -> frozenset[str]:
    return read_words("events/words/undoing.txt")


def status_of(skeleton: Skeleton, k: int, frame: Frame) -> tuple[str, Span]:
    """Return the status of an amount, and the words that tell it."""
    first, last = min(k, frame.first), max(k, frame.last)
    told: dict[str, int] = {}
    words = clause_before(skeleton, first)
    for j in range(first - len(words), last + 1):
        status, reach = _status_words().get(skeleton.norms[j], ("", 0))
        if status and first - j <= reach and not _is_generic(skeleton, j):
            told.setdefault(status, j)
    for j in range(last + 1, min(last + 16, len(skeleton.norms))):
        if skeleton.norms[j] == SENTENCE_END or skeleton.norms[j] in (";", "but"):
            break
        if skeleton.norms[j] in _undoing():
            told["cancelled"] = j
    for status in ("cancelled", "proposed", "planned"):
        if status in told:
            return status, skeleton.sources[told[status]]
    return frame.value.get("status", "happened"), frame.words


def _is_generic(skeleton: Skeleton, j: int) -> bool:
    """Tell whether a denial is a saying's: "you can't strip £2m out of a budget and then …"."""
    return skeleton.norms[j] == "n't" and skeleton.norms[j - 1] in ("ca", "could")


def period_of(skeleton: Skeleton, k: int, frame: Frame) -> Slot | None:
    """Return the time that an amount is of: a date behind it, or a year before it."""
    end = _end_of_clause(skeleton, max(k, frame.last))
    for j in range(min(k, frame.last) + 1, end):
        if skeleton.labels[j] in ("DATE", "DURATION"):
            slot = _period(skeleton, j, frame)
            if slot is not None:
                return slot
    first = min(k, frame.first)
    words = clause_before(skeleton, first)
    for j in range(first - 1, first - 1 - len(words), -1):
        if skeleton.labels[j] == "MONEY":
            break
        if skeleton.labels[j] == "DATE":
            slot = _period(skeleton, j, frame)
            return slot if slot is not None and _is_long(slot) else None
    return None


def _end_of_clause(skeleton: Skeleton, k: int) -> int:
    for j in range(k + 1, len(skeleton.norms)):
        word = skeleton.norms[j]
        if word == SENTENCE_END or word in _BREAKS or skeleton.labels[j] == "MONEY":
            return j
        if word in ("which", "who", "that", "after", "before", "when", "said"):
            return j
    return len(skeleton.norms)


def _period(skeleton: Skeleton, j: int, frame: Frame) -> Slot | None:
    slot = date_slot(skeleton.sources[j], bounds=True)
    if slot is None or frame.value["kind"] == "cost" or _is_long(slot):
        return slot
    return slot if skeleton.labels[j] == "DURATION" else None


def _is_long(slot: Slot) -> bool:
    return slot.value["precision"] in _LONG


def purpose_of(skeleton: Skeleton, k: int, frame: Frame) -> Slot | None:
    """Return what an amount is for: "into the service", "for 40 more social workers"."""
    if frame.value.get("purpose") == "here":
        words = frame.words
        return Slot.of(text_of(words), words)
    start = max(k, frame.last) + 1
    for j in range(start, min(start + _REACH, len(skeleton.norms))):
        word = skeleton.norms[j]
        if word == SENTENCE_END or word in _BREAKS or skeleton.labels[j] == "MONEY":
            return None
        if word in _PURPOSE_STARTS and skeleton.labels[j + 1] not in _TIMES:
            return _noun_phrase(skeleton, j + 1)
    return None


def _noun_phrase(skeleton: Skeleton, j: int) -> Slot | None:
    """Return the words from token `j` to the end of what they name, articles left out."""
    while skeleton.norms[j] in _DETERMINERS or skeleton.labels[j] == "COUNCIL":
        j += 1
        if skeleton.norms[j] == "'s":
            j += 1
    end = j
    while end < len(skeleton.norms) and end - j < _LONGEST:
        word = skeleton.norms[end]
        if word in _PURPOSE_STOPS or word == SENTENCE_END or skeleton.labels[end] in _TIMES:
            break
        end += 1
    if end == j:
        return None
    doc = skeleton.sources.doc
    span = doc[skeleton.sources[j].start : skeleton.sources[end - 1].end]
    return Slot.of(" ".join(text_of(span).split()), span)
