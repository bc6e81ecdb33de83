"""Seats in brackets: "Cllr Ada Lovell (Con, Elm Park)" sits for a ward, and in a report from the
House "Ada Lovell (Lab, Elm Park)" for a constituency.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.patterns import read_words
from oversight.posts.homes import home_of
from oversight.spans import group
from oversight.text import read

_COUNCILLORS = read_words("posts/words/councillors.txt")
_PARTIES = read_words("posts/words/party_marks.txt")
_HOUSE = frozenset({"commons", "parliament", "hansard", "westminster"})
# So many tokens stand between the brackets at most.
_LONGEST = 9


def find_seats(doc: Doc, posts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the seat of each person beside whom party and place stand in brackets."""
    known = {post["person"] for post in posts if post["time"] == "current"}
    in_house = not _HOUSE.isdisjoint(read(doc).norms)
    for person in group(doc, "people"):
        index, end = meaning.person_index(person), _bracket_end(doc, person)
        if index is None or index in known or end is None:
            continue
        kind = "councillor" if _is_councillor(doc, person) else "mp" if in_house else None
        if kind is not None:
            known.add(index)
            yield _seat(doc, person, index, end, kind)


def _bracket_end(doc: Doc, person: Span) -> int | None:
    """Return where "(Con, Elm Park)" right behind a name ends."""
    norms, start = read(doc).norms, person.end
    if norms[start : start + 1] != ["("] or _PARTIES.isdisjoint(norms[start + 1 : start + 2]):
        return None
    inside = norms[start + 1 : start + 1 + _LONGEST]
    if ")" not in inside:
        return None
    end = start + 1 + inside.index(")")
    comma = next((i for i in range(start, end) if norms[i] in (",", "-", "–")), None)
    placed = comma is not None and comma + 1 < end and doc[comma + 1].is_title
    return end + 1 if placed else None


def _is_councillor(doc: Doc, person: Span) -> bool:
    return not _COUNCILLORS.isdisjoint(read(doc).norms[max(0, person.start - 2) : person.start])


def _seat(doc: Doc, person: Span, index: int, end: int, kind: str) -> dict[str, Any]:
    homes = home_of(doc, kind, person) if kind == "councillor" else []
    home, cited = homes[0] if homes else (None, None)
    return {
        "person": index,
        "person_span": [person.start, person.end],
        "role": None,
        "kind": kind,
        "title": None,
        "interim": False,
        "organisation": home,
        "organisation_span": [cited.start, cited.end] if cited is not None else None,
        "stated": False,
        "time": "current",
        "sentence": [person.sent.start, person.sent.end],
        "at": person.start,
        "end": end,
        "rule": "post/seat-in-brackets",
    }
