"""The lines that pages repeat: what patterns/layout/*.jsonl knows, looked up by a line's key."""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from oversight.patterns import Pattern, read_patterns
from oversight.resources import patterns_dir
from oversight.tokenizer import norm

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_DASHES = str.maketrans("–—−‐‑", "-----")
_HEAD = 3  # a pattern is looked up by its first characters
_LONGEST = 400  # characters; whatever is longer is no line of furniture


class LinePattern(NamedTuple):
    """One known line: literal pieces with anything between them."""

    label: str
    id: str
    pieces: tuple[str, ...]
    needle: str  # the longest piece


def key_of(line: str) -> str:
    """Return the form in which lines are compared: lower case, `#` for a number, single blanks."""
    plain = norm(" ".join(line[: _LONGEST + 1].split())).translate(_DASHES)
    return _DIGITS.sub("#", plain.strip("•·▪◦*>»«→ \t")).replace(" / ", "/")


def fits(pieces: tuple[str, ...], key: str) -> bool:
    """Tell whether the pieces stand in the key in their order, the outer ones at its ends."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return key == first
    if not key.startswith(first) or not key.endswith(last):
        return False
    place, end = len(first), len(key) - len(last)
    for piece in pieces[1:-1]:
        found = key.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return place <= end


class Lexicon:
    """Known lines, found by their first characters; where several fit, the longest wins."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.exact: dict[str, LinePattern] = {}
        self.headed: dict[str, list[LinePattern]] = {}
        self.open: list[LinePattern] = []
        for pattern in patterns:
            self._add(pattern)
        for known in [*self.headed.values(), self.open]:
            known.sort(key=lambda entry: (-sum(map(len, entry.pieces)), entry.id))

    def _add(self, pattern: Pattern) -> None:
        pieces = tuple(str(pattern.pattern).split("*"))
        entry = LinePattern(pattern.label, pattern.id, pieces, max(pieces, key=len))
        if len(pieces) == 1:
            self.exact.setdefault(pieces[0], entry)
        elif len(pieces[0]) >= _HEAD:
            self.headed.setdefault(pieces[0][:_HEAD], []).append(entry)
        else:
            self.open.append(entry)

    def find(self, key: str) -> LinePattern | None:
        """Return the pattern that a line's key fits."""
        known = self.exact.get(key)
        if known is not None or len(key) > _LONGEST:
            return known
        for entry in self.headed.get(key[:_HEAD], ()):
            if entry.needle in key and fits(entry.pieces, key):
                return entry
        for entry in self.open:
            if entry.needle in key and fits(entry.pieces, key):
                return entry
        return None


@cache
def known_lines() -> Lexicon:
    """Return the project's own lexicon of lines."""
    return Lexicon([*read_patterns("layout/lines.jsonl"), *read_patterns("layout/captions.jsonl")])


@cache
def date_words() -> dict[str, str]:
    """Return the words of date lines with their kinds: month, weekday, zone, published, updated…"""
    return words_of("layout/date_words.json")


@cache
def kinds_of(path: str) -> dict[str, frozenset[str]]:
    """Read a JSON object {kind: [words]}."""
    table = json.loads((patterns_dir() / path).read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in table.items()}


def words_of(path: str) -> dict[str, str]:
    """Read a JSON object {kind: [words]} as {word: kind}."""
    return {word: kind for kind, words in kinds_of(path).items() for word in sorted(words)}


@cache
def byline_words() -> frozenset[str]:
    """Return capitalised words that no reporter is called: "council", "news", "published"."""
    return frozenset(words_of("layout/byline_words.json"))


@cache
def function_words() -> frozenset[str]:
    """Return articles, prepositions, pronouns: what ends no line and names nothing."""
    return kinds_of("layout/sentence_words.json")["function"]


def job_words() -> frozenset[str]:
    """Return words of reporters' jobs: editor, correspondent."""
    return kinds_of("layout/byline_words.json")["job"]


@cache
def common_names() -> frozenset[str]:
    """Return capitalised words that any article of the field may hold: Ofsted, Council, March."""
    return kinds_of("layout/sentence_words.json")["common_names"] | frozenset(date_words())


def finite_verbs() -> frozenset[str]:
    """Return verbs that headlines leave out and sentences have: "has", "was", "will"."""
    return kinds_of("layout/sentence_words.json")["finite"]
