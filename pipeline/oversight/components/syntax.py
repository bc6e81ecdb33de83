"""Syntax: tags, lemmas and dependencies, only in sentences where an event could be.

Reads sentence starts and doc.spans["cues"]; sets token.tag, lemma, head and dep in the sentences
of the story that hold a cue. Elsewhere tag and lemma stay empty, dep is "dep" and every token hangs
on the first of its sentence: spaCy takes a Doc's sentences from its heads, also after to_bytes.
Without a trained model nothing is set.
"""

from collections.abc import Iterator
from typing import Any, cast

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.sentences import sentences
from oversight.learned import clean_copy, load_ours, run
from oversight.spans import group

Columns = NDArray[numpy.uint64]

STAGES = ("tok2vec", "tagger", "parser", "lemmatizer")
# Sentences longer than this are lists or tables: not worth their parse.
LONGEST = 150
# What is copied of a token, as spaCy's arrays have it: HEAD is an offset
# (below 0: wrapped round), the others are keys of strings.
COLUMNS: list[int | str] = ["TAG", "LEMMA", "HEAD", "DEP"]
HEAD, DEP = COLUMNS.index("HEAD"), COLUMNS.index("DEP")
NAMED = [COLUMNS.index("TAG"), COLUMNS.index("LEMMA"), DEP]
# The dependency of a second root: the parser gave more than one tree for the sentence.
LOOSE = "parataxis"
# UD's own name for a dependency that is not told.
UNPARSED = "dep"


@Language.factory(
    "syntax",
    default_config={"everywhere": False},
    requires=["doc.spans", "token.is_sent_start"],
    assigns=["token.tag", "token.lemma", "token.dep", "token.head"],
)
def make_syntax(nlp: Language, name: str, everywhere: bool) -> "Syntax":
    """Return the stage; `everywhere`: parse all sentences of the story."""
    return Syntax(load_ours(), everywhere)


class Syntax:
    """The stage `syntax`."""

    def __init__(self, parser: Language | None, everywhere: bool = False) -> None:
        self.parser = parser
        self.everywhere = everywhere

    def __call__(self, doc: Doc) -> Doc:
        """Write the chosen sentences' syntax on the Doc."""
        if self.parser is None:
            return doc
        chosen = list(choose(doc, self.everywhere))
        if chosen:
            texts = [alone(self.parser, sentence) for sentence in chosen]
            write_back(doc, chosen, run(self.parser, texts, STAGES))
        return doc

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing of its own to write: the model has its own folder."""

    def from_disk(self, path: object, **kwargs: object) -> "Syntax":
        """Nothing of its own to read."""
        return self


def choose(doc: Doc, everywhere: bool) -> Iterator[Span]:
    """Yield the story's sentences that hold a cue, or all."""
    cued = {i for span in group(doc, "cues") for i in range(span.start, span.end)}
    for sentence in sentences(doc):
        if len(sentence) <= LONGEST and (
            everywhere or not cued.isdisjoint(range(sentence.start, sentence.end))
        ):
            yield sentence


def alone(nlp: Language, sentence: Span) -> Doc:
    """Return the sentence as a clean Doc in which no further sentence can begin."""
    words, spaces = clean_copy(nlp, sentence)
    starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def write_back(doc: Doc, sentences: list[Span], parsed: list[Doc]) -> None:
    """Copy what was parsed; sentence starts stay as they were."""
    rows = unparsed(doc)
    for sentence, read in zip(sentences, parsed, strict=True):
        rows[sentence.start : sentence.end] = one_tree(read)
    strings = parsed[0].vocab.strings
    for key in numpy.unique(rows[:, NAMED]):
        doc.vocab.strings.add(strings[key])
    doc.from_array(COLUMNS, cast(Any, rows))


def unparsed(doc: Doc) -> Columns:
    """Return rows of COLUMNS in which every token hangs on the first of its sentence."""
    places = numpy.arange(len(doc))
    starts = numpy.array([bool(token.is_sent_start) for token in doc])
    firsts = numpy.maximum.accumulate(numpy.where(starts, places, 0))
    rows = numpy.zeros((len(doc), len(COLUMNS)), dtype="uint64")
    rows[:, HEAD] = (firsts - places).astype("uint64")
    rows[:, DEP] = doc.vocab.strings.add(UNPARSED)
    return rows


def one_tree(read: Doc) -> Columns:
    """Return a parsed sentence's rows of COLUMNS, its further roots hung on the first."""
    rows = cast(Columns, read.to_array(COLUMNS))
    [roots] = numpy.nonzero(rows[:, HEAD] == 0)
    rows[roots[1:], HEAD] = (roots[0] - roots[1:]).astype("uint64")
    rows[roots[1:], DEP] = read.vocab.strings.add(LOOSE)
    return rows
