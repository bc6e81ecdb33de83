"""What is written in any shape is read back; no text makes the reader fail or crawl."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.dates.find import find_dates

from ..timing import grows_within, processor_seconds

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

days = st.dates(date(1990, 1, 1), date(2059, 12, 31))


def nth(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


SHAPES = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{nth(d.day)} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {nth(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {nth(d.day)} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()][:3]} {d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day:02} {MONTHS[d.month - 1][:3].upper()} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
]
FRAMES = ["{}", "The report was published on {}.", "by {},", "({})", "17:21, {}", "Updated: {} | x"]


def recent(day: date) -> bool:
    # Two figures mean 1960 to 2059.
    return day.year >= 1960


@given(days.filter(recent), st.sampled_from(SHAPES), st.sampled_from(FRAMES))
@settings(max_examples=150, deadline=None)
def test_a_day_is_read_back(day, shape, frame):
    text = frame.format(shape(day))
    assert day.isoformat() in [one.value.value for one in find_dates(text)], text


@given(days, st.sampled_from(FRAMES[:3]))
@settings(max_examples=60, deadline=None)
def test_american_figures_are_read_back(day, frame):
    text = frame.format(f"{day.month}/{day.day}/{day.year}")
    found = find_dates(text, style="american")
    assert [one.value.value for one in found] == [day.isoformat()]


@given(days, st.integers(1, 400))
@settings(max_examples=100, deadline=None)
def test_a_range_is_read_back(first, length):
    last = first + timedelta(days=length)
    text = (
        f"between {first.day} {MONTHS[first.month - 1]} {first.year} "
        f"and {last.day} {MONTHS[last.month - 1]} {last.year}"
    )
    [found] = find_dates(text)
    assert found.value.value == f"{first.isoformat()}/{last.isoformat()}"
    if (first.year, first.month) == (last.year, last.month):
        [short] = find_dates(f"{first.day} to {last.day} {MONTHS[last.month - 1]} {last.year}")
        assert short.value == found.value


@given(days, st.integers(0, 11), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_bare_month_is_the_nearest_on_its_side(published, month, past):
    verb = "left" if past else "will leave"
    [found] = find_dates(f"She {verb} in {MONTHS[month]}.", published.isoformat())
    assert found.value.first is not None
    away = (found.value.first.year - published.year) * 12 + month + 1 - published.month
    assert -12 < away <= 0 if past else 0 <= away < 12


@given(days, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_a_bare_weekday_is_within_a_week(published, weekday):
    [found] = find_dates(f"The council said on {WEEKDAYS[weekday]}.", published.isoformat())
    assert found.value.first is not None
    assert found.value.first.weekday() == weekday
    assert 0 <= (published - found.value.first).days < 7


WORDS = """
the a of last next this that year month week 2016 31 4th May March . , - / ( ) ' ’s and to between
from until by since in on ago later earlier early end spring 2016/17 1990s 9am 31/12/2016 99/99/9999
9999-12-31 0001-01-01 Monday today two hundred every £ first half quarter Christmas Easter general
election 0000 99999999 ten million centuries decades
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n"])


@given(
    st.lists(PIECES, max_size=30).map(" ".join),
    st.sampled_from([None, "2019-11-14", "0001-01-01", "9999-12-31", "2019", "../2019-05-01", "x"]),
)
@settings(max_examples=200, deadline=None)
def test_word_salad_never_raises(text, published):
    for one in find_dates(text, published):
        assert 0 <= one.start < one.end <= len(text)


@given(st.text(max_size=200), st.sampled_from([None, "2019-11-14"]))
@settings(max_examples=120, deadline=None)
def test_any_text_never_raises(text, published):
    find_dates(text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "4 ",
        "May ",
        "the ",
        "2016 ",
        "4 and ",
        "between ",
        "1.",
        "1/",
        "'",
        "last year of ",
        "\n",
        "a",
        "-",
    ],
)
def test_time_grows_with_length(piece):
    def seconds(times: int) -> float:
        return processor_seconds(lambda: find_dates(piece * times, "2019-11-14"))

    # Eight times the length; quadratic would be 64 times.
    assert grows_within(30, seconds, 500, 4000, floor=0.002)
