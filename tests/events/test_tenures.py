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
