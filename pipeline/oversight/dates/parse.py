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
            for level in self._levels:
                pieces = self._reduce(pieces, level, tokens)
            found += [p.expression for p in pieces if p.expression is not None]
        return [expression for expression in found if expression.kind != "number"]

    def _reduce(self, pieces: list[_Piece], level: _Level, tokens: Tokens) -> list[_Piece]:
        symbols = "".join([piece.word.symbol for piece in pieces])
        if level.telling.search(symbols) is None:
            return pieces
        result: list[_Piece] = []
        at = 0
        while at < len(pieces):
            piece, width = self._best(pieces, symbols, at, level, tokens)
            result.append(piece)
            at += width
        return result

    def _best(
        self,
        pieces: list[_Piece],
        symbols: str,
        at: int,
        level: _Level,
        tokens: Tokens,
    ) -> tuple[_Piece, int]:
        rules = level.by_first.get(symbols[at])
        if rules is None:
            return pieces[at], 1
        found = []
        for order, compiled in enumerate(rules):
            match = compiled.regex.match(symbols, at)
            if match is not None:
                found.append((-match.end(), order, match, compiled))
        for negative_end, _, match, compiled in sorted(found, key=lambda one: one[:2]):
            end = -negative_end
            expression = _build(compiled, match, pieces, at, end)
            if self._accept(expression, tokens):
                return self._piece(expression), end - at
        return pieces[at], 1

    def _piece(self, expression: Expression) -> _Piece:
        word = self._kinds.get(expression.kind)
        if word is None:
            word = self._lexicon.word({"NUM": _number(expression.fields)})
        return _Piece(expression.start, expression.end, word, expression)


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
