"""What looks like a date and is none: names, scores, laws, verbs."""

from collections.abc import Callable
from pathlib import Path

from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression
from oversight.dates.tense import Tenses, read_classes

_CALENDAR_UNITS = frozenset({"D", "W", "M", "Y"})


class Acceptor:
    """Decides by the neighbouring words of context.csv whether an expression is one of time."""

    def __init__(self, folder: Path, sentences: Tenses) -> None:
        self._classes = read_classes(folder / "context.csv")
        self._sentences = sentences
        self._checks: dict[str, Callable[[Expression, Tokens], bool]] = {
            "month": self._month,
            "year": self._year,
            "season": self._season,
            "weekday": self._weekday,
            "day": self._day,
            "split": self._split,
            "decade": self._decade,
            "part": self._part,
            "duration": self._duration,
            "holiday": self._holiday,
            "then": self._then,
            "unit": self._unit,
            "offset": self._offset,
            "range": self._range,
            "lasting": self._lasting,
            "quarter": self._quarter,
            "ref": self._ref,
            "that_unit": self._that_unit,
            "beside": self._beside,
            "week_of": self._week_of,
            "set": self._title_word,
            "deictic": self._title_word,
        }

    def __call__(self, expression: Expression, tokens: Tokens) -> bool:
        """Tell whether the expression stands."""
        check = self._checks.get(expression.kind)
        return check is None or check(expression, tokens)

    def _is(self, norm: str, name: str) -> bool:
        return norm in self._classes.get(name, ())

    def _capital(self, expression: Expression, tokens: Tokens, name: str) -> bool:
        """Whether the first token that is such a word is written with a capital."""
        for at in range(expression.start, expression.end):
            if name in tokens.word(at).values:
                return tokens[at].text[0].isupper()
        return True

    def _month(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule != "month/bare":
            return self._capital(expression, tokens, "MONTH") or "year" in expression.fields
        token = tokens[expression.start]
        before = self._neighbour(tokens, expression.start - 1)
        after = self._neighbour(tokens, expression.end)
        if not token.text[0].isupper():
            return not self._is(token.norm, "unlikely_month") and self._is(before, "before_month")
        if self._is(before, "title") or before == "£":
            return False
        follower = tokens[expression.end] if expression.end < len(tokens) else token
        named = follower.text[0].isupper() and follower.norm.isalpha() and follower is not token
        if len(token.text) <= 4 and token.norm not in ("may", "june", "july", "sept"):
            # "Jan", "Mar", "Dec" alone are names or mistakes, unless a stop or a preposition helps.
            if tokens[expression.end - 1].text == ".":
                return True
            return self._is(before, "before_month") and not named
        if self._is(token.norm, "name_month"):
            return self._month_not_name(expression, tokens, before, after)
        return True

    def _month_not_name(
        self, expression: Expression, tokens: Tokens, before: str, after: str
    ) -> bool:
        named = expression.end < len(tokens) and tokens[expression.end].text[0].isupper()
        named = named and after.isalpha() and "WD" not in tokens[expression.end].word.values
        if self._is(before, "before_name" if named else "before_month"):
            return True
        earlier = self._neighbour(tokens, expression.start - 2)
        if before == "-" and self._is(earlier, "before_month"):
            return True  # "mid-March"
        if before == "the" and not (after and tokens[expression.end].text[0].isupper()):
            return True
        follower = tokens[expression.end] if expression.end < len(tokens) else None
        if follower is not None and follower.text[0].isupper() and follower.norm.isalpha():
            return False
        previous = tokens[expression.start - 1] if expression.start else None
        if previous is not None and previous.text[0].isupper() and previous.norm.isalpha():
            return False
        return tokens[expression.start].norm not in ("may", "march")

    def _year(self, expression: Expression, tokens: Tokens) -> bool:
        before = self._neighbour(tokens, expression.start - 1)
        after = self._neighbour(tokens, expression.end)
        year = int(expression.fields["year"])
        if expression.rule != "year/bare":
            return True
        if self._is(after, "act") or before in (
            "£",
            "$",
            "€",
            "act",
            "regulations",
            "no",
            ".",
            "at",
        ):
            return False
        if self._is(before, "firm_before_year"):
            return True
        if before == "-" and self._is(self._neighbour(tokens, expression.start - 2), "before_year"):
            return True  # "mid-2018"
        # "of 2010 people": a number of something.
        counts = after.isalpha() and self._counted(after)
        return not counts and (self._is(before, "before_year") or 1900 <= year <= 2100)

    def _counted(self, norm: str) -> bool:
        plural = norm[-1] == "s" and len(norm) > 3 and not self._is(norm, "not_counted")
        return plural or self._is(norm, "counted")

    def _split(self, expression: Expression, tokens: Tokens) -> bool:
        text = str(expression.fields.get("split") or expression.fields.get("split_after") or "")
        if not text or text == "None":
            return False
        left, right = int(text[:4]), text[5:]
        end = int(right) if len(right) == 4 else left // 100 * 100 + int(right)
        return left < end <= left + 60

    def _season(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule != "season/bare":
            return True
        token = tokens[expression.end - 1]
        before = self._neighbour(tokens, expression.start - 1)
        if token.norm == "fall":
            return False
        after = tokens[expression.end] if expression.end < len(tokens) else token
        if token.text[0].isupper() and after.text[0].isupper() and after.norm.isalpha():
            if after is not token and not self._is(before, "firm_before_year"):
                return False  # "Summer School"
            if before == "the":
                return False
        if expression.end - expression.start == 2:
            return self._is(before, "season_before")
        return self._is(before, "season_before") and before != "the"

    def _weekday(self, expression: Expression, tokens: Tokens) -> bool:
        if not self._capital(expression, tokens, "WD"):
            return False
        token = tokens[expression.end - 1]
        if len(token.text) == 3 and expression.rule == "weekday/which":
            return False
        after = self._neighbour(tokens, expression.end)
        if expression.rule == "weekday/a":
            # "a Tuesday hearing", not "a Tuesday in May".
            noun = after.isalpha() and tokens[expression.end].text.islower()
            return noun and not self._is(after, "after_any_weekday")
        if expression.rule != "weekday/bare":
            return True
        if self._is(after, "paper"):
            return False  # "the Sunday Times"
        before = self._neighbour(tokens, expression.start - 1)
        return not self._is(before, "any_weekday")

    def _day(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule == "day/nth":
            # "the 14th" alone is a day only where it is said of time and nothing follows it.
            before = self._neighbour(tokens, expression.start - 1)
            after = self._neighbour(tokens, expression.end)
            return before in ("on", "by", "until", "from") and not after.isalpha()
        if "numeric" in expression.fields:
            return True
        return self._capital(expression, tokens, "MONTH")

    def _decade(self, expression: Expression, tokens: Tokens) -> bool:
        decade = expression.fields["decade"]
        # "in her 30s" is an age.
        return not (decade[0].isdigit() and len(decade.rstrip("s'’")) == 2) or (
            tokens[expression.start].norm == "the"
        )

    def _part(self, expression: Expression, tokens: Tokens) -> bool:
        inner = expression.fields["inner"]
        # "later in the day" tells nothing.
        if expression.fields.get("unit") in ("D", "Q"):
            return False
        last = expression.fields.get("last")
        if last is not None and last.fields["which"] != "-1":
            return False
        return not (inner.fields.get("bare") and inner.fields["unit"] in ("D", "H", "MIN", "S"))

    def _duration(self, expression: Expression, tokens: Tokens) -> bool:
        fields = expression.fields
        before = self._neighbour(tokens, expression.start - 1)
        after = self._neighbour(tokens, expression.end)
        if fields["unit"] in ("WE", "Q", "T", "S") and fields.get("n") in ("1", None):
            return False
        # An age is no time: "16-year-old", "three years old"; nor is "£2,000 a year".
        if after in ("old", "olds") or (after == "-" and self._follows(tokens, expression, "old")):
            return False
        if tokens[expression.start].norm not in ("a", "an") or not before:
            return True
        # "£2,000 a year", "24 hours a day" tell how often.
        return not (before[-1].isdigit() or "UNIT" in tokens.word(expression.start - 1).values)

    def _lasting(self, expression: Expression, tokens: Tokens) -> bool:
        return self._neighbour(tokens, expression.end) != "of"  # "the last quarter of 2017"

    def _range(self, expression: Expression, tokens: Tokens) -> bool:
        """Months joined by "and" are one period only where they follow each other."""
        fields = expression.fields
        if "last_month" in fields:
            first, last = int(fields["month"]), int(fields["last_month"])
            joined = tokens[expression.at["last_month"] - 1].norm in ("and", "&", "or", "/")
        elif expression.rule == "range/and-months":
            first, last = (int(fields[name].fields["month"]) for name in ("first", "last"))
            joined = True
        else:
            return True
        between = tokens[expression.start].norm in ("between", "from")
        return between or not joined or last % 12 == (first + 1) % 12

    def _offset(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule == "offset/later" and self._follows(tokens, expression, "than", 0):
            return False  # "a year later than planned"
        if (
            expression.rule == "offset/later"
            and self._neighbour(tokens, expression.start - 1) == "for"
        ):
            return False  # "out for two days later this month"
        if expression.rule not in ("offset/on", "offset/before"):
            return True
        # "two days on a raft", "ten days before the visit" are lengths.
        return not self._neighbour(tokens, expression.end).isalnum()

    def _quarter(self, expression: Expression, tokens: Tokens) -> bool:
        after = self._neighbour(tokens, expression.end)
        return "year" in expression.fields or after != "of"

    def _title_word(self, expression: Expression, tokens: Tokens) -> bool:
        """Refuse "Today", "Daily", "Now" as part of a name: "Halifax Courier Today"."""
        token = tokens[expression.start]
        if expression.end - expression.start > 1 or not token.text.istitle():
            return True
        if not self._neighbour(tokens, expression.start - 1).isalpha():
            return True
        before = tokens[expression.start - 1].text
        return not (before[0].isupper() and token.start - tokens[expression.start - 1].end == 1)

    def _follows(self, tokens: Tokens, expression: Expression, start: str, skip: int = 1) -> bool:
        return self._neighbour(tokens, expression.end + skip).startswith(start)

    def _holiday(self, expression: Expression, tokens: Tokens) -> bool:
        capital = any(
            tokens[at].text[0].isupper() for at in range(expression.start, expression.end)
        )
        after = self._neighbour(tokens, expression.end)
        if expression.fields["name"] in ("christmas", "easter"):
            return capital and not (after.isalpha() and self._is(after, "festive"))
        return capital or expression.fields["name"].endswith(
            ("elections", "election", "bank-holiday")
        )

    def _then(self, expression: Expression, tokens: Tokens) -> bool:
        return tokens[expression.end - 1].text != "." or self._sentences.ends(
            tokens, expression.end - 1
        )

    def _that_unit(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule != "deictic/unit-before":
            return True
        # "the year before." points back to a date, "the year before the report" to no date.
        after = self._neighbour(tokens, expression.end)
        return expression.fields["unit"] in _CALENDAR_UNITS and not after.isalnum()

    def _beside(self, expression: Expression, tokens: Tokens) -> bool:
        unit = expression.fields["unit"].fields
        return bool(unit.get("bare")) and unit["unit"] in ("D", "W")

    def _week_of(self, expression: Expression, tokens: Tokens) -> bool:
        week = expression.fields.get("week")
        return week is None or week.fields["unit"] in ("W", "WE")

    def _ref(self, expression: Expression, tokens: Tokens) -> bool:
        if expression.rule == "ref/future-word":
            after = self._neighbour(tokens, expression.end)
            noun = not after.isalpha() or self._is(after, "before_month")
            if noun and self._neighbour(tokens, expression.start - 1) == "a":
                return False  # "a future in which" is any
        return self._title_word(expression, tokens)

    def _unit(self, expression: Expression, tokens: Tokens) -> bool:
        unit = expression.fields["unit"]
        if unit in ("S", "MIN", "H", "T", "FN", "ML"):
            return False
        return unit != "D" or bool(expression.fields.get("bare"))

    def _neighbour(self, tokens: Tokens, at: int) -> str:
        """The word at a place; empty beyond the line and beyond the sentence."""
        if not 0 <= at < len(tokens) or tokens[at].text[0] in "\r\n":
            return ""
        return "" if self._sentences.ends(tokens, at) else tokens[at].norm
