"""Appointments and departures: somebody takes up a post, or leaves one.

Triggers are patterns over the skeleton (patterns/events/appointments.jsonl, departures.jsonl).
A pattern's value says where the person stands (`person`: slot, subject, object, possessor), what
it needs to count (`needs`: a role or a post nearby), and what it tells (`manner`, `status`,
`reappointed`, `interim`). The rest is read from the clause and from the posts found before.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events import clauses
from oversight.events.actors import find_actors
from oversight.events.appointers import find_appointer
from oversight.events.arguments import (
    home_slot,
    organisation_of_post,
    organisation_slot,
    person_slot,
    posts_of,
    role_of_post,
    source,
)
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.departures import find_departure
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.manners import Manners
from oversight.events.succession import find_successions, with_predecessor
from oversight.events.tellings import date_slot_near, others_roles, tell
from oversight.patterns import read_patterns, read_words
from oversight.posts.homes import SENT, is_of_school
from oversight.spans import offsets, text_of

_REPLACED = frozenset(
    {"from", "of", "succeed", "succeeding", "replacing", "over", "ousting", "beating", "defeating"}
)
# "ousting Labour's Ben Carr"
_PARTY = read_words("events/words/parties.txt")
_THIS = frozenset({"the", "that", "this"})
_POSTS = frozenset({"post", "role", "job", "position"})
_AHEAD = 14
_SENTENCES_BACK = 2
# "on an interim basis"
_FOR_NOW = frozenset({"interim", "temporary", "acting", "caretaker"})
# So far behind a trigger, in tokens of the skeleton, "from" still goes with it.
_FAR = 6
_NOT = frozenset({"not", "n't", "never", "cannot", "without", "declined", "refused", "yet"})
_OCCASIONS = frozenset({"when", "after", "following", "since"})
_ANOTHERS = read_words("events/words/anothers.txt")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    files = ("events/appointments.jsonl", "events/departures.jsonl")
    return FrameMatcher(vocab, [entry for file in files for entry in read_patterns(file)])


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of appointments and departures."""
    followed = list(find_successions(skeleton))
    told = [frame for frame in _matcher(doc.vocab)(skeleton) if not _was_to_have(skeleton, frame)]
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
        or not any(other.first <= frame.last and frame.first <= other.last for other in whole)
    ]


def _leaving(skeleton: Skeleton, frames: list[Frame], actors: list[list[Span]]) -> frozenset[int]:
    """Return the tokens of the skeleton that are people who leave."""
    return frozenset(
        skeleton.place_of[actor.start]
        for frame, found in zip(frames, actors, strict=True)
        for actor in found
        if frame.pattern.label == "DEPARTURE" and actor.start in skeleton.place_of
    )


def _was_to_have(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it came otherwise, or is over: "was to have retired", "used to be director"."""
    before = skeleton.norms[frame.first - 1] if frame.first else ""
    if before == "used" and skeleton.norms[frame.first] == "to":
        return True
    if _stays_unnamed(skeleton, frame):
        return True
    return skeleton.norms[max(0, frame.first - 2) : frame.first] == ["to", "have"] and (
        skeleton.norms[frame.first - 3] in ("was", "were")
    )


def _stays_unnamed(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody only keeps a name back: "who asked not to be named"."""
    denied = not _NOT.isdisjoint(skeleton.norms[max(0, frame.first - 6) : frame.first + 1])
    after = skeleton.doc[frame.last + 1]
    return (
        skeleton.norms[frame.last] == "named"
        and denied
        and (not after.ent_type_ and after.norm_ not in ("as", "the", "its", "a", "new"))
    )


def _without_tail(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return a frame without the last words of its pattern, where they are only looked at."""
    tail = frame.value.get("tail", 0)
    if not tail:
        return frame
    last = frame.last - tail
    return replace(frame, end=skeleton.sources[last].end, last=last)


def _appointment(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, leaving: frozenset[int]
) -> Candidate | None:
    person = person_slot(actor)
    if person is None and frame.value.get("needs") == "person":
        return None
    role_token = _new_role(doc, skeleton, frame, actor)
    replaces = _replaced(skeleton, frame, actor, leaving, role_token)
    appointer = find_appointer(skeleton, frame)
    role = _role(skeleton, frame, role_token or _sent_role(skeleton, frame, person, appointer))
    if role is None and frame.value.get("permanent"):
        role = _for_good(doc, skeleton, frame, actor)
    if frame.value.get("same"):
        role = _same_role(doc, actor)
    if role is not None and is_of_school(role.value):
        return None
    if role is None and (person is None or frame.value.get("needs") == "role"):
        return None
    organisation = None
    if role is not None:
        organisation = _organisation(doc, skeleton, frame, role_token, replaces, role, actor)
    if person is None and organisation is None:
        return None
    reappointed = Slot.of(True, frame.words) if _again(frame) else None
    fields = filled(
        person=person,
        role=role,
        organisation=organisation,
        date=date_slot_near(skeleton, frame),
        appointed_by=appointer,
        replaces=replaces,
        reappointed=reappointed,
    )
    candidate = tell(doc, skeleton, frame, "appointment", fields)
    candidate.acting = _is_acting(frame)
    candidate.actor = None if person is not None else offsets(actor)
    return candidate


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


def _new_role(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Token | None:
    slot = frame.slots.get("role")
    if slot is not None:
        k = skeleton.place_of[slot.start]
        return None if skeleton.norms[k + 1] in ("'s", "'") else skeleton.doc[k]
    if frame.value.get("inside"):
        return clauses.role_within(skeleton, frame.first, frame.last)
    if actor.label_ == "ROLE":
        return skeleton.doc[skeleton.place_of[actor.start]]
    index = meaning.person_index(actor)
    taken = others_roles(doc, index) | {
        post["role"][0]
        for post in posts_of(doc, index)
        if post["role"] and post["rule"].startswith("post/person-apposition")
    }
    taken |= {role.start for role in clauses.origins_after(skeleton, frame.last)}
    found = clauses.role_after(skeleton, frame.last, taken)
    return found or _post_before(skeleton, frame, taken)


def _sent_role(
    skeleton: Skeleton, frame: Frame, person: Slot | None, appointer: Slot | None
) -> Token | None:
    """Return the commissioner or adviser of the article as the role of whom ministers appoint."""
    if person is None or appointer is None or appointer.value["kind"] != "government":
        return None
    found = [
        k
        for k, label in enumerate(skeleton.labels)
        if label == "ROLE" and skeleton.doc[k].ent_id_ in SENT
    ]
    return skeleton.doc[min(found, key=lambda k: abs(k - frame.first))] if found else None


def _post_before(skeleton: Skeleton, frame: Frame, taken: set[int]) -> Token | None:
    """Return the role that "the post" stands for: the last one told of before, that is free."""
    words = skeleton.norms[frame.first : frame.last + _AHEAD]
    if not any(pair[0] in _THIS and pair[1] in _POSTS for pair in pairwise(words)):
        return None
    least = skeleton.sentence_of[frame.first] - _SENTENCES_BACK
    for k in range(frame.first - 1, -1, -1):
        if skeleton.sentence_of[k] < least:
            return None
        if skeleton.labels[k] == "ROLE" and skeleton.sources[k].start not in taken:
            return skeleton.doc[k]
    return None


def _role(skeleton: Skeleton, frame: Frame, token: Token | None) -> Slot | None:
    if "role" in frame.value:
        described = {"title": None, "interim": False, "text": text_of(frame.words)}
        return Slot.of({**described, **frame.value["role"]}, frame.words)
    if token is not None:
        span = skeleton.sources[token.i]
        return _interim(frame, Slot.of(meaning.role(span), span))
    return None


def _interim(frame: Frame, role: Slot) -> Slot:
    value = {**role.value, "interim": role.value["interim"] or _is_acting(frame)}
    return Slot(value, role.spans)


def _for_good(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Slot | None:
    """Return the post that somebody has held for now, as one that is theirs to keep."""
    held = [post for post in posts_of(doc, meaning.person_index(actor)) if post["interim"]]
    role = role_of_post(doc, held[0]) if held else None
    if role is None:
        token = clauses.role_within(skeleton, skeleton.place_of.get(actor.start, 0), frame.first)
        span = None if token is None else skeleton.sources[token.i]
        role = None if span is None else Slot.of(meaning.role(span), span)
    return None if role is None else Slot({**role.value, "interim": False}, role.spans)


def _same_role(doc: Doc, actor: Span) -> Slot | None:
    """Return the role that somebody holds, to be taken up elsewhere: "the same post at Leeds"."""
    held = [p for p in posts_of(doc, meaning.person_index(actor)) if p["time"] == "current"]
    role = role_of_post(doc, held[0]) if held else None
    return None if role is None else Slot({**role.value, "interim": False}, role.spans)


def _is_acting(frame: Frame) -> bool:
    words = {token.norm_ for token in frame.sentence}
    return bool(frame.value.get("interim")) or ("basis" in words and not words.isdisjoint(_FOR_NOW))


def _index_of(doc: Doc, person: Slot) -> int | None:
    names = [entry["name"].replace("’", "'") for entry in doc._.people]
    return names.index(person.value["name"]) if person.value["name"] in names else None


def _organisation(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    role_token: Token | None,
    replaces: Slot | None,
    role: Slot,
    actor: Span,
) -> Slot | None:
    stated = None if role_token is None else clauses.organisation_of(skeleton, role_token)
    slot = organisation_slot(stated)
    told = organisation_slot(frame.slots.get("organisation"))
    if slot is not None and role.value["kind"] in SENT and slot.value["kind"] == "government":
        slot = stated = None
    # "moved to Leeds as its director", "Kirklees will share Leeds's director"
    first = frame.value.get("place") == "told"
    if slot is None or (told is not None and (first or _is_pronoun(stated))):
        slot = told or slot
    if slot is not None and not (stated is not None and _is_own_employer(doc, stated, frame)):
        return slot
    if replaces is not None:
        for post in posts_of(doc, _index_of(doc, replaces)):
            return organisation_of_post(doc, post)
    located = organisation_slot(clauses.located(skeleton, frame.first))
    if located is not None:
        return located
    if frame.value.get("interim"):
        for post in posts_of(doc, meaning.person_index(actor)):
            if post["stated"] and post["time"] == "current":
                return organisation_of_post(doc, post)
    return home_slot(doc, role.value["kind"], frame.sentence[:1])


def _is_pronoun(span: Span | None) -> bool:
    return span is not None and text_of(span).lower() in clauses.POSSESSIVES


def _is_own_employer(doc: Doc, stated: Span, frame: Frame) -> bool:
    """Tell whether "its" was taken for the body that the sentence names as the person's employer:
    "Ada Lovell, a director at Leeds, was chosen as its chief executive" means another council.
    """
    if not _is_pronoun(stated):
        return False
    values = meaning.organisations(stated)
    return any(
        post["stated"] and post["organisation"].get("key") == value.get("key")
        for post in doc._.posts
        for value in values
        if post["sentence"] == [frame.sentence.start, frame.sentence.end] and value.get("key")
    )


def _replaced(
    skeleton: Skeleton, frame: Frame, actor: Span, leaving: frozenset[int], role: Token | None
) -> Slot | None:
    """Return the person whose post it was: "from Ben Carr", "her place", "his predecessor"."""
    slot = frame.slots.get("replaces") or _stated_before(skeleton, frame)
    if slot is None and not _again(frame):
        slot = _from_whom(skeleton, frame, role) or _who_left(skeleton, frame, leaving)
    if slot is None or meaning.person_index(slot) == meaning.person_index(actor):
        return None
    return person_slot(slot)


def _stated_before(skeleton: Skeleton, frame: Frame) -> Span | None:
    where = frame.value.get("replaces")
    if where == "subject":
        return source(skeleton, clauses.subject_of(skeleton, frame.first))
    if where == "before":
        return source(skeleton, clauses.possessor_of(skeleton, frame.first))
    return _owner_before(skeleton, frame) if where == "owner" else None


def _from_whom(skeleton: Skeleton, frame: Frame, role: Token | None) -> Span | None:
    """Return the person behind "from", "replacing" and the like, or before "place", "duties"."""
    found = None
    last = frame.last if role is None else max(frame.last, min(role.i, frame.last + _FAR))
    for token in skeleton.doc[frame.first : last + _FAR]:
        if token.norm_ == SENTENCE_END or (
            token.i > frame.last and token.norm_ in clauses.CLAUSE_ENDS
        ):
            break
        left = clauses.left_of(skeleton, token.i)
        before = [t.norm_ for t in left if t.ent_type_ != "ROLE" and t.norm_ not in _PARTY][:1]
        owns = token.norm_ in clauses.POSSESSIVES and _is_anothers(token)
        if token.ent_type_ == "PERSON" and (owns or not _REPLACED.isdisjoint(before)):
            found = skeleton.sources[token.i]
    return found


def _who_left(skeleton: Skeleton, frame: Frame, leaving: frozenset[int]) -> Span | None:
    """Return who left, where the sentence tells it as the occasion: "when Ben Carr quit"."""
    occasion = False
    for token in clauses.right_of(skeleton, frame.last):
        occasion = occasion or token.norm_ in _OCCASIONS
        if occasion and token.i in leaving and token.ent_type_ == "PERSON":
            return skeleton.sources[token.i]
        if token.norm_ in (";", "said", "who") and not occasion:
            return None
    return None


def _owner_before(skeleton: Skeleton, frame: Frame) -> Span | None:
    """Return whose duties another has: "her duties are being covered by Ada Lovell"."""
    owners = [t for t in clauses.left_of(skeleton, frame.first) if clauses.is_possessed(t)]
    people = [token for token in owners if token.ent_type_ == "PERSON"]
    return source(skeleton, people[0]) if people else None


def _is_anothers(possessive: Token) -> bool:
    """Tell whether "her" is the one before: one takes up one's own post, but another's place."""
    return possessive.nbor().norm_ in _ANOTHERS


def _again(frame: Frame) -> bool:
    words = {token.norm_ for token in frame.words}
    return bool(frame.value.get("reappointed")) or "reappointed" in words
