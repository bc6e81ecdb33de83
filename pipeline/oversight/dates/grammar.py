"""The grammar of time expressions: rules as data, compiled to expressions over symbols.

A rule's pattern is a line of items: a CLASS of words, a literal word or mark, `<kind>` for an
expression found on a lower level, `name=item` to keep it, `( a | b )`, and `?` after what may be
missing. Rules of one level compete: the longest match wins, then the one that stands first.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from oversight.dates.lexicon import Lexicon

_ITEM = re.compile(r"\s*(?:(\w+)=)?(\(|\)|\||\?|<[\w|]+>|[^\s()|?=<>]+)")


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
    needs: frozenset[str]  # one of these symbols is in every match
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
    piece = parser.choice()
    if not parser.done() or piece.empty:
        raise GrammarError(f"{rule.id}: the pattern is unbalanced or can match nothing.")
    return Compiled(
        rule,
        re.compile(piece.source),
        frozenset(piece.first),
        frozenset(piece.needs),
        tuple(parser.captures),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: its expression, what it begins with, what it needs, may it lack."""

    source: str
    first: set[str]
    needs: set[str]
    empty: bool


class _Parser:
    """Reads one pattern by recursive descent."""

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

    def choice(self) -> _Piece:
        piece = self._sequence()
        while self._peek() == "|":
            self._at += 1
            more = self._sequence()
            piece = _Piece(
                f"{piece.source}|{more.source}",
                piece.first | more.first,
                piece.needs | more.needs,
                piece.empty or more.empty,
            )
        return piece

    def _sequence(self) -> _Piece:
        pieces = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._item())
        first: set[str] = set()
        for piece in pieces:
            first |= piece.first
            if not piece.empty:
                break
        needs = [piece.needs for piece in pieces if not piece.empty]
        return _Piece(
            "".join(piece.source for piece in pieces),
            first,
            min(needs, key=self._commonness, default=set()),
            not needs,
        )

    def _commonness(self, symbols: set[str]) -> int:
        """How often one of the symbols stands in any text, roughly."""
        glue = self._lexicon.classes.get("GLUE", set())
        numbers = self._lexicon.classes["NUM"]
        return (1000 if symbols & glue else 0) + (100 if symbols & numbers else 0) + len(symbols)

    def _item(self) -> _Piece:
        name, text = self._items[self._at]
        self._at += 1
        if text == "(":
            inner = self.choice()
            if self._peek() != ")":
                raise GrammarError(f"{self._rule.id}: a bracket is not closed.")
            self._at += 1
            piece = replace(inner, source=f"(?:{inner.source})")
        else:
            piece = self._word(name, text)
        if self._peek() == "?":
            self._at += 1
            return replace(piece, source=piece.source + "?", empty=True)
        return piece

    def _word(self, name: str, text: str) -> _Piece:
        symbols = self._symbols(text)
        source = "[" + "".join(sorted(symbols)) + "]"
        if name:
            group = f"g{len(self.captures)}"
            self.captures.append((group, name, text))
            source = f"(?P<{group}>{source})"
        return _Piece(source, symbols, symbols, False)

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
