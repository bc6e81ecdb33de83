"""Sentences: where they begin, found without a parser.

Reads the text and doc.spans["blocks"]; sets token.is_sent_start. Block borders are borders. What
never ends (a table run together, a text without full stops) is cut, so that no later stage has to
look through thousands of words for what belongs to one of them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.layout import story
from oversight.layout.borders import sentence_starts
from oversight.text import read

# In tokens. The longest sentences that papers print have about a hundred.
_LONGEST = 200


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
        begins = sorted({0, *find_starts(doc)})
        marks[begins] = 1
        for first, last in pairwise([*begins, len(doc)]):
            marks[list(cuts(read(doc).words, first, last))] = 1
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


def cuts(words: list[str], first: int, last: int) -> Iterator[int]:
    """Yield where what is too long for a sentence goes on as another: behind a semicolon or else a
    comma, where there is one in its second half.
    """
    while last - first > _LONGEST:
        half = range(first + _LONGEST - 1, first + _LONGEST // 2, -1)
        marks = (next((k for k in half if words[k] == mark), None) for mark in ";,")
        first = next((k + 1 for k in marks if k is not None), first + _LONGEST)
        yield first


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
