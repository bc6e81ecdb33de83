"""The words that time expressions are made of, from patterns/dates/words.csv.

Every set of classes that some word has gets one character, its symbol, so that a text becomes a
string of symbols and the grammar a set of regular expressions over it.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

OTHER = "."  # the symbol of a word that no time expression holds
_FIRST_SYMBOL = 0x4E00  # letters without meaning to the regular expressions


@dataclass(frozen=True, slots=True)
class Word:
    """A word's symbol and its value in each of its classes."""

    symbol: str
    values: dict[str, str]


class Lexicon:
    """Words and shapes with their symbols; `classes` maps a class to its symbols."""

    def __init__(self, entries: Iterable[tuple[str, str, str]], literals: Iterable[str]) -> None:
        values: dict[str, dict[str, str]] = {}
        for text, name, value in entries:
            values.setdefault(text, {})[name] = value
        for literal in literals:
            values.setdefault(literal, {})[literal] = literal
        self._symbols: dict[tuple[str, ...], str] = {}
        self.classes: dict[str, set[str]] = {}
        self.words = {text: self.word(found) for text, found in sorted(values.items())}

    def word(self, values: dict[str, str]) -> Word:
        """Return the word that has these values, with a symbol of its own for its classes."""
        names = tuple(sorted(values))
        symbol = self._symbols.get(names)
        if symbol is None:
            symbol = self._symbols[names] = chr(_FIRST_SYMBOL + len(self._symbols))
            for name in names:
                self.classes.setdefault(name, set()).add(symbol)
        return Word(symbol, values)


def read_words(folder: Path) -> list[tuple[str, str, str]]:
    """Return (word, class, value) for each line of words.csv."""
    with (folder / "words.csv").open(encoding="utf-8", newline="") as file:
        return [(row["word"], row["class"], row["value"]) for row in csv.DictReader(file)]
