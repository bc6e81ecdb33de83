"""Strikes and ballots told in a clause: lengths, who voted, what was ruled out."""

import pytest

BURY = "Bury Metropolitan Borough Council"
BALLOT = {"status": "happened", "council": BURY, "union": "Unison", "kind": "ballot"}
STRIKE = {"status": "happened", "council": BURY, "union": "Unison", "kind": "strike"}

ONE = [
    (
        "In September, some 120 members of Unison in Bury's safeguarding teams voted to strike.",
        {**BALLOT, "date": "2018-09", "in_favour": 120},
    ),
    (
        "In Bury, where 60 social workers voted by three to one for action last month, Unison is "
        "pleased.",
        {**BALLOT, "date": "2019-02", "participants": 60},
    ),
    (
        "Unison said an indicative ballot in Bury on industrial action had been called off.",
        {**BALLOT, "status": "cancelled"},
    ),
    (
        "Unison said staff in Bury had been given assurances which led to a proposed ballot being "
        "dropped.",
        {**BALLOT, "status": "cancelled"},
    ),
    (
        "Unison said members in Bury had ruled out striking over the reorganisation.",
        {**STRIKE, "status": "cancelled"},
    ),
    (
        "Unison members in Bury began a 48-hour strike on Monday.",
        {**STRIKE, "date": "2019-03-11", "duration": "PT48H"},
    ),
    (
        "Unison members in Bury walked out for one hour on Monday.",
        {**STRIKE, "date": "2019-03-11", "duration": "PT1H"},
    ),
    (
        "Unison members in Bury have refused to work overtime since 20 February.",
        {**STRIKE, "kind": "work_to_rule", "date": "2019-02-20/.."},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_dispute(told, text, wanted):
    assert told(text, "industrial_action") == [wanted]


def test_a_further_day_is_put_off(told):
    text = (
        "Unison members in Bury began a two-day strike on Monday. A third day, planned for next "
        "Wednesday, has been put off."
    )
    found = told(text, "industrial_action")
    assert [(one["status"], one["duration"]) for one in found] == [
        ("happened", "P2D"),
        ("cancelled", "P1D"),
    ]


def test_a_vote_and_a_strike_called_off_are_two(told):
    text = (
        "In Bury, where 60 social workers voted by three to one for action last month, a stoppage "
        "due next Thursday was called off yesterday by Unison."
    )
    found = told(text, "industrial_action")
    assert {(one["kind"], one["status"]) for one in found} == {
        ("ballot", "happened"),
        ("strike", "cancelled"),
    }


def test_who_took_part_is_of_the_strike_told_before(told):
    text = "Unison members in Bury walked out on Monday. The union says more than 130 took part."
    [event] = told(text, "industrial_action")
    assert (event["kind"], event["participants"]) == ("strike", 130)


def test_who_took_part_is_of_the_vote_told_before(told):
    text = (
        "Unison members in Bury voted on Monday in favour of a strike. A total of 318 staff were "
        "entitled to take part."
    )
    [event] = told(text, "industrial_action")
    assert (event["kind"], event["participants"]) == ("ballot", 318)


def test_who_takes_part_is_not_of_the_strike_of_years_ago(told):
    text = (
        "Social workers at Bury council will strike next Tuesday. Unison said around 140 of its "
        "members would take part in the action, the first by social workers there since 2008."
    )
    found = told(text, "industrial_action")
    assert {(one["date"], one.get("participants")) for one in found} == {
        ("2019-03-19", 140),
        ("2008", None),
    }


def test_a_ballot_called_off_has_no_opening_day(told):
    text = "A ballot of Unison members in Bury was due to open on Monday but is now on hold."
    [event] = told(text, "industrial_action")
    assert (event["status"], event.get("date")) == ("cancelled", None)


NONE = [
    "Unison was there when the idea of a company in Bury was voted down.",
    "Unison has members in Bury. Director of children's services Ada Lovell walked out in May.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_dispute(told, text):
    assert told(text, "industrial_action") == []
