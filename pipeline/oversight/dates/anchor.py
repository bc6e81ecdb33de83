"""What relative expressions count from, and which year or week an unfinished date means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from oversight.dates import edtf
from oversight.dates.tense import Lean

_BEGUN = 21  # days


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from; `precision` says how well it is known.

    day, month or year; bound: not later than `day` but not much earlier either.
    """

    day: date
    precision: str

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.precision == "day"


def anchor_of(published: str | None) -> Anchor | None:
    """Return the anchor that a publication date (EDTF) gives; None where it gives none."""
    value = edtf.parse(published or "")
    if value.last is None:
        return None
    if (published or "").startswith("../"):
        return Anchor(value.last, "bound")
    if value.precision in ("day", "month", "year"):
        return Anchor(value.last, value.precision)
    return Anchor(value.last, "bound")


def year_of_month(anchor: Anchor, month: int, lean: Lean) -> int:
    """Return the year in which a month that was named alone lies."""
    now = anchor.day
    away = {year: (year - now.year) * 12 + month - now.month for year in _years(anchor, 1)}
    return min(away, key=lambda year: (_cost(away[year], lean, 20), away[year]))


def year_of_day(anchor: Anchor, month: int, day: int, lean: Lean) -> int | None:
    """Return the year in which a day that was named without one lies."""
    days = [edtf.safe_date(year, month, day) for year in _years(anchor, 4)]
    found = nearest(anchor, [when for when in days if when is not None], lean)
    return found.year if found else None


def nearest(anchor: Anchor, days: Sequence[date], lean: Lean) -> date | None:
    """Return the day of several that a day named without a year means."""
    against = 40 if lean.firm else 12
    away = {day: (day - anchor.day).days for day in days}
    return min(away, key=lambda day: (_cost(away[day], lean, against), day), default=None)


def _years(anchor: Anchor, reach: int) -> range:
    year = anchor.day.year
    return range(max(1, year - reach), min(9999, year + reach) + 1)


def _cost(away: int, lean: Lean, against: int) -> int:
    """How unlikely a date is by its distance, and by its side where the verb tells one."""
    if lean.mixed:
        against = 4
    if lean.tense is None:
        # Told without a tense, a date lies more often behind than ahead.
        return 3 * away if away > 0 else -away
    wrong = away < 0 if lean.tense == "future" else away > 0
    return abs(away) * (against if wrong else 1)


def day_of_weekday(anchor: Anchor, weekday: int, which: int | None, lean: Lean) -> date:
    """Return the day that a weekday means: last (-1), this (0), next (1) or bare (None)."""
    now = anchor.day
    ahead = (weekday - now.weekday()) % 7
    behind = (now.weekday() - weekday) % 7
    if which == -1:
        return now - timedelta(days=behind or 7)
    if which == 1:
        same_week = weekday > now.weekday()
        return now + timedelta(days=(ahead or 7) + (7 if same_week else 0))
    if which == 0:
        return now + timedelta(days=weekday - now.weekday())
    if lean.tense == "future":
        return now + timedelta(days=ahead or 7)
    return now - timedelta(days=behind)


def year_of_season(anchor: Anchor, name: str, which: int | None, lean: Lean) -> int:
    """Return the year of a season that was named without one."""
    now = anchor.day
    year = now.year
    # In January and February the winter under way is that of the year before.
    if name == "winter" and now.month <= 2:
        year -= 1
    value = edtf.season(year, name)
    first, last = value.first or now, value.last or now
    if which == 0:
        # "Inspectors came this winter", told in April.
        return year - 1 if lean.tense == "past" and first > now else year
    if which == -1:
        return year if last < now else year - 1
    if which == 1:
        return year if first > now and now.month >= 9 else year + 1
    if lean.tense == "future":
        return year if last >= now else year + 1
    # Told as past, a season has been on for a while.
    begun = _BEGUN if lean.tense == "past" else 0
    return year if (now - first).days >= begun else year - 1
