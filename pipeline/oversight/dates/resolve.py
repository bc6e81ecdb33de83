"""Expressions to values: one function for each kind of expression."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from oversight.dates import edtf
from oversight.dates.anchor import (
    Anchor,
    Tense,
    day_of_weekday,
    year_of_day,
    year_of_month,
    year_of_season,
)
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.parse import Expression

_UNITS = {"D": "D", "W": "W", "FN": "W", "M": "M", "Y": "Y", "DE": "Y", "CE": "Y"}
_TIMES = {"FN": 2, "DE": 10, "CE": 100}
_PRECISION = {"day": 0, "month": 1, "year": 2}


@dataclass(frozen=True, slots=True)
class Context:
    """What the place in the text gives to an expression.

    anchor: the publication date or that of the section. told: the date told before.
    year: a year that the same sentence has named. tense: of the governing verb.
    """

    anchor: Anchor | None = None
    told: Value = NOTHING
    year: int | None = None
    tense: Tense = None
    style: str = "british"


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


def _number(expression: Expression, name: str) -> int | None:
    value = expression.fields.get(name)
    return None if value is None else int(value)


def _year(expression: Expression, context: Context) -> int | None:
    """The year that the expression itself tells, in figures or as "last year"."""
    year = _number(expression, "year")
    if year is not None:
        return year
    short = expression.fields.get("year2")
    if short is not None:
        return full_year(int(short[-2:]))
    if "which" in expression.fields and "season" not in expression.fields and context.anchor:
        return context.anchor.day.year + int(expression.fields["which"])
    that = expression.fields.get("that")
    if that is not None and context.told.first is not None:
        return context.told.first.year + (int(that) if that.lstrip("-").isdigit() else 0)
    return None


def full_year(short: int) -> int:
    """Return the year that two figures mean in texts of our time."""
    return 2000 + short if short < 60 else 1900 + short


def _day(expression: Expression, context: Context) -> Value:
    numeric = expression.fields.get("numeric")
    if numeric is not None:
        return _numeric(numeric, context.style)
    day, month = _number(expression, "day") or 0, _number(expression, "month")
    if month is None:
        return _day_of_month(expression, day, context)
    year = _year(expression, context)
    if year is None:
        year = _open_year(month, day, context)
    if year is None:
        return NOTHING
    return edtf.day(edtf.safe_date(year, month, day))


def _open_year(month: int, day: int | None, context: Context) -> int | None:
    if context.year is not None:
        return context.year
    if context.anchor is None:
        return None
    if day is None:
        return year_of_month(context.anchor, month, context.tense)
    return year_of_day(context.anchor, month, day, context.tense)


def _day_of_month(expression: Expression, day: int, context: Context) -> Value:
    base = context.told.first if context.told.precision in ("day", "month") else None
    if "of_month" in expression.fields or base is None:
        base = context.anchor.day if context.anchor else None
    if base is None or (context.anchor and not context.anchor.exact):
        return NOTHING
    year, month = edtf.shift_month(base.year, base.month, _number(expression, "which") or 0)
    return edtf.day(edtf.safe_date(year, month, day))


def _numeric(text: str, style: str) -> Value:
    parts = [int(part) for part in text.replace(".", "-").replace("/", "-").split("-")]
    if len(text) > 4 and text[:4].isdigit():
        return edtf.day(edtf.safe_date(parts[0], parts[1], parts[2]))
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    day, month = parts[:2] if style == "british" else (parts[1], parts[0])
    return edtf.day(edtf.safe_date(year, month, day) or edtf.safe_date(year, day, month))


def _month(expression: Expression, context: Context) -> Value:
    month = _number(expression, "month") or 0
    rule = expression.rule
    if rule == "month/which" and context.anchor:
        return edtf.month(_which_month(context.anchor, month, expression, context), month)
    year = _year(expression, context)
    if year is None:
        year = _open_year(month, None, context)
    return NOTHING if year is None else edtf.month(year, month)


def _which_month(anchor: Anchor, month: int, expression: Expression, context: Context) -> int:
    now, which = anchor.day, _number(expression, "which") or 0
    if which == 0:
        return now.year + (1 if context.tense == "future" and month < now.month else 0)
    if which < 0:
        return now.year if month < now.month else now.year - 1
    return now.year if month > now.month else now.year + 1


def _year_value(expression: Expression, context: Context) -> Value:
    return edtf.year(_number(expression, "year") or 0)


def _split(expression: Expression, context: Context) -> Value:
    text = str(expression.fields.get("split") or expression.fields.get("split_after"))
    left, right = int(text[:4]), text[5:]
    end = int(right) if len(right) == 4 else left // 100 * 100 + int(right)
    if (end == left + 1 and len(right) == 2) or expression.rule != "year/split":
        return _twelve_months(left, bool(expression.fields.get("school")))
    return edtf.span(edtf.year(left), edtf.year(end))


def _twelve_months(start: int, school: bool) -> Value:
    if school:
        return edtf.span(edtf.month(start, 9), edtf.month(start + 1, 8))
    return edtf.parse(f"{start:04}-04-01/{start + 1:04}-03-31")


def _fiscal(expression: Expression, context: Context) -> Value:
    if context.anchor is None:
        return NOTHING
    school = bool(expression.fields.get("school"))
    now = context.anchor.day
    start = now.year if now.month >= (9 if school else 4) else now.year - 1
    return _twelve_months(start + (_number(expression, "which") or 0), school)


def _year_to(expression: Expression, context: Context) -> Value:
    month, day = _number(expression, "month") or 0, _number(expression, "day")
    year = _number(expression, "year")
    if year is None and context.anchor is not None:
        year = year_of_month(context.anchor, month, "past")
    if year is None:
        return NOTHING
    if day is None:
        begin_year, begin_month = edtf.shift_month(year, month, -11)
        return edtf.span(edtf.month(begin_year, begin_month), edtf.month(year, month))
    last = edtf.safe_date(year, month, day)
    first = edtf.shift(last + timedelta(days=1), "Y", -1) if last else None
    return edtf.span(edtf.day(first), edtf.day(last))


def _decade(expression: Expression, context: Context) -> Value:
    digits = "".join(char for char in expression.fields["decade"] if char.isdigit())
    first = int(digits) if len(digits) == 4 else full_year(int(digits))
    return edtf.span(edtf.year(first), edtf.year(first + 9)) if first % 10 == 0 else NOTHING


def _season(expression: Expression, context: Context) -> Value:
    name = expression.fields["season"]
    which = _number(expression, "which")
    year = _number(expression, "year")
    if year is None and expression.rule == "season/year-word" and context.anchor:
        year = _year(replace(expression, fields=_without(expression, "season")), context)
    elif year is None and "that" in expression.fields:
        year = context.told.first.year if context.told.first else None
    elif year is None and context.year is not None and which is None:
        year = context.year
    elif year is None and context.anchor is not None:
        year = year_of_season(context.anchor, name, which, context.tense)
    return NOTHING if year is None else edtf.season(year, name)


def _without(expression: Expression, name: str) -> dict[str, object]:
    return {key: value for key, value in expression.fields.items() if key != name}


def _quarter(expression: Expression, context: Context) -> Value:
    which, year = _number(expression, "ord"), _number(expression, "year")
    if year is None or which is None or not 1 <= which <= 4:
        return NOTHING
    return edtf.quarter(year, which)


def _half(expression: Expression, context: Context) -> Value:
    which, year = _number(expression, "ord"), _number(expression, "year")
    if year is None and context.anchor is not None:
        year = context.anchor.day.year + int(expression.fields.get("which_year", 0))
    if year is None or which not in (1, 2):
        return NOTHING
    return edtf.half(year, which)


def _weekday(expression: Expression, context: Context) -> Value:
    weekday = int(expression.fields["weekday"])
    which = _number(expression, "which")
    that = expression.fields.get("that")
    if that is not None:
        return _that_weekday(weekday, that, context)
    anchor = context.anchor
    if anchor is None or not anchor.exact:
        return _coarse(anchor)
    if "of_week" in expression.fields:
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        return edtf.day(monday + timedelta(days=weekday + 7 * (which or 0)))
    if "plus_week" in expression.fields:
        return edtf.day(day_of_weekday(anchor, weekday, None, "future") + timedelta(days=7))
    return edtf.day(day_of_weekday(anchor, weekday, which, context.tense))


def _that_weekday(weekday: int, that: str, context: Context) -> Value:
    told = context.told
    if told.first is None or told.last is None:
        return NOTHING
    if that == "1":
        return edtf.day(told.last + timedelta(days=(weekday - told.last.weekday()) % 7 or 7))
    if that == "-1":
        return edtf.day(told.first - timedelta(days=(told.first.weekday() - weekday) % 7 or 7))
    week = edtf.week(told.first)
    return edtf.day(week.first + timedelta(days=weekday)) if week.first else NOTHING


def _coarse(anchor: Anchor | None) -> Value:
    """What "yesterday" means where only the month of publication is known: that month."""
    if anchor is not None and anchor.precision == "month":
        return edtf.month(anchor.day.year, anchor.day.month)
    return NOTHING


def _deictic(expression: Expression, context: Context) -> Value:
    anchor = context.anchor
    if anchor is None or not anchor.exact:
        return _coarse(anchor)
    return edtf.day(anchor.day + timedelta(days=int(expression.fields["shift"])))


def _unit(expression: Expression, context: Context) -> Value:
    anchor = context.anchor
    if anchor is None:
        return NOTHING
    return _unit_at(anchor, expression.fields["unit"], int(expression.fields["which"]))


def _unit_at(anchor: Anchor, unit: str, by: int) -> Value:
    now = anchor.day
    if unit == "Y":
        return edtf.year(now.year + by)
    if unit == "DE":
        first = now.year // 10 * 10 + 10 * by
        return edtf.span(edtf.year(first), edtf.year(first + 9))
    if anchor.precision in ("bound", "year"):
        return NOTHING
    if unit == "M":
        return edtf.month(*edtf.shift_month(now.year, now.month, by))
    if unit == "Q":
        year, month = edtf.shift_month(now.year, now.month, 3 * by)
        return edtf.quarter(year, (month - 1) // 3 + 1)
    if not anchor.exact:
        return NOTHING
    if unit == "W":
        return edtf.week(now + timedelta(days=7 * by))
    if unit == "WE":
        return _weekend(now, by)
    if unit == "D":
        return edtf.day(now + timedelta(days=by))
    return NOTHING


def _weekend(now: date, by: int) -> Value:
    monday = now - timedelta(days=now.weekday())
    monday += timedelta(days=7 * by)
    return edtf.span(edtf.day(monday + timedelta(days=5)), edtf.day(monday + timedelta(days=6)))


def _that_unit(expression: Expression, context: Context) -> Value:
    """The same, the following or the previous day, week, month or year."""
    told, unit = context.told, expression.fields["unit"]
    if told.first is None or told.last is None:
        return NOTHING
    that = str(expression.fields["that"])
    by = int(that) if that.lstrip("-").isdigit() else 0
    exact = told.precision or ""
    fine = {"D": ("day",), "W": ("day",), "M": ("day", "month")}.get(unit)
    if fine is not None and exact not in fine:
        return NOTHING
    return _unit_at(Anchor(told.last if by > 0 else told.first, "day"), unit, by)


def _offset(expression: Expression, context: Context) -> Value:
    unit = expression.fields["unit"]
    number = _count(expression)
    if number is None or number != int(number):
        return NOTHING
    by = int(number) * int(expression.fields["way"])
    if expression.fields["anchor"] == "told":
        return _offset_from_told(by, unit, context)
    anchor = context.anchor
    if anchor is None:
        return NOTHING
    if unit == "D7":
        return edtf.day(anchor.day + timedelta(days=7)) if anchor.exact else NOTHING
    return _moved(anchor, unit, by)


def _moved(anchor: Anchor, unit: str, by: int) -> Value:
    code = _UNITS.get(unit)
    if code is None:
        return NOTHING
    when = edtf.shift(anchor.day, code, by * _TIMES.get(unit, 1))
    if when is None:
        return NOTHING
    return _unit_at(replace(anchor, day=when), code, 0)


def _offset_from_told(by: int, unit: str, context: Context) -> Value:
    # Counting on from a date told elsewhere joins two facts; only one step is safe to take.
    told = context.told
    if told.first is None or abs(by) != 1 or unit not in ("Y", "M", "D"):
        return NOTHING
    if {"Y": "year", "M": "month", "D": "day"}[unit] != told.precision and unit != "Y":
        return NOTHING
    return _moved(Anchor(told.first, "day"), unit, by)


def _count(expression: Expression) -> float | None:
    text = str(expression.fields.get("n", expression.fields.get("one", ""))).replace(",", "")
    return float(text) if text.replace(".", "", 1).isdigit() else None


def _part(expression: Expression, context: Context) -> Value:
    inner = expression.fields["inner"]
    value = resolve(inner, context)
    mod = expression.fields.get("mod")
    return edtf.with_mod(value, mod)


def _range(expression: Expression, context: Context) -> Value:
    if "day" in expression.fields:
        return _days(expression, context)
    if "last_month" in expression.fields:
        return _months(expression, context)
    first, last = expression.fields["first"], expression.fields["last"]
    return _join(first, last, context)


def _join(first: Expression, last: Expression, context: Context) -> Value:
    end = resolve(last, context)
    if end.last is None:
        return NOTHING
    # "between 12 September and 6 October 2016": the first end borrows the year of the last.
    ahead = replace(context, anchor=Anchor(end.last, "day"), tense="past", year=None)
    begin = resolve(first, ahead if first.kind in ("day", "month", "weekday") else context)
    return edtf.span(begin, end)


def _days(expression: Expression, context: Context) -> Value:
    last = replace(
        expression, kind="day", fields={**expression.fields, "day": expression.fields["last_day"]}
    )
    end = _day(last, context)
    first_day = _number(expression, "day") or 0
    begin = edtf.safe_date(end.last.year, end.last.month, first_day) if end.last else None
    return edtf.span(edtf.day(begin), end)


def _months(expression: Expression, context: Context) -> Value:
    last = replace(
        expression, fields={**expression.fields, "month": expression.fields["last_month"]}
    )
    end = _month(last, context)
    if end.last is None:
        return NOTHING
    first = _number(expression, "month") or 0
    year = end.last.year if first <= end.last.month else end.last.year - 1
    return edtf.span(edtf.month(year, first), end)


def _time(expression: Expression, context: Context) -> Value:
    inner = expression.fields.get("inner_day") or expression.fields.get("inner")
    return resolve(inner, context) if isinstance(inner, Expression) else NOTHING


_RESOLVERS: dict[str, Resolver] = {
    "day": _day,
    "month": _month,
    "year": _year_value,
    "split": _split,
    "fiscal": _fiscal,
    "year_to": _year_to,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "weekday": _weekday,
    "deictic": _deictic,
    "unit": _unit,
    "that_unit": _that_unit,
    "offset": _offset,
    "part": _part,
    "range": _range,
    "time": _time,
}
