"""Industrial action: strikes, work to rule, and the ballots on them."""

import pytest

LEEDS, BRADFORD, UNION = (
    "Leeds City Council",
    "City of Bradford Metropolitan District Council",
    "Unison",
)

# A sentence, and the action that it tells of.
TOLD = [
    (
        "The union is consulting its members on strike action.",
        {"kind": "ballot"},
    ),
    (
        "It has not ruled out a ballot for industrial action.",
        {"kind": "ballot", "status": "proposed"},
    ),
    (
        "Members backed the walkouts by a margin of 71 per cent in a ballot in February.",
        {"kind": "ballot", "date": "2019-02", "in_favour": 71},
    ),
    (
        "Social workers will strike for two days later this month.",
        {"kind": "strike", "date": "2019-03", "duration": "P2D", "status": "planned"},
    ),
    (
        "It is the first action since 2009, when Unison's members stayed away from work.",
        {"kind": "strike", "date": "2009", "status": "happened"},
    ),
    (
        "Its 130 members in the department would be asked on 4 May whether they would walk out.",
        {"kind": "ballot", "date": "2019-05-04", "participants": 130, "status": "planned"},
    ),
    (
        "Two more days of action are planned for July.",
        {"kind": "strike", "date": "2019-07", "duration": "P2D", "status": "planned"},
    ),
    (
        "Social workers struck for a day on 3 February.",
        {"kind": "strike", "date": "2019-02-03", "duration": "P1D"},
    ),
    ("Unison said a ballot could not be ruled out.", {"kind": "ballot", "status": "proposed"}),
    (
        "Social workers walked out on 4 February for 48 hours.",
        {"kind": "strike", "date": "2019-02-04", "duration": "PT48H"},
    ),
    (
        "Some 120 staff went on strike in January.",
        {"kind": "strike", "date": "2019-01", "participants": 120},
    ),
    (
        "Social workers are to walk out for three days from April 9.",
        {"kind": "strike", "date": "2019-04-09", "duration": "P3D", "status": "planned"},
    ),
    (
        "A two-day strike planned for 25 March has been called off.",
        {"kind": "strike", "date": "2019-03-25", "duration": "P2D", "status": "cancelled"},
    ),
    (
        "Unison threatened to strike over workloads.",
        {"kind": "strike", "status": "proposed"},
    ),
    (
        "Staff have been working to rule since January 7.",
        {"kind": "work_to_rule", "date": "2019-01-07/.."},
    ),
    (
        "Unison balloted 168 people in January, and 91 per cent voted for action.",
        {"kind": "ballot", "date": "2019-01", "participants": 168, "in_favour": 91},
    ),
    (
        "The union is to ballot 45 staff from April 13.",
        {"kind": "ballot", "date": "2019-04-13", "participants": 45, "status": "planned"},
    ),
    (
        "The union would ballot for industrial action if staff were moved.",
        {"kind": "ballot", "status": "proposed"},
    ),
    (
        "Members of Unison voted to strike in February.",
        {"kind": "ballot", "date": "2019-02"},
    ),
    (
        "Unison members backed further strikes by 79 per cent in a ballot in February.",
        {"kind": "ballot", "date": "2019-02", "in_favour": 79},
    ),
    (
        "Seven members would stop work for two weeks from 9 April.",
        {
            "kind": "strike",
            "date": "2019-04-09",
            "duration": "P2W",
            "participants": 7,
            "status": "planned",
        },
    ),
    (
        "Thirty staff are to take strike action over rotas.",
        {"kind": "strike", "participants": 30, "status": "planned"},
    ),
    (
        "The strike by 200 social workers ended on 4 February.",
        {"kind": "strike", "date": "2019-02-04", "participants": 200},
    ),
    (
        "Preparations are now under way for an official ballot of workers by Unison.",
        {"kind": "ballot", "status": "planned"},
    ),
    (
        "The strike ballot opened on 7 January and closed on 25 January.",
        {"kind": "ballot", "date": "2019-01-25"},
    ),
]


def test_strike_of_years_ago_has_no_union_by_default(told):
    text = "Leeds City Council met officials of Unison. Staff walked out for a day in May 2009."
    [event] = told(text, "industrial_action")
    assert event["date"] == "2009-05"
    assert "union" not in event


@pytest.mark.parametrize(("text", "action"), TOLD, ids=[case[0] for case in TOLD])
def test_action_is_told(told, text, action):
    opening = "Leeds City Council met officials of Unison."
    [event] = told(f"{opening} {text}", "industrial_action")
    assert event == {"council": LEEDS, "union": UNION, "status": "happened", **action}


@pytest.mark.parametrize(
    "text",
    [
        "Leeds City Council and Unison struck a deal.",
        "Leeds City Council must strike a balance, Unison said.",
        "The social worker in Leeds was struck off the register.",
        "The most striking thing in Leeds is the silence, Unison said.",
        "Nobody goes into this job in Leeds to stand on a picket line, Unison said.",
        "She walked out of the meeting in Leeds with Unison.",
        "Voters in Leeds will say so at the ballot box.",
        "Leeds hit back at Unison.",
    ],
)
def test_other_strikes_are_none(told, text):
    assert told(text, "industrial_action") == []


def test_a_strike_through_threat_date_and_postponement_is_one(told):
    text = (
        "Unison threatened to strike at Leeds City Council last month. The strike was to take "
        "place on 20 March. On Tuesday the strike was called off."
    )
    [event] = told(text, "industrial_action")
    assert (event["status"], event["date"]) == ("cancelled", "2019-03-20")


def test_the_ballot_is_its_own(told):
    text = (
        "Unison members at Leeds City Council walked out on 4 March. In a ballot in January 83% "
        "of the 240 members balloted voted in favour of strikes."
    )
    kinds = {event["kind"]: event for event in told(text, "industrial_action")}
    assert kinds.keys() == {"strike", "ballot"}
    assert (kinds["ballot"]["participants"], kinds["ballot"]["in_favour"]) == (240, 83)


def test_a_vote_on_papers_returned_has_its_own_base(told):
    text = (
        "A ballot of 250 social workers at Leeds City Council saw 79% in favour of strikes, Unison "
        "says. It was 79% of the 75 members who sent a paper back."
    )
    [event] = told(text, "industrial_action")
    assert (event["participants"], event["in_favour"]) == (250, 79)


def test_strikes_on_two_days_are_two(told):
    text = (
        "Unison members at Leeds City Council walked out on 4 February. They will strike again "
        "on 28 March."
    )
    found = {(event["date"], event["status"]) for event in told(text, "industrial_action")}
    assert found == {("2019-02-04", "happened"), ("2019-03-28", "planned")}


def test_a_strike_elsewhere_is_another_councils(told):
    text = (
        "Unison members at Leeds City Council walked out on 4 March. Staff in neighbouring "
        "Bradford staged a one-day strike in 2011."
    )
    events = told(text, "industrial_action")
    assert [event["council"] for event in events] == [LEEDS, BRADFORD]
    assert "union" not in events[1]
