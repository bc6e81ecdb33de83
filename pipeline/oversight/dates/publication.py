"""When an article that states no date was published: only what its own text proves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from oversight.dates import edtf
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.find import Finder, finder
from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression

Stretch = tuple[int, int]
_HEADER_LINES = 15
_HEADER_WORDS = 8
_SHARED_WORDS = 2
_FOOT_LINES = 15
_PUBLISHED = re.compile(r"\W*(?:draft )?(?:minutes|decisions?|notice) published\b", re.IGNORECASE)
_WORD = 5  # letters from which a word says what a sentence is about


@dataclass(frozen=True, slots=True)
class _Said:
    """An absolute or unfinished expression of the text with its tokens."""

    expression: Expression
    value: Value
    tense: str | None


def header_date(text: str) -> Value:
    """Return the full date of a date line among the first lines of a text, else nothing.

    A date line holds a day, month and year and few other words.
    """
    lines = [line for line in text.splitlines() if line.strip()][:_HEADER_LINES]
    for line in lines:
        if len(line) <= 160:
            value = line_date(line)
            if value.value is not None:
                return value
    return NOTHING


def line_date(line: str) -> Value:
    """Return the first full date of a line that is little more than its date, else nothing."""
    for found in finder()(line):
        rest = line[: found.start] + line[found.end :]
        if found.value.precision == "day" and len(rest.split()) <= _HEADER_WORDS:
            return found.value
    return NOTHING


def foot_date(text: str) -> Value:
    """Return the date at the foot of a council's minutes: "Minutes published: 21 July 2016"."""
    lines = [line for line in text.splitlines() if line.strip()]
    for line in reversed(lines[-_FOOT_LINES:]):
        if _PUBLISHED.match(line):
            return line_date(line)
    return NOTHING


def comment_bound(text: str, comments: Iterable[Stretch]) -> Value:
    """Return `../` the earliest full date of reader comments: none was written before."""
    days: list[date] = []
    for start, end in comments:
        value = line_date(text[start:end])
        if value.first is not None:
            days.append(value.first)
    return edtf.before(edtf.day(min(days))) if days else NOTHING


def inferred(text: str, stretches: Sequence[Stretch]) -> Value:
    """Return the month or year that the story in these stretches of the text proves, else nothing.

    Proof is "today (9 April 2014)", "this year's general election" in a year that nothing told
    as past goes beyond, and with it "six months since the report …" where the report's month is
    told.
    """
    read = finder()
    said: list[_Said] = []
    for start, end in stretches:
        tokens, expressions = read.read(text[start:end])
        day = _today_in_brackets(expressions, tokens, read)
        if day.value is not None:
            return day
        said += _said(expressions, tokens, read)
    year = _year(said, read)
    if year is None:
        return NOTHING
    months = list(_months_since(text, stretches, read))
    if len(set(months)) == 1:
        return edtf.month(year, months[0])
    return edtf.year(year)


def _said(expressions: list[Expression], tokens: Tokens, read: Finder) -> Iterator[_Said]:
    for expression, found in zip(expressions, read.resolve(expressions, tokens), strict=True):
        yield _Said(expression, found.value, found.tense)


def _today_in_brackets(expressions: list[Expression], tokens: Tokens, read: Finder) -> Value:
    """The date of "today (9 April 2014)"."""
    found = read.resolve(expressions, tokens)
    for today, dated, value in zip(expressions, expressions[1:], found[1:], strict=False):
        near = dated.start == today.end + 1 and tokens[today.end].norm in ("(", ",")
        if today.kind != "deictic" or today.fields["shift"] != 0:
            continue
        if near and value.value.precision == "day":
            return value.value
    return NOTHING


def _year(said: list[_Said], read: Finder) -> int | None:
    """The year of "this year's general election": the first not before what is told as past."""
    elections = [
        one.expression.fields["name"]
        for one in said
        if one.expression.kind == "holiday"
        and one.expression.fields.get("which_year", one.expression.fields.get("which")) == "0"
        and read.calendar.is_rare(one.expression.fields["name"])
    ]
    years = [one.value.first.year for one in said if one.value.first and one.tense != "future"]
    if not elections or not years:
        return None
    latest = max(years)
    return next(
        (year for year in read.calendar.years(elections[0]) if latest <= year <= latest + 1), None
    )


def _months_since(text: str, stretches: Sequence[Stretch], read: Finder) -> Iterator[int]:
    """The months that "six months since the report was completed" leads to."""
    sentences = list(_sentences(text, stretches, read))
    for tokens, expressions in sentences:
        for expression in expressions:
            many = _months(expression, tokens)
            if many is None:
                continue
            topic = _topic(tokens, expression.end)
            for other, others in sentences:
                if len(topic & _topic(other, 0)) < _SHARED_WORDS:
                    continue
                for one in others:
                    if one.kind == "month" and one.rule == "month/bare":
                        yield (int(one.fields["month"]) - 1 + many) % 12 + 1


def _months(expression: Expression, tokens: Tokens) -> int | None:
    if expression.kind != "duration" or expression.fields["unit"] != "M":
        return None
    if expression.end >= len(tokens) or tokens[expression.end].norm != "since":
        return None
    count = str(expression.fields.get("n", ""))
    return int(count) if count.isdigit() and 0 < int(count) < 12 else None


def _topic(tokens: Tokens, start: int) -> set[str]:
    words = {tokens[at].norm for at in range(start, len(tokens))}
    return {word for word in words if word.isalpha() and len(word) >= _WORD}


def _sentences(
    text: str, stretches: Sequence[Stretch], read: Finder
) -> Iterator[tuple[Tokens, list[Expression]]]:
    for start, end in stretches:
        tokens = read.parser.lexer(text[start:end])
        first = 0
        for at in range(len(tokens)):
            if at + 1 == len(tokens) or read.tenses.ends(tokens, at):
                begin, stop = tokens[first].start, tokens[at].end
                yield read.read(text[start + begin : start + stop])
                first = at + 1
