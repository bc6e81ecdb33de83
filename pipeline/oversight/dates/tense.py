"""The tense of the verb that governs a time expression, from the words of its sentence.

Without a parser: the nearest telling verb before the expression, else the first one after it.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from oversight.dates.anchor import Tense
from oversight.dates.lex import Token

_REACH = 30  # tokens


@cache
def read_classes(file: Path) -> Mapping[str, frozenset[str]]:
    """Return the words of each class of a table of word,class."""
    found: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a full stop or a line's end after which a new sentence begins."""
    token = tokens[at]
    if token.text[0] in "\r\n":
        return True
    if token.text not in ".!?":
        return False
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    return follower is None or follower.start > token.end or not follower.text[0].islower()


class TenseReader:
    """Tells the tense at a place of a text by the words of tense.csv."""

    def __init__(self, folder: Path) -> None:
        self._classes = read_classes(folder / "tense.csv")

    def __call__(self, tokens: Sequence[Token], start: int, end: int) -> Tense:
        """Return "past", "future" or None for the expression at tokens [start, end)."""
        return self._before(tokens, start) or self._after(tokens, end)

    def _before(self, tokens: Sequence[Token], start: int) -> Tense:
        for at in range(start - 1, max(-1, start - _REACH), -1):
            if ends_sentence(tokens, at):
                return None
            tense = self._verb(tokens, at)
            if tense is not None:
                return tense
        return None

    def _after(self, tokens: Sequence[Token], end: int) -> Tense:
        for at in range(end, min(len(tokens), end + _REACH)):
            if ends_sentence(tokens, at):
                return None
            tense = self._verb(tokens, at)
            if tense is not None:
                return tense
        return None

    def _is(self, norm: str, name: str) -> bool:
        return norm in self._classes.get(name, ())

    def _verb(self, tokens: Sequence[Token], at: int) -> Tense:
        norm = tokens[at].norm
        back = tokens[at - 1].norm if at else ""
        if self._is(norm, "future"):
            return "future"
        if norm == "to" and self._is(back, "expect"):
            return "future" if at + 1 < len(tokens) and tokens[at + 1].norm.isalpha() else None
        if self._is(norm, "past"):
            return None if norm == "been" and self._modal(tokens, at) else "past"
        if self._is(norm, "scheduled"):
            return "future"
        if norm.endswith("ing") and self._is(back, "present_be") and len(norm) > 4:
            return "future"
        if norm.endswith("ed") and len(norm) > 3:
            return self._participle(tokens, at, back)
        return None

    def _participle(self, tokens: Sequence[Token], at: int, back: str) -> Tense:
        if back == "be":
            return "future"
        if self._is(back, "present_be") or self._is(back, "determiner"):
            return None
        return "past"

    def _modal(self, tokens: Sequence[Token], at: int) -> bool:
        return any(self._is(token.norm, "future") for token in tokens[max(0, at - 3) : at])
