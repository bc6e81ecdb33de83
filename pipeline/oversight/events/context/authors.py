"""Who issued, ordered or decided a thing: a department, "the government", a council.

A minister stands for the department that was responsible at the time (see
`oversight.references.departments`); ministers in general for the government.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import posts_of
from oversight.events.context.clauses import AUXILIARIES, left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.meaning import organisations
from oversight.references.departments import department_on
from oversight.spans import group, text_of
from oversight.vocabulary.bodies import body

GOVERNMENT = "UK Government"
_REACH = 10
_AGENTS = frozenset({"by", "from", "with"})
_STOPS = frozenset({";", "which", "who", "whose", "after", "while", "but", ":"})


def author_beside(doc: Doc, skeleton: Skeleton, first: int, last: int) -> Slot | None:
    """Return who did what the trigger tells: "by the DfE", else its subject or possessor."""
    return _after_by(doc, skeleton, last) or _before(doc, skeleton, first)


def _after_by(doc: Doc, skeleton: Skeleton, last: int) -> Slot | None:
    armed = False
    for token in right_of(skeleton, last):
        if token.i - last > _REACH + 4 or (token.norm_ in _STOPS and not token.ent_type_):
            return None
        if token.norm_ in _AGENTS:
            armed = True
        elif armed:
            slot = author_at(doc, skeleton, token)
            if slot is not None:
                return slot
            armed = not token.ent_type_ and token.norm_ in ("the", "a", "then", "his", "her")
    return None


def _before(doc: Doc, skeleton: Skeleton, first: int) -> Slot | None:
    for token in left_of(skeleton, first):
        if first - token.i > _REACH or (token.norm_ in _STOPS and not token.ent_type_):
            return None
        slot = author_at(doc, skeleton, token)
        if slot is not None:
            return slot
        if token.ent_type_ == "COUNCIL" and _is_subject(token):
            return None
    return None


def _is_subject(token: Token) -> bool:
    return token.nbor().norm_ in AUXILIARIES


def author_at(doc: Doc, skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the department or government that a token is, or stands for."""
    span = skeleton.sources[token.i]
    if token.i + 1 < len(token.doc) and token.nbor().norm_ == "-":
        return None  # "government-appointed"
    if token.ent_type_ == "BODY":
        found = organisations(span)
        known = len(found) == 1 and found[0]["kind"] == "government"
        return Slot.of(found[0], span) if known else None
    value = None
    if token.ent_type_ == "ROLE" and token.ent_id_ == "minister":
        value = department(doc)
        if token.norm_.endswith("ministers") and not _is_named(doc, str(value["name"])):
            value = dict(body("uk-government") or {})
    elif token.ent_type_ == "PERSON" and _is_minister(doc, token):
        value = department(doc)
    return None if value is None else Slot.of({**value, "text": text_of(span)}, span)


def _is_named(doc: Doc, name: str) -> bool:
    """Tell whether the article names the department: then "ministers" are those of it."""
    return any(value["name"] == name for s in group(doc, "bodies") for value in organisations(s))


def _is_minister(doc: Doc, token: Token) -> bool:
    key = token.ent_id_.rpartition(":")[2]
    person = int(key) if key.isdigit() else None
    return any(post["kind"] == "minister" for post in posts_of(doc, person))


def department(doc: Doc) -> dict[str, Any]:
    """Return the department for children's services when the article came out."""
    return dict(body(department_on(doc._.published)) or {})


def governments(doc: Doc, skeleton: Skeleton, start: int, end: int) -> Iterator[Slot]:
    """Yield the departments, governments and ministers among the tokens [start, end)."""
    for token in skeleton.doc[start:end]:
        slot = author_at(doc, skeleton, token)
        if slot is not None:
            yield slot
