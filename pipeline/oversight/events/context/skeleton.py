"""The skeleton: an article reduced to a Doc in which every found thing is one token.

Each span that an earlier stage found is a single token: ENT_TYPE its label (PERSON, COUNCIL, ROLE,
DATE, …), ENT_ID its value (a role's kind, a rating), NORM its words. Other words stand as they are,
honorifics are left out, and each sentence ends with the token ¶. Frames are matched over it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
from spacy.attrs import ENT_ID, ENT_IOB, ENT_TYPE, NORM
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.spans import group
from oversight.text import read
from oversight.tokenizer import norm

SENTENCE_END = "¶"

# Where two found spans share a token, the group named first keeps it.
GROUPS = (
    "people",
    "roles",
    "councils",
    "bodies",
    "references",
    "inspection_kinds",
    "instruments",
    "ratings",
    "areas",
    "dates",
    "money",
    "quantities",
)

_REFERENCE_LABELS = {"person": "PERSON", "council": "COUNCIL", "body": "BODY"}


class Sources(Sequence[Span]):
    """The span of the article that each token of a skeleton stands for, made when asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.places: list[tuple[int, int]] = []
        self.found: dict[int, Span] = {}

    def add(self, start: int, end: int, span: Span | None = None) -> None:
        """Add the next token: tokens [start, end) of the article, or a span with its label."""
        if span is not None:
            self.found[len(self.places)] = span
        self.places.append((start, end))

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, k: int) -> Span: ...
    @overload
    def __getitem__(self, k: slice) -> list[Span]: ...
    def __getitem__(self, k: int | slice) -> Span | list[Span]:
        if isinstance(k, slice):
            return [self[j] for j in range(*k.indices(len(self)))]
        span = self.found.get(k)
        return self.doc[slice(*self.places[k])] if span is None else span


@dataclass
class Skeleton:
    """The reduced Doc and, for each of its tokens, the span it stands for and its sentence."""

    doc: Doc
    sources: Sources
    sentence_of: list[int]
    sentences: list[Span]
    norms: list[str]
    labels: list[str]

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Return the skeleton token for each token of the article."""
        places = self.sources.places
        return {i: k for k, place in enumerate(places) for i in range(*place)}

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the tokens [first, last) of each sentence, its end mark among them."""
        first = 0
        for k, word in enumerate(self.norms):
            if word == SENTENCE_END:
                yield first, k + 1
                first = k + 1

    @cached_property
    def keys(self) -> list[tuple[int, int, frozenset[str]]]:
        """Return the tokens [first, last) of each sentence with all its words and labels."""
        return [
            (first, last, frozenset(self.norms[first:last]).union(self.labels[first:last]))
            for first, last in self.ranges()
        ]

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """Return, for each word and label, which of `keys` have it, by their number."""
        holding: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, words) in enumerate(self.keys):
            for word in words:
                holding[word].append(number)
        return holding

    @cached_property
    def places(self) -> dict[int, dict[str, list[int]]]:
        """Return, by a sentence's first token, where in it each of its words and labels is."""
        places: dict[int, dict[str, list[int]]] = {}
        for first, last in self.ranges():
            here = places[first] = defaultdict(list)
            for k in range(first, last):
                here[self.norms[k]].append(k - first)
                here[self.labels[k]].append(k - first)
        return places

    def only(self, numbers: Collection[int]) -> "Skeleton":
        """Return the skeleton with the given sentences alone to be matched, its tokens as here."""
        part = copy(self)
        part.__dict__["keys"] = [key for key in self.keys if self.sentence_of[key[0]] in numbers]
        part.__dict__.pop("holding", None)
        return part

    def text(self) -> str:
        """Return the skeleton as text, labels in place of what was found (for looking at)."""
        return " ".join(token.ent_type_ or token.text for token in self.doc)


def build_skeleton(doc: Doc, sentences: list[Span], left_out: Collection[int] = ()) -> Skeleton:
    """Return the skeleton of the given sentences without the tokens `left_out`."""
    builder = _Builder(doc, left_out)
    for sentence in sentences:
        builder.add_sentence(sentence)
    return builder.build(sentences)


class _Builder:
    """Collects a skeleton's tokens, a list for each thing that is known of them."""

    def __init__(self, doc: Doc, left_out: Collection[int]) -> None:
        self.left_out, self.found, self.text = left_out, _claim(doc), read(doc)
        self.sources = Sources(doc)
        self.words: list[str] = []
        self.norms: list[str] = []
        self.labels: list[tuple[str, str]] = []
        self.sentence_of: list[int] = []
        self.number = 0

    def add_sentence(self, sentence: Span) -> None:
        """Add the sentence's spans and words, and the mark of its end."""
        i = sentence.start
        while i < sentence.end:
            span = None if i in self.left_out else self.found.get(i)
            if span is not None and span.end <= sentence.end:
                words = " ".join(self.text.of(span).split())
                self._add(words, norm(words), (span.start, span.end), span)
                i = span.end
                continue
            word = self.text.words[i].strip()
            if word and i not in self.left_out:
                self._add(word, self.text.norms[i], (i, i + 1))
            i += 1
        self._add(SENTENCE_END, SENTENCE_END, (sentence.end, sentence.end))
        self.number += 1

    def _add(self, word: str, norm: str, place: tuple[int, int], span: Span | None = None) -> None:
        self.words.append(word)
        self.norms.append(norm)
        self.sources.add(*place, span)
        self.labels.append(("", "") if span is None else _label(span))
        self.sentence_of.append(self.number)

    def build(self, sentences: list[Span]) -> Skeleton:
        """Return the skeleton."""
        doc = _make_doc(self.sources.doc.vocab, self.words, self.norms, self.labels)
        labels = [label for label, _ in self.labels]
        return Skeleton(doc, self.sources, self.sentence_of, sentences, self.norms, labels)


def _claim(doc: Doc) -> dict[int, Span]:
    """Return the span that stands at each first token, overlaps settled by GROUPS."""
    taken: set[int] = set()
    first: dict[int, Span] = {}
    for name in GROUPS:
        for span in group(doc, name):
            tokens = range(span.start, span.end)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                first[span.start] = span
    return first


def _label(span: Span) -> tuple[str, str]:
    if span.label_.endswith("_REF"):
        kind = span.kb_id_.split(":", 1)[0]
        return _REFERENCE_LABELS.get(kind, span.label_), span.kb_id_
    if span.label_ == "PLACE":
        return "COUNCIL", span.kb_id_
    return span.label_, span.kb_id_


def _make_doc(
    vocab: Vocab, words: list[str], norms: list[str], labels: list[tuple[str, str]]
) -> Doc:
    doc = Doc(vocab, words=words)
    add = vocab.strings.add
    rows = [
        (add(word), 3, add(label), add(value)) if label else (add(word), 2, 0, 0)
        for word, (label, value) in zip(norms, labels, strict=True)
    ]
    if rows:
        values: Any = np.array(rows, dtype="uint64")
        doc.from_array([NORM, ENT_IOB, ENT_TYPE, ENT_ID], values)
    return doc
