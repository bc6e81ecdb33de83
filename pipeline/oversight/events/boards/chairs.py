"""Chairs of boards: who chairs one, by words that need no title ("in the chair", "led by").

A board is any that `oversight.events.boards.names` finds, or that "it" stands for in the sentence
after. Whoever chairs it has a tenure; whoever will, a planned appointment.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.events.appointments.tellings import date_slot_near, tell
from oversight.events.boards.chaired import commissioner_named
from oversight.events.boards.names import Name, find_names
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import clauses, subjects
from oversight.events.context.arguments import (
    date_slot,
    home_slot,
    mention,
    organisation_slot,
    person_slot,
)
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_patterns
from oversight.spans import text_of

# A board this many tokens of the skeleton before "it" is hardly meant.
_REACH = 40
_PRONOUNS = frozenset({"it", "which", "that"})
# "The seven-strong body": what a board is called again, so near the sentence's beginning.
_BODIES = frozenset({"body", "board", "panel", "group", "taskforce", "force", "committee"})
_SUBJECT = 5
_REVIEWS = frozenset({"review", "inquiry", "investigation", "audit"})
_SCRUTINY = frozenset({"scrutiny", "overview"})
_MEETS = frozenset({"met", "meets", "has"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/chairs.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of chairs: tenures, and appointments that are ahead."""
    frames = list(_matcher(doc.vocab)(skeleton))
    if not frames:
        return
    names = find_names(skeleton)
    for frame in frames:
        name = _board(skeleton, frame, names)
        person = person_slot(_person(skeleton, frame))
        if name is not None and person is not None:
            yield _candidate(doc, skeleton, frame, name, person)


def _person(skeleton: Skeleton, frame: Frame) -> Span | None:
    if frame.value["person"] == "slot":
        return frame.slots.get("person")
    if frame.value["person"] == "commissioner":
        return commissioner_named(skeleton.sources.doc)
    token = subjects.subject_of(skeleton, frame.first)
    found = token if token is not None and token.ent_type_ == "PERSON" else None
    found = found or subjects.person_before(skeleton, frame.first)
    return None if found is None else skeleton.sources[found.i]


def _board(skeleton: Skeleton, frame: Frame, names: list[Name]) -> Name | None:
    """Return the board in the frame, after it where the words ask for that, else before it."""
    inside = [name for name in names if frame.first <= name.last <= frame.last + 1]
    if inside or frame.value.get("board") == "inside":
        return _in_full(inside[0], names) if inside else None
    before = [name for name in names if 0 <= frame.first - name.last <= _REACH]
    if not before:
        return None
    number = skeleton.sentence_of
    if frame.pattern.id == "chair/it-is-led-by" and _is_of_review(skeleton, before[-1]):
        return None
    same = number[before[-1].last] == number[frame.first]
    near = number[frame.first] - number[before[-1].last] <= 1
    spoken = same or (near and _speaks_of_it(skeleton, frame))
    return _in_full(before[-1], names) if spoken else None


def _is_of_review(skeleton: Skeleton, name: Name) -> bool:
    """Tell whether the sentence is about a review that a board asked for: that is led."""
    sentence = skeleton.sentences[skeleton.sentence_of[name.last]]
    return not _REVIEWS.isdisjoint({token.norm_ for token in sentence})


def _in_full(name: Name, names: list[Name]) -> Name:
    """Return the name that "the board" was given before, where it was."""
    if name.first != name.last or "the" not in name.opening:
        return name
    head = name.text.lower().split()[-1]
    before = [n for n in names if n.last < name.first and n.text.lower().split()[-1] == head]
    return next((n for n in reversed(before) if len(n.text.split()) > 1), name)


def _speaks_of_it(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the sentence begins with, or the words hold, a pronoun for the board."""
    first = next((t for t in list(clauses.left_of(skeleton, frame.first))[::-1]), None)
    words = set(skeleton.norms[frame.first : frame.last + 2])
    opening = set() if first is None else {first.norm_}
    called = first is not None and first.norm_ == "the"
    bodies = set(skeleton.norms[first.i : first.i + _SUBJECT]) if called and first else set()
    return not _PRONOUNS.isdisjoint(words | opening) or not _BODIES.isdisjoint(bodies)


def _candidate(doc: Doc, skeleton: Skeleton, frame: Frame, name: Name, person: Slot) -> Candidate:
    own = _is_of_council(name)
    kind = "councillor" if own else "board_chair"
    value = {"kind": kind, "title": None, "interim": False, "text": text_of(frame.words)}
    home = home_slot(doc, kind, name.span) if own else _organisation(skeleton, name)
    fields = filled(person=person, role=Slot.of(value, frame.words), organisation=home)
    if frame.value["tells"] == "appointment" and not _has_met(skeleton, frame):
        if frame.value.get("dated"):
            fields |= filled(date=date_slot_near(skeleton, frame))
        return tell(doc, skeleton, frame, "appointment", fields)
    fields["current"] = Slot.of(True, frame.words)
    if "bound" in frame.slots:
        fields |= filled(since=date_slot(frame.slots.get("since")))
    status = Slot.of("happened", frame.words)
    return Candidate("tenure", frame.pattern.id, fields, mention(frame.sentence), status)


def _is_of_council(name: Name) -> bool:
    """Tell whether councillors sit on it: a scrutiny committee."""
    return not _SCRUTINY.isdisjoint(name.text.lower().split())


def _has_met(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the words go on with what the board did: ", with Ada Lovell as chair, met"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 4]
    return after[:1] == [","] and not _MEETS.isdisjoint(after)


def _organisation(skeleton: Skeleton, name: Name) -> Slot:
    lower = all(word.islower() for word in name.text.split()[:-1])
    if name.first == name.last or (lower and skeleton.labels[name.last] == "BODY"):
        known = organisation_slot(skeleton.sources[name.last])
        if known is not None:
            return known
    value = {"kind": "partnership", "name": name.text, "text": text_of(name.span)}
    return Slot.of(value, name.span)
