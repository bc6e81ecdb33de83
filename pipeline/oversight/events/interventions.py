"""Interventions: government acts on a council by an instrument: direction, notice, warning.

An act ("lifted", "was served with"; patterns/events/interventions.jsonl) is tied to the
instrument that it is about; each pair is a telling. `settle` decides which tellings are one.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events import when
from oversight.events.arguments import mention
from oversight.events.authors import author_beside, governments
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.concern import councils_of
from oversight.events.dating import compatible
from oversight.events.frames import Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.instruments import Instrument, find_instruments, is_held, tie
from oversight.events.modality import in_headline, status_before
from oversight.patterns import read_patterns

_ORDER = ("warning", "improvement_notice", "special_measures", "direction")
_REVISED = frozenset({"revised", "amended", "varied", "updated", "extended"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/interventions.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each thing done with an instrument."""
    tellings = list(find_tellings(doc, skeleton))
    found = gather(_with_beginnings(tellings), same)
    for candidate in found:
        _complete(doc, skeleton, candidate, found)
    yield from found


def _complete(doc: Doc, skeleton: Skeleton, candidate: Candidate, found: list[Candidate]) -> None:
    """Fill in who made a direction: only a minister can, so the one told of elsewhere did."""
    if candidate.get("instrument") != "direction" or "issued_by" in candidate.fields:
        return
    alike = [other for other in found if other.get("instrument") == "direction"]
    told = [slot for other in alike if isinstance(slot := other.fields.get("issued_by"), Slot)]
    if not told and alike:
        told = list(governments(doc, skeleton, 0, len(skeleton.doc)))[:1]
    if told:
        candidate.fields["issued_by"] = told[0]


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield a candidate for each act on an instrument, in order."""
    instruments = find_instruments(skeleton)
    if not instruments:
        return
    acts: dict[int, list[Frame]] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        acts.setdefault(skeleton.sentence_of[frame.first], []).append(frame)
    for number, told in sorted(acts.items()):
        here = [item for item in instruments if item.sentence == number]
        for frame, instrument in tie(skeleton, told, here):
            yield from _tellings(doc, skeleton, frame, instrument, told, here)


def _tellings(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    instrument: Instrument,
    acts: list[Frame],
    others: list[Instrument],
) -> Iterator[Candidate]:
    action = _action(frame, instrument, others)
    if action is None:
        return
    headline = in_headline(doc, frame.sentence)
    status, cause = status_before(skeleton, frame.first, headline)
    date = when.date_of(skeleton, frame.first, frame.last, _borders(acts, frame))
    if status == "cancelled" and action == "lifted":
        if date is None:
            action, status = "issued", "happened"  # "has not been lifted": it is in force
        else:
            status = "happened"  # "not lifted until March"
    status = frame.value.get("status", status)
    cited = frame.words if cause is None else skeleton.sources[cause]
    fields = filled(
        instrument=Slot.of(instrument.kind, instrument.span),
        action=Slot.of(action, frame.words),
        issued_by=author_beside(doc, skeleton, min(frame.first, instrument.k), frame.last),
        date=None if frame.value.get("held") or date is None else date,
    )
    for council in councils_of(doc, skeleton, frame.first, max(frame.last, instrument.k)):
        telling = Candidate(
            "intervention",
            frame.pattern.id,
            {"council": council, **fields},
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cited),
            loose=headline,
        )
        yield telling


def _borders(acts: list[Frame], frame: Frame) -> list[int]:
    return [other.first for other in acts if other is not frame]


def _action(frame: Frame, instrument: Instrument, others: list[Instrument]) -> str | None:
    """Return what was done with the instrument; None where the words tell nothing of it.

    One instrument in place of another of its kind is no act of its own.
    """
    action = str(frame.value["action"])
    if action == "replaced":
        kinds = [item.kind for item in others if item.kind in _ORDER and item.k != instrument.k]
        if instrument.kind not in _ORDER or not kinds or kinds[0] == instrument.kind:
            return None
        harder = _ORDER.index(instrument.kind) > _ORDER.index(kinds[0])
        return "escalated" if harder else "eased"
    if frame.value.get("held") and not is_held(frame, instrument):
        return None
    if action == "issued" and not _REVISED.isdisjoint(instrument.words):
        return "revised"
    return action


def _with_beginnings(tellings: list[Candidate]) -> Iterator[Candidate]:
    """Yield the tellings, and for what was lifted that it had been issued."""
    yield from tellings
    for telling in tellings:
        if telling.get("action") in ("lifted", "eased") and telling.status.value == "happened":
            fields = {name: slot for name, slot in telling.fields.items() if name != "date"}
            action = telling.fields["action"]
            if isinstance(action, Slot):
                fields["action"] = Slot("issued", action.spans)
            yield replace(telling, fields=fields, mentions=list(telling.mentions), loose=True)


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same council, instrument and action, no other day."""
    if _key(a) != _key(b) or a.get("action") != b.get("action"):
        return False
    kinds = {a.get("instrument"), b.get("instrument")}
    if len(kinds - {"other"}) > 1:
        return False
    return compatible(a.get("date"), b.get("date"))


def _key(candidate: Candidate) -> Any:
    return (candidate.get("council") or {}).get("key")
