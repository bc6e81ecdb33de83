"""The days of a visit, in every form that covers print."""

from datetime import date

import pytest

from oversight.reports.visit_dates import days_of, told_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("17 March to 21 March 2025", "2025-03-17", "2025-03-21"),
        ("6 to 17 December 2021", "2021-12-06", "2021-12-17"),
        ("14 January - 4 February 2015", "2015-01-14", "2015-02-04"),
        ("1/06/2015 - 25/06/2015", "2015-06-01", "2015-06-25"),
        ("1.6.15 - 25.6.15", "2015-06-01", "2015-06-25"),
        ("29 January to 9 February 2018", "2018-01-29", "2018-02-09"),
        ("23 April-18 May 2018", "2018-04-23", "2018-05-18"),
        ("15-19 July 2013", "2013-07-15", "2013-07-19"),
        ("9 December 2019 to 13 December 2019", "2019-12-09", "2019-12-13"),
        ("30 September to 11 October 2024 and 13 to 16 January 2025", "2024-09-30", "2025-01-16"),
        ("14 December to 8 January 2016", "2015-12-14", "2016-01-08"),
        ("30 November 2015 and 18 to 20 January 2016", "2015-11-30", "2016-01-20"),
        ("Monday 4 to Friday 15 October 2021", "2021-10-04", "2021-10-15"),
        ("22nd and 23rd of January 2019", "2019-01-22", "2019-01-23"),
        ("5 Nov 2018 to 16 Nov. 2018", "2018-11-05", "2018-11-16"),
        ("6 to 17 Decmber 2021", "2021-12-06", "2021-12-17"),
        ("4, 5 and 6 May 2022", "2022-05-04", "2022-05-06"),
        ("12 June 2014", "2014-06-12", "2014-06-12"),
    ],
)
def test_days(text, first, last):
    assert days_of(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "3 to 7 July", "July 2023", "31 to 32 June 2020", "30/02/2015"]
)
def test_no_days(text):
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2017", "2017", "year"),
        ("May 2011", "2011-05", "month"),
        ("Feb 2012", "2012-02", "month"),
        ("18 February 2019", "2019-02-18", "day"),
        ("Monday 18 February 2019", "2019-02-18", "day"),
        ("18/02/2019", "2019-02-18", "day"),
        ("autumn 2019", "2019-23", "season"),
        ("December 2019", "2019-12", "month"),
    ],
)
def test_dates_in_words(text, value, precision):
    found = told_date(text)
    assert (found["value"], found["precision"]) == (value, precision)
    assert found["first"] <= found["last"]


def test_ends_of_months():
    assert told_date("December 2019")["last"] == "2019-12-31"
    assert told_date("February 2020")["last"] == "2020-02-29"
    assert told_date("some time") is None
