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
            "Leeds's director of children's services, Ada Lovell, will take on the same job at "
            "Bury council from May 2019. The two councils will share the cost.",
            {**TIE, "kind": "shared_leadership", "status": "planned"},
        ),
        (
            "Leeds's director of children's services, Ada Lovell, will be director of children's "
            "services for both areas, Bury council said.",
            {**TIE, "kind": "shared_leadership", "status": "planned"},
        ),
        (
            "Two northern councils are to share a director of children's services. Leeds City "
            "Council and Bury council agreed it in May.",
            {**TIE, "kind": "shared_leadership", "status": "planned"},
        ),
        (
            "Bury council was rated inadequate. Leeds City Council provides an independent "
            "reviewing officer for one day a week.",
            {**TIE, "kind": "support"},
        ),
        (
            "Bury council was rated inadequate. Leeds City Council was drafted in as the council's "
            "improvement partner in May 2016.",
            {**TIE, "kind": "improvement_partner", "date": "2016-05"},
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
        "Leeds's director of children's services, Ada Lovell, will take on the same job at Bury "
        "council from May.",
        "Two northern councils are to share a bus depot. Leeds and Bury agreed it in May.",
        "Bury council was rated inadequate. Leeds was asked to take over the department.",
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
