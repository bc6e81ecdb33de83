"""Swaps: two people take up each other's posts: "Ada Lovell and Ben Carr will swap jobs in May"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events.appointments.departures import held_post
from oversight.events.appointments.tellings import date_slot_near, tell
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import (
    Post,
    organisation_of_post,
    person_slot,
    role_of_post,
)
from oversight.events.context.clauses import is_person, is_possessed, left_of
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_patterns


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/swaps.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield what two people who swap posts take up, and what they leave."""
    for frame in _matcher(doc.vocab)(skeleton):
        pair = _pair(doc, skeleton, frame)
        if len(pair) == 2 and pair[0][1]["kind"] != pair[1][1]["kind"]:
            yield from _moves(doc, skeleton, frame, *pair)
            yield from _moves(doc, skeleton, frame, *pair[::-1])


def _pair(doc: Doc, skeleton: Skeleton, frame: Frame) -> list[tuple[Slot, Post]]:
    """Return the two people who swap, each with the post that they hold."""
    named = [t for t in left_of(skeleton, frame.first) if is_person(t) and not is_possessed(t)]
    spans = [skeleton.sources[token.i] for token in named]
    if "person" in frame.slots:
        spans = [*spans[:1], frame.slots["person"]]
    found: dict[int, tuple[Slot, Post]] = {}
    for span in spans:
        index, slot = meaning.person_index(span), person_slot(span)
        post = held_post(doc, index)
        if index is not None and slot is not None and post is not None:
            found.setdefault(index, (slot, post))
    return list(found.values())


def _moves(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    mine: tuple[Slot, Post],
    other: tuple[Slot, Post],
) -> Iterator[Candidate]:
    """Yield what one of the two takes up and leaves."""
    date = date_slot_near(skeleton, frame)
    taken = filled(person=mine[0], date=date, replaces=other[0], **_post(doc, other[1]))
    yield tell(doc, skeleton, frame, "appointment", taken)
    moved = Slot.of("moved", frame.words)
    left = filled(person=mine[0], date=date, manner=moved, **_post(doc, mine[1]))
    yield tell(doc, skeleton, frame, "departure", left)


def _post(doc: Doc, post: Post) -> dict[str, Slot | None]:
    return {"role": role_of_post(doc, post), "organisation": organisation_of_post(doc, post)}
