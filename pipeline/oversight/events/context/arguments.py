"""Slots from what stands around a trigger: person, role, organisation, date, each with evidence."""

from typing import Any

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.skeleton import Skeleton
from oversight.posts.homes import home_of
from oversight.spans import Offsets, offsets, text_of

Post = dict[str, Any]


def source(skeleton: Skeleton, token: Token | None) -> Span | None:
    """Return the span of the article that a skeleton token stands for."""
    return None if token is None else skeleton.sources[token.i]


def person_slot(span: Span | None) -> Slot | None:
    """Return the person that a span names or stands for."""
    value = None if span is None else meaning.person(span)
    return None if span is None or value is None else Slot.of(value, span)


def organisation_slot(span: Span | None) -> Slot | None:
    """Return the one organisation that a span names or stands for."""
    found = [] if span is None else meaning.organisations(span)
    return Slot.of(found[0], span) if span is not None and len(found) == 1 else None


def date_slot(span: Span | None, bounds: bool = False) -> Slot | None:
    """Return the date of a DATE span."""
    value = None if span is None else meaning.date(span, bounds)
    return None if span is None or value is None else Slot.of(value, span)


def home_slot(doc: Doc, kind: str, place: Span) -> Slot | None:
    """Return the organisation where a role of this kind is when nothing says so."""
    found = home_of(doc, kind, place)
    if not found:
        return None
    value, cited = found[0]
    return Slot.of(value, cited)


def posts_of(doc: Doc, person: int | None) -> list[Post]:
    """Return the posts of a person, in order of their place."""
    return [] if person is None else [post for post in doc._.posts if post["person"] == person]


def role_of_post(doc: Doc, post: Post) -> Slot:
    """Return the role slot of a post."""
    span = doc[slice(*(post["role"] or post["organisation_span"] or post["person_span"]))]
    value = {name: post[name] for name in ("kind", "title", "interim")}
    return Slot.of({**value, "text": text_of(span)}, span)


def organisation_of_post(doc: Doc, post: Post) -> Slot | None:
    """Return the organisation slot of a post."""
    if post["organisation"] is None:
        return None
    return Slot.of(post["organisation"], doc[slice(*post["organisation_span"])])


def mention(sentence: Span) -> list[Offsets]:
    """Return the one mention of a candidate found in one sentence."""
    return [offsets(sentence)]
