"""Sentences: where they begin, found without a parser.

Reads the text and doc.spans["blocks"]; sets token.is_sent_start. Block borders are borders.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.layout import TELLING
from oversight.layout.lexicon import words_of

# An end mark with the quotation marks and brackets that close after it.
_END = re.compile(r"[.?!…]+(?:[\"'”’)\]»]+(?![^\W\d_]))?")
_WORD_BEFORE = re.compile(r"[\w.&'’-]*$")
_OPENING = re.compile(r"[\"'“‘(\[«\s]*")
_REACH = 24  # characters before an end mark that tell an abbreviation


@Language.factory("sentences", requires=["doc.spans"], assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "SentenceMarker":
    """Return the stage."""
    return SentenceMarker(words_of("layout/abbreviations.json"))


class SentenceMarker:
    """Set the sentence starts of a Doc."""

    def __init__(self, abbreviations: dict[str, str]) -> None:
        self.abbreviations = abbreviations

    def __call__(self, doc: Doc) -> Doc:
        """Set the starts on one Doc."""
        text = doc.text
        starts = [token.idx for token in doc]
        marks = numpy.full(len(doc), -1, dtype="int64")
        if len(doc):
            marks[0] = 1
        for block in doc.spans.get("blocks", [doc[:]]):
            marks[block.start] = 1
            if block.end < len(doc):
                marks[block.end] = 1
            for place in sentence_starts(
                text, block.start_char, block.end_char, self.abbreviations
            ):
                token = bisect_left(starts, place, block.start, block.end)
                if token < block.end and starts[token] == place:
                    marks[token] = 1
        doc.from_array([SENT_START], marks.astype("uint64").reshape(-1, 1))
        return doc


def sentences(doc: Doc) -> list[Span]:
    """Return the sentences of the blocks that tell the story, in order."""
    found: list[Span] = []
    for block in doc.spans["blocks"]:
        if block.label_ in TELLING:
            found += split_block(doc, block)
    return found


def split_block(doc: Doc, block: Span) -> Iterator[Span]:
    """Yield the sentences of one block."""
    first = block.start
    for index in range(block.start + 1, block.end):
        if doc[index].is_sent_start:
            yield doc[first:index]
            first = index
    yield doc[first : block.end]


def sentence_starts(text: str, start: int, end: int, known: dict[str, str]) -> Iterator[int]:
    """Yield the offsets at which a new sentence begins in text[start:end], the first not."""
    for mark in _END.finditer(text, start, end):
        after = mark.end()
        opening = _OPENING.match(text, after, end)
        place = opening.end() if opening else after
        if place >= end:
            return
        if _is_border(text, start, mark, place, known):
            begin = after
            while begin < end and text[begin].isspace():
                begin += 1
            yield begin


def _is_border(
    text: str, start: int, mark: re.Match[str], place: int, known: dict[str, str]
) -> bool:
    """Tell whether a sentence ends at the mark; `place` is the first letter after it."""
    after, first = mark.end(), text[place]
    spaced = text[after].isspace()
    if not (first.isupper() or first.isdigit() or first in "£•") or (not spaced and place == after):
        # "week.The" is a border, "U.S", "1.5" and "ofsted.gov" are none.
        return (
            not spaced
            and first.isupper()
            and text[mark.start() - 1].islower()
            and text[place + 1 : place + 2].islower()
        )
    if mark.group()[0] != "." or len(mark.group()) > 1:
        return True
    word = _WORD_BEFORE.search(text[max(start, mark.start() - _REACH) : mark.start()])
    return not _abbreviated(word.group() if word else "", first, known)


def _abbreviated(word: str, first: str, known: dict[str, str]) -> bool:
    """Tell whether the full stop after `word` belongs to it, `first` being what follows."""
    plain = word.lower().lstrip("('\"‘’“")
    kind = known.get(plain)
    if kind in {"name_follows", "never_last"}:
        return True
    if kind in {"number_follows", "date_follows"}:
        return first.isdigit()
    return len(plain) == 1 and word.isupper() and word != "I"
