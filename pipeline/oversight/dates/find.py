"""Text in, dates out: the words are parsed, each expression is resolved in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from oversight.dates import edtf
from oversight.dates.accept import Acceptor
from oversight.dates.anchor import Anchor, anchor_of
from oversight.dates.calendar import Calendar
from oversight.dates.context import PAST, Context, Told
from oversight.dates.edtf import Value
from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression, Parser
from oversight.dates.places import Places
from oversight.dates.resolve import ends, resolve
from oversight.dates.telling import Scope, end_of_list, scope_of, seen_from
from oversight.dates.tense import Lean, Tenses, read_classes
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
_DUE = Lean("future")
_DEADLINES = frozenset({"by", "before", "until", "till"})


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its place, its value, how it is joined to what it dates.

    `bound` is "before" ("by March": `../2018-03`), "after" ("since 2014": `2014/..`) or None;
    `value` is without it. `parts` are the ends of a range that tells each by itself, and the day
    that a time of day names: "Tuesday" of "Tuesday night".
    """

    start: int
    end: int
    kind: str
    rule: str
    value: Value
    timex: Timex
    preposition: str | None = None
    bound: str | None = None
    tense: str | None = None
    parts: tuple["Found", ...] = ()


class Finder:
    """Finds and resolves by one folder of word lists and rules."""

    def __init__(self, folder: Path) -> None:
        self.tenses = Tenses(folder)
        self.parser = Parser(folder, Acceptor(folder, self.tenses), self.tenses.flag)
        self.calendar = Calendar(folder)
        self._prepositions = read_classes(folder / "context.csv")["preposition"]

    def __call__(
        self,
        text: str,
        published: str | None = None,
        style: str = "british",
        places: Places | None = None,
    ) -> list[Found]:
        """Return the time expressions of a text in order."""
        tokens, expressions = self.read(text)
        return self.resolve(expressions, tokens, anchor_of(published), style, places)

    def read(self, text: str) -> tuple[Tokens, list[Expression]]:
        """Return the tokens of a text and the time expressions among them."""
        tokens = self.parser.lexer(text)
        return tokens, [one for one in self.parser(tokens) if not _bare(one)]

    def resolve(
        self,
        expressions: Sequence[Expression],
        tokens: Tokens,
        anchor: Anchor | None = None,
        style: str = "british",
        places: Places | None = None,
    ) -> list[Found]:
        """Return what each expression of a text means."""
        return list(self._resolved(expressions, tokens, anchor, style, places or Places()))

    def _resolved(
        self,
        expressions: Sequence[Expression],
        tokens: Tokens,
        anchor: Anchor | None,
        style: str,
        places: Places,
    ) -> Iterator[Found]:
        told: list[Told] = []
        scope = Scope()
        for index, expression in enumerate(expressions):
            if style != "american" and _is_american(expression):
                continue
            preposition = self._preposition(tokens, expression)
            sentence = self.tenses.sentence(tokens, expression.start)
            place = tokens[expression.start].start
            section = places.section(place)
            context = Context(
                self.calendar,
                section or places.anchor(place, anchor),
                told,
                sentence,
                scope.year_at(sentence, expression.start, tokens, self.tenses),
                scope.narrative,
                scope.of_month,
                self._lean(tokens, expression, preposition),
                style,
            )
            context = _placed(context, expressions, index, tokens)
            if section is not None:
                context = _as_of_then(context, section)
            value = resolve(expression, context)
            yield self._found(expression, tokens, value, context, preposition)
            if value.value is None or places.is_outside(place):
                continue
            told.append(Told(value, sentence, context.lean.had))
            if preposition not in _BOUNDS:
                end = _end(expression, tokens)
                scope = scope_of(expression, value, sentence, end) or scope

    def _lean(self, tokens: Tokens, expression: Expression, preposition: str | None) -> Lean:
        if preposition == "since":
            return PAST
        start = expression.start
        lean = self.tenses.lean(tokens, start, _end(expression, tokens))
        if preposition not in _DEADLINES or lean.had or lean.would:
            return lean
        told_after = lean.after and lean.tense == "past"
        if lean.tense is None or (preposition == "by" and not told_after):
            return _DUE
        if preposition == "until" and self.tenses.is_given(tokens, start):
            return _DUE
        # "stayed until 6 March" may be told in January.
        wide = preposition == "until" and expression.kind == "day"
        return replace(lean, mixed=True) if wide else lean

    def _found(
        self,
        expression: Expression,
        tokens: Tokens,
        value: Value,
        context: Context,
        preposition: str | None = None,
    ) -> Found:
        parts = _parts(expression, context)
        return Found(
            tokens[expression.start].start,
            tokens[_end(expression, tokens) - 1].end,
            expression.kind,
            expression.rule,
            value,
            timex_of(expression, value, context),
            preposition,
            _BOUNDS.get(preposition or ""),
            context.lean.tense,
            tuple(self._found(inner, tokens, worth, context) for inner, worth in parts),
        )

    def _preposition(self, tokens: Tokens, expression: Expression) -> str | None:
        if expression.kind == "then":
            return tokens[expression.end - 2].norm
        start = expression.start
        name = expression.fields.get("name", "")
        if start and tokens[start - 1].norm == "by" and self.calendar.is_rare(name):
            return None  # "delayed by the general election" names who did it
        if tokens[start].norm in self._prepositions and expression.kind == "new_year":
            return tokens[start].norm
        for at in range(start - 1, max(-1, start - 4), -1):
            norm = tokens[at].norm
            if norm == "at" and tokens[at + 1].norm == "least":
                continue  # "until at least 2020"
            if norm == "to" and at and tokens[at - 1].norm == "prior":
                return "before"
            if norm in self._prepositions:
                return norm
            if norm not in ("the", "than", "least", "late", "early"):
                return None
        return None


def _end(expression: Expression, tokens: Tokens) -> int:
    """The token after the expression, without the stop of "Sept." that may end the sentence."""
    return expression.end - (tokens[expression.end - 1].text == ".")


def _parts(expression: Expression, context: Context) -> list[tuple[Expression, Value]]:
    if expression.kind in ("range", "year_to"):
        return ends(expression, context)
    day = _named_day(expression)
    return [] if day is None else [(day, resolve(day, context))]


def _named_day(expression: Expression) -> Expression | None:
    """The date said in a time of day: papers tell what happened on a day by its night."""
    if expression.kind not in ("time", "part"):
        return None
    inner = expression.fields.get("inner_day") or expression.fields.get("inner")
    if not isinstance(inner, Expression):
        return None
    if inner.kind == "time":
        return _named_day(inner)
    named = expression.kind == "time" and inner.kind in ("day", "weekday", "deictic", "holiday")
    return inner if named and "part" not in inner.fields else None


def _placed(
    context: Context, expressions: Sequence[Expression], index: int, tokens: Tokens
) -> Context:
    """The context with what the sentence's other dates give."""
    if context.lean.would and context.told and context.told[-1].sentence == context.sentence:
        # "announced in February this year that she would retire in April"
        context = replace(context, anchor=seen_from(context.told[-1].value, context.anchor))
    listed = end_of_list(expressions, index, tokens)
    last = resolve(listed, context).last if listed is not None else None
    if last is not None:
        context = replace(context, year=last.year, narrative=True, month=None)
    return context


def _as_of_then(context: Context, section: Anchor) -> Context:
    """The context in a chronicle: a month without a year is of the year that heads the section,
    or lies ahead of the month that does, whatever the tense.
    """
    lean = context.lean if context.lean.had else replace(context.lean, tense="future", mixed=True)
    if section.precision == "year" and context.year is None:
        return replace(context, lean=lean, year=section.day.year, narrative=True)
    return replace(context, lean=lean)


def _is_american(expression: Expression) -> bool:
    """Whether only American papers mean a certain day by it: "at a Tuesday hearing"."""
    inner = expression.fields.get("inner")
    if isinstance(inner, Expression):
        return _is_american(inner)
    return bool(expression.fields.get("american"))


def _bare(expression: Expression) -> bool:
    """Whether an expression means nothing by itself: "the year", but not "the weekend"."""
    return bool(expression.fields.get("bare")) and expression.fields["unit"] != "WE"


@cache
def finder(folder: Path | None = None) -> Finder:
    """Return the finder of the project's own patterns, or of another folder, read once."""
    return Finder(folder or patterns_dir() / "dates")


def find_dates(
    text: str,
    published: str | None = None,
    style: str = "british",
    places: Places | None = None,
) -> list[Found]:
    """Return the time expressions of a text, resolved against its publication date (EDTF)."""
    return finder()(text, published, style, places)


def with_bound(value: Value, bound: str | None) -> Value:
    """Return the value as an open range where a bound says so."""
    if bound == "before":
        return edtf.before(value)
    return edtf.after(value) if bound == "after" else value
