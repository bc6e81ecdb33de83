"""When an article that states no date was published: what its text proves."""

import pytest

from oversight.dates.publication import comment_bound, header_date, inferred, line_date


def whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The notice is published today (9th April 2014).", "2014-04-09"),
        ("The notice was published in April 2014.", None),
        (
            "The review was finished in March 2017 but held back by this year's general election.",
            "2017",
        ),
        (
            "The report by the adviser was completed in March. It was delayed by this year's "
            "general election, and a partnership began in early 2017. Much has changed in the six "
            "months since the adviser completed her report.",
            "2017-09",
        ),
        # Nothing told places the year.
        ("It was delayed by this year's general election.", None),
        # No general election was in 2018 or 2019's spring.
        ("In 2020 it was delayed by this year's general election.", None),
        ("Services were rated good in 2015. She left last week.", None),
    ],
)
def test_inferred(text, value):
    assert inferred(text, whole(text)).value == value


def test_the_first_comment_is_an_upper_bound():
    text = "Story.\nMo September 19, 2017 at 4:12 pm\nA B September 13, 2017 at 6:50 pm\nYes!"
    lines = [(0, 6), (7, 39), (40, 73), (74, 78)]
    assert comment_bound(text, lines[1:]).value == "../2017-09-13"
    assert comment_bound(text, []).value is None


def test_a_date_line_is_little_more_than_its_date():
    assert line_date("Published: 17:21, 6 March 2013").value == "2013-03-06"
    assert line_date("By Jo Hart | 24 September 2020").value == "2020-09-24"
    assert (
        line_date("The council was told on 24 September 2020 that the notice would stay.").value
        is None
    )
    assert line_date("September 2020").value is None


def test_header_without_layout():
    assert header_date("Title of it\n\n22 July 2021\nBy A B\n\nText.").value == "2021-07-22"
    assert header_date("A story\n\nIn 2014 it was so.").value is None
