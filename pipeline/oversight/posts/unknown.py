"""Organisations that no list knows, by their capitals: "head of the Wild Goose Trust"."""

from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.patterns import read_words
from oversight.spans import group, text_of
from oversight.text import Text, read

_LINKS = frozenset({"of", "at", "for", "with", "in"})
_THE = frozenset({"the", "a", "an", "its"})
_INSIDE = frozenset({"and", "for", "of", "&", "'s", "the", "-"})
_HEADS = read_words("posts/words/organisation_heads.txt")
_KINDS = read_words("posts/words/organisation_kinds.txt")
_POSTS = frozenset({"role", "post", "job", "position"})
_OWNERS = frozenset({"'s", "'"})
_PARTIES = read_words("events/words/parties.txt") - _OWNERS
_CHARITIES = frozenset({"charity", "foundation"})
# Whoever is one of these "of Brightside" heads a body, whatever it is called.
_OF_BODIES = frozenset({"chief_executive"})
_LONGEST = 9
# Words that may stand between the article and what a body is: "the London-based fostering charity".
_DESCRIBED = 7


def unknown_body(doc: Doc, role: Span, kind: str) -> tuple[dict[str, Any], Span] | None:
    """Return the body that a role is tied to, where its name is in no list, and its span.

    A body that is called what it is, "of the fostering charity Safe Haven", may be in a list.
    """
    text = read(doc)
    i = role.end
    if text.norms[i : i + 1] and text.norms[i] in _OWNERS and text.norms[i + 1] in _POSTS:
        i += 2  # "the chief executive's role at the charity Safe Haven"
    if i >= len(doc) or text.norms[i] not in _LINKS:
        return None
    start, called = _called(text, i + 1)
    known = next((span for span in group(doc, "bodies") if span.start == start), None)
    if called and known is not None:
        return next(((value, known) for value in meaning.organisations(known)), None)
    end = _end_of_name(doc, start)
    bare = any(span.start == start and span.end >= end for span in group(doc, "councils"))
    if end == start or bare:
        return None
    headed = text.norms[end - 1] in _HEADS
    sure = headed or called or (text.norms[i] == "of" and kind in _OF_BODIES)
    if not sure or (end - start == 1 and headed):
        return None
    return _unlisted(doc[start:end], called or text.norms[end - 1])


def unknown_owner(doc: Doc, role: Span) -> tuple[dict[str, Any], Span] | None:
    """Return the body named right before a role, where its name is in no list, and its span:
    "Fair Start Alliance spokesman", "campaign group Fair Start's director".
    """
    text, closed = read(doc), _closed(doc, max(0, role.start - _LONGEST))
    end = role.start
    owning = end > 0 and text.norms[end - 1] in _OWNERS
    end -= owning
    start = end
    while start and start - 1 not in closed and _is_of_name(text, start - 1):
        start -= 1
    while start < end and not text.words[start][:1].isupper():
        start += 1
    called = text.norms[start - 1] if start else ""
    headed = text.norms[end - 1] in _HEADS if end else False
    sure = (headed and end - start > 1) or (called in _KINDS and owning and end > start)
    if not sure or not _PARTIES.isdisjoint(text.norms[start:end]):
        return None
    return _unlisted(doc[start:end], called or text.norms[end - 1])


def _unlisted(span: Span, called: str) -> tuple[dict[str, Any], Span]:
    """Return a body that is in no list, as an organisation's value, and its span."""
    name = text_of(span).replace("’", "'")
    kind = "charity" if called in _CHARITIES else "other"
    return {"kind": kind, "name": name, "text": text_of(span)}, span


def _is_of_name(text: Text, i: int) -> bool:
    """Tell whether a token may be part of a name that ends further on."""
    return text.words[i][:1].isupper() or text.norms[i] in _INSIDE | _OWNERS


def _called(text: Text, i: int) -> tuple[int, str]:
    """Return where a name begins from token `i` on, and what the words before it call its bearer:
    "the children's charity Brightside".
    """
    n = len(text.words)
    while i < n and text.norms[i] in _THE:
        i += 1
    end = i
    while end < min(n - 1, i + _DESCRIBED) and (
        text.words[end][:1].islower() or "-" in text.norms[end : end + 2] or text.norms[end] == "'s"
    ):
        end += 1
    called = text.norms[end - 1] if end > i else ""
    return (end, called) if called in _KINDS else (i, "")


def _end_of_name(doc: Doc, start: int) -> int:
    """Return the end of the capitalised words that begin at `start`."""
    text, closed = read(doc), _closed(doc, start)
    end = i = start
    while i < min(len(doc), start + _LONGEST) and i not in closed:
        if text.words[i][:1].isupper():
            end = i + 1
        elif text.norms[i] not in _INSIDE or i == start:
            break
        i += 1
    return end


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
