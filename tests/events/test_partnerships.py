"""Partnerships: a named council or body helps a council in a specific way."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
SUPPORT = {"council": BURY, "partner": LEEDS, "kind": "support"}
IMPROVER = {**SUPPORT, "kind": "improvement_partner"}
FORMAL = {**SUPPORT, "kind": "formal_partnership"}
SHARED = {**SUPPORT, "kind": "shared_leadership"}

ONE = [
    (
        "Leeds City Council has agreed to lend Bury council a team of eight social workers.",
        {**SUPPORT, "status": "planned"},
    ),
    (
        "Bury council looked to Leeds City Council, but talks broke down over money.",
        {**SUPPORT, "status": "cancelled"},
    ),
    (
        "Bury council will buy in Leeds City Council's out-of-hours team.",
        {**SUPPORT, "kind": "contract", "status": "planned"},
    ),
    (
        "Leeds City Council's deputy director, Ada Lovell, is spending two days a week in Bury.",
        SUPPORT,
    ),
    (
        "Leeds City Council is now lined up as improvement partner for Bury council.",
        {**IMPROVER, "status": "planned"},
    ),
    ("Bury council and Leeds City Council are to stop sharing a chief executive.", SHARED),
    (
        "Leeds City Council, Bury council's improvement partner since 2018, has left.",
        {**IMPROVER, "date": "2018/.."},
    ),
    ("Bury council has brought in Leeds City Council as its improvement partner.", IMPROVER),
    (
        "Leeds City Council will act as Bury council's improvement partner.",
        {**IMPROVER, "status": "planned"},
    ),
    ("Bury council has entered into a partnership with Leeds City Council.", FORMAL),
    ("Bury council and Leeds City Council have signed a partnership agreement.", FORMAL),
    (
        "Leeds City Council has been supporting Bury council since January 2018.",
        {**SUPPORT, "date": "2018-01/.."},
    ),
    ("Bury council is being helped by experts from Leeds City Council.", SUPPORT),
    ("Bury council receives support from Leeds City Council.", SUPPORT),
    ("Leeds City Council has lent Bury council two team managers.", SUPPORT),
    ("Bury council shares its director of children's services with Leeds City Council.", SHARED),
    ("Bury council turned to Leeds City Council for help.", SUPPORT),
    ("Bury council has been taken under the wing of Leeds City Council.", SUPPORT),
    ("Bury council has enlisted Leeds City Council as a mentor.", SUPPORT),
    ("Bury council has drafted in a team from Leeds City Council.", SUPPORT),
    ("Bury council has an informal arrangement with Leeds City Council.", SUPPORT),
    ("Bury council accepted an offer of help from Leeds City Council.", SUPPORT),
    ("Leeds City Council has sent six social workers to Bury council.", SUPPORT),
    (
        "Leeds City Council, a near neighbour, has been helping Bury council since May 2018.",
        {**SUPPORT, "date": "2018-05/.."},
    ),
    ("Bury council and Leeds City Council share a director of children's services.", SHARED),
    (
        "Leeds City Council declined to become Bury council's improvement partner.",
        {**IMPROVER, "status": "cancelled"},
    ),
    (
        "Bury council has hired Brightwater Consulting to clear its backlog.",
        {"council": BURY, "partner": "Brightwater Consulting", "kind": "contract"},
    ),
    ("Bury council ended its partnership with Leeds City Council in March 2018.", SUPPORT),
    (
        "Bury council is teaming up with private firm Brightwater to improve social work.",
        {"council": BURY, "partner": "Brightwater", "kind": "contract"},
    ),
    (
        "Bury council hired a firm, Brightwater, which was called in last June.",
        {"council": BURY, "partner": "Brightwater", "kind": "contract"},
    ),
    (
        "Leeds City Council was appointed improvement adviser to Bury council in 2018.",
        {**IMPROVER, "date": "2018"},
    ),
    (
        "Bury council will share Leeds City Council's director of children's services.",
        {**SHARED, "status": "planned"},
    ),
    ("Leeds City Council has taken Bury council under its wing.", SUPPORT),
    ("Bury council and Leeds City Council have begun a partnership.", FORMAL),
    (
        "Leeds City Council's director of children's services will lead Bury council's department.",
        {**SHARED, "status": "planned"},
    ),
    ("Leeds City Council is acting as an improvement adviser to Bury council.", IMPROVER),
    (
        "Bury council has asked Leeds City Council for help.",
        {**SUPPORT, "status": "proposed"},
    ),
    ("Practice leads from Leeds City Council have been coaching team managers at Bury.", SUPPORT),
    ("Leeds City Council has begun mentoring Bury council.", SUPPORT),
    ("Bury council is getting better under the tutelage of Leeds City Council.", SUPPORT),
    (
        "Leeds City Council is being lined up to help rescue social work in Bury.",
        {**SUPPORT, "status": "planned"},
    ),
    ("Leeds City Council has come to the rescue of its stricken neighbour, Bury.", SUPPORT),
    ("Bury council's new improvement partner is Leeds City Council.", IMPROVER),
    ("Bury council is to part company with Leeds City Council in May 2020.", FORMAL),
    (
        "The director of children's services at Leeds is to do the same job at Bury council.",
        {**SHARED, "status": "planned"},
    ),
    (
        "Bury council has turned down Leeds City Council's offer to lend it a chief executive.",
        {**SHARED, "status": "cancelled"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_partnership(told, text, wanted):
    assert told(text, "partnership") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "Bury council hired consultants Brightwater Partners to review 200 case files.",
        "Bury council has teamed up with the charity Lanternlight to collect toys.",
        "A boy from Bury was helped by Leeds City Council.",
        "Bury council works in partnership with schools, police and health.",
        "All agencies in Bury work together.",
        "Bury council and its partners said so.",
        "Bury council beat Leeds City Council at cricket.",
        "Bury council, like Leeds City Council, was rated good.",
        "Bury council had support from Ofsted and the Department for Education.",
        "Bury council asked Leeds City Council to apologise.",
        "Bury council had to deal with Leeds City Council over a bus route.",
        "Bury council asked Leeds City Council to send in a team to look at its records.",
        "Bury council has hired Brightwater Consulting to review its services.",
        "Bury council has an agreement with Leeds City Council over bins.",
        "Bury council asked Leeds City Council to support its bid for new buses.",
        "Bury council was helped by volunteers.",
        "Leeds City Council supports young people in Bury.",
        "Ada Lovell, who retired as director of Leeds City Council, will advise Bury council.",
        "Bury council has hired painters to clear its offices.",
        "Barnardo's spoke of children in Bury.",
    ],
)
def test_no_partnership(told, text):
    assert told(text, "partnership") == []


def test_the_one_helped_is_the_one_spoken_of(told):
    text = "Bury council is short of social workers. Leeds City Council has lent three managers."
    [event] = told(text, "partnership")
    assert (event["council"], event["partner"]) == (BURY, LEEDS)


def test_each_of_a_row_helps(told):
    text = "Leeds, Wigan and Stockport are all giving Bury council a hand with its front door."
    found = told(text, "partnership")
    assert {one["council"] for one in found} == {BURY}
    assert sorted(one["partner"] for one in found) == [
        LEEDS,
        "Stockport Metropolitan Borough Council",
        "Wigan Metropolitan Borough Council",
    ]


def test_each_of_a_set_shares_with_one(told):
    text = "Bury, Wigan and Leeds met. The three councils will share a chief executive."
    found = told(text, "partnership")
    assert len(found) == 2
    assert len({one["partner"] for one in found}) == 1
    assert {one["kind"] for one in found} == {"shared_leadership"}


def test_the_two_are_those_just_named(told):
    text = "Bury council sat down with Leeds City Council. The two have shared a chief executive."
    [event] = told(text, "partnership")
    assert {event["council"], event["partner"]} == {BURY, LEEDS}
