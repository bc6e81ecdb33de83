"""Expressions to values: one function for each kind of expression."""

from collections.abc import Callable
from dataclasses import replace

from oversight.dates import edtf, periods, relative
from oversight.dates.anchor import Anchor, year_of_day, year_of_month, year_of_season
from oversight.dates.context import (
    PAST,
    Context,
    full_year,
    number,
    points_back,
    step,
    told_year,
)
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.parse import Expression

Resolver = Callable[[Expression, Context], Value]


def resolve(expression: Expression, context: Context) -> Value:
    """Return what an expression means in its context; NOTHING where nothing fixes it."""
    resolver = _RESOLVERS.get(expression.kind)
    if resolver is None:
        return NOTHING
    try:
        return resolver(expression, context)
    except OverflowError:  # before the year 1 or after 9999
        return NOTHING


def _day(expression: Expression, context: Context) -> Value:
    if "numeric" in expression.fields:
        return _numeric(expression.fields["numeric"], context.style)
    day, month = number(expression, "day") or 0, number(expression, "month")
    if month is None:
        return _day_of_month(expression, day, context)
    if "which" in expression.fields and context.anchor:
        year: int | None = _which_month(context.anchor, month, expression, context)
    else:
        year = told_year(expression, context)
    if year is None and points_back(expression):
        return NOTHING
    if year is None and context.narrative:
        year = context.year
    if year is None and context.anchor is not None:
        year = year_of_day(context.anchor, month, day, context.lean)
    return NOTHING if year is None else edtf.day(edtf.safe_date(year, month, day))


def _day_of_month(expression: Expression, day: int, context: Context) -> Value:
    base = None
    if "of_month" not in expression.fields:
        base = context.last_told("day", "month").first
    if base is None and context.anchor is not None and context.anchor.exact:
        base = context.anchor.day
    if base is None:
        return NOTHING
    year, month = edtf.shift_month(base.year, base.month, number(expression, "which") or 0)
    return edtf.day(edtf.safe_date(year, month, day))


def _numeric(text: str, style: str) -> Value:
    text = text.partition("t")[0]  # the time of 2016-11-25t10:00
    parts = [int(part) for part in text.replace(".", "-").replace("/", "-").split("-")]
    if len(text) > 4 and text[:4].isdigit():
        return edtf.day(edtf.safe_date(parts[0], parts[1], parts[2]))
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    day, month = parts[:2] if style == "british" else (parts[1], parts[0])
    # 12/25/2016 can only be meant the other way round.
    return edtf.day(edtf.safe_date(year, month, day) or edtf.safe_date(year, day, month))


def _month(expression: Expression, context: Context) -> Value:
    month = number(expression, "month") or 0
    if "that" in expression.fields:
        return _that_month(month, expression.fields["that"], context)
    if "which" in expression.fields and context.anchor:
        return edtf.month(_which_month(context.anchor, month, expression, context), month)
    year = told_year(expression, context)
    if year is None and points_back(expression):
        return NOTHING
    if year is None:
        year = _clause_year(month, context)
    if year is None and context.anchor is not None:
        year = year_of_month(context.anchor, month, context.lean)
    return NOTHING if year is None else edtf.month(year, month)


def _clause_year(month: int, context: Context) -> int | None:
    """The year that the clause has named; "in October 2020 and February" goes on to the next."""
    year = context.year
    if year is None or context.month is None or month >= context.month:
        return year
    now = context.anchor.day if context.anchor else None
    return year + 1 if now and (year + 1, month) <= (now.year, now.month) else year


def _that_month(month: int, that: str, context: Context) -> Value:
    told = context.last_told()
    if told.first is None or told.last is None:
        return NOTHING
    way = step(that)
    if way > 0:
        return edtf.month(told.last.year + (month <= told.last.month), month)
    if way < 0:
        return edtf.month(told.first.year - (month >= told.first.month), month)
    return edtf.month(told.first.year, month)


def _which_month(anchor: Anchor, month: int, expression: Expression, context: Context) -> int:
    now, which = anchor.day, number(expression, "which") or 0
    if which == 0:
        return now.year + (1 if context.lean.tense == "future" and month < now.month else 0)
    if which < 0:
        return now.year if month < now.month else now.year - 1
    return now.year if month > now.month else now.year + 1


def _year(expression: Expression, context: Context) -> Value:
    return edtf.year(number(expression, "year") or 0)


def _season(expression: Expression, context: Context) -> Value:
    name = expression.fields["season"]
    year = told_year(expression, context)
    if year is None and points_back(expression):
        return NOTHING
    if year is None and "that" in expression.fields:
        told = context.last_told().first
        year = told.year if told else None
    elif year is None and context.year is not None and "which" not in expression.fields:
        year = context.year
    elif year is None and context.anchor is not None:
        year = year_of_season(context.anchor, name, number(expression, "which"), context.lean)
    return NOTHING if year is None else edtf.season(year, name)


def _term(expression: Expression, context: Context) -> Value:
    return _season(replace(expression, fields=_renamed(expression, "term", "season")), context)


def _renamed(expression: Expression, old: str, new: str) -> dict[str, object]:
    return {new if key == old else key: value for key, value in expression.fields.items()}


def _week_of(expression: Expression, context: Context) -> Value:
    first = resolve(expression.fields["inner"], context).first
    if first is None:
        return NOTHING
    if expression.fields.get("weekend"):
        return relative.unit_at(Anchor(first, "day"), "WE", 0)
    return edtf.week(first)


def _beside(expression: Expression, context: Context) -> Value:
    return relative.beside(resolve(expression.fields["inner"], context), expression)


def _part(expression: Expression, context: Context) -> Value:
    value = resolve(expression.fields["inner"], context)
    return edtf.with_mod(value, expression.fields.get("mod"))


def _range(expression: Expression, context: Context) -> Value:
    if "day" in expression.fields:
        return _days(expression, context)
    if "last_month" in expression.fields:
        return _months(expression, context)
    begin, end = (value for _, value in ends(expression, context))
    return edtf.span(begin, end)


def ends(expression: Expression, context: Context) -> list[tuple[Expression, Value]]:
    """Return the two ends of a range as expressions with their values.

    "4 to 22 July" has the ends "4" and "22 July".
    """
    first, last = expression.fields.get("first"), expression.fields.get("last")
    if not isinstance(first, Expression) or not isinstance(last, Expression):
        return _inner_ends(expression, context)
    end = resolve(last, context)
    if end.last is None or first.kind not in ("day", "month", "weekday"):
        return [(first, resolve(first, context)), (last, end)]
    # "between 12 September and 6 October 2016": the first end borrows the year of the last.
    ahead = replace(context, anchor=Anchor(end.last, "day"), lean=PAST, year=None)
    return [(first, resolve(first, ahead)), (last, end)]


def _inner_ends(expression: Expression, context: Context) -> list[tuple[Expression, Value]]:
    if expression.kind == "year_to":
        return _last_end(expression, context)
    unit = "day" if "last_day" in expression.fields else "month"
    value = resolve(expression, context)
    if value.first is None or value.last is None or f"last_{unit}" not in expression.at:
        return []
    start = min(at for name, at in expression.at.items() if name in ("weekday", "day", "month"))
    middle = expression.at[f"last_{unit}"]
    last = edtf.day(value.last)
    first = edtf.day(value.first)
    if unit == "month":
        first = edtf.month(value.first.year, value.first.month)
        last = edtf.month(value.last.year, value.last.month)
    before = replace(expression, kind=unit, start=start, end=middle - 1)
    return [(before, first), (replace(expression, kind=unit, start=middle), last)]


def _last_end(expression: Expression, context: Context) -> list[tuple[Expression, Value]]:
    """The end that "the year to 31 March 2017" tells."""
    value = resolve(expression, context)
    if value.last is None:
        return []
    by_day = "day" in expression.fields
    end = edtf.day(value.last) if by_day else edtf.month(value.last.year, value.last.month)
    start = min(at for name, at in expression.at.items() if name in ("day", "month"))
    return [(replace(expression, kind="day" if by_day else "month", start=start), end)]


def _days(expression: Expression, context: Context) -> Value:
    end = _day(replace(expression, fields=_last(expression, "day")), context)
    first_day = number(expression, "day") or 0
    begin = edtf.safe_date(end.last.year, end.last.month, first_day) if end.last else None
    return edtf.span(edtf.day(begin), end)


def _months(expression: Expression, context: Context) -> Value:
    end = _month(replace(expression, fields=_last(expression, "month")), context)
    if end.last is None:
        return NOTHING
    first = number(expression, "month") or 0
    year = end.last.year if first <= end.last.month else end.last.year - 1
    return edtf.span(edtf.month(year, first), end)


def _last(expression: Expression, name: str) -> dict[str, object]:
    return {**expression.fields, name: expression.fields[f"last_{name}"]}


def _time(expression: Expression, context: Context) -> Value:
    inner = expression.fields.get("inner_day") or expression.fields.get("inner")
    return resolve(inner, context) if isinstance(inner, Expression) else NOTHING


_RESOLVERS: dict[str, Resolver] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "split": periods.split,
    "fiscal": periods.fiscal,
    "year_to": periods.year_to,
    "decade": periods.decade,
    "century": periods.century,
    "season": _season,
    "term": _term,
    "quarter": periods.quarter,
    "half": periods.half,
    "holiday": periods.holiday,
    "new_year": periods.new_year,
    "week_of": _week_of,
    "beside": _beside,
    "weekday": relative.weekday,
    "deictic": relative.deictic,
    "unit": relative.unit,
    "that_unit": relative.that_unit,
    "then": relative.then,
    "offset": relative.offset,
    "part": _part,
    "range": _range,
    "time": _time,
}
