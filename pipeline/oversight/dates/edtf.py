"""Date values: ISO 8601 and EDTF strings with the days they can mean. No clock, no locale."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression means: an EDTF string, its first and last day, how exact it is.

    All None where nothing fixes it. `mod` is start, mid, end or approx.
    """

    value: str | None = None
    first: date | None = None
    last: date | None = None
    precision: str | None = None
    mod: str | None = None


NOTHING = Value()


def plain(value: Value) -> dict[str, str | None]:
    """Return value, first, last, precision and mod as plain data."""
    return {
        "value": value.value,
        "first": value.first.isoformat() if value.first else None,
        "last": value.last.isoformat() if value.last else None,
        "precision": value.precision,
        "mod": value.mod,
    }


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def day(when: date | None) -> Value:
    """Return the value of one day."""
    if when is None:
        return NOTHING
    return Value(when.isoformat(), when, when, "day")


def month(year: int, number: int) -> Value:
    """Return the value of one calendar month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= number <= 12):
        return NOTHING
    last = date(year, number, monthrange(year, number)[1])
    return Value(f"{year:04}-{number:02}", last.replace(day=1), last, "month")


def year(number: int) -> Value:
    """Return the value of one calendar year."""
    if not MINYEAR <= number <= MAXYEAR:
        return NOTHING
    return Value(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def season(number: int, name: str) -> Value:
    """Return the value of a season; the winter of a year begins in its December."""
    return parse(f"{number:04}-{SEASONS[name]}") if 0 < number < MAXYEAR else NOTHING


def quarter(number: int, which: int) -> Value:
    """Return the value of a calendar quarter, 1 to 4."""
    return parse(f"{number:04}-{32 + which}")


def half(number: int, which: int) -> Value:
    """Return the value of a calendar half year, 1 or 2."""
    return parse(f"{number:04}-{39 + which}")


def week(of: date) -> Value:
    """Return the value of the week (Monday to Sunday) in which a day falls."""
    if not 7 < of.toordinal() < date.max.toordinal() - 7:
        return NOTHING
    monday = of - timedelta(days=of.weekday())
    return span(day(monday), day(monday + timedelta(days=6)))


def span(first: Value, last: Value) -> Value:
    """Return the period from one value to another; nothing where they do not follow."""
    if first.first is None or last.last is None or first.first > last.last:
        return NOTHING
    begin, end = _edge(first, 0), _edge(last, -1)
    if begin == end:
        return first
    return Value(f"{begin}/{end}", first.first, last.last, "period")


def _edge(value: Value, index: int) -> str:
    text = value.value or ""
    return text.split("/")[index]


def before(value: Value) -> Value:
    """Return the open range that ends with a value: `../2018-03`."""
    if value.value is None:
        return value
    # "before the end of March" is "by March": the end is the bound itself.
    mod = None if value.mod == "end" else value.mod
    # "by the start of the financial year"
    edge = 0 if value.mod == "start" and value.precision == "period" else -1
    return Value(f"../{_edge(value, edge)}", None, value.last, "period", mod)


def after(value: Value) -> Value:
    """Return the open range that begins with a value: `2014/..`."""
    if value.value is None:
        return value
    return Value(f"{_edge(value, 0)}/..", value.first, None, "period", value.mod)


def parse(text: str) -> Value:
    """Return the value that an EDTF string of this project's kinds writes, else nothing."""
    if "/" not in text:
        return _point(text)
    left, _, right = text.partition("/")
    if left == "..":
        return before(_point(right))
    if right == "..":
        return after(_point(left))
    return span(_point(left), _point(right))


def _point(text: str) -> Value:
    found = _POINT.match(text)
    if found is None:
        return NOTHING
    number = int(found[1])
    if not MINYEAR <= number <= MAXYEAR:
        return NOTHING
    if found[3]:
        return day(safe_date(number, int(found[2]), int(found[3])))
    if found[2]:
        return _part(number, int(found[2]))
    return year(number)


def _part(number: int, part: int) -> Value:
    if 1 <= part <= 12:
        return month(number, part)
    if part in _SEASON_STARTS:
        start = _SEASON_STARTS[part]
        return _months(f"{number:04}-{part}", number, start, 3, "season")
    if 33 <= part <= 36:
        return _months(f"{number:04}-{part}", number, 3 * (part - 33) + 1, 3, "quarter")
    if part in (40, 41):
        return _months(f"{number:04}-{part}", number, 6 * (part - 40) + 1, 6, "half")
    return NOTHING


def _months(text: str, number: int, start: int, count: int, precision: str) -> Value:
    last_year, last_month = shift_month(number, start, count - 1)
    first, last = month(number, start), month(last_year, last_month)
    if last.last is None:
        return NOTHING
    return Value(text, first.first, last.last, precision)


def shift_month(number: int, month_number: int, by: int) -> tuple[int, int]:
    """Return (year, month) a number of months away."""
    total = number * 12 + month_number - 1 + by
    return total // 12, total % 12 + 1


def shift(when: date, unit: str, by: int) -> date | None:
    """Return the day a number of days (D), weeks (W), months (M) or years (Y) away."""
    try:
        if unit in ("D", "W"):
            return when + timedelta(days=by * (7 if unit == "W" else 1))
        target_year, target_month = shift_month(
            when.year, when.month, by * (12 if unit == "Y" else 1)
        )
        last = monthrange(target_year, target_month)[1] if MINYEAR <= target_year <= MAXYEAR else 0
    except OverflowError:
        return None
    return safe_date(target_year, target_month, min(when.day, last))


def with_mod(value: Value, mod: str | None) -> Value:
    """Return the value with its days narrowed to the third that `mod` names."""
    if mod is None or value.value is None or value.first is None or value.last is None:
        return value
    if value.precision == "day":
        return value
    days = (value.last - value.first).days + 1
    first, last = value.first, value.last
    if mod == "start":
        last = first + timedelta(days=max(0, (days + 2) // 3 - 1))
    elif mod == "end":
        first = last - timedelta(days=max(0, (days + 2) // 3 - 1))
    elif mod == "mid":
        first, last = first + timedelta(days=days // 3), last - timedelta(days=days // 3)
    return Value(value.value, first, last, value.precision, mod)
