"""What an expression is resolved with, and how its parts are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight.dates.anchor import Anchor
from oversight.dates.calendar import Calendar
from oversight.dates.edtf import NOTHING, Value
from oversight.dates.parse import Expression
from oversight.dates.tense import NO_LEAN, Lean

PAST, FUTURE = Lean("past", firm=True), Lean("future", firm=True)
_REACH = 12  # how many dates back "that month" may point


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told, the sentence it stood in, whether it was background."""

    value: Value
    sentence: int
    background: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What the place in the text gives to an expression.

    anchor: the publication date or that of the section. told: the dates told before, the last
    one last. sentence: where the expression stands. year: a year that the same clause has named;
    narrative: that holds for days too;
    month: the month named with it. lean: which way the verb points.
    """

    calendar: Calendar
    anchor: Anchor | None = None
    told: Sequence[Told] = ()
    sentence: int = -1
    year: int | None = None
    narrative: bool = False
    month: int | None = None
    lean: Lean = NO_LEAN
    style: str = "british"

    def last_told(self, *precisions: str) -> Value:
        """Return the nearest date told before that is exact enough (any, without arguments)."""
        # What had been before is background: "that month" points there within its sentence only.
        for one in self.told[: -_REACH - 1 : -1]:
            fits = not precisions or one.value.precision in precisions
            if fits and (not one.background or one.sentence == self.sentence):
                return one.value
        return NOTHING


def number(expression: Expression, name: str) -> int | None:
    """Return a field as a number; None where the expression lacks it or leaves it vague."""
    value = expression.fields.get(name)
    return None if value in (None, "") else int(value)


def count(expression: Expression) -> float | None:
    """Return how many units an expression counts; None where that is vague."""
    text = str(expression.fields.get("n", expression.fields.get("one", ""))).replace(",", "")
    return float(text) if text.replace(".", "", 1).isdigit() else None


def full_year(short: int) -> int:
    """Return the year that two figures mean in texts of our time."""
    return 2000 + short if short < 60 else 1900 + short


def told_year(expression: Expression, context: Context) -> int | None:
    """Return the year that an expression itself tells: in figures, "last year", "that year"."""
    fields = expression.fields
    if fields.get("year"):
        return int(fields["year"])
    if fields.get("year2"):
        return full_year(int(fields["year2"][-2:]))
    if "which_year" in fields and context.anchor:
        return context.anchor.day.year + int(fields["which_year"])
    if "that_year" in fields:
        told = context.last_told().first
        return None if told is None else told.year + step(fields["that_year"])
    return None


def points_back(expression: Expression) -> bool:
    """Whether an expression counts from a date told before: "of that year"."""
    return "that_year" in expression.fields


def step(that: str) -> int:
    """Return -1, 0 or 1 for the previous, that or the following one."""
    return int(that) if that.lstrip("-").isdigit() else 0
