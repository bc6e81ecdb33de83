"""Finding the terms of the field: phrases and token patterns from pattern files.

A token pattern may name a word list: `{"NORM": {"IN": "@domain"}}` stands for the words of
words/domain.txt beside the pattern files; several lists are joined with a blank.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from oversight.matching import AnchoredMatcher, PhraseFinder, read_token, split, telling
from oversight.patterns import Pattern, PatternError
from oversight.resources import patterns_dir
from oversight.text import Text
from oversight.vocabulary.found import Found

# The token range that becomes the span, where a pattern also holds context.
INNER = "span"
# A phrase tells more than any token pattern.
PHRASE_RANK = (-100, 0)


@lru_cache(maxsize=256)
def words(name: str) -> tuple[str, ...]:
    """Return a word list of patterns/vocabulary/words, comments (#) left out."""
    path = patterns_dir() / "vocabulary" / "words" / f"{name}.txt"
    if not path.exists():
        raise PatternError(f"@{name}: no such word list. A list is a file in {path.parent.name}/.")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def expand(tokens: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return token descriptions with the words of their lists in place of "@name"."""
    return [{key: _expand_value(value) for key, value in token.items()} for token in tokens]


def _expand_value(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {
        key: list(dict.fromkeys(w for name in inner.split() for w in words(name.lstrip("@"))))
        if isinstance(inner, str) and inner.startswith("@")
        else inner
        for key, inner in value.items()
    }


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Terms:
    """Find the entries of pattern files in a text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._phrases: list[Pattern] = []
        self._tokens: list[Pattern] = []
        for pattern in patterns:
            (self._phrases if isinstance(pattern.pattern, str) else self._tokens).append(pattern)
        self._finder = PhraseFinder([split(str(entry.pattern)) for entry in self._phrases])
        expanded = [_tokens(entry) for entry in self._tokens]
        self._ranks = [telling(tokens) for tokens in expanded]
        self._matcher = AnchoredMatcher(expanded)

    def find(self, text: Text) -> list[tuple[Found, Pattern]]:
        """Return what the patterns find, overlapping as it comes."""
        found: list[tuple[Found, Pattern]] = []
        for number, start, end in self._finder(text.norms):
            pattern = self._phrases[number]
            if _capitals_agree(text.words[start], pattern):
                found.append((_found(pattern, start, end), pattern))
        for match in self._matcher(text):
            pattern = self._tokens[match.rule]
            start, end = match.start, match.end
            inner = [i for i, part in enumerate(match.parts) if pattern.slots.get(part) == INNER]
            if inner:
                start, end = match.start + inner[0], match.start + inner[-1] + 1
            rank = self._ranks[match.rule]
            one = _found(pattern, start, end)
            found.append((one._replace(rank=rank, followed=end < match.end), pattern))
        return found


def _tokens(pattern: Pattern) -> list[dict[str, Any]]:
    try:
        expanded = expand([dict(token) for token in pattern.pattern if isinstance(token, Mapping)])
        for token in expanded:
            read_token(token, 0)
    except ValueError as error:
        raise PatternError(f"{pattern.id}: pattern: {error}.") from error
    return expanded


def _found(pattern: Pattern, start: int, end: int) -> Found:
    value = pattern.value
    if isinstance(value, Mapping):
        value = value.get("kind", "")
    said = "" if value is None else str(value)
    return Found(start, end, pattern.label, pattern.id, said, PHRASE_RANK)


def _capitals_agree(word: str, pattern: Pattern) -> bool:
    """A phrase printed with capitals ("RI", "Unite") wants them in the text too."""
    phrase = str(pattern.pattern)
    if phrase.islower():
        return True
    wanted = phrase.split()
    if len(wanted) == 1 and phrase.isupper():
        return word.strip() == phrase
    return not phrase[0].isupper() or word[0].isupper()
