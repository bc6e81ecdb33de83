"""Holidays, named days and working days of England, computed from the tables in patterns/dates."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from oversight.dates import edtf

_FIXED_BANK = ((1, 1), (12, 25), (12, 26))
_MOVING_BANK = (
    "good-friday",
    "easter-monday",
    "early-may-bank-holiday",
    "spring-bank-holiday",
    "summer-bank-holiday",
)


def easter(year: int) -> date | None:
    """Return Easter Sunday of a Gregorian year (Butcher's rule); None beyond the calendar."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date | None:
    """Return the first (1), second … or last (-1) such weekday of a month."""
    first, last = edtf.month(year, month).first, edtf.month(year, month).last
    if first is None or last is None:
        return None
    if number < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    month: int
    number: int
    weekday: int

    def day(self, year: int) -> date | None:
        if self.kind == "fixed":
            return edtf.safe_date(year, self.month, self.number)
        if self.kind == "easter":
            sunday = easter(year)
            return sunday + timedelta(days=self.number) if sunday else None
        if self.kind == "after-monday":  # the Tuesday after the first Monday
            monday = nth_weekday(year, self.month, 1, 0)
            return monday + timedelta(days=self.weekday) if monday else None
        return nth_weekday(year, self.month, self.number, self.weekday)


class Calendar:
    """The days that have names, read from one folder."""

    def __init__(self, folder: Path) -> None:
        self._rules = {row["name"]: _rule(row) for row in _rows(folder / "holidays.csv")}
        self._named: dict[str, list[date]] = {}
        for row in _rows(folder / "named_days.csv"):
            self._named.setdefault(row["name"], []).append(date.fromisoformat(row["date"]))
        changes = list(_rows(folder / "bank_holidays.csv"))
        self._added = _changed(changes, "added")
        self._removed = _changed(changes, "removed")

    def day(self, name: str, year: int) -> date | None:
        """Return the day of a holiday or a named day in a year; None where there was none."""
        for when in self._named.get(name, ()):
            if when.year == year:
                return when
        rule = self._rules.get(name)
        return rule.day(year) if rule else None

    def is_rare(self, name: str) -> bool:
        """Whether a named day does not come every year."""
        return name in self._named and name not in self._rules

    def years(self, name: str) -> list[int]:
        """Return the years in which a rare named day was, in order."""
        return sorted(day.year for day in self._named.get(name, ()))

    def bank_holidays(self, year: int) -> list[date]:
        """Return the bank holidays of England and Wales in a year, in order."""
        days = {day for name in _MOVING_BANK if (day := self.day(name, year)) is not None}
        for month, number in _FIXED_BANK:
            when: date | None = edtf.safe_date(year, month, number)
            # A holiday on a weekend is kept on the next free working day.
            while when and (when.weekday() >= 5 or when in days):
                when += timedelta(days=1)
            if when:
                days.add(when)
        days |= {day for day in self._added if day.year == year}
        return sorted(days - self._removed)

    def add_working_days(self, start: date, number: int) -> date | None:
        """Return the day a number of working days after (or before) another."""
        step = timedelta(days=1 if number > 0 else -1)
        free = {start.year: frozenset(self.bank_holidays(start.year))}
        when, left = start, min(abs(number), 5000)
        while left:
            try:
                when += step
            except OverflowError:
                return None
            if when.year not in free:
                free[when.year] = frozenset(self.bank_holidays(when.year))
            left -= when.weekday() < 5 and when not in free[when.year]
        return when


def _rows(file: Path) -> Iterator[Mapping[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _rule(row: Mapping[str, str]) -> _Rule:
    return _Rule(row["rule"], int(row["month"] or 0), int(row["number"]), int(row["weekday"] or 0))


def _changed(rows: list[Mapping[str, str]], change: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(row["date"]) for row in rows if row["change"] == change)
