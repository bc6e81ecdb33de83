"""What the words around an amount of money say: of which time it is, and how sure."""

import csv
from datetime import date
from functools import cache

from spacy.tokens import Span

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.frames import Frame
from oversight.events.context.lasting import year_to_publication
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.funding.budget_years import as_financial, budget_year, of_budget
from oversight.patterns import read_words
from oversight.resources import patterns_dir

_BREAKS = read_words("events/words/money_breaks.txt")
_CHANGES = read_words("events/words/funding_changes.txt")
_MODALS = frozenset({"will", "would", "'ll"})
_BE = frozenset({"is", "are", "was", "were", "be", "set", "due", "expected", "about", "told"})
# "understood to be £117,000": a report of what happened.
_REPORTED = frozenset({"understood", "thought", "believed", "reported", "said", "known", "grown"})
# "Managed to find £2m": done.
_DONE = frozenset({"managed", "able", "had", "helped", "chose", "went", "proceeded"})
_NO_VERB = frozenset({"a", "an", "the", "its", "their", "around", "about", "nearly", "over"})
_OPENERS = frozenset({"in", "at", "for", "during", "between", "over", "since", "by"})
_FAR = 24
_NEAR = 6
# "Found in the February budget": no time of the money itself.
_DATED = frozenset({"budget", "meeting", "cabinet"})
_FORECAST = read_words("events/words/money_forecast.txt")
_JOINTS = frozenset({"and", ","})
_IS = frozenset({"is", "are", "was", "were"})
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
        if frame.value["kind"] == "overspend" and frame.first <= j <= frame.last:
            continue  # "more than planned" is done
        if skeleton.norms[j] == "to":
            status, reach = _infinitive(skeleton, j, k)
        reach = _FAR if _reaches_far(skeleton, frame) and status == "planned" else reach
        other = "MONEY" in skeleton.labels[j + 1 : first]  # "would need £1m, and set aside £2m"
        if status and first - j <= reach and not other and not _is_generic(skeleton, j):
            told.setdefault(status, j)
    told |= _told_behind(skeleton, frame, last, told)
    for status in ("cancelled", "proposed", "planned"):
        if status in told:
            return status, skeleton.sources[told[status]]
    return frame.value.get("status", "happened"), frame.words


def _told_behind(
    skeleton: Skeleton, frame: Frame, last: int, before: dict[str, int]
) -> dict[str, int]:
    """Return the statuses that the words behind an amount tell, with their places."""
    told: dict[str, int] = {}
    for j in _after(skeleton, last):
        near = j - last <= _NEAR and _JOINTS.isdisjoint(skeleton.norms[last + 1 : j])
        modal = frame.value.get("noun") and j - last < _NEAR and _is_modal(skeleton, j)
        if skeleton.norms[j] in _undoing():
            told["cancelled"] = j
        elif modal or (near and skeleton.norms[j] in _FORECAST and _is_said(skeleton, j)):
            told.setdefault("planned", before.get("planned", j))
    return told


def _reaches_far(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what its whole clause says holds: "will share a director, saving £2m"."""
    saving = skeleton.norms[frame.first - 1 : frame.first + 1] == [",", "saving"]
    return bool(frame.value.get("far")) or saving


def _infinitive(skeleton: Skeleton, j: int, k: int) -> tuple[str, int]:
    """Return the status and reach of a "to": before a verb, not before an amount or a noun."""
    before, after = skeleton.norms[j - 1], skeleton.norms[j + 1]
    if j + 1 == k or before in _REPORTED | _DONE or after in _NO_VERB or skeleton.labels[j + 1]:
        return "", 0
    return "planned", 5 if before in _BE else 2


def _after(skeleton: Skeleton, last: int) -> range:
    """Return the tokens behind an amount and its trigger, up to the end of their clause."""
    end = last + 1
    while end < min(last + 16, len(skeleton.norms)):
        if skeleton.norms[end] == SENTENCE_END or skeleton.norms[end] in (";", "but"):
            break
        end += 1
    return range(last + 1, end)


def _is_said(skeleton: Skeleton, j: int) -> bool:
    """Tell whether an amount is subject of a forecast: "an overspend of £4m is now expected"."""
    return not _IS.isdisjoint(skeleton.norms[j - 2 : j])


def _is_modal(skeleton: Skeleton, j: int) -> bool:
    """Tell whether the amount is subject of what is still to come: "will be", "is to be"."""
    word = skeleton.norms[j]
    if word in ("is", "are"):
        return skeleton.norms[j + 1] in ("to", "expected", "due", "set", "likely")
    return word in _MODALS and "," not in skeleton.norms[j - 2 : j]


def _is_generic(skeleton: Skeleton, j: int) -> bool:
    """Tell whether a denial is a saying's: "you can't strip £2m out of a budget and then …"."""
    return skeleton.norms[j] == "n't" and skeleton.norms[j - 1] in ("ca", "could")


def is_hypothetical(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether the amount is only thought of: "would have been £9.3m", "could cost £4m"."""
    first = min(k, frame.first)
    words = clause_before(skeleton, first)[-6:]
    words += skeleton.norms[first : max(k, frame.last) + 1]
    if any(words[i : i + 2] in (["would", "have"], ["could", "have"]) for i in range(len(words))):
        return True
    guessed = not {"could", "might", "may"}.isdisjoint(words)
    if "might" in words and frame.value["kind"] == "saving":
        return True
    return guessed and frame.value["kind"] in ("cost", "overspend", "deficit")


def is_of_each(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether each of several costs or saves it: "every one of those posts saves £30,000"."""
    words = clause_before(skeleton, min(k, frame.first))[:6]
    return frame.value["kind"] in ("cost", "saving") and "every" in words


def is_change(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether an amount is what a deficit changed by: "cut its deficit by £1.2m"."""
    noun = frame.words.text.strip().lower() in ("deficit", "shortfall", "overspend", "debt")
    words = clause_before(skeleton, k)
    return noun and words[-1:] == ["by"] and not _CHANGES.isdisjoint(words[-12:])


def period_of(skeleton: Skeleton, k: int, frame: Frame) -> Slot | None:
    """Return the time of an amount: a year before its trigger, a date behind it or opening."""
    first = k if "MONEY" in skeleton.labels[frame.last : k] else min(k, frame.first)
    before = first - 1
    while skeleton.norms[before] in ("at", "a", "total", "an", "further"):
        before -= 1  # "since January at a cost of £2m"
    if skeleton.labels[before] == "DATE":
        return _period(skeleton, before, frame)
    behind = range(first + 1, _end_of_clause(skeleton, max(k, frame.last)))
    told = budget_year(skeleton, behind.start, behind.stop)
    if told is not None:
        return told
    times = [j for j in behind if skeleton.labels[j] in ("DATE", "DURATION")]
    slots = [(j, _period(skeleton, j, frame)) for j in times]
    found = [slot for j, slot in slots if slot is not None and not _is_of_budget(skeleton, j, slot)]
    if found:
        return next((slot for slot in found if slot.value["value"]), found[0])
    told = _year_before(skeleton, k, first)
    if told is not None:
        return told
    opening = first - len(clause_before(skeleton, first))
    if skeleton.labels[opening] != "DATE" and skeleton.norms[opening] in _OPENERS:
        opening += 1
    slot = _period(skeleton, opening, frame) if skeleton.labels[opening] == "DATE" else None
    return slot if slot is not None and _is_long(slot) else None


def _year_before(skeleton: Skeleton, k: int, first: int) -> Slot | None:
    """Return the financial year that words before an amount mean, or that of its budget."""
    start = first - len(clause_before(skeleton, first))
    return budget_year(skeleton, max(start, first - _NEAR), first) or of_budget(skeleton, k)


def _is_of_budget(skeleton: Skeleton, j: int, slot: Slot) -> bool:
    """Tell whether a month is a budget's: "found in the February budget"."""
    return skeleton.norms[j + 1] in _DATED and slot.value["precision"] in ("day", "month")


def _end_of_clause(skeleton: Skeleton, k: int) -> int:
    for j in range(k + 1, len(skeleton.norms)):
        word = skeleton.norms[j]
        if word == SENTENCE_END or word in _BREAKS or skeleton.labels[j] == "MONEY":
            return j
        if word in ("which", "who", "that", "after", "before", "when", "said", ","):
            return j
    return len(skeleton.norms)


def _period(skeleton: Skeleton, j: int, frame: Frame) -> Slot | None:
    slot = date_slot(skeleton.sources[j], bounds=True)
    if skeleton.labels[j] == "DURATION":
        slot = year_to_publication(skeleton.sources[j]) or slot
    if slot is not None:
        slot = as_financial(skeleton, j, slot)
    if slot is None or frame.value["kind"] == "cost" or _is_long(slot):
        return slot
    if slot.value["precision"] == "month":
        return _since_month(slot) if skeleton.norms[j - 1] in ("from", "since") else slot
    return slot if skeleton.labels[j] == "DURATION" else None


def _since_month(slot: Slot) -> Slot:
    """Return the open range in "will be found from April"."""
    value = {**slot.value, "value": f"{slot.value['value']}/..", "last": None}
    return Slot({**value, "precision": "period"}, slot.spans)


def _is_long(slot: Slot) -> bool:
    """Tell whether a time is a month at least, so that money can be of it."""
    first, last = slot.value.get("first"), slot.value.get("last")
    if slot.value["precision"] not in _LONG:
        return False
    return not (first and last) or (date.fromisoformat(last) - date.fromisoformat(first)).days > 27
