"""Publication dates as callers and files give them."""

import pytest

from oversight.records.published import published_on


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("2017-09-21", "2017-09-21", "day"),
        ("2017-09-21T10:00:00+01:00", "2017-09-21", "day"),
        ("2017-09", "2017-09", "month"),
        ("2017", "2017", "year"),
        ("Fri, 25 Nov 2016 10:00:00 GMT", "2016-11-25", "day"),
        ("25 November 2016", "2016-11-25", "day"),
        ("November 25, 2016 at 5:15 pm", "2016-11-25", "day"),
    ],
)
def test_a_date_is_read(given, value, precision):
    published = published_on(given)
    assert (published.value, published.precision) == (value, precision)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "soon",
        "yesterday",
        "May",
        "25 November",
        "November 2016 or so",
        "2017-13",
        "2017-02-30",
        "03/04/2026",
        "25 Nov 16",
        "x" * 10_000,
    ],
)
def test_what_is_no_full_date_is_refused(given):
    with pytest.raises(ValueError, match=r"\S"):
        published_on(given)
