"""Text in, dates out: the words are parsed, each expression is resolved in its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oversight.dates import edtf
from oversight.dates.accept import Acceptor
from oversight.dates.anchor import Anchor, anchor_of
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.lex import Token
from oversight.dates.parse import Expression, Parser
from oversight.dates.resolve import Context, resolve
from oversight.dates.tense import TenseReader, ends_sentence, read_classes
from oversight.dates.timex import Timex, timex_of
from oversight.resources import patterns_dir

_BOUNDS = {
    "by": "before",
    "before": "before",
    "until": "before",
    "till": "before",
    "since": "after",
    "after": "after",
}
# A year said with one of these does not date what else the sentence tells.
_OUTSIDE = frozenset({"by", "before", "until", "till", "since", "after"})
_DEADLINES = frozenset({"by", "before", "until", "till"})


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its place, its value, how it is joined to what it dates.

    `bound` is "before" ("by March": `../2018-03`), "after" ("since 2014": `2014/..`) or None;
    `value` is without it.
    """

    start: int
    end: int
    kind: str
    rule: str
    value: Value
    timex: Timex
    preposition: str | None
    bound: str | None
    tense: str | None


class Finder:
    """Finds and resolves by one folder of word lists and rules."""

    def __init__(self, folder: Path) -> None:
        self.parser = Parser(folder, Acceptor(folder))
        self._tense = TenseReader(folder)
        self._prepositions = read_classes(folder / "context.csv")["preposition"]

    def __call__(
        self, text: str, published: str | None = None, style: str = "british"
    ) -> list[Found]:
        """Return the time expressions of a text in order."""
        tokens = self.parser.lexer(text)
        expressions = self.parser(tokens)
        return list(self._resolved(expressions, tokens, anchor_of(published), style))

    def _resolved(
        self,
        expressions: Iterable[Expression],
        tokens: Sequence[Token],
        anchor: Anchor | None,
        style: str,
    ) -> Iterator[Found]:
        told, year, sentence = NOTHING, None, -1
        for expression in expressions:
            if expression.fields.get("bare"):
                continue
            begin = _sentence_start(tokens, expression.start)
            if begin != sentence:
                sentence, year = begin, None
            # The stop of "Sept." may be the sentence's own.
            end = expression.end - (tokens[expression.end - 1].text == ".")
            preposition = self._preposition(tokens, expression.start)
            tense = self._tense(tokens, expression.start, end)
            if preposition in _DEADLINES and tense is None:
                tense = "future"
            context = Context(anchor, told, year if tense != "future" else None, tense, style)
            value = resolve(expression, context)
            if value.value is not None:
                told = value
                if preposition not in _OUTSIDE and value.first and _names_year(expression):
                    year = value.first.year
            yield Found(
                tokens[expression.start].start,
                tokens[end - 1].end,
                expression.kind,
                expression.rule,
                value,
                timex_of(expression, value, context),
                preposition,
                _BOUNDS.get(preposition or ""),
                tense,
            )

    def _preposition(self, tokens: Sequence[Token], start: int) -> str | None:
        for at in range(start - 1, max(-1, start - 3), -1):
            norm = tokens[at].norm
            if norm in self._prepositions:
                return norm
            if norm not in ("the", "than", "about", "around", "at", "least"):
                return None
        return None


def _sentence_start(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and not ends_sentence(tokens, at - 1):
        at -= 1
    return at


def _names_year(expression: Expression) -> bool:
    if expression.kind == "part":
        return _names_year(expression.fields["inner"])
    if expression.kind == "unit":
        return expression.fields["unit"] == "Y" and int(expression.fields["which"]) != 0
    return "year" in expression.fields or expression.kind == "year"


@cache
def finder(folder: Path | None = None) -> Finder:
    """Return the finder of the project's own patterns, or of another folder, read once."""
    return Finder(folder or patterns_dir() / "dates")


def find_dates(text: str, published: str | None = None, style: str = "british") -> list[Found]:
    """Return the time expressions of a text, resolved against its publication date (EDTF)."""
    return finder()(text, published, style)


def with_bound(value: Value, bound: str | None) -> Value:
    """Return the value as an open range where a bound says so."""
    if bound == "before":
        return edtf.before(value)
    return edtf.after(value) if bound == "after" else value
