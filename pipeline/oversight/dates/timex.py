"""TIMEX3's reading of an expression: type, value, mod."""

from dataclasses import dataclass
from datetime import date

from oversight.dates import edtf
from oversight.dates.context import Context
from oversight.dates.edtf import Value
from oversight.dates.parse import Expression

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_MODS = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}
_DURATIONS = {
    "S": ("PT", "S"),
    "MIN": ("PT", "M"),
    "H": ("PT", "H"),
    "D": ("P", "D"),
    "W": ("P", "W"),
    "FN": ("P", "W"),
    "WE": ("P", "WE"),
    "M": ("P", "M"),
    "Q": ("P", "Q"),
    "T": ("P", "T"),
    "Y": ("P", "Y"),
    "DE": ("P", "DE"),
    "CE": ("P", "CE"),
    "ML": ("P", "ML"),
}


@dataclass(frozen=True, slots=True)
class Timex:
    """What TIMEX3 calls type (DATE, TIME, DURATION, SET), value and mod."""

    type: str
    value: str | None
    mod: str | None = None


def timex_of(expression: Expression, value: Value, context: Context) -> Timex:
    """Return the reading of an expression whose value is known."""
    kind = expression.kind
    if kind in ("duration", "lasting", "within"):
        return Timex("DURATION", duration(expression))
    if kind == "set":
        return Timex("SET", _set_value(expression))
    if kind == "ref":
        return Timex("DATE", expression.fields["ref"])
    if kind == "time" or expression.fields.get("part") or _by_the_hour(expression):
        return Timex("TIME", _time_value(expression, value))
    if kind == "century" and value.first:
        return Timex("DATE", str(value.first.year // 100))
    if kind in ("range", "year_to") and value.first and value.last:
        return Timex("DURATION", _length(value))
    inner = expression.fields.get("inner")
    if kind == "part" and isinstance(inner, Expression) and inner.kind == "time":
        return timex_of(inner, value, context)
    if kind == "offset" and value.value is None and "n" in expression.fields:
        vague = not expression.fields["n"] and expression.fields["anchor"] == "published"
        return Timex("DATE", "PAST_REF" if vague else None)
    mod = _MODS.get(value.mod or "")
    return Timex("DATE", date_value(value), mod)


def _by_the_hour(expression: Expression) -> bool:
    return expression.kind == "offset" and expression.fields["unit"] in ("H", "MIN", "S")


def date_value(value: Value) -> str | None:
    """Return TIMEX3's writing of a date value."""
    text = value.value
    if text is None:
        return None
    if value.precision == "period":
        return _period(value)
    if value.precision == "season":
        return f"{text[:4]}-{_SEASONS[text[5:]]}"
    if value.precision == "quarter":
        return f"{text[:4]}-Q{int(text[5:]) - 32}"
    if value.precision == "half":
        return f"{text[:4]}-H{int(text[5:]) - 39}"
    return text


def _period(value: Value) -> str | None:
    whole = edtf.parse(value.value or "")  # without the narrowing of "early"
    first, last = whole.first, whole.last
    if first is None or last is None:
        return value.value
    if (last - first).days == 6 and first.weekday() == 0:
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    if (last - first).days == 1 and first.weekday() == 5:
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}-WE"
    if first.year % 10 == 0 and (first, last) == (
        date(first.year, 1, 1),
        date(first.year + 9, 12, 31) if first.year < 9990 else last,
    ):
        return f"{first.year // 10}X"
    return value.value


def _length(value: Value) -> str:
    """The length of a period in the unit of its ends."""
    first, last = value.first or date.min, value.last or date.min
    ends = len((value.value or "").partition("/")[0])
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return {4: f"P{months // 12}Y", 7: f"P{months}M"}.get(ends, f"P{(last - first).days + 1}D")


def duration(expression: Expression) -> str:
    """Return the ISO 8601 duration that an expression tells; X where the number is vague."""
    before, after = _DURATIONS[expression.fields["unit"]]
    text = str(expression.fields.get("n", expression.fields.get("one", ""))).replace(",", "")
    number = text if text.replace(".", "", 1).isdigit() else "X"
    if expression.fields["unit"] == "FN" and number != "X":
        number = str(int(float(number) * 2))
    return f"{before}{number}{after}"


def _set_value(expression: Expression) -> str:
    fields = expression.fields
    if "set" in fields:
        return str(fields["set"])
    if "weekday" in fields:
        return f"XXXX-WXX-{int(fields['weekday']) + 1}"
    before, after = _DURATIONS[fields["unit"]]
    number = fields.get("n") if expression.rule == "set/every" else None
    return f"{before}{number or 1}{after}"


def _time_value(expression: Expression, value: Value) -> str | None:
    day = value.value if value.precision == "day" else None
    part = expression.fields.get("part")
    clock = expression.fields.get("clock")
    inner = expression.fields.get("inner")
    if clock is None and isinstance(inner, Expression):
        clock = inner.fields.get("clock")
        part = part or inner.fields.get("part")
    if part:
        return f"{day or 'XXXX-XX-XX'}T{part}"
    return f"{day or ''}T{_clock(clock)}" if clock else day


def _clock(text: str) -> str:
    digits = text.replace(".", ":").rstrip("apm: ").split(":")
    hour = int(digits[0]) if digits[0].strip().isdigit() else 0
    minute = digits[1].strip() if len(digits) > 1 and digits[1].strip().isdigit() else "00"
    if "p" in text and hour < 12:
        hour += 12
    elif "a" in text and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}"
