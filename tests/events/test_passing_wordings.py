"""Grades, visits and instruments told in passing, and what is wished, supposed or another's."""

import pytest

KIRKLEES = "Kirklees Council"
HAPPENED = {"status": "happened", "council": KIRKLEES, "inspectorates": ["Ofsted"]}
GRADED = {**HAPPENED, "kind": "inspection"}
BAD, FAIR, GOOD = ["overall: inadequate"], ["overall: requires_improvement"], ["overall: good"]

GRADES = [
    ("Kirklees has been handed the lowest mark available by Ofsted.", BAD),
    ("Ofsted awarded Kirklees its top grade.", ["overall: outstanding"]),
    ("Ofsted came to Kirklees and it got a good.", GOOD),
    ("Ofsted said that all five judgements on Kirklees were inadequate.", BAD),
    (
        "Adoption in Kirklees was graded good by Ofsted, as was the help given to families.",
        ["adoption: good", "help_and_protection: good"],
    ),
    (
        "Kirklees, where leadership was praised, stays at requires improvement, Ofsted says.",
        FAIR,
    ),
    (
        "Services in Kirklees were rated good with outstanding leadership, Ofsted says.",
        ["overall: good", "leadership: outstanding"],
    ),
]


@pytest.mark.parametrize(("text", "judgements"), GRADES)
def test_a_grade(told, text, judgements):
    assert told(text, "inspection") == [{**GRADED, "judgements": judgements}]


NONE = [
    "Kirklees wants its children's department to be rated outstanding by Ofsted.",
    "Were Kirklees to fall to inadequate, Ofsted would be back within weeks.",
    "The consultants found leadership in Kirklees that was inadequate and ineffective.",
    "Kirklees is bracing itself for an inadequate rating from Ofsted.",
    '"The children deserve better and these services are inadequate," said Cllr Ada Lovell.',
    "A children's centre in Kirklees has been rated inadequate by Ofsted.",
    "Kirklees is watched closely; its neighbour has been rated good by Ofsted.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_grade(told, text):
    assert told(text, "inspection") == []


def test_two_grades_of_two_times(told):
    text = (
        "Kirklees is celebrating a rating of good from Ofsted, five years after its services were "
        "branded inadequate."
    )
    found = [one["judgements"] for one in told(text, "inspection")]
    assert sorted(found) == [GOOD, BAD]


def test_an_instrument_ends_and_began(told):
    text = "The statutory direction to Kirklees, which began in 2017, was lifted by ministers."
    found = told(text, "intervention")
    assert [(one["action"], one.get("date")) for one in found] == [
        ("issued", "2017"),
        ("lifted", None),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kirklees will not be subject to an improvement notice.", "cancelled"),
        ("Ministers decided against imposing a statutory direction on Kirklees.", "cancelled"),
        ("An improvement notice for Kirklees is on the cards.", "proposed"),
    ],
)
def test_an_instrument_that_is_not_there(told, text, status):
    found = told(text, "intervention")
    assert [(one["action"], one["status"]) for one in found] == [("issued", status)]
