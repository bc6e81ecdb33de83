"""Bodies that a post without a name is of: the board told last, "the company's chair"."""

from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.spans import group
from oversight.text import read

Home = tuple[dict[str, Any], Span]

# What a chair without an organisation chairs.
_BOARDS = frozenset({"board", "trust", "partnership", "panel", "committee", "commission"})
# What a body is called by when it is not named again, and what kinds of bodies are.
_CALLED = {
    "company": ("company", "trust"),
    "trust": ("trust", "company"),
    "charity": ("charity",),
    "firm": ("company",),
}
_OWNING = frozenset({"'s", "'"})


def board_before(doc: Doc, place: Span) -> list[Home]:
    """Return the board, trust or panel told last before a chair without one."""
    bodies = group(doc, "bodies")
    inside = [span for span in bodies if place.start <= span.start <= place.end + 3]
    for span in [*inside, *reversed(bodies)]:
        is_board = read(doc).norms[span.end - 1] in _BOARDS
        if span in inside or (span.start < place.start and is_board):
            return [(value, span) for value in meaning.organisations(span)[:1]]
    return []


def owner_by_kind(doc: Doc, place: Span) -> list[Home]:
    """Return the one body of its kind that "the company's chair" can be of."""
    norms, k = read(doc).norms, place.start - 1
    if k < 1 or norms[k] not in _OWNING or norms[k - 1] not in _CALLED:
        return []
    kinds = _CALLED[norms[k - 1]]
    found = {
        str(value["name"]): (value, span)
        for span in group(doc, "bodies")
        for value in meaning.organisations(span)
        if value["kind"] in kinds and span.start < place.start
    }
    return list(found.values()) if len(found) == 1 else []
