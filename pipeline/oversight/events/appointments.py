"""Appointments and departures: somebody takes up a post, or leaves one.

Triggers are patterns over the skeleton (patterns/events/appointments.jsonl, departures.jsonl).
A pattern's value says where the person stands (`person`: slot, subject, object, possessor), what
it needs to count (`needs`: a role or a post nearby), and what it tells (`manner`, `status`,
`reappointed`, `interim`). The rest is read from the clause and from the posts found before.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.components.layout import block_at
from oversight.events import clauses, timing
from oversight.events.arguments import (
    Post,
    date_slot,
    home_slot,
    mention,
    organisation_of_post,
    organisation_slot,
    person_slot,
    posts_of,
    role_of_post,
    source,
)
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.succession import (
    Succession,
    find_successions,
    successor_of,
    with_predecessor,
)
from oversight.events.syntax import subject_of_words
from oversight.patterns import read_patterns, read_words
from oversight.spans import group, offsets, text_of
from oversight.tokenizer import norm

_REPLACED = frozenset({"from", "of", "succeed", "succeeding", "replacing", "over"})
# Who acts where a minister does: the definition's canonical names.
GOVERNMENT = {"name": "UK Government", "kind": "government"}
DEPARTMENT = {"name": "Department for Education", "kind": "government"}
_ARTICLES = frozenset({"the", "a", "an", "no"}) | clauses.POSSESSIVES
_HEADLINES = frozenset({"TITLE", "STANDFIRST", "HEADING", "POST_HEADING", "CAPTION"})
_PERFECT = frozenset({"has", "is", "'s"})
_ANOTHERS = read_words("events/words/anothers.txt")
_BY = frozenset({"by"})
# "has appointed" is active, "was chosen as director" is not: other patterns read that.
_ACTIVE = read_words("events/words/active.txt")
_ENDS_ROLE = read_words("events/words/after_role.txt")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    files = ("events/appointments.jsonl", "events/departures.jsonl")
    return FrameMatcher(vocab, [entry for file in files for entry in read_patterns(file)])


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of appointments and departures."""
    followed = list(find_successions(skeleton))
    for frame in _matcher(doc.vocab)(skeleton):
        actor = _by_name(doc, _actor(skeleton, frame))
        if actor is None or is_plural(actor) or _is_own_word(doc, actor):
            continue
        if frame.pattern.label == "APPOINTMENT":
            candidate = _appointment(doc, skeleton, frame, actor)
        else:
            candidate = _departure(doc, skeleton, frame, actor, followed)
        if candidate is not None:
            yield with_predecessor(doc, candidate, actor, followed)
            yield from _shared(skeleton, frame, candidate)


def _actor(skeleton: Skeleton, frame: Frame) -> Span | None:
    """Return the span of the person (or of the role, of an unnamed one) that it is about."""
    where = frame.value["person"]
    if where == "slot":
        return frame.slots.get("person")
    if where == "subject":
        return _subject(skeleton, frame)
    if where == "possessor":
        return source(skeleton, clauses.possessor_of(skeleton, frame.first))
    before = skeleton.norms[frame.first - 1] if frame.first else ""
    if before in clauses.AUXILIARIES - _ACTIVE or before in _ARTICLES:
        return None  # "was chosen" is passive, "the name of the leader" no verb
    return frame.slots.get("role") or source(skeleton, clauses.object_of(skeleton, frame.last))


def _by_name(doc: Doc, actor: Span | None) -> Span | None:
    """Return the person whose role the actor is, where the article says whose."""
    if actor is not None and actor.label_ == "ROLE":
        for post in doc._.posts:
            if post["role"] == [actor.start, actor.end]:
                return _named(doc, post)
    return actor


def _named(doc: Doc, post: Post) -> Span | None:
    start, end = post["person_span"]
    spans = [*group(doc, "people"), *group(doc, "references")]
    return next((span for span in spans if (span.start, span.end) == (start, end)), None)


def is_plural(actor: Span) -> bool:
    """Tell whether an unnamed actor is several ("social workers"): no one's post."""
    if actor.label_ != "ROLE":
        return False
    title = meaning.role(actor)["title"] or ""
    return norm(text_of(actor)) != norm(title) and norm(text_of(actor)).endswith("s")


def _is_own_word(doc: Doc, actor: Span) -> bool:
    """Tell whether a pronoun inside a quotation was resolved to its speaker: nobody says "she"
    of herself.
    """
    index = meaning.person_index(actor)
    if index is None or not actor.label_.endswith("_REF"):
        return False
    return any(
        quote["speaker"] == f"person:{index}" and start <= actor.start < end
        for quote in doc._.quotes
        for start, end in quote["spans"]
    )


def _subject(skeleton: Skeleton, frame: Frame) -> Span | None:
    """Return the person or role that is the subject: by the parse, else by the order of words."""
    beside = clauses.subject_beside(skeleton, frame.first)
    if beside is not None:
        return skeleton.sources[beside.i]
    head = subject_of_words(frame.words)
    k = None if head is None else skeleton.place_of.get(head.i)
    label = "" if k is None else skeleton.labels[k]
    if k is not None and label in ("PERSON", "ROLE") and not clauses.is_possessed(skeleton.doc[k]):
        return skeleton.sources[k]
    if label in ("COUNCIL", "BODY"):
        return None
    return source(skeleton, clauses.subject_of(skeleton, frame.first))


def _appointment(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Candidate | None:
    person = person_slot(actor)
    replaces = _replaced(skeleton, frame, actor)
    role_token = _new_role(doc, skeleton, frame, actor)
    role = _role(doc, skeleton, frame, actor, role_token, replaces)
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
        date=_date(skeleton, frame),
        appointed_by=_appointed_by(skeleton, frame),
        replaces=replaces,
        reappointed=reappointed,
    )
    return _candidate(doc, skeleton, frame, "appointment", fields)


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


def _departure(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, followed: list[Succession]
) -> Candidate | None:
    person = person_slot(actor)
    index = meaning.person_index(actor) if person else None
    role_token = clauses.role_after(skeleton, frame.last, _others(doc, index))
    posts = posts_of(doc, index) or posts_of(doc, successor_of(followed, index))
    post = posts[0] if posts else None
    leaving = _left_role(skeleton, frame, role_token)
    if leaving is not None and role_token is not None:
        role: Slot | None = Slot.of(meaning.role(leaving), leaving)
        organisation = organisation_slot(clauses.organisation_of(skeleton, role_token))
    elif post is not None:
        role, organisation = role_of_post(doc, post), organisation_of_post(doc, post)
    elif actor.label_ == "ROLE":
        role = Slot.of(meaning.role(actor), actor)
        organisation = organisation_slot(_home_of_actor(skeleton, actor))
    else:
        role, organisation = None, organisation_slot(frame.slots.get("organisation"))
    if role is None and organisation is None and person is None:
        return None
    if organisation is None and role is not None:
        organisation = home_slot(doc, role.value["kind"], actor)
    fields = filled(
        person=person,
        role=role,
        organisation=organisation,
        date=_date(skeleton, frame),
        manner=Slot.of(frame.value["manner"], frame.words),
    )
    return _candidate(doc, skeleton, frame, "departure", fields)


def _candidate(
    doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, fields: dict[str, Any]
) -> Candidate:
    date = fields["date"].value if "date" in fields else None
    status, token = timing.status_of(skeleton, frame.first, frame.last)
    status = frame.value.get("status") or status
    if status == "happened" and timing.is_ahead(date, doc._.published):
        status = "planned"
    status = timing.settle(status, date, doc._.published)
    cited = source(skeleton, token) or frame.words
    loose = token is None and is_loose(doc, frame)
    return Candidate(
        kind, frame.pattern.id, fields, mention(frame.sentence), Slot.of(status, cited), loose
    )


def is_loose(doc: Doc, frame: Frame) -> bool:
    """Tell whether a trigger says little of the time: in a headline, or in the present tense."""
    block = block_at(doc, frame.sentence.start)
    if block is not None and block.label_ in _HEADLINES:
        return True
    return any(token.tag_ == "VBZ" and token.norm_ not in _PERFECT for token in frame.words)


def _date(skeleton: Skeleton, frame: Frame) -> Slot | None:
    if frame.value.get("undated"):
        return None
    return date_slot(source(skeleton, timing.date_near(skeleton, frame.first, frame.last)))


def _others(doc: Doc, person: int | None) -> set[int]:
    """Return the first tokens of the roles that are held by somebody else, or were held before."""
    return {
        post["role"][0]
        for post in doc._.posts
        if post["role"] and (post["person"] != person or post["time"] == "former")
    }


def _new_role(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Token | None:
    slot = frame.slots.get("role")
    if slot is not None:
        return skeleton.doc[skeleton.place_of[slot.start]]
    if actor.label_ == "ROLE":
        return skeleton.doc[skeleton.place_of[actor.start]]
    index = meaning.person_index(actor)
    taken = _others(doc, index) | {
        post["role"][0]
        for post in posts_of(doc, index)
        if post["role"] and post["rule"].startswith("post/person-apposition")
    }
    return clauses.role_after(skeleton, frame.last, taken)


def _role(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    actor: Span,
    token: Token | None,
    replaces: Slot | None,
) -> Slot | None:
    if "role" in frame.value:
        described = {"title": None, "interim": False, "text": text_of(frame.words)}
        return Slot.of({**described, **frame.value["role"]}, frame.words)
    if token is not None:
        span = skeleton.sources[token.i]
        return _interim(frame, Slot.of(meaning.role(span), span))
    if frame.value.get("needs") == "role":
        return None
    if replaces is not None:
        former = _index_of(doc, replaces)
        for post in posts_of(doc, former):
            return _interim(frame, role_of_post(doc, post))
    return None


def _interim(frame: Frame, role: Slot) -> Slot:
    words = {token.norm_ for token in frame.sentence}
    acting = bool(frame.value.get("interim")) or ("interim" in words and "basis" in words)
    value = {**role.value, "interim": role.value["interim"] or acting}
    return Slot(value, role.spans)


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
    slot = organisation_slot(stated) or organisation_slot(frame.slots.get("organisation"))
    if slot is not None and not (stated is not None and _is_own_employer(doc, stated, frame)):
        return slot
    if replaces is not None:
        for post in posts_of(doc, _index_of(doc, replaces)):
            return organisation_of_post(doc, post)
    if frame.value.get("interim"):
        for post in posts_of(doc, meaning.person_index(actor)):
            if post["stated"] and post["time"] == "current":
                return organisation_of_post(doc, post)
    return home_slot(doc, role.value["kind"], frame.sentence[:1])


def _is_own_employer(doc: Doc, stated: Span, frame: Frame) -> bool:
    """Tell whether "its" was taken for the body that the sentence names as the person's employer:
    "Ada Lovell, a director at Leeds, was chosen as its chief executive" means another council.
    """
    if stated.text.strip().lower() not in clauses.POSSESSIVES:
        return False
    values = meaning.organisations(stated)
    return any(
        post["stated"] and post["organisation"].get("key") == value.get("key")
        for post in doc._.posts
        for value in values
        if post["sentence"] == [frame.sentence.start, frame.sentence.end] and value.get("key")
    )


def _replaced(skeleton: Skeleton, frame: Frame, actor: Span) -> Slot | None:
    """Return the person whose post it was: "from Ben Carr", "her place", "his predecessor"."""
    slot = frame.slots.get("replaces")
    if slot is None and frame.value.get("replaces") == "subject":
        slot = source(skeleton, clauses.subject_of(skeleton, frame.first))
    if slot is None and frame.value.get("replaces") == "before":
        slot = source(skeleton, clauses.possessor_of(skeleton, frame.first))
    if slot is None:
        for token in skeleton.doc[frame.first : frame.last + 3]:
            before = token.nbor(-1).norm_ if token.i else ""
            owns = token.norm_ in clauses.POSSESSIVES and _is_anothers(token)
            if token.ent_type_ == "PERSON" and (owns or before in _REPLACED):
                slot = skeleton.sources[token.i]
    if slot is None or meaning.person_index(slot) == meaning.person_index(actor):
        return None
    return person_slot(slot)


def _is_anothers(possessive: Token) -> bool:
    """Tell whether "her" is the one before: one takes up one's own post, but another's place."""
    return possessive.nbor().norm_ in _ANOTHERS


def _appointed_by(skeleton: Skeleton, frame: Frame) -> Slot | None:
    if frame.value["person"] == "object" or frame.pattern.id == "appointment/appoint-person":
        # "a direction appointing her": who gave the direction stands further off.
        gerund = skeleton.norms[frame.first].endswith("ing")
        for token in clauses.left_of(skeleton, frame.first):
            if token.ent_type_ in ("COUNCIL", "BODY"):
                return organisation_slot(skeleton.sources[token.i])
            if token.ent_type_ in ("PERSON", "ROLE"):
                return _minister(skeleton, token)
            if not gerund and token.norm_ not in clauses.AUXILIARIES | {"which", ","}:
                return None
        return None
    for label in ("BODY", "COUNCIL"):
        found = clauses.following(skeleton, frame.last, _BY, label)
        if found is not None:
            return organisation_slot(source(skeleton, found))
    return None


def _minister(skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the department of a named minister, the government of unnamed ones."""
    span = skeleton.sources[token.i]
    if token.ent_type_ == "ROLE":
        unnamed = token.ent_id_ == "minister"
        return Slot.of({**GOVERNMENT, "text": text_of(span)}, span) if unnamed else None
    posts = posts_of(span.doc, meaning.person_index(span))
    if any(post["kind"] == "minister" for post in posts):
        return Slot.of({**DEPARTMENT, "text": text_of(span)}, span)
    return None


def _again(frame: Frame) -> bool:
    words = {token.norm_ for token in frame.words}
    return bool(frame.value.get("reappointed")) or "reappointed" in words


def _left_role(skeleton: Skeleton, frame: Frame, token: Token | None) -> Span | None:
    """Return the role that was left ("retired as director"), not the one that is taken up."""
    if token is None:
        return None
    between = skeleton.norms[frame.last + 1 : token.i]
    after = skeleton.norms[token.i + 1]
    ends = bool(skeleton.labels[token.i + 1]) or after in _ENDS_ROLE
    if frame.value["manner"] == "moved" or len(between) > 4 or "as" not in between[-3:] or not ends:
        return None
    return skeleton.sources[token.i]


def _home_of_actor(skeleton: Skeleton, actor: Span) -> Span | None:
    return clauses.organisation_of(skeleton, skeleton.doc[skeleton.place_of[actor.start]])
