"""Tellings: what one sentence says of a strike, and of a ballot."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.events.amounts import council_at, council_near, quantity_slot
from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.industrial_action.length import length_slot
from oversight.meaning import organisations
from oversight.patterns import read_patterns, read_words

_OFF = read_words("events/words/strike_off.txt")
_THREATS = read_words("events/words/strike_threat.txt")
_PLANS = read_words("events/words/strike_plans.txt")
_STAFF = read_words("events/words/strike_staff.txt")
_AGAIN = read_words("events/words/strike_again.txt")
_FAVOUR = read_words("events/words/ballot_favour.txt")
_AGAINST = read_words("events/words/ballot_against.txt")
_BREAKS = read_words("events/words/strike_breaks.txt")
_TOOK_PLACE = read_words("events/words/strike_took_place.txt")
_BOUNDS = frozenset({"since", "until", "by", "before", "after", "ends", "ended", "end"})
_CALLED = frozenset({"called", "call", "calls", "calling", "put", "is", "was", "are", "stood"})
_ASKED = frozenset({"balloted", "balloting", "ballot", "asked", "polled", "entitled", "eligible"})
_VERBS = ("industrial/walk-out-verb", "industrial/down-tools", "industrial/work-to-rule")
_EARLIER = frozenset({"originally", "initially", "previously"})
# Patterns with gaps span at most this many tokens.
_SPAN = 6
# Fewer people than this do not go on strike.
_FEWEST = 5


@dataclass
class Telling:
    """One sentence's word on one strike or ballot."""

    kind: str
    place: int
    sentence: Span
    frame: Frame
    # None where the words do not say whether it took place.
    status: Slot | None = None
    council: Slot | None = None
    union: Slot | None = None
    date: Slot | None = None
    duration: Slot | None = None
    participants: Slot | None = None
    in_favour: Slot | None = None
    # "further strikes", "a second ballot": not the one told of before.
    again: bool = False
    # "They had originally planned": what was changed since.
    earlier: bool = False


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/industrial_action.jsonl"))


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Telling]:
    """Yield the tellings of all sentences, in order of their place."""
    by_sentence: dict[int, list[Frame]] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        by_sentence.setdefault(skeleton.sentence_of[frame.first], []).append(frame)
    for number in sorted(by_sentence):
        frames = _meant(by_sentence[number])
        ballots = [frame for frame in frames if frame.value["kind"] == "ballot"]
        if ballots:
            yield _ballot(doc, skeleton, ballots)
        yield from _strikes(doc, skeleton, frames, ballots)


def _meant(frames: list[Frame]) -> list[Frame]:
    """Return the frames without those that others show to mean something else."""
    denied = [frame for frame in frames if frame.value["kind"] == "none"]
    near = [frame for frame in frames if frame.last - frame.first <= _SPAN]
    kept = [frame for frame in near if frame.value["kind"] != "none"]
    return [
        frame
        for frame in kept
        if not any(other.first <= frame.last and frame.first <= other.last for other in denied)
    ]


def _strikes(
    doc: Doc, skeleton: Skeleton, frames: list[Frame], ballots: list[Frame]
) -> Iterator[Telling]:
    """Yield one telling for each clause that tells of action."""
    done: set[int] = set()
    short = [frame for frame in frames if frame.value["kind"] in ("other", "work_to_rule")]
    for frame in sorted(frames, key=lambda f: (f not in short, f.first)):
        start, end = _clause(skeleton, frame)
        covered = frame not in short and any(f.first <= frame.last <= f.last for f in short)
        if frame.value["kind"] == "ballot" or start in done or covered:
            continue
        voted = any(f.first < frame.last and f.last >= start for f in ballots)
        telling = _strike(doc, skeleton, frame, start, end)
        if voted and telling.duration is None and not _is_dated_by_day(skeleton, telling):
            continue
        if not voted and any(start <= f.first < end for f in ballots):
            continue  # "the strike ballot"
        if voted and (telling.status is None or telling.status.value == "happened"):
            telling.status = Slot.of("planned", frame.words)
        done.add(start)
        yield telling


def _is_dated_by_day(skeleton: Skeleton, telling: Telling) -> bool:
    """Tell whether members voted to strike on a day: "on" or "from" it."""
    if telling.date is None:
        return False
    for j in range(telling.place, len(skeleton.norms)):
        if skeleton.norms[j] == SENTENCE_END:
            return False
        if skeleton.labels[j] == "DATE":
            return skeleton.norms[j - 1] in ("on", "from")
    return False


def _strike(doc: Doc, skeleton: Skeleton, frame: Frame, start: int, end: int) -> Telling:
    status = _status(skeleton, frame, start, end)
    date = _date(skeleton, frame, start, end, None if status is None else str(status.value))
    return Telling(
        kind=frame.value["kind"] or "",
        place=frame.first,
        sentence=skeleton.sentences[skeleton.sentence_of[frame.first]],
        frame=frame,
        status=status,
        council=_council(doc, skeleton, frame, start, end),
        union=_union(skeleton, frame.first),
        date=date,
        duration=_duration(skeleton, frame, start, end),
        participants=_participants(skeleton, frame, start),
        again=not _AGAIN.isdisjoint(skeleton.norms[max(start, frame.first - 3) : frame.first]),
        earlier=not _EARLIER.isdisjoint(skeleton.norms[start:end]),
    )


def _council(doc: Doc, skeleton: Skeleton, frame: Frame, start: int, end: int) -> Slot | None:
    """Return the employer that the clause names, else the nearest one."""
    named = [council_at(skeleton, skeleton.doc[k]) for k in range(start, end)]
    found = [slot for slot in named if slot is not None]
    return found[0] if found else council_near(doc, skeleton, frame.first)


def _clause(skeleton: Skeleton, frame: Frame) -> tuple[int, int]:
    """Return the tokens [start, end) of the clause of a frame."""
    start, end = frame.first, frame.last + 1
    while start and not _is_break(skeleton, start - 1):
        start -= 1
    while not _is_break(skeleton, end):
        end += 1
    return start, end


def _is_break(skeleton: Skeleton, k: int) -> bool:
    return skeleton.norms[k] in _BREAKS and not skeleton.labels[k]


def _status(skeleton: Skeleton, frame: Frame, start: int, end: int) -> Slot | None:
    """Return the status by the words of the clause; None where nothing says.

    What takes action back may stand anywhere, what announces it before it or right behind it.
    """
    cited: dict[str, int] = {}
    near = range(max(start, frame.first - 8), min(end, frame.last + 4))
    whole = range(start, end)
    spans = (("cancelled", _OFF, whole), ("proposed", _THREATS, near), ("planned", _PLANS, near))
    for status, words, tokens in spans:
        for k in tokens:
            if skeleton.norms[k] in words and not skeleton.labels[k] and _is_meant(skeleton, k):
                cited.setdefault(status, k)
    before = skeleton.norms[max(start, frame.first - 2) : frame.first]
    if before[-1:] == ["to"] or before == ["to", "be"]:
        cited.setdefault("planned", frame.first - 1)
    for status in ("cancelled", "proposed", "planned"):
        if status in cited:
            return Slot.of(status, skeleton.sources[cited[status]])
    return Slot.of("happened", frame.words) if _took_place(skeleton, frame, start) else None


def _is_meant(skeleton: Skeleton, k: int) -> bool:
    """Tell whether "off" is that of "called off", not that of "sell off"."""
    if skeleton.norms[k] != "off":
        return True
    return not _CALLED.isdisjoint(skeleton.norms[max(0, k - 4) : k])


def _took_place(skeleton: Skeleton, frame: Frame, start: int) -> bool:
    """Tell whether action is told by a verb: "staff walked out", "they went on strike"."""
    before = skeleton.norms[max(start, frame.first - 5) : frame.first]
    if not {"nobody", "no", "not", "n't", "never"}.isdisjoint(before):
        return False
    if frame.pattern.id in _VERBS:
        return True
    by_staff = before[-1:] and (before[-1] in _STAFF or skeleton.labels[frame.first - 1] == "ROLE")
    return bool(by_staff) or not _TOOK_PLACE.isdisjoint(before)


def _date(
    skeleton: Skeleton, frame: Frame, start: int, end: int, status: str | None
) -> Slot | None:
    """Return the first date behind the frame in its clause, else the nearest before it.

    A date before action that is still to come is often that of the threat, or of the vote; where
    nothing says whether it took place, the date has to stand beside it.
    """
    going_on = frame.value["kind"] == "work_to_rule"
    reach = frame.first - start if status == "happened" else 4
    after = [k for k in range(frame.last + 1, end) if skeleton.labels[k] == "DATE"]
    before = [k for k in range(start, frame.first) if skeleton.labels[k] == "DATE"]
    for k in [*after, *(j for j in before[::-1] if frame.first - j <= reach)]:
        word = skeleton.norms[k - 1]
        if word == "since" and going_on:
            return date_slot(skeleton.sources[k], bounds=True)
        if word in _BOUNDS or (word in _OFF and k > frame.last):
            continue
        if status is None and k > frame.last and word not in ("on", "from", "in"):
            continue
        window = status != "happened" and skeleton.norms[k].startswith("between")
        return None if window else date_slot(skeleton.sources[k])
    return None


def _duration(skeleton: Skeleton, frame: Frame, start: int, end: int) -> Slot | None:
    near = range(max(start, frame.first - 5), min(end, frame.last + 6))
    for k in near:
        if skeleton.labels[k] == "DURATION":
            return length_slot(skeleton.sources[k])
    return None


def _participants(skeleton: Skeleton, frame: Frame, start: int) -> Slot | None:
    """Return how many go on strike: "120 walk out", "more than 150 members were to"."""
    for k in range(frame.first - 1, start - 1, -1):
        if skeleton.labels[k] != "QUANTITY" or not skeleton.doc[k].ent_id_.endswith("count"):
            continue
        follows = skeleton.norms[k + 1 : k + 4]
        people = not _STAFF.isdisjoint(follows) or "ROLE" in skeleton.labels[k + 1 : k + 4]
        if (people or k == frame.first - 1) and _number(skeleton, k) >= _FEWEST:
            return quantity_slot(skeleton.sources[k])
    return None


def _number(skeleton: Skeleton, k: int) -> float:
    return float(skeleton.doc[k].ent_id_.split(" ")[0])


def _union(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the union that the sentence of token `k` names, the nearest one before it first."""
    first = last = k
    while first and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    while skeleton.norms[last] != SENTENCE_END:
        last += 1
    for j in [*range(k, first - 1, -1), *range(k + 1, last)]:
        found = union_at(skeleton, j)
        if found is not None:
            return found
    return None


def union_at(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the union that token `k` names or stands for."""
    if skeleton.labels[k] != "BODY":
        return None
    span = skeleton.sources[k]
    found = [value for value in organisations(span) if value["kind"] == "union"]
    return Slot.of(found[0], span) if len(found) == 1 else None


def _ballot(doc: Doc, skeleton: Skeleton, frames: list[Frame]) -> Telling:
    """Return what a sentence says of a ballot."""
    frame = frames[0]
    first, last = frame.first, frame.last
    while first and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    while skeleton.norms[last] != SENTENCE_END:
        last += 1
    dates = [k for k in range(first, last) if skeleton.labels[k] == "DATE"]
    dates = [k for k in dates if skeleton.norms[k - 1] not in ("since", "until", "by")]
    return Telling(
        kind="ballot",
        place=frame.first,
        sentence=skeleton.sentences[skeleton.sentence_of[frame.first]],
        frame=frame,
        status=_ballot_status(skeleton, frame, first, last),
        council=council_near(doc, skeleton, frame.first),
        union=_union(skeleton, frame.first),
        date=date_slot(skeleton.sources[dates[0]]) if dates else None,
        participants=_balloted(skeleton, first, last),
        in_favour=_in_favour(skeleton, first, last),
        again=not _AGAIN.isdisjoint(skeleton.norms[max(first, frame.first - 3) : frame.first]),
    )


def _ballot_status(skeleton: Skeleton, frame: Frame, first: int, last: int) -> Slot:
    before = range(max(first, frame.first - 8), frame.first)
    for k in before:
        if skeleton.norms[k] in ("would", "could", "may", "might", "threatened", "threatens"):
            return Slot.of("proposed", skeleton.sources[k])
    for k in before:
        if skeleton.norms[k] in ("will", "'ll", "plans", "planning", "preparing", "prepares"):
            return Slot.of("planned", skeleton.sources[k])
    if skeleton.norms[frame.first - 1 : frame.first] == ["to"]:
        return Slot.of("planned", skeleton.sources[frame.first - 1])
    return Slot.of("happened", frame.words)


def _balloted(skeleton: Skeleton, first: int, last: int) -> Slot | None:
    """Return how many were asked: "balloted 168 people", "of the 250 members balloted"."""
    for k in range(first, last):
        if skeleton.labels[k] != "QUANTITY" or not skeleton.doc[k].ent_id_.endswith("count"):
            continue
        before = skeleton.norms[max(first, k - 3) : k]
        asked = not _ASKED.isdisjoint(before)
        named = not _ASKED.isdisjoint(skeleton.norms[k + 1 : k + 5])
        if (asked or named) and _number(skeleton, k) >= _FEWEST:
            return quantity_slot(skeleton.sources[k])
    return None


def _in_favour(skeleton: Skeleton, first: int, last: int) -> Slot | None:
    """Return the share that voted for action, else the number."""
    found: Slot | None = None
    for k in range(first, last):
        if skeleton.labels[k] != "QUANTITY":
            continue
        around = skeleton.norms[max(first, k - 3) : min(last, k + 14)]
        beside = skeleton.norms[max(first, k - 4) : k + 8]
        turnout = "turnout" in skeleton.norms[max(first, k - 4) : k + 2]
        if _FAVOUR.isdisjoint(around) or turnout or not _AGAINST.isdisjoint(beside):
            continue
        if skeleton.doc[k].ent_id_.endswith("percent"):
            return quantity_slot(skeleton.sources[k])
        if found is None and skeleton.norms[k + 1] in ("voted", "backed", "supported", "in"):
            found = quantity_slot(skeleton.sources[k])
    return found
