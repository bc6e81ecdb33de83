"""Holidays, bank holidays and working days of England."""

from datetime import date

import pytest

from oversight.dates.calendar import Calendar, easter, nth_weekday
from oversight.resources import patterns_dir


@pytest.fixture(scope="module")
def calendar():
    return Calendar(patterns_dir() / "dates")


@pytest.mark.parametrize(
    "day", ["2008-03-23", "2011-04-24", "2016-03-27", "2018-04-01", "2019-04-21", "2026-04-05"]
)
def test_easter(day):
    when = date.fromisoformat(day)
    assert easter(when.year) == when


def test_weekdays_of_a_month():
    assert nth_weekday(2019, 5, 1, 0) == date(2019, 5, 6)
    assert nth_weekday(2019, 8, -1, 0) == date(2019, 8, 26)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
        (2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"),
        (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
        (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays(calendar, year, days):
    assert [f"{day:%m-%d}" for day in calendar.bank_holidays(year)] == days.split()


def test_working_days(calendar):
    # Seventy working days over Christmas: fourteen weeks and three holidays.
    assert calendar.add_working_days(date(2014, 11, 21), 70) == date(2015, 3, 4)
    assert calendar.add_working_days(date(2016, 12, 23), 1) == date(2016, 12, 28)
    assert calendar.add_working_days(date(2016, 12, 28), -1) == date(2016, 12, 23)


def test_named_days(calendar):
    assert calendar.day("general-election", 2017) == date(2017, 6, 8)
    assert calendar.day("general-election", 2018) is None
    assert calendar.day("local-elections", 2018) == date(2018, 5, 3)
    assert calendar.day("local-elections", 2014) == date(2014, 5, 22)
    assert calendar.day("christmas", 2018) == date(2018, 12, 25)
    assert calendar.day("remembrance-sunday", 2018) == date(2018, 11, 11)
