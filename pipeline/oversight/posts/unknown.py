"""Organisations that no list knows, by their capitals: "head of the Wild Goose Trust"."""

from typing import Any

from spacy.tokens import Doc, Span

from oversight.patterns import read_words
from oversight.spans import group, text_of
from oversight.text import read

_LINKS = frozenset({"of", "at", "for", "with", "in"})
_BEFORE = frozenset({"the", "charity", "consultancy", "campaign", "group", "local", "national"})
_INSIDE = frozenset({"and", "for", "of", "&", "'s", "the", "-"})
_HEADS = read_words("posts/words/organisation_heads.txt")
_CHARITIES = frozenset({"charity", "foundation"})
# Whoever is one of these "of Brightside" heads a body, whatever it is called.
_OF_BODIES = frozenset({"chief_executive"})
_LONGEST = 9


def unknown_body(doc: Doc, role: Span, kind: str) -> tuple[dict[str, Any], Span] | None:
    """Return the body that a role is tied to, where its name is in no list, and its span."""
    text = read(doc)
    i = role.end
    if i >= len(doc) or text.norms[i] not in _LINKS:
        return None
    link, described, i = text.norms[i], set[str](), i + 1
    while i < len(doc) and text.norms[i] in _BEFORE:
        described.add(text.norms[i])
        i += 1
    start = i
    closed = _closed(doc, start)
    end = start
    while i < min(len(doc), start + _LONGEST) and i not in closed:
        if text.words[i][:1].isupper():
            end = i + 1
        elif text.norms[i] not in _INSIDE or i == start:
            break
        i += 1
    bare = any(span.start == start and span.end >= end for span in group(doc, "councils"))
    if end == start or bare:
        return None
    headed = text.norms[end - 1] in _HEADS
    sure = headed or described & _CHARITIES or (link == "of" and kind in _OF_BODIES)
    if not sure or (end - start == 1 and headed):
        return None
    span = doc[start:end]
    body = _CHARITIES if described & _CHARITIES else {text.norms[end - 1]}
    known = "charity" if body & _CHARITIES else "other"
    return {"kind": known, "name": text_of(span).replace("’", "'"), "text": text_of(span)}, span


def _closed(doc: Doc, start: int) -> set[int]:
    """Return the tokens near `start` that are part of something else: a person, a body, a role.

    A bare place may begin a name: "Leeds Relational Practice Centre".
    """
    names = ("people", "councils", "bodies", "roles", "dates")
    return {
        i
        for name in names
        for span in group(doc, name)
        if start <= span.start < start + _LONGEST
        and not (span.label_ == "PLACE" and span.start == start)
        for i in range(span.start, span.end)
    }
