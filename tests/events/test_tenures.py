"""Tenures: somebody named holds, or held, a post."""

import pytest

KIRKLEES = "Kirklees Council"
ADA = {"person": "Ada Lovell", "role": "chief_executive", "organisation": KIRKLEES}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Lovell, chief executive of Kirklees Council, spoke.", {**ADA, "current": True}),
        ("Kirklees Council chief executive Ada Lovell spoke.", {**ADA, "current": True}),
        (
            "Ada Lovell, former chief executive of Kirklees Council, spoke.",
            {**ADA, "current": False},
        ),
        ("Ada Lovell was chief executive of Kirklees Council.", {**ADA, "current": False}),
        (
            "Ada Lovell has been chief executive of Kirklees Council since 2014.",
            {**ADA, "current": True, "since": "2014"},
        ),
        (
            "Ada Lovell, who was chief executive of Kirklees Council until 2016, spoke.",
            {**ADA, "current": False, "until": "2016"},
        ),
        (
            "Ada Lovell, chief executive of Kirklees Council, was urged to resign.",
            {**ADA, "current": True},
        ),
        (
            "Ada Lovell, chief executive of Kirklees Council, spoke of her trip in May 2014.",
            {**ADA, "current": True},
        ),
    ],
)
def test_a_tenure(told, text, wanted):
    assert told(text, "tenure") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovell, chief executive of Kirklees Council, has resigned.",
        "Ada Lovell, who has been appointed chief executive of Kirklees Council, spoke.",
        "Ada Lovell, incoming chief executive of Kirklees Council, spoke.",
        "Cllr Ada Lovell spoke in Kirklees.",
        "The chief executive of Kirklees Council spoke.",
        "Ada Lovell wrote to the chief executive of Kirklees Council.",
    ],
)
def test_no_tenure(told, text):
    assert told(text, "tenure") == []


def test_one_tenure_told_twice_and_two_of_two_people(told):
    twice = "Ada Lovell, chief executive of Kirklees Council, spoke. {} left the hall."
    again = "Ada Lovell, the chief executive,"
    assert len(told(twice.format(again), "tenure")) == 1
    assert len(told(twice.format("Ben Carr, leader of the council,"), "tenure")) == 2


RESUME = """Profile: Ada Lovell

Ada Lovell runs children's services at Leeds City Council. "I like it here," Lovell says.

CV

2016– Director of children's services, Leeds City Council

2013–15 Director of children's services, Bury Council

2004–09 Assistant director, Salford City Council

Lovell says that Leeds will be her last job, and that she has promised her family as much."""


def test_a_resume_is_of_whom_the_article_portrays(told):
    found = {
        event["organisation"]: (event["person"], event.get("since"), event.get("until"))
        for event in told(RESUME, "tenure")
        if event["current"] is False
    }
    assert found == {
        "Bury Metropolitan Borough Council": ("Ada Lovell", "2013", "2015"),
        "Salford City Council": ("Ada Lovell", "2004", "2009"),
    }


def test_one_dated_line_is_no_resume(told):
    text = (
        "Ada Lovell left Leeds's children's services.\n\n2011 Director, Bury Council\n\nIt rained."
    )
    assert [e for e in told(text, "tenure") if e["organisation"].startswith("Bury")] == []
