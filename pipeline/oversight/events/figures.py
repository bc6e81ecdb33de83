"""Figures: numbers that measure the service, one record for each measure, value and period.

Patterns (patterns/events/figures.jsonl) hold the number and what it counts. A number that is only
set beside one ("up from 27% in 2022", "to nine") measures the same at another time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events import timing
from oversight.events.amounts import council_near, is_national, quantity_slot
from oversight.events.arguments import date_slot, mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.dating import compatible
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.merge import agree
from oversight.patterns import read_patterns, read_words

_CONNECTORS = read_words("events/words/figure_connectors.txt")
_TARGETS = read_words("events/words/figure_targets.txt")
_OPENERS = frozenset({"in", "at", "on", "by", "during", "between", "over", "and", "but", "for"})
_PERIOD_STOPS = read_words("events/words/figure_period_stops.txt")
# A number set beside another one stands at most this far behind it; further off where the words
# leave no doubt ("down from").
_REACH = 9
_FAR = 18
_CONTRASTS = frozenset({"down", "up", "compared", "against", "than"})
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 14


@dataclass
class Reading:
    """A number (token `k` of the skeleton), what it measures, and the pattern that says so."""

    k: int
    frame: Frame
    # The number that it is set beside, where it has no words of its own.
    beside: "Reading | None" = None


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/figures.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the figures of the article."""
    if "QUANTITY" not in skeleton.labels:
        return
    readings = _read(skeleton, list(_matcher(doc.vocab)(skeleton)))
    for k in sorted(readings):
        candidate = _candidate(doc, skeleton, readings[k], readings)
        if candidate is not None:
            yield candidate


def _read(skeleton: Skeleton, frames: list[Frame]) -> dict[int, Reading]:
    """Return what each number measures, by the shortest pattern that holds it."""
    readings: dict[int, Reading] = {}
    for frame in sorted(frames, key=lambda f: (f.last - f.first, f.first, f.pattern.id)):
        k = skeleton.place_of[frame.slots["value"].start]
        if k not in readings and _fits(skeleton, k, frame):
            readings[k] = Reading(k, frame)
    for k, label in enumerate(skeleton.labels):
        if label == "QUANTITY" and k not in readings:
            before = _beside(skeleton, k, readings)
            if before is not None:
                readings[k] = Reading(k, before.frame, before)
    return readings


def _fits(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether a number has the unit that the pattern wants, and is no target or change."""
    value, unit = skeleton.doc[k].ent_id_.split(" ")
    wanted = frame.value.get("unit")
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if (wanted and unit != wanted) or float(value) <= 1:
        return False
    before = skeleton.norms[max(0, k - 4) : k]
    return "by" not in before[-1:] and _TARGETS.isdisjoint(before)


def _beside(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number before that this one is set beside: "312 to nine", "6%, from 27%"."""
    contrast = not _CONTRASTS.isdisjoint(skeleton.norms[k - 2 : k])
    for j in range(k - 1, max(-1, k - (_FAR if contrast else _REACH) - 2), -1):
        word, label = skeleton.norms[j], skeleton.labels[j]
        if word == SENTENCE_END or word in ("while", ";", "but") or word in _TARGETS:
            return None
        if label == "QUANTITY":
            between = skeleton.norms[j + 1 : k]
            same_unit = skeleton.doc[j].ent_id_[-5:] == skeleton.doc[k].ent_id_[-5:]
            joined = bool(between) and between[-1] in _CONNECTORS
            return readings.get(j) if joined and same_unit else None
    return None


def _candidate(
    doc: Doc, skeleton: Skeleton, reading: Reading, readings: dict[int, Reading]
) -> Candidate | None:
    k, frame = reading.k, reading.frame
    status, cited = timing.status_of(skeleton, min(k, frame.first), max(k, frame.last))
    reviewed = frame.value["measure"] == "cases_reviewed"
    if (status in ("planned", "proposed") and not reviewed) or is_national(skeleton, k):
        return None
    if status == "cancelled" or not reviewed:
        status, cited = "happened", None
    if reviewed and status == "happened" and _is_ordered(skeleton, frame):
        status = "planned"
    fields = filled(
        council=council_near(doc, skeleton, k),
        measure=Slot.of(frame.value["measure"], frame.words),
        value=quantity_slot(skeleton.sources[k]),
        period=_period(skeleton, reading, readings),
    )
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    trigger = frame.words if cited is None else skeleton.sources[cited.i]
    return Candidate(
        "figure", frame.pattern.id, fields, mention(sentence), Slot.of(status, trigger)
    )


def _is_ordered(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether an audit is only ordered: "an audit of 150 cases has been ordered"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 16]
    if SENTENCE_END in after:
        after = after[: after.index(SENTENCE_END)]
    return not {"ordered", "commissioned", "will", "planned"}.isdisjoint(after)


def _first_of_sentence(skeleton: Skeleton, k: int) -> int:
    while k and skeleton.norms[k - 1] != SENTENCE_END:
        k -= 1
    return k


def _period(skeleton: Skeleton, reading: Reading, readings: dict[int, Reading]) -> Slot | None:
    """Return the time of a number: the date behind it, else the one that opens its sentence."""
    after = _date_after(skeleton, reading)
    since = after is not None and skeleton.norms[after - 1] == "since"
    if after is not None and not (since and reading.beside):
        return date_slot(skeleton.sources[after], bounds=True)
    if reading.beside is not None:
        return None
    for other in readings.values():
        # "from 312 to nine since last summer": then they were 312.
        later = _date_after(skeleton, other) if other.beside is reading else None
        if later is not None and skeleton.norms[later - 1] == "since":
            return date_slot(skeleton.sources[later])
    first = _first_of_sentence(skeleton, reading.k)
    start = min(reading.k, reading.frame.first)
    opening = range(first, min(first + 2, start))
    dates = [j for j in opening if skeleton.labels[j] == "DATE"]
    if not dates or (dates[0] > first and skeleton.norms[first] not in _OPENERS):
        return None
    return date_slot(skeleton.sources[dates[0]], bounds=True)


def _date_after(skeleton: Skeleton, reading: Reading) -> int | None:
    last = reading.k if reading.beside else max(reading.k, reading.frame.last)
    for j in range(reading.k + 1, len(skeleton.norms)):
        word, label = skeleton.norms[j], skeleton.labels[j]
        if word == SENTENCE_END or label in ("QUANTITY", "MONEY"):
            return None
        if label == "DATE":
            return j
        if j > last and word in _PERIOD_STOPS:
            return None
    return None


def _same(a: Candidate, b: Candidate) -> bool:
    if a.get("measure") != b.get("measure") or a.get("value")["unit"] != b.get("value")["unit"]:
        return False
    if not (
        agree(a.get("council"), b.get("council")) and compatible(a.get("period"), b.get("period"))
    ):
        return False
    one, two = a.get("value"), b.get("value")
    return bool(one["value"] == two["value"] or _is_rounded(one, two) or _is_rounded(two, one))


def _is_rounded(rough: dict[str, Any], exact: dict[str, Any]) -> bool:
    """Tell whether one number is the other in round figures: "over 400" is 450, told again."""
    if not rough["approximate"] or exact["approximate"] or rough["value"] % 10:
        return False
    return bool(abs(rough["value"] - exact["value"]) <= 0.12 * exact["value"])


SAME = {"figure": _same}
