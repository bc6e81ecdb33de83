"""Months, weekdays, seasons, years and holidays that are none: names, verbs, numbers, papers."""

from oversight.dates.around import Around
from oversight.dates.parse import Expression

_JOINTS = frozenset({"and", "or", "to", "&", "-", "–"})
_NUMBERED = frozenset({"£", "$", "€", "act", "regulations", "no", ".", "at"})
# Short forms of months that are never a mistake.
_WHOLE = frozenset({"may", "june", "july", "sept"})


def _month(expression: Expression, around: Around) -> bool:
    if expression.rule != "month/bare":
        return around.is_capital(expression, "MONTH") or "year" in expression.fields
    token = around.tokens[expression.start]
    before = around.word(expression.start - 1)
    after = around.word(expression.end)
    if not token.text[0].isupper():
        return not around.is_in(token.norm, "unlikely_month") and around.is_in(
            before, "before_month"
        )
    if around.is_in(before, "title") or before == "£":
        return False
    follower = around.tokens[expression.end] if expression.end < len(around.tokens) else token
    named = follower.text[0].isupper() and follower.norm.isalpha() and follower is not token
    if len(token.text) <= 4 and token.norm not in _WHOLE:
        # "Jan", "Mar", "Dec" alone are names or mistakes, unless a stop or a preposition helps.
        if around.tokens[expression.end - 1].text == ".":
            return True
        return around.is_in(before, "before_month") and not named
    if around.is_in(token.norm, "name_month"):
        return _month_not_name(expression, around, before, after)
    return True


def _month_not_name(expression: Expression, around: Around, before: str, after: str) -> bool:
    named = expression.end < len(around.tokens) and around.tokens[expression.end].text[0].isupper()
    named = named and after.isalpha() and "WD" not in around.tokens[expression.end].word.values
    named = named and around.tokens[expression.end - 1].text != "."  # "from May. It will"
    if around.is_in(before, "before_name" if named else "before_month"):
        return True
    earlier = around.word(expression.start - 2)
    if before in _JOINTS and "MONTH" in around.tokens.word(expression.start - 2).values:
        return True  # "in March and April. Then …"
    if before == "-" and around.is_in(earlier, "before_month"):
        return True  # "mid-March"
    if before == "the" and not (after and around.tokens[expression.end].text[0].isupper()):
        return True
    follower = around.tokens[expression.end] if expression.end < len(around.tokens) else None
    if follower is not None and follower.text[0].isupper() and follower.norm.isalpha():
        return False
    previous = around.tokens[expression.start - 1] if expression.start else None
    if previous is not None and previous.text[0].isupper() and previous.norm.isalpha():
        return False
    return around.tokens[expression.start].norm not in ("may", "march")


def _year(expression: Expression, around: Around) -> bool:
    before = around.word(expression.start - 1)
    after = around.word(expression.end)
    year = int(expression.fields["year"])
    if expression.rule != "year/bare":
        return True
    if around.is_in(after, "act") or before in _NUMBERED:
        return False
    if around.is_in(before, "firm_before_year"):
        return True
    if before == "-" and around.is_in(around.word(expression.start - 2), "before_year"):
        return True  # "mid-2018"
    # "of 2010 people": a number of something.
    counts = after.isalpha() and _counted(around, after)
    return not counts and (around.is_in(before, "before_year") or 1900 <= year <= 2100)


def _counted(around: Around, norm: str) -> bool:
    plural = norm[-1] == "s" and len(norm) > 3 and not around.is_in(norm, "not_counted")
    return plural or around.is_in(norm, "counted")


def _season(expression: Expression, around: Around) -> bool:
    if expression.rule != "season/bare":
        return True
    token = around.tokens[expression.end - 1]
    before = around.word(expression.start - 1)
    if token.norm == "fall":
        return False
    after = around.tokens[expression.end] if expression.end < len(around.tokens) else token
    if token.text[0].isupper() and after.text[0].isupper() and after.norm.isalpha():
        if after is not token and not around.is_in(before, "firm_before_year"):
            return False  # "Summer School"
        if before == "the":
            return False
    if expression.end - expression.start == 2:
        return around.is_in(before, "season_before")
    return around.is_in(before, "season_before") and before != "the"


def _weekday(expression: Expression, around: Around) -> bool:
    if not around.is_capital(expression, "WD"):
        return False
    token = around.tokens[expression.end - 1]
    if len(token.text) == 3 and expression.rule == "weekday/which":
        return False
    after = around.word(expression.end)
    if expression.rule == "weekday/a":
        # "a Tuesday hearing", not "a Tuesday in May".
        noun = after.isalpha() and around.tokens[expression.end].text.islower()
        return noun and not around.is_in(after, "after_any_weekday")
    if expression.rule != "weekday/bare":
        return True
    if around.is_in(after, "paper"):
        return False  # "the Sunday Times"
    before = around.word(expression.start - 1)
    return not around.is_in(before, "any_weekday")


def _day(expression: Expression, around: Around) -> bool:
    if expression.rule == "day/nth":
        # "the 14th" alone is a day only where it is said of time and nothing follows it.
        before = around.word(expression.start - 1)
        after = around.word(expression.end)
        return before in ("on", "by", "until", "from") and not after.isalpha()
    if "numeric" in expression.fields:
        return True
    return around.is_capital(expression, "MONTH")


def _decade(expression: Expression, around: Around) -> bool:
    decade = expression.fields["decade"]
    # "in her 30s" is an age.
    return not (decade[0].isdigit() and len(decade.rstrip("s'’")) == 2) or (
        around.tokens[expression.start].norm == "the"
    )


def _holiday(expression: Expression, around: Around) -> bool:
    capital = any(
        around.tokens[at].text[0].isupper() for at in range(expression.start, expression.end)
    )
    after = around.word(expression.end)
    if expression.fields["name"] in ("christmas", "easter"):
        return capital and not (after.isalpha() and around.is_in(after, "festive"))
    return capital or expression.fields["name"].endswith(("elections", "election", "bank-holiday"))


CHECKS = {
    "month": _month,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "day": _day,
    "decade": _decade,
    "holiday": _holiday,
}
