"""Tokens to time expressions: the grammar's levels one after the other, without any calendar."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oversight.dates.grammar import Compiled, compile_rule, literals, read_rules
from oversight.dates.lex import Lexer, Tokens
from oversight.dates.lexicon import OTHER, Lexicon, Word, read_words

_RUN = re.compile(f"[^{re.escape(OTHER)}]+")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as it is said: tokens [start, end), its kind, what its words hold.

    `at` tells at which token the word of a field stands.
    """

    kind: str
    rule: str
    start: int
    end: int
    fields: dict[str, Any]
    at: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    word: Word
    expression: Expression | None = None


class _Level:
    """The rules that compete with one another, by the symbols they begin with."""

    def __init__(self, rules: Sequence[Compiled]) -> None:
        self.by_first: dict[str, list[Compiled]] = {}
        for rule in rules:
            for symbol in sorted(rule.first):
                self.by_first.setdefault(symbol, []).append(rule)
        needs = sorted({symbol for rule in rules for symbol in rule.needs})
        # Most runs of words hold nothing that a rule could not do without.
        self.telling = re.compile("[" + "".join(needs) + "]")


Accept = Callable[[Expression, Tokens], bool]


class Parser:
    """Finds the expressions that a folder of word lists and rules describes."""

    def __init__(self, folder: Path, accept: Accept, flag: Callable[[str], str]) -> None:
        rules = read_rules(folder)
        self.rules = rules
        lexicon = Lexicon(read_words(folder), literals(rules))
        self.lexer = Lexer(lexicon, flag)
        kinds = sorted({rule.kind for rule in rules} - {"number"})
        self._kinds = {kind: lexicon.word({f"<{kind}>": ""}) for kind in kinds}
        self._lexicon = lexicon
        self._accept = accept
        compiled = [compile_rule(rule, lexicon) for rule in rules]
        levels = range(1 + max(rule.level for rule in rules))
        self._levels = [_Level([c for c in compiled if c.rule.level == n]) for n in levels]

    def __call__(self, tokens: Tokens) -> list[Expression]:
        """Return the expressions among the tokens, in order, none within another."""
        symbols = tokens.symbols
        found: list[Expression] = []
        for run in _RUN.finditer(symbols):
            if self._levels[1].telling.search(symbols, run.start(), run.end()) is None:
                continue
            pieces = [_Piece(i, i + 1, tokens.word(i)) for i in range(run.start(), run.end())]
            found += self._read(pieces, run.group(), tokens)
        return [expression for expression in found if expression.kind != "number"]

    def _read(self, pieces: list[_Piece], symbols: str, tokens: Tokens) -> list[Expression]:
        for level in self._levels:
            if level.telling.search(symbols) is None:
                continue
            reduced = self._reduce(pieces, symbols, level, tokens)
            if reduced is not None:
                pieces = reduced
                symbols = "".join([piece.word.symbol for piece in pieces])
        return [piece.expression for piece in pieces if piece.expression is not None]

    def _reduce(
        self, pieces: list[_Piece], symbols: str, level: _Level, tokens: Tokens
    ) -> list[_Piece] | None:
        """Return the pieces with what the level's rules find as one; None where they find none."""
        result: list[_Piece] = []
        at = 0
        changed = False
        for place, symbol in enumerate(symbols):
            if place < at:
                continue
            rules = level.by_first.get(symbol)
            piece = self._best(pieces, symbols, place, rules, tokens) if rules else None
            if piece is None:
                result.append(pieces[place])
                continue
            changed = True
            result.append(piece)
            while at < len(pieces) and pieces[at].end <= piece.end:
                at += 1
        return result if changed else None

    def _best(
        self,
        pieces: list[_Piece],
        symbols: str,
        at: int,
        rules: Sequence[Compiled],
        tokens: Tokens,
    ) -> _Piece | None:
        found = []
        for order, compiled in enumerate(rules):
            match = compiled.regex.match(symbols, at)
            if match is not None:
                found.append((-match.end(), order, match, compiled))
        if len(found) > 1:
            found.sort(key=_longest_first)
        for negative_end, _, match, compiled in found:
            expression = _build(compiled, match, pieces, at, -negative_end)
            if self._accept(expression, tokens):
                return self._piece(expression)
        return None

    def _piece(self, expression: Expression) -> _Piece:
        word = self._kinds.get(expression.kind)
        if word is None:
            word = self._lexicon.word({"NUM": _number(expression.fields)})
        return _Piece(expression.start, expression.end, word, expression)


def _longest_first(found: tuple[int, int, re.Match[str], Compiled]) -> tuple[int, int]:
    return found[:2]


def _number(fields: dict[str, Any]) -> str:
    if "half" in fields:
        return f"{fields['whole']}.5"
    if "n" in fields:
        return str(fields["n"])
    return str(int(fields["tens"]) + int(fields["ones"]))


def _build(
    compiled: Compiled, match: re.Match[str], pieces: list[_Piece], at: int, end: int
) -> Expression:
    fields = dict(compiled.rule.fields)
    places = {}
    for group, name, class_name in compiled.captures:
        place = match.start(group)
        if place < 0:
            continue
        piece = pieces[place]
        places[name] = piece.start
        fields[name] = (
            piece.expression if class_name.startswith("<") else piece.word.values[class_name]
        )
    return Expression(
        compiled.rule.kind, compiled.rule.id, pieces[at].start, pieces[end - 1].end, fields, places
    )
