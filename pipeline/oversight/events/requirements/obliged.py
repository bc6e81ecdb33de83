"""Who has to act: named by the words, their subject, whose report it is, or the one in focus."""

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.clauses import (
    AUXILIARIES,
    POSSESSIVES,
    is_possessed,
    left_of,
    right_of,
)
from oversight.events.context.concern import focus_slot, slots_at
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.context.syntax import subject_of_words
from oversight.spans import text_of

_PARTIES = frozenset({"COUNCIL", "BODY", "PERSON", "ROLE"})
_NEAR = 7


def obliged_by(doc: Doc, skeleton: Skeleton, frame: Frame) -> list[Slot]:
    """Return who has to act: named by the pattern, the subject, else the council in focus."""
    token = _bound(skeleton, frame)
    if token is None:
        focus = None if _is_of_nobody(skeleton, frame) else _focus(doc, skeleton, frame)
        return [] if focus is None else [focus]
    several = slots_at(skeleton, token) if token.ent_type_ == "COUNCIL" else []
    if len(several) > 1:
        return several  # "the two councils"
    found = _party(doc, skeleton, token)
    if frame.value["party"] == "subject" and found and found.value["kind"] == "inspectorate":
        found = _focus(doc, skeleton, frame)  # "Ofsted told it that it must": not Ofsted
    return [] if found is None else [found]


def _bound(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the token of whoever has to act; None where that is the council in focus."""
    where = frame.value["party"]
    if where == "from":
        return _giver(skeleton, frame)
    if where == "slot":
        return skeleton.doc[skeleton.place_of[frame.slots["party"].start]]
    if where == "subject":
        return _subject(skeleton, frame)
    people = [k for k in range(frame.first, frame.last) if skeleton.labels[k] == "PERSON"]
    if people and _is_first_of(frame):
        return skeleton.doc[people[0]]
    return _owner(skeleton, frame)


def _owner(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return whose report is due: "her next report is due", "Ms Lovell's report has to reach"."""
    for k in range(frame.first - 1, max(-1, frame.first - _NEAR), -1):
        if skeleton.norms[k] in (SENTENCE_END, ",", ";"):
            return None
        if skeleton.labels[k] == "PERSON":
            owns = skeleton.norms[k] in POSSESSIVES or skeleton.norms[k + 1] in ("'s", "'")
            return skeleton.doc[k] if owns else None
    return None


def _is_first_of(frame: Frame) -> bool:
    """Tell whether the first of somebody's reports is what is due."""
    return frame.value["party"] == "deliverable" and bool(frame.value.get("first"))


def _is_of_nobody(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is due from a man of whom no name is known: "the first of his reports"."""
    return _is_first_of(frame) and "his" in skeleton.norms[frame.first : frame.last]


def _focus(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    return focus_slot(doc, skeleton, frame.first)


def _giver(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return from whom something is wanted: "a plan from the council", "asked her for a report"."""
    k = frame.last + 1
    if skeleton.labels[k] in _PARTIES and skeleton.norms[k + 1] == "for":
        return skeleton.doc[k]
    for token in right_of(skeleton, frame.last):
        if token.ent_type_ in _PARTIES and token.nbor(-1).norm_ in ("from", "of"):
            return token
    return None


def _subject(skeleton: Skeleton, frame: Frame) -> Token | None:
    if skeleton.norms[frame.first - 1] in ("it", "they") and not skeleton.labels[frame.first - 1]:
        return None
    # The parse hangs a subject on the main verb: "must submit".
    head = subject_of_words(frame.sentence.doc[frame.start : frame.end + 1])
    k = None if head is None else skeleton.place_of.get(head.i)
    if k is not None and skeleton.labels[k] in _PARTIES and not is_possessed(skeleton.doc[k]):
        return _first_of_row(skeleton, skeleton.doc[k])
    for token in left_of(skeleton, _main_clause(skeleton, frame.first)):
        named = token.ent_type_ in _PARTIES and not is_possessed(token)
        if named and not (token.i and token.nbor(-1).norm_ in ("by", "with", "at", "from")):
            return _first_of_row(skeleton, token)
    return None


def _first_of_row(skeleton: Skeleton, token: Token) -> Token:
    """Return the council that stands first: "Leeds council and the NHS have to"."""
    k = token.i - 1 - (skeleton.norms[token.i - 1] in ("the", "its", "their"))
    joined = token.ent_type_ == "BODY" and skeleton.norms[k] == "and"
    return skeleton.doc[k - 1] if joined and skeleton.labels[k - 1] == "COUNCIL" else token


def _main_clause(skeleton: Skeleton, k: int) -> int:
    """Return the place before a relative clause that ends at `k`: "…, who ran Leeds, must"."""
    joint = k - 1
    while skeleton.norms[joint] in AUXILIARIES or skeleton.norms[joint] == "and":
        joint -= 1
    if skeleton.norms[joint] != ",":
        return k
    for j in range(joint - 1, max(0, joint - 20), -1):
        if skeleton.norms[j] in (SENTENCE_END, ";", "and"):
            break
        if skeleton.norms[j] in ("who", "which") and skeleton.norms[j - 1] == ",":
            return j
    return k


def _party(doc: Doc, skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the person or body that a token is; an unnamed office stands for its council."""
    span = skeleton.sources[token.i]
    if token.ent_type_ == "ROLE":
        if token.ent_id_ in ("minister", "inspector", "chief_inspector"):
            return None
        for post in doc._.posts:
            if post["role"] == [span.start, span.end]:
                name = meaning.person_name(doc, post["person"])
                return Slot.of({"kind": "person", "name": name, "text": text_of(span)}, span)
        holder = _holder(doc, token, span)
        return holder or focus_slot(doc, skeleton, token.i)
    value = meaning.party(span)
    return None if value is None else Slot.of(value, span)


def _holder(doc: Doc, token: Token, span: Span) -> Slot | None:
    """Return the one director of the article, where minutes ask "that the Executive Director"."""
    if not token.ent_id_.startswith("director") or not token.text[0].isupper():
        return None
    title = " ".join(text_of(span).lower().split())
    held = [p for p in doc._.posts if "director" in p["kind"] and p["time"] == "current"]
    people = {p["person"] for p in held if str(p["title"]).lower().startswith(title)}
    if len(people) != 1:
        return None
    name = meaning.person_name(doc, people.pop())
    return Slot.of({"kind": "person", "name": name, "text": text_of(span)}, span)
