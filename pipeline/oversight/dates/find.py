"""Text in, dates out: the words are parsed, each expression is resolved in its place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from oversight.dates import edtf
from oversight.dates.accept import Acceptor
from oversight.dates.anchor import Anchor, anchor_of
from oversight.dates.calendar import Calendar
from oversight.dates.context import FUTURE, PAST, Context, Told
from oversight.dates.edtf import Value
from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression, Parser
from oversight.dates.resolve import ends, resolve
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
_DEADLINES = frozenset({"by", "before", "until", "till"})


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its place, its value, how it is joined to what it dates.

    `bound` is "before" ("by March": `../2018-03`), "after" ("since 2014": `2014/..`) or None;
    `value` is without it. `parts` are the ends of a range that tells each by itself.
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


class Places:
    """What the layout tells of places in the text, by characters.

    anchors: (start, end, EDTF) of sections with a date of their own. outside: (start, end) of
    what is not the story, whose dates the story does not point back to.
    """

    def __init__(
        self,
        anchors: Iterable[tuple[int, int, str]] = (),
        outside: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._anchors = sorted(anchors)
        self._outside = sorted(outside)
        self._anchor_starts = [start for start, _, _ in self._anchors]
        self._outside_starts = [start for start, _ in self._outside]

    def anchor(self, place: int, default: Anchor | None) -> Anchor | None:
        """Return the anchor of the section that holds a place, else the default."""
        at = bisect_right(self._anchor_starts, place) - 1
        if at >= 0 and place < self._anchors[at][1]:
            return anchor_of(self._anchors[at][2]) or default
        return default

    def is_outside(self, place: int) -> bool:
        """Whether a place is no part of the story."""
        at = bisect_right(self._outside_starts, place) - 1
        return at >= 0 and place < self._outside[at][1]


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
        places: "Places | None" = None,
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
        places: "Places | None" = None,
    ) -> list[Found]:
        """Return what each expression of a text means."""
        return list(self._resolved(expressions, tokens, anchor, style, places or Places()))

    def _resolved(
        self,
        expressions: Sequence[Expression],
        tokens: Tokens,
        anchor: Anchor | None,
        style: str,
        places: "Places",
    ) -> Iterator[Found]:
        told: list[Told] = []
        scope = _Scope()
        for index, expression in enumerate(expressions):
            start = expression.start
            # The stop of "Sept." may be the sentence's own.
            end = expression.end - (tokens[expression.end - 1].text == ".")
            preposition = self._preposition(tokens, expression)
            lean = self._lean(tokens, start, end, preposition)
            if preposition == "until" and expression.kind == "day":
                lean = replace(lean, mixed=True)  # "stayed until 6 March" may be told in January
            sentence = self.tenses.sentence(tokens, start)
            year = scope.year_at(sentence)
            if year is not None and not self._holds(scope, tokens, start):
                year = None
            place = tokens[start].start
            base = places.anchor(place, anchor)
            if lean.would and told and told[-1].sentence == sentence:
                # "announced in February this year that she would retire in April"
                base = _seen_from(told[-1].value, base)
            narrative = year is not None and scope.narrative
            context = Context(self.calendar, base, told, sentence, year, narrative, lean, style)
            listed = _next_of_list(expressions, index, tokens)
            if listed is not None:
                # "in May and October 2016": the year told last holds for all.
                last = resolve(listed, context).last
                year = last.year if last else year
                context = replace(context, year=year, narrative=True)
            value = resolve(expression, context)
            yield self._found(expression, end, tokens, value, context, preposition)
            if value.value is None or places.is_outside(place):
                continue
            told.append(Told(value, sentence, lean.had))
            if preposition not in _BOUNDS and value.first and _names_year(expression):
                follows = expression.kind in ("that_unit", "offset") or "that_year" in (
                    expression.fields
                )
                scope = _Scope(sentence, end, value.first.year, value.precision != "year", follows)

    def _holds(self, scope: "_Scope", tokens: Tokens, start: int) -> bool:
        """Whether a year named before still holds: in its clause, or in "and in July"."""
        if scope.narrative or not self.tenses.verb_between(tokens, scope.end, start):
            return True
        return scope.month and all(tokens[at].norm != "," for at in range(scope.end, start))

    def _lean(self, tokens: Tokens, start: int, end: int, preposition: str | None) -> Lean:
        if preposition == "since":
            return PAST
        lean = self.tenses.lean(tokens, start, end)
        if preposition not in _DEADLINES or lean.had or lean.would:
            return lean
        if lean.tense is None or (
            preposition == "by" and not (lean.after and lean.tense == "past")
        ):
            return FUTURE
        if preposition == "until" and self.tenses.is_given(tokens, start):
            return FUTURE
        return lean

    def _found(
        self,
        expression: Expression,
        end: int,
        tokens: Tokens,
        value: Value,
        context: Context,
        preposition: str | None,
    ) -> Found:
        return Found(
            tokens[expression.start].start,
            tokens[end - 1].end,
            expression.kind,
            expression.rule,
            value,
            timex_of(expression, value, context),
            preposition,
            _BOUNDS.get(preposition or ""),
            context.lean.tense,
            self._parts(expression, tokens, context)
            if expression.kind in ("range", "year_to")
            else (),
        )

    def _parts(self, expression: Expression, tokens: Tokens, context: Context) -> tuple[Found, ...]:
        return tuple(
            self._found(inner, inner.end, tokens, value, context, None)
            for inner, value in ends(expression, context)
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
            if norm in self._prepositions:
                return norm
            if norm not in ("the", "than", "least", "late", "early"):
                return None
        return None


@dataclass(frozen=True, slots=True)
class _Scope:
    """A year that a sentence names, which holds for the bare months in the rest of its clause."""

    sentence: int = -1
    end: int = 0
    year: int | None = None
    month: bool = False
    narrative: bool = False

    def year_at(self, sentence: int) -> int | None:
        return self.year if sentence == self.sentence else None


def _seen_from(told: Value, anchor: Anchor | None) -> Anchor | None:
    if told.last is None or told.precision not in ("day", "month"):
        return anchor
    if anchor is not None and told.last >= anchor.day:
        return anchor
    return Anchor(told.last, told.precision)


def _bare(expression: Expression) -> bool:
    """Whether an expression means nothing by itself: "the year", but not "the weekend"."""
    return bool(expression.fields.get("bare")) and expression.fields["unit"] != "WE"


def _next_of_list(
    expressions: Sequence[Expression], index: int, tokens: Tokens
) -> Expression | None:
    """The dated end of a list that begins with a month or day without a year."""
    for at in range(index, min(index + 4, len(expressions) - 1)):
        one, follower = expressions[at], expressions[at + 1]
        between = {tokens[i].norm for i in range(one.end, follower.start)}
        same = one.kind == follower.kind and one.kind in ("month", "day")
        if not same or _names_year(one) or not between <= {",", "and", "or", "&"}:
            return None
        if one.fields.keys() & {"numeric", "which", "that"} or one.end == follower.start:
            return None
        if _names_year(follower):
            return follower
    return None


def _names_year(expression: Expression) -> bool:
    if expression.kind == "part":
        return _names_year(expression.fields["inner"])
    if expression.kind == "unit":
        return expression.fields["unit"] == "Y" and int(expression.fields["which"]) != 0
    if expression.kind == "that_unit":
        return True
    return expression.kind == "year" or bool(
        {"year", "which_year", "that_year"} & expression.fields.keys()
    )


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
