"""Frames: patterns over an article's skeleton, with slots.

Relation patterns speak of people, councils, roles and dates, not of words. They are ordinary spaCy
Matcher patterns, run once over the skeleton (`oversight.events.context.skeleton`); `slots` names
the tokens that fill an event's fields.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from oversight.events.context.frame_tokens import spelled_out
from oversight.events.context.needs import (
    Needs,
    Order,
    Places,
    commonness,
    needs_of,
    order_of,
    reach,
)
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import Pattern, PatternError, with_words


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


class FrameMatcher:
    """Run frame patterns over skeletons. Built once for a set of patterns.

    Patterns are tried only in sentences with the words and labels that they cannot do without, in
    their order; those that need the same ones share a Matcher.
    """

    def __init__(self, vocab: Vocab, patterns: Iterable[Pattern]) -> None:
        self.patterns = {entry.id: entry for entry in patterns}
        self.matchers: dict[Needs, Matcher] = {}
        self.orders: dict[Needs, set[Order]] = defaultdict(set)
        self.by_key: dict[str, set[Needs]] = defaultdict(set)
        for entry in self.patterns.values():
            if isinstance(entry.pattern, str):
                raise PatternError(f"{entry.id}: a phrase. A list of tokens is wanted here.")
            # A family's patterns are read at its first article, which may be in a memory zone.
            vocab.strings.add(entry.id, allow_transient=False)  # type: ignore[call-arg]
            for tokens in map(with_words, spelled_out(entry.pattern)):
                needs = needs_of(entry.id, tokens)
                self.orders[needs].add(order_of(tokens))
                matcher = self.matchers.setdefault(needs, Matcher(vocab, validate=False))
                matcher.add(entry.id, [tokens], greedy="LONGEST")
                for key in min(needs, key=commonness):
                    self.by_key[key].add(needs)

    def __call__(self, skeleton: Skeleton) -> Iterator[Frame]:
        """Yield the frames in order of their place, then of their pattern's id."""
        likely: dict[int, set[Needs]] = defaultdict(set)
        for key in skeleton.holding.keys() & self.by_key.keys():
            for number in skeleton.holding[key]:
                likely[number] |= self.by_key[key]
        for number in sorted(likely):
            first, last, keys = skeleton.keys[number]
            present = [n for n in likely[number] if not any(map(keys.isdisjoint, n))]
            if not present:
                continue
            places = skeleton.places[first]
            found: list[tuple[int, str, int, list[int]]] = []
            for needs in present:
                found += self._found(skeleton, needs, first, last, places)
            for start, name, end, aligned in sorted(found):
                yield self._frame(skeleton, self.patterns[name], start, end, aligned)

    def _found(
        self, skeleton: Skeleton, needs: Needs, first: int, last: int, places: Places
    ) -> list[tuple[int, str, int, list[int]]]:
        """Return what patterns of the same needs find in a sentence: start, id, end, alignment."""
        reaches = [reach(order, places) for order in self.orders[needs]]
        within = [one for one in reaches if one is not None]
        if not within:
            return []
        start = first + int(max(0, min(low for low, _ in within)))
        end = first + int(min(last - first, max(high for _, high in within)))
        # The stubs do not know that alignments add a fourth part.
        matches: Any = self.matchers[needs](skeleton.doc[start:end], with_alignments=True)
        strings = skeleton.doc.vocab.strings
        return [(start + a, strings[key], start + b, aligned) for key, a, b, aligned in matches]

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


def _join(before: Span | None, span: Span) -> Span:
    return span if before is None else span.doc[before.start : span.end]
