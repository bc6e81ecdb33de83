"""Layout: which part of the page is the story, and what the rest is.

Reads the text and doc._.markup; adds doc.spans["blocks"], doc.spans["posts"] and, where metadata
did not give them, doc._.title, doc._.byline and doc._.outlet. Deletes nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup, Token

from oversight.layout import Layout, read_layout
from oversight.text import read
from oversight.tokenizer import norm

Doc.set_extension("title", default=None, force=True)
Doc.set_extension("byline", default=None, force=True)
Doc.set_extension("outlet", default=None, force=True)
Doc.set_extension("markup", default=[], force=True)

# Blocks in which the article itself speaks.
TELLING: frozenset[str] = frozenset(
    {
        "TITLE",
        "BYLINE",
        "DATELINE",
        "STANDFIRST",
        "CAPTION",
        "HEADING",
        "PARAGRAPH",
        "LIST_ITEM",
        "BLOCK_QUOTE",
        "POST_HEADING",
    }
)


@Language.factory("layout", assigns=["doc.spans"])
def make_layout(nlp: Language, name: str) -> "LayoutMarker":
    """Return the stage."""
    return LayoutMarker()


class LayoutMarker:
    """Put the page's blocks and posts on the Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark one Doc."""
        layout = read_layout(read(doc).plain, doc._.title, doc._.markup)
        _split_tokens(doc, layout)
        starts = read(doc).starts
        blocks: list[Span] = []
        for start, end, label, role in layout.blocks:
            first, last = _tokens(starts, start, end)
            if blocks:
                first = max(first, blocks[-1].end)
            if first < last:
                blocks.append(Span(doc, first, last, label=label, span_id=role))
        doc.spans["blocks"] = SpanGroup(doc, name="blocks", spans=blocks)
        posts = [Span(doc, *_tokens(starts, *post), label="POST") for post in layout.posts]
        doc.spans["posts"] = SpanGroup(doc, name="posts", spans=posts)
        doc._.title = doc._.title or layout.title
        doc._.byline = doc._.byline or layout.byline
        doc._.outlet = doc._.outlet or layout.outlet
        return doc


def _split_tokens(doc: Doc, layout: Layout) -> None:
    """Split tokens in which a block or a sentence begins: "nightTown", "Published24"."""
    text = read(doc)
    starts = text.starts
    cuts: dict[int, set[int]] = {}
    for place in layout.cuts:
        index = bisect_right(starts, place) - 1
        offset = place - starts[index] if index >= 0 else 0
        if offset > 0:
            word = text.words[index]
            if word[:offset].strip() and word[offset:].strip():  # glued white space stays glued
                cuts.setdefault(index, set()).add(offset)
    if not cuts:
        return
    with doc.retokenize() as retokenizer:
        for index, places in sorted(cuts.items()):
            token = doc[index]
            bounds = [0, *sorted(places), len(token)]
            parts = [token.text[start:end] for start, end in pairwise(bounds)]
            heads: list[Token | tuple[Token, int]] = [(token, i) for i in range(len(parts))]
            norms = [norm(part) for part in parts]
            for word in norms:
                doc.vocab.strings.add(word)  # the retokenizer only hashes it
            retokenizer.split(token, parts, heads, attrs={"NORM": norms})


def _tokens(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the tokens of a stretch of text as (first, past the last)."""
    return max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)


def story(doc: Doc) -> list[Span]:
    """Return the blocks that tell the story, in order."""
    return [block for block in doc.spans["blocks"] if block.label_ in TELLING]


def block_at(doc: Doc, token_i: int) -> Span | None:
    """Return the block that holds the token, or None for white space between blocks."""
    blocks: Sequence[Span] = doc.spans["blocks"]
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        block: Span = blocks[middle]
        if token_i < block.start:
            high = middle
        elif token_i >= block.end:
            low = middle + 1
        else:
            return block
    return None


def dateline(doc: Doc) -> list[Span]:
    """Return the header's dates, the date of publication before that of an update."""
    dates = [block for block in doc.spans["blocks"] if block.label_ == "DATELINE"]
    return sorted(dates, key=lambda block: (block.id_ == "updated", block.start))
