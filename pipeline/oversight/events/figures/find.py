"""Figures: numbers that measure the service, one record for each measure, value and period.

Patterns (patterns/events/figures.jsonl) hold the number and what it counts. A number that is only
set beside one ("up from 27% in 2022", "to nine") measures the same at another time; any other is
read by a cue beside it.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import timing
from oversight.events.context.amounts import council_at, council_near, is_national, quantity_slot
from oversight.events.context.arguments import mention
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.other_services import is_of_adults, is_of_other_body
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.discourse.sameness import agree
from oversight.events.figures.cues import cue_frame, resumes
from oversight.events.figures.heads import counts_time, head_of
from oversight.events.figures.neighbours import neighbour_of
from oversight.events.figures.periods import is_target, period_of
from oversight.events.figures.readings import Reading
from oversight.patterns import read_patterns, read_words

_TARGETS = read_words("events/words/figure_targets.txt")
_WISHES = frozenset({"will", "'ll", "would", "could", "should", "may", "might", "must"})
# "Home to 1,860", "trying to cope with 28": how things are, no wish.
_AS_IT_IS = read_words("events/words/figure_as_it_is.txt")
# "Caseloads of 30 and above have become normal": no number of anybody's.
_OR_MORE = (["and", "above"], ["and", "over"], ["and", "more"])
_ARTICLES = (["a"], ["the"], ["an"], ["its"], ["their"])
# What a number may measure that others are part of.
_WHOLES = frozenset({"staff_total", "cases_reviewed", "children_in_care"})
_LENT = read_words("events/words/help_giving.txt") - {"bring", "bringing", "brings", "brought"}
# Behind staff: only some of them are meant.
_SOME = read_words("events/words/figure_some.txt")
_FEWEST = {"staff_left": 3, "caseload": 5, "agency_staff": 4}
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
        if label != "QUANTITY" or k in readings:
            continue
        before = neighbour_of(skeleton, k, readings)
        cued = cue_frame(skeleton, k) if before is None else None
        before = before if before or cued else _resumed(skeleton, k, readings)
        if before is not None:
            readings[k] = Reading(k, before.frame, before)
        elif cued is not None and _fits(skeleton, k, cued):
            readings[k] = Reading(k, cued)
    return readings


def _resumed(skeleton: Skeleton, k: int, readings: dict[int, Reading]) -> Reading | None:
    """Return what the sentence before measures, taken up: "Each has 23. Last year it was 31"."""
    if head_of(skeleton, k) != "none" or not resumes(skeleton, k):
        return None
    number, unit = skeleton.sentence_of[k] - 1, skeleton.doc[k].ent_id_.split(" ")[1]
    told = [r for r in readings.values() if skeleton.sentence_of[r.k] == number]
    measures = {r.frame.value["measure"] for r in told}
    alike = [r for r in told if skeleton.doc[r.k].ent_id_.split(" ")[1] == unit]
    return alike[-1] if len(measures) == 1 and alike else None


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
    if (wanted and unit != wanted) or float(value) <= 1 or counts_time(skeleton, k):
        return False
    if float(value) < _FEWEST.get(frame.value["measure"], 0):
        return False  # each a departure; no caseload
    if frame.value["measure"] == "cases_reviewed" and head_of(skeleton, k) == "staff":
        return False  # "sampled 48 files and spoke to 70 members of staff"
    if skeleton.norms[k + 1] in ("more", "fewer", "extra", "additional"):
        return False  # a change
    if frame.value["measure"] == "caseload" and skeleton.norms[k + 1 : k + 3] in _OR_MORE:
        return False
    if frame.value["measure"] == "agency_staff" and _is_multi(skeleton, frame):
        return False
    if frame.value["measure"] == "staff_total" and _are_some(skeleton, frame):
        return False
    if skeleton.norms[frame.last + 1] in ("'s", "'") and not skeleton.labels[frame.last]:
        return False  # "three children's homes"
    if frame.first == k and frame.value["measure"] not in _WHOLES and _is_whole(skeleton, k):
        return False
    if frame.value["measure"] == "staff_total" and not _LENT.isdisjoint(
        skeleton.norms[max(0, frame.first - 6) : frame.first]
    ):
        return False  # "will lend Derby a team of eight"
    before = skeleton.norms[max(0, k - 4) : k]
    return "by" not in before[-1:] and _TARGETS.isdisjoint(before)


def _is_multi(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether "agency" is that of the "Multi-Agency Safeguarding Hub"."""
    words = skeleton.norms[frame.first : frame.last + 1]
    return not {"multi", "multi-agency"}.isdisjoint(words)


def _are_some(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether only some staff are meant: "of the 172 taken on last year", "in two teams"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 7]
    return after[0] in _SOME or (after[0] == "in" and not {"team", "teams"}.isdisjoint(after))


def _is_whole(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a number is what another is part of: 120 in "23 of the 120 posts"."""
    near = range(max(1, k - 4), k)
    return any(skeleton.norms[j] == "of" and skeleton.labels[j - 1] == "QUANTITY" for j in near)


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
    elif not frame.value.get("actual") and _is_wished(skeleton, k, frame):
        return None
    beside = reading.beside
    if is_of_adults(skeleton, k) or is_of_other_body(skeleton, k):
        return None
    if is_national(skeleton, k) or (beside is not None and is_national(skeleton, beside.k)):
        return None
    council = _council(doc, skeleton, k)
    if council is None:
        return None
    period = None if frame.value.get("actual") else period_of(skeleton, reading, readings)
    if status[0] == "happened" and is_target(doc, period):
        return None
    fields = filled(
        council=council,
        measure=Slot.of(frame.value["measure"], frame.words),
        value=quantity_slot(skeleton.sources[k]),
        # How things stand is of no day to come: "that week" was read as a wrong one.
        period=None if period and timing.is_ahead(period.value, doc._.published) else period,
    )
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    told, cited = status
    trigger = frame.words if cited is None else skeleton.sources[cited.i]
    status_slot = Slot.of("happened" if told == "cancelled" else told, trigger)
    return Candidate("figure", frame.pattern.id, fields, mention(sentence), status_slot)


def _is_wished(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether a number is only wanted or thought of: "will recruit 25", "to cut it to 16"."""
    first = min(k, frame.first)
    near = range(max(0, first - 4), max(k, frame.last) + 1)
    words = ["" if skeleton.labels[j] == "DATE" else skeleton.norms[j] for j in near]  # "May"
    if SENTENCE_END in words:
        words = words[words.index(SENTENCE_END) + 1 :]
    if not _WISHES.isdisjoint(words):
        return True
    before = skeleton.norms[max(0, first - 2) : first]
    noun = before[-1:] != ["to"] and before[-1:] in _ARTICLES  # "subject to a plan"
    wished = "to" in before and not noun and _AS_IT_IS.isdisjoint(before)
    return wished and skeleton.labels[first - 1] != "QUANTITY"


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
