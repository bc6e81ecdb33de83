"""Matching token patterns fast: spaCy's Matcher, run only where a pattern's rarest word stands.

A Matcher tries every pattern at every token, which a hundred patterns make slow. Most patterns
hold a word that must occur ("director", "inadequate"): patterns that share such an anchor share
a Matcher, and it looks only at the tokens around the anchor.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.attrs import NORM
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

TokenPattern = Mapping[str, Any]

# How many tokens an open-ended part of a pattern ("*", "+") may take.
OPEN_END = 12
_REQUIRED = ("1", "+")


class Match(NamedTuple):
    """Pattern number `rule` found at tokens [start, end); `parts[i]`: token description of start+i."""

    rule: int
    start: int
    end: int
    parts: list[int]


class AnchoredMatcher:
    """Match many token patterns; the index of a pattern in `patterns` names it."""

    def __init__(self, vocab: Vocab, patterns: Sequence[Sequence[TokenPattern]]) -> None:
        self._vocab = vocab
        self._patterns = patterns
        self._groups: list[_Group] = []
        self._index: dict[int, list[int]] = defaultdict(list)
        self._everywhere: list[int] = []
        by_anchor: dict[frozenset[str], list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            by_anchor[_anchor(pattern)].append(number)
        for words, numbers in by_anchor.items():
            self._add_group(words, numbers)

    def _add_group(self, words: frozenset[str], numbers: list[int]) -> None:
        reaches = [_reach(self._patterns[number], words) for number in numbers]
        left, right = max(r[0] for r in reaches), max(r[1] for r in reaches)
        self._groups.append(_Group(self._vocab, self._patterns, numbers, left, right))
        place = len(self._groups) - 1
        if not words:
            self._everywhere.append(place)
        for word in words:
            self._index[self._vocab.strings.add(word)].append(place)

    def __call__(self, doc: Doc) -> list[Match]:
        """Return all matches, the longest of each pattern at each place, in no special order."""
        windows: dict[int, list[list[int]]] = defaultdict(list)
        for place in self._everywhere:
            windows[place].append([0, len(doc)])
        for i, word in enumerate(doc.to_array([NORM]).ravel().tolist()):
            for place in self._index.get(word, ()):
                group = self._groups[place]
                _extend(windows[place], max(0, i - group.left), min(len(doc), i + group.right + 1))
        found: list[Match] = []
        for place, spans in windows.items():
            for start, end in spans:
                found += self._groups[place].find(doc, start, end)
        return found


class _Group:
    """The patterns of one anchor; the Matcher is built when the anchor is first met."""

    def __init__(
        self,
        vocab: Vocab,
        patterns: Sequence[Sequence[TokenPattern]],
        numbers: list[int],
        left: int,
        right: int,
    ) -> None:
        self._vocab, self._patterns, self._numbers = vocab, patterns, numbers
        self.left, self.right = left, right
        self._matcher: Matcher | None = None
        self._names: dict[int, int] = {}

    def find(self, doc: Doc, start: int, end: int) -> Iterable[Match]:
        if self._matcher is None:
            self._matcher = Matcher(self._vocab, validate=False)
            for number in self._numbers:
                name = f"pattern {number}"
                self._names[self._vocab.strings.add(name)] = number
                tokens = [dict(token) for token in self._patterns[number]]
                self._matcher.add(name, [tokens], greedy="LONGEST")
        for name, first, last, parts in self._matcher(doc[start:end], with_alignments=True):
            yield Match(self._names[name], start + first, start + last, parts)


def _extend(windows: list[list[int]], start: int, end: int) -> None:
    if windows and start <= windows[-1][1]:
        windows[-1][1] = max(end, windows[-1][1])
    else:
        windows.append([start, end])


def _words(token: TokenPattern) -> frozenset[str]:
    """Return the words of which a token must be one; empty where it may be others."""
    if token.get("OP", "1") not in _REQUIRED:
        return frozenset()
    wanted = token.get("NORM")
    if isinstance(wanted, str):
        return frozenset([wanted])
    if isinstance(wanted, Mapping) and "IN" in wanted:
        return frozenset(wanted["IN"])
    return frozenset()


def _anchor(pattern: Sequence[TokenPattern]) -> frozenset[str]:
    """Return the words of the pattern's most telling required token."""
    choices = [words for token in pattern if (words := _words(token))]
    # Short words are the frequent ones: "of", "for", "the", ",".
    return min(
        choices,
        key=lambda words: (sum(20 if len(word) < 5 else 1 for word in words), sorted(words)),
        default=frozenset(),
    )


def _reach(pattern: Sequence[TokenPattern], words: frozenset[str]) -> tuple[int, int]:
    """Return how many tokens a match can hold before and after its anchor."""
    sizes = [OPEN_END if token.get("OP") in ("*", "+") else 1 for token in pattern]
    places = [i for i, token in enumerate(pattern) if words and _words(token) == words]
    if not places:
        return 0, 0
    return sum(sizes[: places[-1] + 1]), sum(sizes[places[0] :])
