"""Sentences: where they begin, found without a parser.

Reads the text and doc.spans["blocks"]; sets token.is_sent_start. Block borders are borders.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.layout import story
from oversight.layout.borders import sentence_starts
from oversight.text import read


@Language.factory("sentences", requires=["doc.spans"], assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "SentenceMarker":
    """Return the stage."""
    return SentenceMarker()


class SentenceMarker:
    """Set the sentence starts of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the starts on one Doc."""
        if not len(doc):
            return doc
        marks = numpy.full(len(doc), -1, dtype="int32")
        marks[0] = 1
        for first in find_starts(doc):
            marks[first] = 1
        starts: Any = marks.astype("uint64").reshape(-1, 1)
        return doc.from_array(["SENT_START"], starts)


def find_starts(doc: Doc) -> Iterator[int]:
    """Yield the tokens that begin a sentence or what stands between two blocks."""
    words = read(doc)
    text, starts = words.plain, words.starts
    for block in doc.spans["blocks"]:
        yield block.start
        if block.end < len(doc):
            yield block.end
        for place in sentence_starts(text, block.start_char, block.end_char):
            token = bisect_left(starts, place, block.start, block.end)
            if token < block.end and starts[token] == place:
                yield token


def sentences(doc: Doc) -> list[Span]:
    """Return the sentences of the blocks that tell the story, in order."""
    found: list[Span] = []
    begins = doc.to_array(SENT_START).tolist()
    for block in story(doc):
        first = block.start
        for i in range(block.start + 1, block.end):
            if begins[i] == 1:
                found.append(doc[first:i])
                first = i
        found.append(doc[first : block.end])
    return found
