"""Appointments and departures: somebody takes up a post, or leaves one.

Triggers are patterns over the skeleton (patterns/events/appointments.jsonl, departures.jsonl).
A pattern's value says where the person stands (`person`: slot, subject, object, possessor), what
it needs to count (`needs`: a role or a post nearby), and what it tells (`manner`, `status`,
`reappointed`, `interim`). The rest is read from the clause and from the posts found before.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.events.appointments.actors import find_actors
from oversight.events.appointments.appointers import find_appointer
from oversight.events.appointments.departures import find_departure
from oversight.events.appointments.manners import Manners
from oversight.events.appointments.new_homes import new_home
from oversight.events.appointments.new_roles import (
    is_acting,
    is_state,
    new_role,
    new_role_token,
    sent_role,
)
from oversight.events.appointments.otherwise import is_under_way, was_to_have
from oversight.events.appointments.predecessors import find_predecessor, is_again
from oversight.events.appointments.succession import find_successions, with_predecessor
from oversight.events.appointments.tellings import date_slot_near, tell
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import (
    organisation_slot,
    person_slot,
)
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_patterns
from oversight.posts.homes import is_of_school
from oversight.spans import offsets

# So far behind an appointment's words more may be told of it.
_FURTHER = 8


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    files = ("events/appointments.jsonl", "events/departures.jsonl")
    return FrameMatcher(vocab, [entry for file in files for entry in read_patterns(file)])


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of appointments and departures."""
    followed = list(find_successions(skeleton))
    told = [frame for frame in _matcher(doc.vocab)(skeleton) if not was_to_have(skeleton, frame)]
    frames = _without_doubles([_without_tail(skeleton, frame) for frame in told])
    manners = Manners(skeleton, [f for f in frames if f.pattern.label == "DEPARTURE"])
    actors = [list(find_actors(doc, skeleton, frame)) for frame in frames]
    leaving = _leaving(skeleton, frames, actors)
    for frame, found in zip(frames, actors, strict=True):
        for actor in found:
            if frame.pattern.label == "APPOINTMENT":
                candidate = _appointment(doc, skeleton, frame, actor, leaving)
            else:
                candidate = find_departure(doc, skeleton, frame, actor, manners)
            if candidate is not None:
                yield with_predecessor(doc, candidate, actor, followed)
                yield from _shared(skeleton, frame, candidate)


def _without_doubles(frames: list[Frame]) -> list[Frame]:
    """Drop what begins within "appointed to the same post at Leeds": that names post and place."""
    whole = [frame for frame in frames if frame.value.get("whole")]
    return [
        frame
        for frame in frames
        if frame in whole
        or frame.pattern.label != "APPOINTMENT"
        or (
            not any(other.first <= frame.last and frame.first <= other.last for other in whole)
            and not (frame.value.get("further") and _goes_on(frame, frames))
        )
    ]


def _goes_on(frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether words only add to an appointment told before: "chosen in Ben Carr's place"."""
    return any(
        other.pattern.label == "APPOINTMENT"
        and 0 < frame.first - other.last <= _FURTHER
        and other.sentence.start == frame.sentence.start
        for other in frames
    )


def _leaving(skeleton: Skeleton, frames: list[Frame], actors: list[list[Span]]) -> frozenset[int]:
    """Return the tokens of the skeleton that are people who leave."""
    return frozenset(
        skeleton.place_of[actor.start]
        for frame, found in zip(frames, actors, strict=True)
        for actor in found
        if frame.pattern.label == "DEPARTURE" and actor.start in skeleton.place_of
    )


def _without_tail(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return a frame without the last words of its pattern, where they are only looked at."""
    tail = frame.value.get("tail", 0)
    if not tail:
        return frame
    last = frame.last - tail
    return replace(frame, end=skeleton.sources[last].end, last=last)


class Taken(NamedTuple):
    """What a frame tells of the post that is taken up."""

    role: Slot | None
    organisation: Slot | None
    appointer: Slot | None
    replaces: Slot | None


def _appointment(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, leaving: frozenset[int]
) -> Candidate | None:
    person = person_slot(actor)
    if person is None and frame.value.get("needs") == "person":
        return None
    taken = _taken(doc, skeleton, frame, actor, leaving)
    if taken is None or (person is None and taken.organisation is None):
        return None
    fields = filled(
        person=person,
        role=taken.role,
        organisation=taken.organisation,
        date=date_slot_near(skeleton, frame),
        appointed_by=taken.appointer,
        replaces=taken.replaces,
        reappointed=Slot.of(True, frame.words) if is_again(frame) else None,
    )
    candidate = tell(doc, skeleton, frame, "appointment", fields)
    if person is None and candidate.status.value == "happened" and is_under_way(skeleton, frame):
        candidate.status = Slot("planned", candidate.status.spans)
    candidate.acting = is_acting(frame)
    candidate.for_good = bool(frame.value.get("permanent"))
    candidate.moved_on = bool(frame.value.get("apart"))
    candidate.elsewhere = bool(frame.value.get("same"))
    candidate.state = is_state(skeleton, frame)
    candidate.actor = None if person is not None else offsets(actor)
    return candidate


def _taken(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, leaving: frozenset[int]
) -> Taken | None:
    """Return what is told of the post; None where it is a school's, or the frame needs more."""
    person = person_slot(actor)
    token = new_role_token(doc, skeleton, frame, actor)
    if token is not None and "role" in frame.value and token.i < frame.last:
        token = None  # "drafted in Leeds's deputy director Ada Lovell to run the department"
    replaces = find_predecessor(skeleton, frame, actor, leaving, token)
    appointer = find_appointer(skeleton, frame)
    named = token or sent_role(skeleton, frame, person, appointer)
    role = new_role(doc, skeleton, frame, actor, named)
    if role is None and (person is None or frame.value.get("needs") == "role"):
        return None
    if role is None:
        joined = organisation_slot(frame.slots.get("organisation"))
        hires = appointer if appointer and appointer.value["kind"] == "council" else None
        return Taken(None, joined or hires, appointer, replaces)
    if is_of_school(role.value):
        return None
    home = new_home(doc, skeleton, frame, token, replaces, role, actor, appointer)
    return Taken(role, home, appointer, replaces)


def _shared(skeleton: Skeleton, frame: Frame, candidate: Candidate) -> Iterator[Candidate]:
    """Yield the same appointment at the other body of a shared post: "for Leeds and Kirklees"."""
    first = candidate.fields.get("organisation")
    if candidate.type != "appointment" or not isinstance(first, Slot):
        return
    for k in range(frame.first, len(skeleton.norms) - 2):
        if skeleton.norms[k] == SENTENCE_END:
            return
        joined = skeleton.norms[k + 1] == "and" and skeleton.labels[k + 2] == "COUNCIL"
        if joined and offsets(skeleton.sources[k]) in first.spans:
            other = organisation_slot(skeleton.sources[k + 2])
            if other is not None and other.value != first.value:
                fields = {**candidate.fields, "organisation": other}
                yield replace(candidate, fields=fields, mentions=list(candidate.mentions))
