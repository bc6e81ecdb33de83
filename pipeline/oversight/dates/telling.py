"""What a sentence has told so far: the year that holds for the bare months after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight.dates.anchor import Anchor
from oversight.dates.edtf import Value
from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression
from oversight.dates.tense import Tenses

_LIST = 4  # at most so many months or days share the year of the last one


@dataclass(frozen=True, slots=True)
class Scope:
    """A year that a sentence names, up to the token where it was named.

    of_month: the month it came with; exact: it came with a month or day; narrative: it was told
    by pointing back ("of that year"), so the tale goes on.
    """

    sentence: int = -1
    end: int = 0
    year: int | None = None
    of_month: int | None = None
    exact: bool = False
    narrative: bool = False

    def year_at(self, sentence: int, start: int, tokens: Tokens, tenses: Tenses) -> int | None:
        """Return the year if it still holds at a token: in its clause, or in "and in July"."""
        if self.year is None or sentence != self.sentence:
            return None
        if self.narrative or not tenses.verb_between(tokens, self.end, start):
            return self.year
        goes_on = self.exact and all(tokens[at].norm != "," for at in range(self.end, start))
        return self.year if goes_on else None


def scope_of(expression: Expression, value: Value, sentence: int, end: int) -> Scope | None:
    """Return the scope that an expression opens; None where it names no year."""
    if value.first is None or not names_year(expression):
        return None
    return Scope(
        sentence,
        end,
        value.first.year,
        value.first.month if value.precision == "month" else None,
        value.precision != "year",
        expression.kind == "that_unit" or "that_year" in expression.fields,
    )


def names_year(expression: Expression) -> bool:
    """Whether an expression tells its year."""
    if expression.kind == "part":
        return names_year(expression.fields["inner"])
    if expression.kind == "unit":
        return expression.fields["unit"] == "Y" and int(expression.fields["which"]) != 0
    if expression.kind in ("that_unit", "year"):
        return True
    return bool({"year", "which_year", "that_year"} & expression.fields.keys())


def end_of_list(expressions: Sequence[Expression], index: int, tokens: Tokens) -> Expression | None:
    """Return the dated end of a list that begins with a month or day without a year.

    "in May, July and October 2016" gives "October 2016" for "May".
    """
    for at in range(index, min(index + _LIST, len(expressions) - 1)):
        one, follower = expressions[at], expressions[at + 1]
        if one.kind != follower.kind or one.kind not in ("month", "day") or names_year(one):
            return None
        if follower.start > one.end + 2:
            return None
        between = {tokens[i].norm for i in range(one.end, follower.start)}
        if not between or not between <= {",", "and", "or", "&"}:
            return None
        if one.fields.keys() & {"numeric", "which", "that"}:
            return None
        if names_year(follower):
            return follower
    return None


def seen_from(told: Value, anchor: Anchor | None) -> Anchor | None:
    """Return the anchor of "would": the date told before, where it is exact and past."""
    if told.last is None or told.precision not in ("day", "month"):
        return anchor
    if anchor is not None and told.last >= anchor.day:
        return anchor
    return Anchor(told.last, told.precision)
