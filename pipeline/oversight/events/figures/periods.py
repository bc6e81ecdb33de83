"""Of which time a figure is: the date behind it, the one that opens its sentence, or the one of
the figure before it ("547 at the end of August, while 301 were on plans").
"""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.lasting import year_to_publication
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.figures.heads import behind_whole
from oversight.events.figures.readings import Reading
from oversight.events.figures.sentence_periods import period_of_sentence, period_told_before
from oversight.patterns import read_words

_OPENERS = frozenset({"in", "at", "on", "by", "during", "between", "over", "and", "but", "for"})
_STOPS = read_words("events/words/figure_period_stops.txt")
# "At one point last summer", "that in one week of May".
_FIXED = frozenset(
    {"that", "•", "*", "-", "one", "week", "point", "stage", "time", "as", "of", "recently"}
)
_RESUMING = frozenset({"where", "when", "they", "it", "there"})
_FLOWS = read_words("events/words/figure_flows.txt")
_REPORTING = read_words("events/words/reporting.txt")
_TODAY = frozenset({"today", "tonight", "now", "this morning", "yesterday"})
_NOWS = frozenset({"now", "currently", "today"})
_NOW = 6
_CLAUSE_STARTS = frozenset({SENTENCE_END, "that", ";", ",", ":", "(", "–", "—"})
_BOUNDS = frozenset({"since", "until", "before", "after", "by"})
_PAST = frozenset({"were", "was", "stood", "had"})
# The figure before stands at most this many tokens before.
_REACH = 26


def period_of(skeleton: Skeleton, reading: Reading, readings: dict[int, Reading]) -> Slot | None:
    """Return the time of a number."""
    after = _date_after(skeleton, reading)
    if after is None and _is_of_now(skeleton, reading):
        return None
    if after is not None and skeleton.labels[after] == "DURATION":
        return year_to_publication(skeleton.sources[after])
    since = after is not None and skeleton.norms[after - 1] == "since"
    if after is not None and not (since and reading.beside):
        return _since(skeleton, reading, after) or date_slot(skeleton.sources[after], bounds=True)
    if reading.beside is not None:
        return _resumed(skeleton, reading) or _bracketed(skeleton, reading)
    for other in readings.values():
        # "from 312 to nine since last summer": then they were 312.
        later = _date_after(skeleton, other) if other.beside is reading else None
        if later is not None and skeleton.norms[later - 1] == "since":
            return date_slot(skeleton.sources[later])
    return (
        _within(skeleton, reading)
        or _opening(skeleton, reading)
        or _in_clause(skeleton, reading)
        or _of_day_before(skeleton, reading, readings)
        or period_of_sentence(skeleton, reading)
        or _told_before(skeleton, reading)
    )


def _told_before(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the day of all figures; what left or came in has a stretch of time of its own."""
    flows = reading.frame.value["measure"] in _FLOWS
    return None if flows else period_told_before(skeleton, reading.k)


def _since(skeleton: Skeleton, reading: Reading, date: int) -> Slot | None:
    """Return the open range in "have left since the plans were announced in June"."""
    between = skeleton.norms[reading.k : date]
    if reading.frame.value["measure"] not in _FLOWS or "since" not in between[:-1]:
        return None
    slot = date_slot(skeleton.sources[date])
    value = None if slot is None else slot.value["value"]
    if slot is None or not value or "/" in value:
        return None
    return Slot(
        {**slot.value, "value": f"{value}/..", "last": None, "precision": "period"}, slot.spans
    )


def is_target(doc: Doc, period: Slot | None) -> bool:
    """Tell whether a number is for a day to come: "bring it down to 15 per cent by Easter"."""
    if period is None or not doc._.published:
        return False
    now = str(doc._.published["value"])
    value, last = str(period.value["value"]), period.value.get("last")
    by_then = value.startswith("../") and bool(last) and ".." not in now
    return by_then and str(last)[: len(now)] > now


def _is_of_now(skeleton: Skeleton, reading: Reading) -> bool:
    """Tell whether a number is of today, though a date is told before: "and there are now 571"."""
    k = reading.k
    if not _NOWS.isdisjoint(skeleton.norms[k : reading.frame.last + 1]):
        return True  # "27% of its posts are now held by locums"
    for j in range(k - 1, max(-1, k - _NOW), -1):
        if skeleton.norms[j] in _CLAUSE_STARTS | {"and"}:
            return False
        if skeleton.norms[j] in _NOWS:
            return True
    return False


def _date_after(skeleton: Skeleton, reading: Reading) -> int | None:
    last = reading.k if reading.beside else max(reading.k, reading.frame.last)
    if skeleton.norms[reading.k + 1] == "(" and skeleton.labels[reading.k + 2] == "DATE":
        return reading.k + 2 if skeleton.norms[reading.k + 3] == ")" else None
    flows = reading.frame.value["measure"] in _FLOWS
    for j in range(behind_whole(skeleton, reading.k), len(skeleton.norms)):
        word, label = skeleton.norms[j], skeleton.labels[j]
        if word == SENTENCE_END or label in ("QUANTITY", "MONEY"):
            return None
        if label == "DATE":
            return None if word in _TODAY else j
        if label == "DURATION" and flows and year_to_publication(skeleton.sources[j]):
            return j
        if j > last and word in _STOPS:
            return None
    return None


def _resumed(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the date in ", where in January they had averaged 22", "; in 2016 they were 591"."""
    before = reading.beside.k if reading.beside else reading.k
    if not _RESUMING.isdisjoint(skeleton.norms[before : reading.k]):
        for j in range(reading.k - 1, before, -1):
            if skeleton.labels[j] == "DATE":
                return date_slot(skeleton.sources[j])
    return None


def _within(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the date among the words of an entry: "Referrals in 2014-15: 5,870"."""
    if not reading.frame.pattern.id.endswith("/entry"):
        return None
    for j in range(reading.frame.first, reading.k):
        if skeleton.labels[j] == "DATE":
            return date_slot(skeleton.sources[j])
    return None


def _bracketed(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the date before a number in brackets: "561 (March 2014: 498)"."""
    k = reading.k
    told = skeleton.norms[k - 1] == ":" and skeleton.labels[k - 2] == "DATE"
    return date_slot(skeleton.sources[k - 2]) if told and skeleton.norms[k - 3] == "(" else None


def _opening(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the date that opens the sentence: "In May agency staff made up 38%"."""
    start = first = min(reading.k, reading.frame.first)
    while first and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    if skeleton.labels[first] == "QUANTITY" and skeleton.labels[first + 1]:
        first += 1  # a paragraph's number
    elif skeleton.norms[first][:1].isdigit():
        first += 1
    skipped = 0
    while first < start and skeleton.labels[first] != "DATE" and skipped < 3:
        if skeleton.norms[first] not in _OPENERS | _FIXED:
            return None
        first, skipped = first + 1, skipped + 1
    opens = first < start and skeleton.labels[first] == "DATE"
    opens = opens and skeleton.norms[first] not in _TODAY
    if opens and _is_of_telling(skeleton, first, start):
        return None
    return date_slot(skeleton.sources[first], bounds=True) if opens else None


def _in_clause(skeleton: Skeleton, reading: Reading) -> Slot | None:
    """Return the one month, season or year named earlier in the clause of a number, or the day
    right behind "that": "said that on 31 August it looked after 604".
    """
    start = first = min(reading.k, reading.frame.first)
    while first and skeleton.norms[first - 1] not in _CLAUSE_STARTS:
        first -= 1
    dates = [j for j in range(first, start) if skeleton.labels[j] == "DATE"]
    if len(dates) != 1 or not _REPORTING.isdisjoint(skeleton.norms[first:start]):
        return None
    if not skeleton.norms[dates[0] - 1 : dates[0]] or skeleton.norms[dates[0] - 1] in _BOUNDS:
        return None
    slot = date_slot(skeleton.sources[dates[0]])
    by_day = slot is not None and slot.value["precision"] == "day"
    return None if by_day and dates[0] - first > 1 else slot


def _is_of_telling(skeleton: Skeleton, date: int, start: int) -> bool:
    """Tell whether a date is of the telling: "in June it emerged that 82 had left"."""
    words = skeleton.norms[date + 1 : start]
    emerged = "it" in words[:2] and not _REPORTING.isdisjoint(words[:5])
    return emerged and "that" in words


def _of_day_before(
    skeleton: Skeleton, reading: Reading, readings: dict[int, Reading]
) -> Slot | None:
    """Return the day of the figure just before, where both say how things stood on one day."""
    if reading.frame.value["measure"] in _FLOWS:
        return None
    around = skeleton.norms[reading.k - 3 : reading.frame.last + 5]
    if _PAST.isdisjoint(around) or "now" in around:
        return None
    earlier = [k for k in readings if reading.k - _REACH <= k < reading.k]
    heads = [readings[k] for k in earlier if readings[k].beside is None]
    if not heads or skeleton.sentence_of[reading.k] - skeleton.sentence_of[heads[-1].k] > 1:
        return None
    date = _date_after(skeleton, heads[-1])
    if date is None or "end" not in skeleton.norms[date].split():
        return None
    return date_slot(skeleton.sources[date])
