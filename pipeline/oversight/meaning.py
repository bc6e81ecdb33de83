"""What a span stands for: the values that stages left on the Doc, in the form of the records.

Councils keep their register key (`{"kind": "council", "key": "kirklees"}`) until the event's
date decides which register entry is meant.
"""

from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span

from oversight.components.vocabulary import body, is_interim, title_of
from oversight.patterns import read_words
from oversight.spans import group, text_of
from oversight.text import read

Value = dict[str, Any]

_BOARD = "improvement-board"


def referent(span: Span) -> tuple[str, str]:
    """Return what kind of thing a span stands for, and its key: ("council", "kirklees")."""
    if span.label_.endswith("_REF"):
        kind, _, key = span.kb_id_.partition(":")
        return kind, key
    return _KINDS.get(span.label_, ""), span.kb_id_


_KINDS = {"PERSON": "person", "COUNCIL": "council", "PLACE": "council", "BODY": "body"}


def person_index(span: Span) -> int | None:
    """Return the index into `doc._.people` of a PERSON or PERSON_REF span."""
    kind, key = referent(span)
    return int(key) if kind == "person" and key.isdigit() else None


def person_name(doc: Doc, index: int) -> str:
    """Return the person's fullest name, with a straight apostrophe."""
    name: str = doc._.people[index]["name"]
    return name.replace("’", "'")


def person(span: Span) -> Value | None:
    """Return the person that a span names or stands for."""
    index = person_index(span)
    if index is None:
        return None
    return {"name": person_name(span.doc, index), "text": text_of(span)}


def organisations(span: Span) -> list[Value]:
    """Return the bodies that a span names or stands for: none, one, or several councils."""
    kind, key = referent(span)
    if kind == "council":
        text = text_of(span)
        return [{"kind": "council", "key": part, "text": text} for part in key.split("+")]
    if kind == "body":
        entry = body(key)
        if entry is None:
            return []
        name = as_printed(span.doc, key, entry["name"])
        return [{**entry, "name": name, "text": text_of(span)}]
    return []


def as_printed(doc: Doc, key: str, name: str) -> str:
    """Return a body's name with the apostrophes that the article prints in it.

    An association's name is the same everywhere.
    """
    if key == _BOARD:
        return _board_as_printed(doc, len(group(doc, "bodies"))) or name
    if "'" not in name or body(key)["kind"] == "association":
        return name
    for span in group(doc, "bodies"):
        printed = text_of(span)
        if span.kb_id_ == key and printed.replace("’", "'") == name:
            return printed
    return name


# Asked for each mention; `bodies`: how many are found, more of which may name it otherwise.
@lru_cache(maxsize=1)
def _board_as_printed(doc: Doc, bodies: int) -> str | None:
    """Return the fullest name of an improvement board: "a children's improvement board"."""
    names = [_with_words_before(span) for span in group(doc, "bodies") if span.kb_id_ == _BOARD]
    fullest = max(names, key=len, default=None)
    if fullest is None:
        return None
    alike = [name for name in names if len(name) == len(fullest)]
    name = next((name for name in alike if _is_in_one_case(name)), None)
    return None if name is None else " ".join(text_of(name).split())


def _with_words_before(span: Span) -> Span:
    """Return a board's span with the words on what it is for: "children's services"."""
    norms, start = read(span.doc).norms, span.start
    least = span.sent.start
    while start > least and norms[start - 1] in _BOARDS_WORDS:
        start -= 1
    while norms[start] == "'s":
        start += 1
    return span.doc[start : span.end]


def _is_in_one_case(name: Span) -> bool:
    """Tell whether a name is no line of capitals, nor has one just where a sentence begins."""
    words = [token.orth_ for token in name if token.is_alpha]
    return all(word.islower() for word in words) or all(word.istitle() for word in words)


def party(span: Span) -> Value | None:
    """Return the person or the one organisation that a span stands for."""
    if span.label_ in ("PERSON", "PERSON_REF"):
        found = person(span)
        return {**found, "kind": "person"} if found else None
    several = organisations(span)
    return several[0] if len(several) == 1 else None


def role(span: Span) -> Value:
    """Return the role that a ROLE span names.

    "The director" alone, in an article about children's services, is their director.
    """
    words = set(read(span.doc).norms[span.start : span.end])
    bare = words <= _BARE and bool(words & {"director", "directors"})
    return {
        "kind": "director_childrens_services" if bare else span.kb_id_,
        "title": title_of(span),
        "interim": is_interim(span),
        "text": text_of(span),
    }


_BOARDS_WORDS = read_words("posts/words/of_board.txt")
_BARE = read_words("posts/words/bare_director.txt")


def date(span: Span, bounds: bool = False) -> Value | None:
    """Return the date of a DATE span; with `bounds`, "by" and "since" make it open."""
    for place, value in zip(group(span.doc, "dates"), span.doc._.dates, strict=True):
        if place.start == span.start and place.end == span.end:
            return _date_value(span, value, bounds)
    return None


_FIELDS = ("value", "first", "last", "precision", "mod")


def _date_value(span: Span, found: Value, bounds: bool) -> Value:
    value: Value = {name: found.get(name) for name in _FIELDS}
    bound = found.get("bound")
    if bounds and value["value"] and bound and "/" not in value["value"]:
        plain = value["value"]
        value["value"] = f"../{plain}" if bound == "before" else f"{plain}/.."
        value["precision"] = "period"
        value["first" if bound == "before" else "last"] = None
    return {**value, "text": text_of(span)}
