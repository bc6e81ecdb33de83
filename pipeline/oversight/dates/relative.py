"""Expressions that count from another date: weekdays, "last month", "two weeks ago"."""

from dataclasses import replace
from datetime import date, timedelta

from oversight.dates import edtf
from oversight.dates.anchor import Anchor, day_of_weekday
from oversight.dates.context import FUTURE, Context, count, number, step
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.parse import Expression

_SHIFTS = {"D": ("D", 1), "W": ("W", 1), "FN": ("W", 2), "M": ("M", 1), "Q": ("M", 3)}
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_TOLD = {"Y": ("year", "half", "quarter", "season", "month", "day")}
_EXACT = {"D": ("day",), "DP": ("day",), "W": ("day",), "M": ("day", "month")}


def weekday(expression: Expression, context: Context) -> Value:
    """Resolve "Tuesday", "last Friday", "Monday last week", "the following Thursday"."""
    wanted = int(expression.fields["weekday"])
    which = number(expression, "which")
    if "that" in expression.fields:
        return _that_weekday(wanted, expression.fields["that"], context)
    anchor = context.anchor
    if anchor is None or not anchor.exact:
        return coarse(anchor)
    if "of_week" in expression.fields:
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        return edtf.day(monday + timedelta(days=wanted + 7 * (which or 0)))
    if "plus_week" in expression.fields:
        return edtf.day(day_of_weekday(anchor, wanted, None, FUTURE) + timedelta(days=7))
    return edtf.day(day_of_weekday(anchor, wanted, which, context.lean))


def _that_weekday(wanted: int, that: str, context: Context) -> Value:
    told = context.last_told("day", "period")
    if told.first is None or told.last is None:
        return NOTHING
    if that == "1":
        return edtf.day(told.last + timedelta(days=(wanted - told.last.weekday()) % 7 or 7))
    if that == "-1":
        return edtf.day(told.first - timedelta(days=(told.first.weekday() - wanted) % 7 or 7))
    week = edtf.week(told.first)
    return edtf.day(week.first + timedelta(days=wanted)) if week.first else NOTHING


def coarse(anchor: Anchor | None) -> Value:
    """Return what "yesterday" means where only the month of publication is known: the month."""
    if anchor is not None and anchor.precision == "month":
        return edtf.month(anchor.day.year, anchor.day.month)
    return NOTHING


def deictic(expression: Expression, context: Context) -> Value:
    """Resolve "today", "yesterday", "last night"."""
    anchor = context.anchor
    if anchor is None or not anchor.exact:
        return coarse(anchor)
    return edtf.day(anchor.day + timedelta(days=int(expression.fields["shift"])))


def unit(expression: Expression, context: Context) -> Value:
    """Resolve "last week", "this year", "the weekend"."""
    anchor = context.anchor
    if anchor is None:
        return NOTHING
    which = int(expression.fields["which"])
    if expression.fields.get("bare") and expression.fields["unit"] == "WE":
        which = -1 if context.lean.tense != "future" and anchor.day.weekday() < 5 else 0
    value = unit_at(anchor, expression.fields["unit"], which)
    return edtf.with_mod(value, expression.fields.get("mod"))


def unit_at(anchor: Anchor, code: str, by: int) -> Value:
    """Return the day, week, month … that holds the anchor, or the one `by` steps away."""
    now = anchor.day
    if code == "Y":
        return edtf.year(now.year + by)
    if code in ("DE", "CE"):
        size = _YEARS[code]
        first = now.year // size * size + size * by
        return edtf.span(edtf.year(first), edtf.year(first + size - 1))
    if anchor.precision in ("bound", "year"):
        return NOTHING
    if code == "M":
        return edtf.month(*edtf.shift_month(now.year, now.month, by))
    if code == "Q":
        year, month = edtf.shift_month(now.year, now.month, 3 * by)
        return edtf.quarter(year, (month - 1) // 3 + 1)
    if not anchor.exact:
        return coarse(anchor) if by == 0 or (abs(by) == 1 and code == "W") else NOTHING
    return _days(now, code, by)


def _days(now: date, code: str, by: int) -> Value:
    if code == "W":
        return edtf.week(now + timedelta(days=7 * by))
    if code == "WE":
        saturday = now + timedelta(days=5 - now.weekday() + 7 * by)
        return edtf.span(edtf.day(saturday), edtf.day(saturday + timedelta(days=1)))
    return edtf.day(now + timedelta(days=by)) if code in ("D", "DP") else NOTHING


def that_unit(expression: Expression, context: Context) -> Value:
    """Resolve "that month", "the following day", "the previous year", "later that week"."""
    code = "DP" if "part" in expression.fields else expression.fields["unit"]
    if expression.fields.get("as_of"):
        return NOTHING
    told = context.last_told(*_EXACT.get(code, ()))
    by = step(str(expression.fields["that"]))
    if told.first is None or told.last is None:
        return NOTHING
    return unit_at(Anchor(told.last if by > 0 else told.first, "day"), code, by)


def beside(value: Value, expression: Expression) -> Value:
    """Resolve "the day after Christmas Day", "the week before 4 May" from the inner date."""
    by = step(str(expression.fields["that"]))
    if value.precision != "day" or value.first is None:
        return NOTHING
    code = expression.fields["unit"].fields["unit"]
    return unit_at(Anchor(value.first, "day"), code, by)


def then(expression: Expression, context: Context) -> Value:
    """Resolve "since then": the date told last."""
    return context.last_told()


def offset(expression: Expression, context: Context) -> Value:
    """Resolve "two weeks ago", "in six months' time", "a year earlier"."""
    many = count(expression)
    if many is None or many != int(many) or many > 5000:
        return NOTHING
    by, code = int(many) * int(expression.fields["way"]), expression.fields["unit"]
    if expression.fields["anchor"] == "told":
        return _from_told(by, code, context)
    if context.anchor is None:
        return NOTHING
    if "working" in expression.fields and code == "D":
        return _working(context.anchor, by, context)
    if expression.fields.get("to_day"):
        when = edtf.shift(context.anchor.day, *_shift(code, by)) if context.anchor.exact else None
        return edtf.day(when)
    if expression.fields.get("within"):
        return _within(context.anchor, code, by, str(expression.fields["within"]))
    return moved(context.anchor, code, by)


def _within(anchor: Anchor, code: str, by: int, unit: str) -> Value:
    """Resolve "three years ago this month": the month or week that lies so far back."""
    when = edtf.shift(anchor.day, *_shift(code, by))
    return NOTHING if when is None else unit_at(replace(anchor, day=when), unit, 0)


def _working(anchor: Anchor, by: int, context: Context) -> Value:
    return edtf.day(context.calendar.add_working_days(anchor.day, by)) if anchor.exact else NOTHING


def _shift(code: str, by: int) -> tuple[str, int]:
    if code in _YEARS:
        return "Y", by * _YEARS[code]
    name, size = _SHIFTS[code]
    return name, by * size


def moved(anchor: Anchor, code: str, by: int) -> Value:
    """Return the day, week, month or year that lies so many units away."""
    if code not in _SHIFTS and code not in _YEARS:
        return NOTHING
    name, many = _shift(code, by)
    when = edtf.shift(anchor.day, name, many)
    if when is None:
        return NOTHING
    return unit_at(replace(anchor, day=when), name, 0)


def _from_told(by: int, code: str, context: Context) -> Value:
    # Counting on from a date told elsewhere joins two facts; only one step is safe to take.
    if abs(by) != 1 or code not in ("Y", "M", "D"):
        return NOTHING
    told = context.last_told()
    if told.first is None or told.precision not in _TOLD.get(code, _EXACT.get(code, ())):
        return NOTHING
    return moved(Anchor(told.first, "day"), code, by)
