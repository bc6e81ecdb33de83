"""Syntax: tags, lemmas and dependencies, only in sentences where an event could be.

Reads sentence starts and doc.spans["cues"]; sets token.tag, lemma, head and dep in the sentences
of the story that hold a cue. Elsewhere tag and lemma stay empty, dep is "dep" and every token hangs
on the first of its sentence: spaCy takes a Doc's sentences from its heads, also after to_bytes.
Without a trained model nothing is set.
"""

from collections.abc import Iterator
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.sentences import sentences
from oversight.learned import clean_copy, load_ours, run
from oversight.spans import group

STAGES = ("tok2vec", "tagger", "parser", "lemmatizer")
# Sentences longer than this are lists or tables: not worth their parse.
LONGEST = 150
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
    starts = [bool(token.is_sent_start) for token in doc]
    heads, deps = flat_heads(starts), [UNPARSED] * len(doc)
    for sentence, read in zip(sentences, parsed, strict=True):
        root = next((token.i for token in read if token.head.i == token.i), 0)
        for token, source in zip(sentence, read, strict=True):
            token.tag_ = source.tag_
            token.lemma_ = source.lemma_
            loose = source.head.i == source.i and source.i != root
            heads[token.i] = sentence.start + (root if loose else source.head.i)
            deps[token.i] = LOOSE if loose else source.dep_
    set_heads(doc, heads, deps)


def flat_heads(starts: list[bool]) -> list[int]:
    """Return for each token the first token of its sentence."""
    heads: list[int] = []
    for i, first in enumerate(starts):
        heads.append(i if first or not heads else heads[-1])
    return heads


def set_heads(doc: Doc, heads: list[int], deps: list[str]) -> None:
    """Set heads (token indices) and dependencies for the whole Doc."""
    keys = [doc.vocab.strings.add(dep) for dep in deps]
    offsets = [head - i for i, head in enumerate(heads)]
    rows: Any = numpy.zeros((len(keys), 2), dtype="uint64")
    rows[:, 0] = numpy.array(offsets, dtype="int64").astype("uint64")
    rows[:, 1] = keys
    doc.from_array(["HEAD", "DEP"], rows)
