"""The grammar of time expressions: rules as data, compiled to expressions over symbols.

A rule's pattern is a line of items: a CLASS of words, a literal word or mark, `<kind>` for an
expression found on a lower level, `name=item` to keep it, `( a | b )`, and `?` after what may be
missing. Rules of one level compete: the longest match wins, then the one that stands first.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oversight.dates.lexicon import Lexicon

_ITEM = re.compile(r"\s*(?:(\w+)=)?(\(|\)|\||\?|<[\w|]+>|[^\s()|?=<>]+)")
Pieces = list[str | tuple[str | None, str]]


class GrammarError(Exception):
    """A rule cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of expressions.json: what it looks like and what it makes."""

    id: str
    level: int
    kind: str
    pattern: str
    fields: dict[str, Any] = field(default_factory=dict)
    match: Sequence[str] = ()
    skip: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its expression over symbols and the symbols that it can begin with."""

    rule: Rule
    regex: re.Pattern[str]
    first: frozenset[str]
    captures: tuple[tuple[str, str, str], ...]  # group of the expression, field, class


def read_rules(folder: Path) -> list[Rule]:
    """Return the rules of expressions.json in their order."""
    entries = json.loads((folder / "expressions.json").read_text(encoding="utf-8"))
    return [Rule(**entry) for entry in entries]


def literals(rules: Sequence[Rule]) -> set[str]:
    """Return the words and marks that the patterns name as such."""
    found = set()
    for rule in rules:
        for _, item in _ITEM.findall(rule.pattern):
            if item not in "()|?" and not item.isupper() and not item.startswith("<"):
                found.add(item)
    return found


def compile_rule(rule: Rule, lexicon: Lexicon) -> Compiled:
    """Return the rule ready for matching; raises GrammarError where it cannot be read."""
    parser = _Parser(rule, lexicon)
    source, first, empty = parser.choice()
    if not parser.done() or empty:
        raise GrammarError(f"{rule.id}: the pattern is unbalanced or can match nothing.")
    return Compiled(rule, re.compile(source), frozenset(first), tuple(parser.captures))


class _Parser:
    """Reads one pattern by recursive descent; each step gives (source, first symbols, empty?)."""

    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self._rule = rule
        self._lexicon = lexicon
        self._items = _ITEM.findall(rule.pattern)
        self._at = 0
        self.captures: list[tuple[str, str, str]] = []

    def done(self) -> bool:
        return self._at >= len(self._items)

    def _peek(self) -> str:
        return "" if self.done() else self._items[self._at][1]

    def choice(self) -> tuple[str, set[str], bool]:
        source, first, empty = self._sequence()
        while self._peek() == "|":
            self._at += 1
            more, more_first, more_empty = self._sequence()
            source, first, empty = f"{source}|{more}", first | more_first, empty or more_empty
        return source, first, empty

    def _sequence(self) -> tuple[str, set[str], bool]:
        source, first, empty = "", set[str](), True
        while self._peek() not in ("", "|", ")"):
            piece, piece_first, piece_empty = self._item()
            source += piece
            if empty:
                first |= piece_first
            empty = empty and piece_empty
        return source, first, empty

    def _item(self) -> tuple[str, set[str], bool]:
        name, text = self._items[self._at]
        self._at += 1
        empty = False
        if text == "(":
            inner, first, empty = self.choice()
            if self._peek() != ")":
                raise GrammarError(f"{self._rule.id}: a bracket is not closed.")
            self._at += 1
            source = f"(?:{inner})"
        else:
            first = self._symbols(text)
            source = "[" + "".join(sorted(first)) + "]"
            if name:
                group = f"g{len(self.captures)}"
                self.captures.append((group, name, text))
                source = f"(?P<{group}>{source})"
        if self._peek() == "?":
            self._at += 1
            return source + "?", first, True
        return source, first, empty

    def _symbols(self, text: str) -> set[str]:
        names = text[1:-1].split("|") if text.startswith("<") else [text]
        if text.startswith("<"):
            names = [f"<{name}>" for name in names]
        found: set[str] = set()
        for name in names:
            found |= self._lexicon.classes.get(name, set())
        if not found:
            raise GrammarError(f"{self._rule.id}: {text}: no word has this class.")
        return found
