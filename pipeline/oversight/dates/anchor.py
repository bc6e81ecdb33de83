"""What relative expressions count from, and which year or week an unfinished date means."""

from dataclasses import dataclass
from datetime import date, timedelta

from oversight.dates import edtf

Tense = str | None  # "past", "future" or not known


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


def year_of_month(anchor: Anchor, month: int, tense: Tense) -> int:
    """Return the year in which a month that was named alone lies."""
    now = anchor.day.year, anchor.day.month
    if tense == "future":
        return now[0] if month >= now[1] else now[0] + 1
    return now[0] if month <= now[1] else now[0] - 1


def year_of_day(anchor: Anchor, month: int, day: int, tense: Tense) -> int | None:
    """Return the year in which a day that was named without one lies."""
    options = [
        when
        for year in range(anchor.day.year - 4, anchor.day.year + 5)
        if (when := edtf.safe_date(year, month, day)) is not None
    ]
    if tense == "future":
        options = [when for when in options if when >= anchor.day][:1]
    elif tense == "past":
        options = [when for when in options if when <= anchor.day][-1:]
    # Told without a tense, a date lies more often behind than ahead.
    weigh = {when: _distance(when, anchor.day) for when in options}
    return min(weigh, key=lambda when: (weigh[when], when)).year if weigh else None


def _distance(when: date, now: date) -> int:
    days = (when - now).days
    return days * 2 if days > 0 else -days


def day_of_weekday(anchor: Anchor, weekday: int, which: int | None, tense: Tense) -> date:
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
    if tense == "future":
        return now + timedelta(days=ahead or 7)
    return now - timedelta(days=behind)


def year_of_season(anchor: Anchor, name: str, which: int | None, tense: Tense) -> int:
    """Return the year of a season that was named without one."""
    now = anchor.day
    year = now.year
    # In January and February the winter under way is that of the year before.
    if name == "winter" and now.month <= 2:
        year -= 1
    value = edtf.season(year, name)
    first, last = value.first or now, value.last or now
    if which == 0:
        return year
    if which == -1:
        return year if last < now else year - 1
    if which == 1:
        return year if first > now and now.month >= 9 else year + 1
    if tense == "future":
        return year if last >= now else year + 1
    return year if first <= now else year - 1
