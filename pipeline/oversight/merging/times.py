"""When an event was, as days that can be compared: what two tellings say, and how far apart."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from oversight.records import AnyEvent, Article, Date


class Days(NamedTuple):
    """First and last day, as ordinals."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many days it may be."""
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """Return how many days lie between two: 0 where they have a day in common."""
        return max(0, other.first - self.last, self.first - other.last)

    def widened(self, before: int, after: int) -> "Days":
        """Return the days with some more at either end."""
        return Days(max(1, self.first - before), min(date.max.toordinal(), self.last + after))

    def years(self) -> range:
        """Return the years that it touches."""
        return range(date.fromordinal(self.first).year, date.fromordinal(self.last).year + 1)


# An open range ("since 2014", "by March") is taken by its bound, within a year of it.
_OPEN = 366


def days_of(value: Date | None) -> Days | None:
    """Return the days that a date can mean; None where nothing fixes it."""
    if value is None or value.value is None:
        return None
    first, last = _ordinal(value.first), _ordinal(value.last)
    if first is None and last is None:
        return _days_of_text(value.value)
    if first is None:
        assert last is not None
        return Days(max(1, last - _OPEN), last)
    if last is None:
        return Days(first, min(date.max.toordinal(), first + _OPEN))
    return Days(first, max(first, last))


@lru_cache(maxsize=65536)
def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


@lru_cache(maxsize=65536)
def _days_of_text(value: str) -> Days | None:
    """Return the days of an EDTF value that comes without its first and last day."""
    from oversight.dates.edtf import parse

    found = parse(value)
    if found.first is None and found.last is None:
        return None
    first = found.first or (found.last or date.min) - timedelta(days=_OPEN)
    last = found.last or first + timedelta(days=_OPEN)
    return Days(first.toordinal(), last.toordinal())


def days_told(article: Article | None) -> Days | None:
    """Return the days on which an article can have been published."""
    if article is None or article.published is None:
        return None
    return _days_of_text(article.published.value)


def dated_fields(event: AnyEvent, names: tuple[str, ...]) -> dict[str, Days]:
    """Return the days of an event's dates, of those fields that have any."""
    found = ((name, days_of(getattr(event, name))) for name in names)
    return {name: days for name, days in found if days is not None}
