"""Departures: somebody leaves a post, or is to."""

import pytest

DCS, CHIEF, LEADER = "director_childrens_services", "chief_executive", "council_leader"
KIRKLEES = "Kirklees Council"
BEN = {"person": "Ben Carr", "organisation": KIRKLEES, "role": CHIEF}
HE = "Ben Carr, chief executive of Kirklees Council,"


TOLD = [
    (f"{HE} has resigned.", {**BEN, "manner": "resigned"}),
    (f"{HE} has quit.", {**BEN, "manner": "resigned"}),
    (f"{HE} has stepped down.", {**BEN, "manner": "resigned"}),
    (
        f"{HE} retires in June.",
        {**BEN, "manner": "retired", "date": "2019-06", "status": "planned"},
    ),
    (f"{HE} was sacked in 2018.", {**BEN, "manner": "dismissed", "date": "2018"}),
    (f"{HE} has left by mutual consent.", {**BEN, "manner": "mutual_consent"}),
    (f"{HE} was seconded to Leeds in 2018.", {**BEN, "manner": "seconded", "date": "2018"}),
    (f"{HE} was made redundant in 2018.", {**BEN, "manner": "restructure", "date": "2018"}),
    (f"{HE} has been suspended.", {**BEN, "manner": "suspended"}),
    (
        f"{HE} has resigned and will leave in May.",
        {**BEN, "manner": "resigned", "date": "2019-05", "status": "planned"},
    ),
    (f"{HE} should resign, said Ada Lovell.", {**BEN, "manner": "resigned", "status": "proposed"}),
    (f"{HE} denied that he would resign.", {**BEN, "manner": "resigned", "status": "cancelled"}),
    (
        "Ben Carr resigned as leader of Kirklees Council in May 2018 after the report.",
        {**BEN, "role": LEADER, "manner": "resigned", "date": "2018-05"},
    ),
    (
        "Ben Carr's resignation as leader of Kirklees Council took effect in May 2018.",
        {**BEN, "role": LEADER, "manner": "resigned", "date": "2018-05"},
    ),
    (
        "Ben Carr has been suspended as chief executive of Kirklees Council.",
        {**BEN, "manner": "suspended"},
    ),
    (
        "The director of children's services at Kirklees Council has resigned.",
        {"role": DCS, "organisation": KIRKLEES, "manner": "resigned"},
    ),
    (
        "Ben Carr left Kirklees Council in 2017.",
        {
            "person": "Ben Carr",
            "organisation": KIRKLEES,
            "manner": "unstated",
            "date": "2017",
        },
    ),
    (
        "Following the resignation of Ben Carr as leader of Kirklees Council in May 2018, all is "
        "open.",
        {**BEN, "role": LEADER, "manner": "resigned", "date": "2018-05"},
    ),
    (
        f"{HE} will leave for a new job in June.",
        {**BEN, "manner": "moved", "date": "2019-06", "status": "planned"},
    ),
    (
        "Ben Carr's term as children's commissioner for Kirklees came to an end in 2018.",
        {**BEN, "role": "commissioner", "manner": "end_of_term", "date": "2018"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_departure(told, text, wanted):
    assert told(text, "departure") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        f"{HE} left the meeting early.",
        f"{HE} sacked two managers in 2018.",
        f"{HE} spoke of the many who retire.",
        f"{HE} was succeeded by Ada Lovell.",
        "Social workers are leaving Kirklees Council.",
        "The children left Kirklees in 2017.",
        '"I will not resign over this report at all," said Ben Carr, leader of Kirklees Council.',
        '"She has resigned and we wish her well," said Ben Carr, leader of Kirklees Council.',
        f"{HE} has quit smoking.",
        f"{HE} stepped down from the bus.",
    ],
)
def test_no_departure(told, text):
    assert told(text, "departure") == []


@pytest.mark.parametrize(
    ("text", "manners"),
    [
        (f"{HE} resigned in May 2018. He stood down after a vote.", ["resigned"]),
        (f"{HE} was suspended in May 2018. He resigned in July 2018.", ["suspended", "resigned"]),
        (f"{HE} has resigned. Ada Lovell, leader of Kirklees Council, has quit.", ["resigned"] * 2),
    ],
)
def test_tellings_of_one_departure(told, text, manners):
    assert [event["manner"] for event in told(text, "departure")] == manners
