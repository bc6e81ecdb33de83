"""Further wordings of a partnership, each beside a near miss: who helps whom, and how."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
TIE = {"council": BURY, "partner": LEEDS}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Bury's leader thanked Leeds City Council, our improvement partners since 2017.",
            {**TIE, "kind": "improvement_partner", "date": "2017/.."},
        ),
        (
            "Leeds City Council had been Bury council's sector-led improvement partner since 2017.",
            {**TIE, "kind": "improvement_partner", "date": "2017/.."},
        ),
        (
            "Leeds was now formally Bury council's partner in practice.",
            {**TIE, "kind": "improvement_partner"},
        ),
        (
            "Leeds has been supporting Bury under a formal partnership since May 2017.",
            {**TIE, "kind": "formal_partnership", "date": "2017-05/.."},
        ),
        (
            "Leeds City Council will provide training to Bury council until June 2020.",
            {**TIE, "kind": "support", "date": "../2020-06", "status": "planned"},
        ),
        (
            "On Tuesday she confirmed that Bury would work with Leeds as its improvement partner.",
            {**TIE, "kind": "improvement_partner", "status": "planned", "date": None},
        ),
        (
            "Leeds had offered to lend Bury four managers, and the offer had been accepted.",
            {**TIE, "status": "planned"},
        ),
        (
            "Talks on a joint service between Bury council and Leeds City Council foundered.",
            {**TIE, "status": "cancelled"},
        ),
        (
            "Leeds's director of children's services has agreed to act as her mentor in Bury.",
            {**TIE, "kind": "support", "status": "planned"},
        ),
        (
            "Leeds has agreed that Bury may draw upon its managers.",
            {**TIE, "kind": "support", "status": "planned"},
        ),
        (
            "Bury council signed a contract worth £2m with the consultancy Ravenhill Partners to "
            "provide interim leadership.",
            {"council": BURY, "partner": "Ravenhill Partners", "kind": "contract"},
        ),
    ],
)
def test_a_tie_is_told(told, text, wanted):
    [event] = told(text, "partnership")
    assert {key: event.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Bury council brought in a former deputy director from Leeds.",
        "Leeds has sent managers to Bury to see it.",
        "Bury council voted to end its contract with Bury First, the independent trust which has "
        "run the service since 2014.",
        "Bury's leader thanked Leeds City Council, our friends since 2017.",
        "Talks between Bury council and Leeds City Council on a road went well.",
    ],
)
def test_no_tie_is_told(told, text):
    assert told(text, "partnership") == []


def test_a_clause_of_its_own_names_nobody_helped(told):
    text = (
        "Bury council has been rated inadequate. Leeds City Council is to mentor its managers for "
        "a year, and Wigan council paid for an adviser who used to run services in Oldham."
    )
    assert {(one["council"], one["partner"]) for one in told(text, "partnership")} == {
        (BURY, LEEDS)
    }
