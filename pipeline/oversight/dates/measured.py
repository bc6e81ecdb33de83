"""Lengths, spans and words like "then" that are no time: ages, rates, parts of names."""

from oversight.dates.around import Around
from oversight.dates.parse import Expression

_CALENDAR_UNITS = frozenset({"D", "W", "M", "Y"})


def _split(expression: Expression, around: Around) -> bool:
    text = str(expression.fields.get("split") or expression.fields.get("split_after") or "")
    if not text or text == "None":
        return False
    left, right = int(text[:4]), text[5:]
    end = int(right) if len(right) == 4 else left // 100 * 100 + int(right)
    return left < end <= left + 60


def _part(expression: Expression, around: Around) -> bool:
    inner = expression.fields["inner"]
    # "later in the day" tells nothing.
    if expression.fields.get("unit") in ("D", "Q"):
        return False
    last = expression.fields.get("last")
    if last is not None and last.fields["which"] != "-1":
        return False
    return not (inner.fields.get("bare") and inner.fields["unit"] in ("D", "H", "MIN", "S"))


def _duration(expression: Expression, around: Around) -> bool:
    fields = expression.fields
    before = around.word(expression.start - 1)
    after = around.word(expression.end)
    if fields["unit"] in ("WE", "Q", "T", "S") and fields.get("n") in ("1", None):
        return False
    # An age is no time: "16-year-old", "three years old"; nor is "£2,000 a year".
    if after in ("old", "olds") or (after == "-" and around.follows(expression, "old")):
        return False
    if around.tokens[expression.start].norm not in ("a", "an") or not before:
        return True
    # "£2,000 a year", "24 hours a day" tell how often.
    return not (before[-1].isdigit() or "UNIT" in around.tokens.word(expression.start - 1).values)


def _lasting(expression: Expression, around: Around) -> bool:
    return around.word(expression.end) != "of"  # "the last quarter of 2017"


def _range(expression: Expression, around: Around) -> bool:
    """Months joined by "and" are one period only where they follow each other."""
    fields = expression.fields
    if "last_month" in fields:
        first, last = int(fields["month"]), int(fields["last_month"])
        joined = around.tokens[expression.at["last_month"] - 1].norm in ("and", "&", "or", "/")
    elif expression.rule == "range/and-months":
        first, last = (int(fields[name].fields["month"]) for name in ("first", "last"))
        joined = True
    else:
        return True
    between = around.tokens[expression.start].norm in ("between", "from")
    return between or not joined or last % 12 == (first + 1) % 12


def _offset(expression: Expression, around: Around) -> bool:
    if expression.rule == "offset/later" and around.follows(expression, "than", 0):
        return False  # "a year later than planned"
    if expression.rule == "offset/later" and around.word(expression.start - 1) == "for":
        return False  # "out for two days later this month"
    if expression.rule not in ("offset/on", "offset/before"):
        return True
    # "two days on a raft", "ten days before the visit" are lengths.
    return not around.word(expression.end).isalnum()


def _quarter(expression: Expression, around: Around) -> bool:
    after = around.word(expression.end)
    return "year" in expression.fields or after != "of"


def _title_word(expression: Expression, around: Around) -> bool:
    """Refuse "Today", "Daily", "Now" as part of a name: "Halifax Courier Today"."""
    token = around.tokens[expression.start]
    if expression.end - expression.start > 1 or not token.text.istitle():
        return True
    if not around.word(expression.start - 1).isalpha():
        return True
    before = around.tokens[expression.start - 1].text
    return not (before[0].isupper() and token.start - around.tokens[expression.start - 1].end == 1)


def _then(expression: Expression, around: Around) -> bool:
    return around.tokens[expression.end - 1].text != "." or around.ends(expression.end - 1)


def _that_unit(expression: Expression, around: Around) -> bool:
    if expression.rule != "deictic/unit-before":
        return True
    # "the year before." points back to a date, "the year before the report" to no date.
    after = around.word(expression.end)
    return expression.fields["unit"] in _CALENDAR_UNITS and not after.isalnum()


def _beside(expression: Expression, around: Around) -> bool:
    unit = expression.fields["unit"].fields
    return bool(unit.get("bare")) and unit["unit"] in ("D", "W")


def _week_of(expression: Expression, around: Around) -> bool:
    week = expression.fields.get("week")
    return week is None or week.fields["unit"] in ("W", "WE")


def _ref(expression: Expression, around: Around) -> bool:
    if expression.rule == "ref/future-word":
        after = around.word(expression.end)
        noun = not after.isalpha() or around.is_in(after, "before_month")
        if noun and around.word(expression.start - 1) == "a":
            return False  # "a future in which" is any
    return _title_word(expression, around)


def _unit(expression: Expression, around: Around) -> bool:
    unit = expression.fields["unit"]
    if unit in ("S", "MIN", "H", "T", "FN", "ML"):
        return False
    return unit != "D" or bool(expression.fields.get("bare"))


CHECKS = {
    "split": _split,
    "part": _part,
    "duration": _duration,
    "then": _then,
    "unit": _unit,
    "offset": _offset,
    "range": _range,
    "lasting": _lasting,
    "quarter": _quarter,
    "ref": _ref,
    "that_unit": _that_unit,
    "beside": _beside,
    "week_of": _week_of,
    "set": _title_word,
    "deictic": _title_word,
}
