"""Figures: numbers that measure the service, one record for each measure, value and period.

Patterns (patterns/events/figures.jsonl) hold the number and what it counts. A number that is only
set beside one ("up from 27% in 2022", "to nine") measures the same at another time.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight.events import timing
from oversight.events.amounts import council_at, council_near, is_national, quantity_slot
from oversight.events.arguments import mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.dating import compatible
from oversight.events.figure_periods import Reading, period_of
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.merge import agree
from oversight.patterns import read_patterns, read_words

_CONNECTORS = read_words("events/words/figure_connectors.txt")
_TARGETS = read_words("events/words/figure_targets.txt")
_WISHES = frozenset({"will", "'ll", "would", "could", "should", "may", "might", "must"})
# A number set beside another one stands at most this far behind it; further off where the words
# leave no doubt ("down from").
_REACH = 9
_FAR = 18
_CONTRASTS = frozenset({"down", "up", "compared", "against", "than"})
# Around a number that goes on with what the one before it measures.
_COPULAS = frozenset({"is", "are", "was", "were", "stood", "stands", "averaged"})
_FILLERS = frozenset({"now", "just", "only", "today", "still", "at", "already", "currently"})
_NOWS = frozenset({"now", "today", "currently", "then", "ago", "earlier", "before", "since"})
_CLOSES = frozenset({".", ",", ";", ")", "!", SENTENCE_END})
# What a number may measure that others are part of.
_WHOLES = frozenset({"staff_total", "cases_reviewed", "children_in_care"})
# Behind staff: only some of them are meant.
_SOME = read_words("events/words/figure_some.txt")
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 14


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/figures.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the figures of the article."""
    if "QUANTITY" not in skeleton.labels:
        return
    readings = _read(skeleton, list(_matcher(doc.vocab)(skeleton)))
    found = [_candidate(doc, skeleton, readings[k], readings) for k in sorted(readings)]
    # Exact numbers first: those in round figures join them.
    yield from sorted(filter(None, found), key=lambda c: bool(c.get("value")["approximate"]))


def _read(skeleton: Skeleton, frames: list[Frame]) -> dict[int, Reading]:
    """Return what each number measures, by the shortest pattern that holds it."""
    readings: dict[int, Reading] = {}
    for frame in sorted(frames, key=_tightness):
        k = skeleton.place_of[frame.slots["value"].start]
        if k not in readings and _fits(skeleton, k, frame):
            readings[k] = Reading(k, frame)
    for k, label in enumerate(skeleton.labels):
        if label == "QUANTITY" and k not in readings:
            before = _beside(skeleton, k, readings) or _resumed(skeleton, k, readings)
            before = before or _of_another(skeleton, k, readings)
            if before is not None:
                readings[k] = Reading(k, before.frame, before)
    return readings


def _tightness(frame: Frame) -> tuple[int, int, str]:
    """Order patterns: short ones first, those that yield (`rank`) later."""
    size = frame.last - frame.first + frame.value.get("rank", 0)
    return size, frame.first, frame.pattern.id


def _fits(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether a number has the unit that the pattern wants, and is no target or change."""
    value, unit = skeleton.doc[k].ent_id_.split(" ")
    wanted = frame.value.get("unit")
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if (wanted and unit != wanted) or float(value) <= 1:
        return False
    if skeleton.norms[k + 1] in ("more", "fewer", "extra", "additional"):
        return False  # a change
    if frame.value["measure"] == "staff_total" and skeleton.norms[frame.last + 1] in _SOME:
        return False  # "of the 172 social workers taken on last year"
    if skeleton.norms[frame.last + 1] in ("'s", "'") and not skeleton.labels[frame.last]:
        return False  # "three children's homes"
    if frame.first == k and frame.value["measure"] not in _WHOLES and _is_whole(skeleton, k):
        return False
    before = skeleton.norms[max(0, k - 4) : k]
    return "by" not in before[-1:] and _TARGETS.isdisjoint(before)


def _is_whole(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a number is what another is part of: 120 in "23 of the 120 posts"."""
    near = range(max(1, k - 4), k)
    return any(skeleton.norms[j] == "of" and skeleton.labels[j - 1] == "QUANTITY" for j in near)


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
            while between and between[-1] in ("the", "just", "only"):
                between.pop()
            joined = bool(between) and (between[-1] in _CONNECTORS or _is_resumed(between))
            return readings.get(j) if joined and same_unit else None
    return None


def _resumed(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number before that a pronoun takes up: "They are now 16.", "today it is 22"."""
    words = [word for word in skeleton.norms[max(0, k - 5) : k] if word not in _FILLERS]
    after = skeleton.norms[k + 1 : k + 3]
    there = words[-2:] in (["there", "are"], ["there", "were"])
    alone = after[0] in _CLOSES or (after == ["of", "them"] and there) or after[0] == "now"
    dated = "DATE" in skeleton.labels[max(0, k - 5) : k] or not _NOWS.isdisjoint(
        skeleton.norms[max(0, k - 5) : k + 4]
    )
    if not (alone and dated and words[-1:] and words[-1] in _COPULAS):
        return None
    if words[-2:-1] not in (["it"], ["they"], ["there"]):
        return None
    number = skeleton.sentence_of[k]
    for j in range(k - 1, -1, -1):
        if number - skeleton.sentence_of[j] > 1:
            return None
        if skeleton.labels[j] == "QUANTITY":
            same_unit = skeleton.doc[j].ent_id_[-5:] == skeleton.doc[k].ent_id_[-5:]
            return readings.get(j) if same_unit else None
    return None


def _of_another(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return the number that another council's goes on from: "Bury has 612, Leeds 744"."""
    joined = skeleton.labels[k - 1] == "COUNCIL" and skeleton.norms[k - 2] in (",", "and", ";")
    if not joined or skeleton.norms[k + 1] not in _CLOSES | {"and"}:
        return None
    number = skeleton.sentence_of[k]
    for j in range(k - 2, -1, -1):
        if skeleton.sentence_of[j] != number:
            return None
        if skeleton.labels[j] == "QUANTITY":
            same_unit = skeleton.doc[j].ent_id_[-5:] == skeleton.doc[k].ent_id_[-5:]
            return readings.get(j) if same_unit else None
    return None


def _is_resumed(between: list[str]) -> bool:
    """Tell whether a pronoun takes the measure up: "where in January they had averaged 22"."""
    verbs = ("averaged", "was", "were", "been", "stood", "numbered", "had", "at")
    return between[-1] in verbs and not {"they", "it"}.isdisjoint(between)


def _council(doc: Doc, skeleton: Skeleton, k: int) -> Slot | None:
    """Return the council of a number: "388 children for Leeds", else the nearest one."""
    for j in range(k + 1, min(k + 5, len(skeleton.norms))):
        if skeleton.norms[j] in (SENTENCE_END, ",", "and"):
            break
        found = council_at(skeleton, skeleton.doc[j])
        if found is not None and skeleton.norms[j - 1] in ("for", "in", "at", "across"):
            return found
    return council_near(doc, skeleton, k)


def _candidate(
    doc: Doc, skeleton: Skeleton, reading: Reading, readings: dict[int, Reading]
) -> Candidate | None:
    k, frame = reading.k, reading.frame
    status: tuple[str, Token | None] = ("happened", None)
    if frame.value["measure"] == "cases_reviewed":
        status = timing.status_of(skeleton, min(k, frame.first), max(k, frame.last))
        if status[0] == "happened" and _is_ordered(skeleton, frame):
            status = ("planned", None)
    elif _is_wished(skeleton, k, frame):
        return None
    if is_national(skeleton, k):
        return None
    fields = filled(
        council=_council(doc, skeleton, k),
        measure=Slot.of(frame.value["measure"], frame.words),
        value=quantity_slot(skeleton.sources[k]),
        period=period_of(skeleton, reading, readings),
    )
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    told, cited = status
    trigger = frame.words if cited is None else skeleton.sources[cited.i]
    status_slot = Slot.of("happened" if told == "cancelled" else told, trigger)
    return Candidate("figure", frame.pattern.id, fields, mention(sentence), status_slot)


def _is_wished(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether a number is only wanted or thought of: "will recruit 25", "to cut it to 16"."""
    first = min(k, frame.first)
    words = skeleton.norms[max(0, first - 4) : max(k, frame.last) + 1]
    if SENTENCE_END in words:
        words = words[words.index(SENTENCE_END) + 1 :]
    if not _WISHES.isdisjoint(words):
        return True
    before = skeleton.norms[max(0, first - 2) : first]
    return "to" in before and "up" not in before and skeleton.labels[first - 1] != "QUANTITY"


def _is_ordered(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether an audit is only ordered: "an audit of 150 cases has been ordered"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 16]
    if SENTENCE_END in after:
        after = after[: after.index(SENTENCE_END)]
    return not {"ordered", "commissioned", "will", "planned"}.isdisjoint(after)


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
    rounder = rough["value"] % 50 == 0 and _zeros(rough["value"]) > _zeros(exact["value"])
    if not (rough["approximate"] and rounder):
        return False
    return bool(abs(rough["value"] - exact["value"]) <= 0.12 * exact["value"])


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0"))


SAME = {"figure": _same}
