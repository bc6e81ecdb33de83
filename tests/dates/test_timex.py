"""TIMEX3: readings, TimeML files, the measure."""

import pytest

from oversight.dates.cli_rows import timex_marks
from oversight.dates.find import find_dates
from oversight.dates.score import Tally
from oversight.dates.tml import Mark, TmlError, read_tml

PUBLISHED = "2019-11-14"


@pytest.mark.parametrize(
    ("text", "type_", "value", "mod"),
    [
        ("on 5 May 2017", "DATE", "2017-05-05", None),
        ("last summer", "DATE", "2019-SU", None),
        ("last winter", "DATE", "2018-WI", None),
        ("last week", "DATE", "2019-W45", None),
        ("over the weekend", "DATE", "2019-W45-WE", None),
        ("the third quarter of 2018", "DATE", "2018-Q3", None),
        ("the first half of 2018", "DATE", "2018-H1", None),
        ("in the 1990s", "DATE", "199X", None),
        ("the early 1990s", "DATE", "199X", "START"),
        ("late 2016", "DATE", "2016", "END"),
        ("mid-2016", "DATE", "2016", "MID"),
        ("it is now open", "DATE", "PRESENT_REF", None),
        ("was recently opened", "DATE", "PAST_REF", None),
        ("in the near future", "DATE", "FUTURE_REF", None),
        ("over the past five months", "DURATION", "P5M", None),
        ("for several years", "DURATION", "PXY", None),
        ("for 48 hours", "DURATION", "PT48H", None),
        ("a two-week visit", "DURATION", "P2W", None),
        ("a fortnight", "DURATION", "P2W", None),
        ("two and a half years", "DURATION", "P2.5Y", None),
        ("twenty-one days", "DURATION", "P21D", None),
        ("every six months", "SET", "P6M", None),
        ("twice a year", "SET", "P1Y", None),
        ("on Tuesdays", "SET", "XXXX-WXX-2", None),
        ("published annually", "SET", "P1Y", None),
        ("at 9am on 5 May 2017", "TIME", "2017-05-05T09:00", None),
        ("at 2.30pm on 5 May 2017", "TIME", "2017-05-05T14:30", None),
        ("yesterday morning", "TIME", "2019-11-13TMO", None),
        ("tonight", "TIME", "2019-11-14TNI", None),
        ("two hours later", "TIME", None, None),
    ],
)
def test_readings(text, type_, value, mod):
    [found] = find_dates(text, PUBLISHED)
    assert (found.timex.type, found.timex.value, found.timex.mod) == (type_, value, mod)


def test_a_range_marks_its_ends():
    text = "between 12 September and 6 October"
    marks = timex_marks(find_dates(text, PUBLISHED))
    assert [(text[one.start : one.end], one.type, one.value) for one in marks] == [
        (text, "DURATION", "P25D"),
        ("12 September", "DATE", "2019-09-12"),
        ("6 October", "DATE", "2019-10-06"),
    ]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("on Tuesday night", "Tuesday", "2019-11-12"),
        ("early on Tuesday morning", "Tuesday", "2019-11-12"),
        ("the night of 5 May 2017", "5 May 2017", "2017-05-05"),
        ("at 9am on 5 May 2017", "5 May 2017", "2017-05-05"),
        ("yesterday morning", "yesterday", "2019-11-13"),
        ("last night", None, None),
        ("this morning", None, None),
        ("at 9am", None, None),
    ],
)
def test_a_time_marks_the_day_it_names(text, day, value):
    marks = timex_marks(find_dates(text, PUBLISHED))
    assert marks[0].type == "TIME"
    assert [(text[one.start : one.end], one.type, one.value) for one in marks[1:]] == (
        [(day, "DATE", value)] if day else []
    )


def test_only_american_papers_mean_a_day_by_a_tuesday_hearing():
    text = "He spoke at a Tuesday hearing."
    assert find_dates(text, PUBLISHED) == []
    [found] = find_dates(text, PUBLISHED, "american")
    assert found.value.value == "2019-11-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("closed in the latest quarter", "2019-Q3"),
        ("the week before last", "2019-W44"),
        ("the month after next", "2020-01"),
        ("the day after Boxing Day 2018", "2018-12-27"),
        ("the week before 4 May 2017", "2017-W17"),
        ("in the sixties", "196X"),
        ("Costs rose in the third quarter of 2016 from a year earlier.", "2015"),
        ("costs in its fiscal second quarter", "2019-Q2"),
        ("by year's end", "2019"),
        ("a year or so ago", "2018"),
        ("Revenue grew in 2017 over the year before.", "2016"),
    ],
)
def test_more_points_in_time(text, value):
    assert find_dates(text, PUBLISHED)[-1].timex.value == value


@pytest.mark.parametrize(
    "text", ["a woman in her sixties", "in a future in which all is well", "a Tuesday in June 2018"]
)
def test_no_points_in_time(text):
    assert [one for one in find_dates(text, PUBLISHED, "american") if one.kind != "month"] == []


TML = b"""<?xml version="1.0" ?>
<TimeML><DOCID>a.1</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2019-11-14T10:00">2019-11-14 10:00</TIMEX3></DCT>
<TEXT>He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2019-11-12">Tuesday
</TIMEX3> &amp; <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> on.</TEXT></TimeML>
"""


def test_tml_files():
    report = read_tml(TML)
    assert (report.doc_id, report.published) == ("a.1", "2019-11-14")
    assert report.text == "He left Tuesday\n & two days on."
    assert [(report.text[one.start : one.end], one.value) for one in report.marks] == [
        ("Tuesday\n", "2019-11-12"),
        ("two days", "P2D"),
    ]


@pytest.mark.parametrize("data", [b"", b"plain", b"<a>", b"<TimeML></TimeML>", b"\xff\xfe<"])
def test_what_is_no_tml_file(data):
    with pytest.raises(TmlError):
        read_tml(data)


def test_the_measure():
    gold = [Mark(0, 5, "DATE", "a"), Mark(10, 15, "DATE", "b"), Mark(20, 25, "DATE", "c")]
    found = [Mark(0, 5, "DATE", "a"), Mark(12, 18, "DATE", "x")]
    tally = Tally()
    tally.add(gold, found)
    assert tally.relaxed_f1 == pytest.approx(2 * 2 / 5)
    assert tally.strict_f1 == pytest.approx(2 * 1 / 5)
    assert tally.value_f1 == pytest.approx(0.8 * 0.5)


def test_general_news(extra):
    tally = Tally()
    files = sorted((extra / "timex").glob("*.tml"))
    if not files:
        pytest.skip("no TimeML files")
    for file in files:
        report = read_tml(file.read_bytes())
        found = timex_marks(find_dates(report.text, report.published, "american"))
        tally.add(
            [one for one in report.marks if one.type == "DATE"],
            [one for one in found if one.type == "DATE"],
        )
    assert tally.value_f1 >= 0.795
    assert tally.relaxed_f1 >= 0.905
