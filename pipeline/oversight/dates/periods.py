"""Expressions for longer stretches: financial years, quarters, decades; and holidays."""

from datetime import timedelta

from oversight.dates import edtf
from oversight.dates.anchor import nearest, year_of_month
from oversight.dates.context import PAST, Context, count, full_year, number, told_year
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.parse import Expression


def split(expression: Expression, context: Context) -> Value:
    """Resolve "2016/17" (a financial year, a school year) and "2009-2012"."""
    left, end, short = split_years(expression)
    if (end == left + 1 and short) or expression.rule != "year/split":
        return _twelve_months(left, bool(expression.fields.get("school")))
    return edtf.span(edtf.year(left), edtf.year(end))


def split_years(expression: Expression) -> tuple[int, int, bool]:
    """Return both years of "2016/17" and whether the second one is shortened."""
    text = str(expression.fields.get("split") or expression.fields.get("split_after"))
    left, right = int(text[:4]), text[5:]
    return left, int(right) if len(right) == 4 else left // 100 * 100 + int(right), len(right) == 2


def _twelve_months(start: int, school: bool) -> Value:
    if school:
        return edtf.span(edtf.month(start, 9), edtf.month(start + 1, 8))
    return edtf.parse(f"{start:04}-04-01/{start + 1:04}-03-31")


def fiscal(expression: Expression, context: Context) -> Value:
    """Resolve "this financial year", "last school year"."""
    if context.anchor is None:
        return NOTHING
    school = bool(expression.fields.get("school"))
    now = context.anchor.day
    start = now.year if now.month >= (9 if school else 4) else now.year - 1
    return _twelve_months(start + (number(expression, "which") or 0), school)


def year_to(expression: Expression, context: Context) -> Value:
    """Resolve "the year to 31 March 2017", "the six months to September"."""
    month, day = number(expression, "month") or 0, number(expression, "day")
    year = number(expression, "year")
    if year is None and context.anchor is not None:
        year = year_of_month(context.anchor, month, PAST)
    months = int(count(expression) or 12)
    if year is None or not 0 < months <= 120:
        return NOTHING
    if day is None and (month, months) == (3, 12):
        return _twelve_months(year - 1, school=False)
    if day is None:
        begin = edtf.shift_month(year, month, 1 - months)
        return edtf.span(edtf.month(*begin), edtf.month(year, month))
    last = edtf.safe_date(year, month, day)
    first = edtf.shift(last + timedelta(days=1), "M", -months) if last else None
    return edtf.span(edtf.day(first), edtf.day(last))


def decade(expression: Expression, context: Context) -> Value:
    """Resolve "the 1990s", "the '90s"."""
    digits = "".join(char for char in expression.fields["decade"] if char.isdigit())
    first = int(digits) if len(digits) == 4 else full_year(int(digits))
    if len(digits) == 2 and first > 2020:
        first -= 100
    return edtf.span(edtf.year(first), edtf.year(first + 9)) if first % 10 == 0 else NOTHING


def century(expression: Expression, context: Context) -> Value:
    """Resolve "the 19th century"."""
    which = number(expression, "ord") or 0
    if not 10 <= which <= 21:
        return NOTHING
    return edtf.span(edtf.year(100 * which - 99), edtf.year(100 * which))


def quarter(expression: Expression, context: Context) -> Value:
    """Resolve "the third quarter of 2016", "the third quarter"."""
    which, year = number(expression, "ord"), told_year(expression, context)
    if which is None or not 1 <= which <= 4:
        return NOTHING
    if year is None and context.anchor is not None:
        # The quarter is that of its first month.
        year = year_of_month(context.anchor, 3 * which - 2, context.lean)
    return NOTHING if year is None else edtf.quarter(year, which)


def half(expression: Expression, context: Context) -> Value:
    """Resolve "the second half of last year"."""
    which, year = number(expression, "ord"), told_year(expression, context)
    if year is None and context.anchor is not None:
        year = context.anchor.day.year
    if year is None or which not in (1, 2):
        return NOTHING
    return edtf.half(year, which)


def holiday(expression: Expression, context: Context) -> Value:
    """Resolve "Easter", "Christmas Eve last year", "this year's general election"."""
    name = str(expression.fields["name"])
    year = told_year(expression, context)
    if year is not None:
        return edtf.day(context.calendar.day(name, year))
    anchor = context.anchor
    if anchor is None:
        return NOTHING
    which = number(expression, "which")
    if which == 0:
        return edtf.day(context.calendar.day(name, anchor.day.year))
    days = [context.calendar.day(name, anchor.day.year + by) for by in range(-5, 6)]
    known = [day for day in days if day]
    if which is not None:
        known = [day for day in known if (day > anchor.day) == (which > 0)]
    return edtf.day(nearest(anchor, known, context.lean))


def new_year(expression: Expression, context: Context) -> Value:
    """Resolve "in the new year": a January, not a day."""
    if context.anchor is None:
        return NOTHING
    now = context.anchor.day
    ahead = context.lean.tense != "past" or now.month >= 10
    return edtf.month(now.year + (1 if ahead and now.month > 1 else 0), 1)
