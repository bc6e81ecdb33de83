"""Frames: patterns over an article in which every found thing is one token.

Relation patterns speak of people, councils, roles and dates, not of words. The skeleton is a Doc
in which each span that an earlier stage found is a single token: ENT_TYPE its label (PERSON,
COUNCIL, ROLE, DATE, …), ENT_ID its value (a role's kind, a rating), NORM its words. Other words
stand as they are, honorifics are left out, and each sentence ends with the token ¶. Patterns with
`slots` are ordinary spaCy Matcher patterns, run once over the skeleton.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from spacy.attrs import ENT_ID, ENT_IOB, ENT_TYPE, NORM
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.patterns import Pattern, plain_first
from oversight.spans import group
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


@dataclass
class Skeleton:
    """The reduced Doc and, for each of its tokens, the span it stands for and its sentence."""

    doc: Doc
    sources: list[Span]
    sentence_of: list[int]
    sentences: list[Span]
    norms: list[str]
    labels: list[str]

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Return the skeleton token for each token of the article."""
        return {i: k for k, span in enumerate(self.sources) for i in range(span.start, span.end)}

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the tokens [first, last) of each sentence, its end mark among them."""
        first = 0
        for k, word in enumerate(self.norms):
            if word == SENTENCE_END:
                yield first, k + 1
                first = k + 1

    def text(self) -> str:
        """Return the skeleton as text, labels in place of what was found (for looking at)."""
        return " ".join(token.ent_type_ or token.text for token in self.doc)


def build_skeleton(doc: Doc, sentences: list[Span], left_out: Collection[int] = ()) -> Skeleton:
    """Return the skeleton of the given sentences without the tokens `left_out`."""
    found = _claim(doc)
    words: list[str] = []
    sources: list[Span] = []
    labels: list[tuple[str, str]] = []
    of: list[int] = []
    for number, sentence in enumerate(sentences):
        i = sentence.start
        while i < sentence.end:
            span = None if i in left_out else found.get(i)
            if span is not None and span.end <= sentence.end:
                word, label, i = _word(span.text), _label(span), span.end
            else:
                span, label, i = doc[i : i + 1], ("", ""), i + 1
                if span.start in left_out or span.text.isspace():
                    continue
                word = span.text.strip()
            words.append(word)
            sources.append(span)
            labels.append(label)
            of.append(number)
        words.append(SENTENCE_END)
        sources.append(doc[sentence.end : sentence.end])
        labels.append(("", ""))
        of.append(number)
    norms = [norm(word) for word in words]
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


def _word(text: str) -> str:
    return " ".join(text.split())


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


class FrameMatcher:
    """Run frame patterns over skeletons. Built once for a set of patterns.

    Each pattern has a Matcher of its own, which sees only the sentences that hold what the pattern
    cannot do without: most patterns have nothing to find in most sentences.
    """

    def __init__(self, vocab: Vocab, patterns: Iterable[Pattern]) -> None:
        self.patterns = {entry.id: entry for entry in patterns}
        self.matchers: dict[str, Matcher] = {}
        self.by_word: dict[str, list[str]] = defaultdict(list)
        self.by_label: dict[str, list[str]] = defaultdict(list)
        self.anywhere: list[str] = []
        for entry in self.patterns.values():
            matcher = self.matchers[entry.id] = Matcher(vocab, validate=False)
            matcher.add(entry.id, plain_first(entry.pattern), greedy="LONGEST")
            self._index(entry)

    def _index(self, entry: Pattern) -> None:
        words, labels = _required(entry)
        for word in words:
            self.by_word[word].append(entry.id)
        for label in labels:
            self.by_label[label].append(entry.id)
        if not words and not labels:
            self.anywhere.append(entry.id)

    def __call__(self, skeleton: Skeleton) -> Iterator[Frame]:
        """Yield the frames in order of their place, then of their pattern's id."""
        for first, last in skeleton.ranges():
            named = []
            for key in self._fitting(skeleton, first, last):
                # The stubs do not know that alignments add a fourth part.
                matches: Any = self.matchers[key](skeleton.doc[first:last], with_alignments=True)
                named += [(start, key, end, places) for _, start, end, places in matches]
            for start, key, end, places in sorted(named):
                place = (first + start, first + end)
                yield self._frame(skeleton, self.patterns[key], *place, places)

    def _fitting(self, skeleton: Skeleton, first: int, last: int) -> set[str]:
        """Return the patterns whose required word, or label, stands in a sentence."""
        found = set(self.anywhere)
        for word in set(skeleton.norms[first:last]):
            found.update(self.by_word.get(word, ()))
        for label in set(skeleton.labels[first:last]):
            found.update(self.by_label.get(label, ()))
        return found

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


def _required(entry: Pattern) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words, or else the labels, one of which each match of a pattern has.

    Of several tokens with word lists the one with the fewest and longest words tells most.
    """
    tokens = [token for token in entry.pattern if isinstance(token, dict) and "OP" not in token]
    words = [found for token in tokens if (found := _plain(token.get("NORM")))]
    labels = [found for token in tokens if (found := _plain(token.get("ENT_TYPE")))]
    if words:
        return min(words, key=lambda found: sum(20 if len(w) < 5 else 1 for w in found)), _NONE
    return _NONE, min(labels, key=len) if labels else _NONE


_NONE: frozenset[str] = frozenset()


def _plain(wanted: Any) -> frozenset[str]:
    """Return the values that a token description asks for: one, or a list of them."""
    if isinstance(wanted, str):
        return frozenset([wanted]) if wanted else _NONE
    return frozenset(wanted.get("IN", ())) if isinstance(wanted, dict) else _NONE


def _join(before: Span | None, span: Span) -> Span:
    return span if before is None else span.doc[before.start : span.end]
