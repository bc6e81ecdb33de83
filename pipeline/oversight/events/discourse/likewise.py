"""Another council that did as the one before it: "Leeds took its service back last month and Bury
did the same in 2016", "Bury has no intention of following suit".

The words are in patterns/events/likewise.jsonl; the slot `council` is who did likewise.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import mention, organisation_slot
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import in_headline, status_before, status_inside
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_patterns
from oversight.spans import offsets

# What councils do, and the fields that two that do likewise share.
_DONE = {
    "service_transfer": ("form", "scope"),
    "review": ("kind",),
    "industrial_action": ("kind", "union"),
}
_SENTENCES_BACK = 1
_WEIGHT = ("cancelled", "proposed", "planned", "happened")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/likewise.jsonl"))


def follow_likewise(doc: Doc, skeleton: Skeleton, candidates: list[Candidate]) -> None:
    """Add what other councils did, or would not do, like the one told of right before."""
    for frame in _matcher(doc.vocab)(skeleton):
        council = organisation_slot(frame.slots["council"])
        before = None if council is None else _told_before(skeleton, frame, candidates)
        if council is None or before is None:
            continue
        new = _likewise(doc, skeleton, frame, before, council)
        if not any(_is_told(new, other) for other in candidates):
            candidates.append(new)


def _told_before(skeleton: Skeleton, frame: Frame, candidates: list[Candidate]) -> Candidate | None:
    """Return what was told last before the words, in their sentence or the one before."""
    number = skeleton.sentence_of[frame.first]
    start = skeleton.sentences[max(0, number - _SENTENCES_BACK)].start_char
    end = offsets(frame.words)[0]
    near = [
        (place, candidate)
        for candidate in candidates
        for place in _places(candidate)
        if candidate.type in _DONE and start <= place < end
    ]
    return max(near, key=lambda item: item[0])[1] if near else None


def _places(candidate: Candidate) -> Iterator[int]:
    """Yield where the words stand that tell of a candidate."""
    council = candidate.fields.get("council")
    spans = [*candidate.status.spans, *(council.spans if isinstance(council, Slot) else ())]
    yield from (start for start, _ in spans)


def _likewise(
    doc: Doc, skeleton: Skeleton, frame: Frame, before: Candidate, council: Slot
) -> Candidate:
    told = [
        status_before(skeleton, frame.first, in_headline(doc, frame.sentence))[0],
        status_inside(skeleton, frame.first, frame.last)[0],
        frame.value.get("status", "happened"),
    ]
    date = when.date_of(skeleton, frame.first, frame.last, before=False)
    status = when.settled(doc, min(told, key=_WEIGHT.index), date)
    shared = {name: before.fields.get(name) for name in _DONE[before.type]}
    fields = filled(council=council, date=date, **shared)
    return Candidate(
        before.type,
        frame.pattern.id,
        fields,
        mention(frame.sentence),
        Slot.of(status, frame.words),
    )


def _is_told(new: Candidate, other: Candidate) -> bool:
    """Tell whether the council's own is told of already."""
    if new.type != other.type:
        return False
    here, there = new.get("council"), other.get("council")
    return bool(here and there and here.get("key") == there.get("key"))
