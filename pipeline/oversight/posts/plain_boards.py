"""Boards that are no more than described: "the safeguarding board, with its chair, Ada Lovell"."""

from typing import Any

from spacy.tokens import Span

from oversight.events.boards.names import find_names
from oversight.events.context.skeleton import Skeleton
from oversight.spans import text_of

Home = tuple[dict[str, Any], Span]

# So many tokens back a board without a name of its own is still spoken of.
_NEAR = 40


def nearer_board(skeleton: Skeleton, place: Span, homes: list[Home]) -> list[Home]:
    """Return the board described right before a chair, unless one with a name stands nearer."""
    if homes and homes[0][1].start >= place.start - _NEAR:
        return homes
    told = [span for span in _boards(skeleton) if span.end <= place.start]
    for span in told[-1:]:
        near = place.start - span.start <= _NEAR
        if near and span.sent.end >= place.sent.start - 1:
            value = {"kind": "partnership", "name": text_of(span), "text": text_of(span)}
            return [(value, span)]
    return homes


def _boards(skeleton: Skeleton) -> list[Span]:
    """Return the boards of more than a word that are described, in order."""
    named = [name.span for name in find_names(skeleton) if name.last > name.first]
    # "The safeguarding board" is what inspectors judge, too.
    areas = [
        skeleton.sources[k]
        for k, label in enumerate(skeleton.labels)
        if label == "AREA" and skeleton.norms[k].endswith("board")
    ]
    return sorted([*named, *areas], key=lambda span: span.start)
