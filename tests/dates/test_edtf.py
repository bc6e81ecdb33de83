"""EDTF values: what they write, the days they mean."""

from datetime import date

import pytest

from oversight.dates import edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016-11-25", "2016-11-25", "2016-11-25", "day"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2017-22", "2017-06-01", "2017-08-31", "season"),
        ("2017-24", "2017-12-01", "2018-02-28", "season"),
        ("2016-33", "2016-01-01", "2016-03-31", "quarter"),
        ("2016-36", "2016-10-01", "2016-12-31", "quarter"),
        ("2016-40", "2016-01-01", "2016-06-30", "half"),
        ("2016-41", "2016-07-01", "2016-12-31", "half"),
        ("2016-09-12/2016-10-06", "2016-09-12", "2016-10-06", "period"),
        ("2019-09/2020-08", "2019-09-01", "2020-08-31", "period"),
        ("../2018-03", None, "2018-03-31", "period"),
        ("2014/..", "2014-01-01", None, "period"),
    ],
)
def test_parse(text, first, last, precision):
    value = edtf.parse(text)
    assert value.value == text
    assert value.first == (date.fromisoformat(first) if first else None)
    assert value.last == (date.fromisoformat(last) if last else None)
    assert value.precision == precision


@pytest.mark.parametrize(
    "text", ["", "soon", "2016-13", "2016-02-30", "0000", "2016-1", "20161125", "2017/2016", "/"]
)
def test_what_is_no_value(text):
    assert edtf.parse(text) == edtf.NOTHING


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("2016", "start", "2016-01-01", "2016-05-01"),
        ("2016", "end", "2016-09-01", "2016-12-31"),
        ("2018-02", "end", "2018-02-19", "2018-02-28"),
    ],
)
def test_mod_narrows_to_a_third(text, mod, first, last):
    value = edtf.with_mod(edtf.parse(text), mod)
    assert value.value == text
    assert value.mod == mod
    assert value.first is not None
    assert value.last is not None
    assert abs((value.first - date.fromisoformat(first)).days) <= 1
    assert abs((value.last - date.fromisoformat(last)).days) <= 1


def test_a_day_has_no_parts():
    assert edtf.with_mod(edtf.parse("2016-11-25"), "end") == edtf.parse("2016-11-25")


def test_bounds():
    period = edtf.parse("2016-09-12/2016-10-06")
    assert edtf.before(period).value == "../2016-10-06"
    assert edtf.after(period).value == "2016-09-12/.."
    assert edtf.before(edtf.NOTHING) == edtf.NOTHING


def test_week_begins_on_monday():
    assert edtf.week(date(2019, 1, 1)).value == "2018-12-31/2019-01-06"


def test_shifting_stays_within_the_month():
    assert edtf.shift(date(2016, 3, 31), "M", -1) == date(2016, 2, 29)
    assert edtf.shift(date(9999, 12, 31), "D", 1) is None
    assert edtf.shift(date(1, 1, 1), "Y", -1) is None
