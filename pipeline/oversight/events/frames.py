"""Frames: patterns over an article in which every found thing is one token.

Relation patterns speak of people, councils, roles and dates, not of words. The skeleton is a Doc
in which each span that an earlier stage found is a single token: ENT_TYPE its label (PERSON,
COUNCIL, ROLE, DATE, …), ENT_ID its value (a role's kind, a rating), NORM its words. Other words
stand as they are, honorifics are left out, and each sentence ends with the token ¶. Patterns with
`slots` are ordinary spaCy Matcher patterns, run once over the skeleton.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import numpy as np
from spacy.attrs import ENT_ID, ENT_IOB, ENT_TYPE, NORM
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.events.frame_tokens import spelled_out
from oversight.patterns import Pattern, PatternError, TokenPattern, with_words
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


@dataclass(frozen=True)
class Frame:
    """A pattern found in one sentence, with what fills its slots (spans of the article's Doc).

    `start` and `end` are tokens of the article, `first` and `last` (included) of the skeleton.
    """

    pattern: Pattern
    sentence: Span
    start: int
    end: int
    first: int
    last: int
    slots: dict[str, Span] = field(default_factory=dict)

    @property
    def words(self) -> Span:
        """Return the words of the article that the pattern matched."""
        return self.sentence.doc[self.start : self.end]

    @property
    def value(self) -> dict[str, Any]:
        """Return the pattern's own data."""
        return self.pattern.value or {}


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

    def only(self, numbers: Collection[int]) -> "Skeleton":
        """Return the skeleton with the given sentences alone to be matched, its tokens as here."""
        part = copy(self)
        part.__dict__["keys"] = [key for key in self.keys if self.sentence_of[key[0]] in numbers]
        return part

    def text(self) -> str:
        """Return the skeleton as text, labels in place of what was found (for looking at)."""
        return " ".join(token.ent_type_ or token.text for token in self.doc)


def build_skeleton(doc: Doc, sentences: list[Span], left_out: Collection[int] = ()) -> Skeleton:
    """Return the skeleton of the given sentences without the tokens `left_out`."""
    found, text = _claim(doc), read(doc)
    words: list[str] = []
    norms: list[str] = []
    sources = Sources(doc)
    labels: list[tuple[str, str]] = []
    of: list[int] = []
    for number, sentence in enumerate(sentences):
        i = sentence.start
        while i < sentence.end:
            span = None if i in left_out else found.get(i)
            if span is not None and span.end <= sentence.end:
                words.append(" ".join(text.of(span).split()))
                norms.append(norm(words[-1]))
                sources.add(span.start, span.end, span)
                labels.append(_label(span))
                of.append(number)
                i = span.end
                continue
            word = text.words[i].strip()
            if word and i not in left_out:
                words.append(word)
                norms.append(text.norms[i])
                sources.add(i, i + 1)
                labels.append(("", ""))
                of.append(number)
            i += 1
        words.append(SENTENCE_END)
        norms.append(SENTENCE_END)
        sources.add(sentence.end, sentence.end)
        labels.append(("", ""))
        of.append(number)
    skeleton = _make_doc(doc.vocab, words, norms, labels)
    return Skeleton(skeleton, sources, of, sentences, norms, [label for label, _ in labels])


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


# Sets of words (or labels); a sentence that a pattern fits has one of each.
Needs = frozenset[frozenset[str]]


class FrameMatcher:
    """Run frame patterns over skeletons. Built once for a set of patterns.

    Patterns are tried only in sentences with the words and labels that they cannot do without;
    those that need the same ones share a Matcher.
    """

    def __init__(self, vocab: Vocab, patterns: Iterable[Pattern]) -> None:
        self.patterns = {entry.id: entry for entry in patterns}
        self.matchers: dict[Needs, Matcher] = {}
        self.by_key: dict[str, set[Needs]] = defaultdict(set)
        for entry in self.patterns.values():
            if isinstance(entry.pattern, str):
                raise PatternError(f"{entry.id}: a phrase. A list of tokens is wanted here.")
            # A family's patterns are read at its first article, which may be in a memory zone.
            vocab.strings.add(entry.id, allow_transient=False)  # type: ignore[call-arg]
            for tokens in map(with_words, spelled_out(entry.pattern)):
                needs = _needs(entry.id, tokens)
                matcher = self.matchers.setdefault(needs, Matcher(vocab, validate=False))
                matcher.add(entry.id, [tokens], greedy="LONGEST")
                for key in min(needs, key=_commonness):
                    self.by_key[key].add(needs)

    def __call__(self, skeleton: Skeleton) -> Iterator[Frame]:
        """Yield the frames in order of their place, then of their pattern's id."""
        strings = skeleton.doc.vocab.strings
        for first, last, keys in skeleton.keys:
            likely = {needs for key in keys & self.by_key.keys() for needs in self.by_key[key]}
            tried = [needs for needs in likely if not any(map(keys.isdisjoint, needs))]
            if not tried:
                continue
            sentence, found = skeleton.doc[first:last], []
            for needs in tried:
                # The stubs do not know that alignments add a fourth part.
                matches: Any = self.matchers[needs](sentence, with_alignments=True)
                found += [(start, strings[key], end, places) for key, start, end, places in matches]
            for start, name, end, places in sorted(found):
                place = (first + start, first + end)
                yield self._frame(skeleton, self.patterns[name], *place, places)

    def _frame(
        self, skeleton: Skeleton, pattern: Pattern, start: int, end: int, places: list[int]
    ) -> Frame:
        slots: dict[str, Span] = {}
        for offset, index in enumerate(places[: end - start]):
            name = pattern.slots.get(index)
            if name is not None:
                slots[name] = _join(slots.get(name), skeleton.sources[start + offset])
        sources = [span for span in skeleton.sources[start:end] if len(span)]
        sentence = skeleton.sentences[skeleton.sentence_of[start]]
        return Frame(pattern, sentence, sources[0].start, sources[-1].end, start, end - 1, slots)


def _needs(name: str, tokens: list[TokenPattern]) -> Needs:
    """Return the words and the labels of the tokens that each match of a pattern has.

    Labels are in capitals and words are not, so that the two cannot be taken for each other.
    """
    required = [token for token in tokens if token.get("OP", "1") in ("1", "+")]
    plain = [_plain(token.get(key)) for token in required for key in ("NORM", "ENT_TYPE")]
    if not any(plain):
        raise PatternError(f"{name}: every token is optional. One must be a word or a label.")
    return frozenset(words for words in plain if words)


def _commonness(words: frozenset[str]) -> tuple[int, list[str]]:
    """Return a sort key: few and long words are the rarest, labels the most frequent."""
    return sum(20 if len(w) < 5 or w.isupper() else 1 for w in words), sorted(words)


_NONE: frozenset[str] = frozenset()


def _plain(wanted: Any) -> frozenset[str]:
    """Return the values that a token description asks for: one, or a list of them."""
    if isinstance(wanted, str):
        return frozenset([wanted]) if wanted else _NONE
    return frozenset(wanted.get("IN", ())) if isinstance(wanted, dict) else _NONE


def _join(before: Span | None, span: Span) -> Span:
    return span if before is None else span.doc[before.start : span.end]
