"""Inspections: visits, grades, areas, dates, and which tellings are one."""

import pytest

KIRKLEES = "Kirklees Council"
BASE = {"status": "happened", "council": KIRKLEES, "inspectorates": ["Ofsted"]}
GRADED = {**BASE, "kind": "inspection"}
BAD, GOOD = ["overall: inadequate"], ["overall: good"]
MAY = {"published": "2018-05"}


def missed(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


ONE = [
    (
        "Kirklees Council's children's services were rated inadequate by Ofsted in May 2018.",
        {**GRADED, **MAY, "judgements": BAD},
    ),
    (
        "Ofsted judged children's services in Kirklees to be inadequate.",
        {**GRADED, "judgements": BAD},
    ),
    (
        "Ofsted inspected children's services in Kirklees in March 2018 and rated them inadequate.",
        {**GRADED, "inspected": "2018-03", "judgements": BAD},
    ),
    (
        "Kirklees was rated inadequate by Ofsted in May 2018. Inspectors visited in March 2018.",
        {**GRADED, **MAY, "inspected": "2018-03", "judgements": BAD},
    ),
    (
        "Ofsted rated Kirklees inadequate overall and requires improvement for adoption.",
        {**GRADED, "judgements": ["overall: inadequate", "adoption: requires_improvement"]},
    ),
    (
        "Ofsted rated Kirklees requires improvement overall in May 2018, with help and protection "
        "inadequate.",
        {
            **GRADED,
            **MAY,
            "judgements": ["overall: requires_improvement", "help_and_protection: inadequate"],
        },
    ),
    (
        "Services for children in care and care leavers in Kirklees were rated good by Ofsted.",
        {**GRADED, "judgements": ["in_care: good", "care_leavers: good"]},
    ),
    (
        "The report on Kirklees, published by Ofsted in May 2018, rated the safeguarding board "
        "inadequate.",
        {**GRADED, **MAY, "judgements": ["safeguarding_board: inadequate"]},
    ),
    (
        "The inspection of child protection in Kirklees by Ofsted in May 2018 led to a grade of "
        "inadequate.",
        {
            **GRADED,
            "inspected": "2018-05",
            "services": ["help_and_protection"],
            "judgements": ["help_and_protection: inadequate"],
        },
    ),
    (
        "Ofsted carried out a monitoring visit to Kirklees in January 2019.",
        {**BASE, "kind": "monitoring_visit", "inspected": "2019-01"},
    ),
    (
        "In its fourth monitoring visit to Kirklees, in January 2019, Ofsted found progress.",
        {**BASE, "kind": "monitoring_visit", "inspected": "2019-01", "number": 4},
    ),
    (
        "Ofsted carried out a focused visit to Kirklees on care leavers in January 2019.",
        {**BASE, "kind": "focused_visit", "inspected": "2019-01", "services": ["care_leavers"]},
    ),
    (
        "Ofsted found one area for priority action in a focused visit to Kirklees in January 2019.",
        {**BASE, "kind": "focused_visit", "inspected": "2019-01", "outcome": "priority_action"},
    ),
    (
        "Ofsted will carry out a monitoring visit to Kirklees in June 2019.",
        {**BASE, "kind": "monitoring_visit", "inspected": "2019-06", "status": "planned"},
    ),
    (
        "Ofsted's monitoring visit to Kirklees in January 2019 has been cancelled.",
        {**BASE, "kind": "monitoring_visit", "inspected": "2019-01", "status": "cancelled"},
    ),
    (
        "Children's services in Kirklees will be inspected by Ofsted in June.",
        {**GRADED, "inspected": "2019-06", "status": "planned"},
    ),
    (
        "Kirklees Council is awaiting its first inspection by Ofsted under the new rules.",
        {**GRADED, "status": "planned"},
    ),
    (
        "Kirklees Council is due to undergo a full Ofsted inspection.",
        {**GRADED, "status": "planned"},
    ),
    (
        "Ofsted has upgraded Kirklees Council's children's services to good after a hard year.",
        {**GRADED, "judgements": GOOD},
    ),
    (
        "It is the third time since 2011 that Ofsted has judged Kirklees Council inadequate.",
        {**GRADED, "judgements": BAD},
    ),
    (
        "A joint inspection of SEND services in Kirklees by Ofsted in March 2019 ended in a "
        "written statement of action.",
        {
            **BASE,
            "kind": "send_inspection",
            "inspected": "2019-03",
            "outcome": "written_statement_of_action",
        },
    ),
    (
        "Ofsted carried out a short inspection of children's services in Kirklees in January 2019 "
        "and rated them good.",
        {**BASE, "kind": "short_inspection", "inspected": "2019-01", "judgements": GOOD},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_an_inspection(told, text, wanted):
    [found] = told(text, "inspection")
    for event in (found, wanted):
        event["judgements"] = sorted(event.get("judgements", []))
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted has not rated children's services at Kirklees inadequate.",
        "Kirklees was never rated inadequate by Ofsted.",
        "Kirklees was told it would be rated inadequate by Ofsted unless it changed.",
        "Children's services in Kirklees would be rated good next time by Ofsted, it is hoped.",
        "Kirklees showed good practice and gave good examples, Ofsted said in May 2018.",
        "Kirklees housed families in inadequate homes, Ofsted said in May 2018.",
        "The school in Kirklees was rated inadequate by Ofsted in May 2018.",
        "A nursery in Kirklees was rated inadequate by Ofsted in May 2018.",
        "The hotel in Kirklees was rated good by its guests in May 2018.",
        "Managers at Kirklees believed that services remained good or outstanding, Ofsted said.",
        "Kirklees was told by Ofsted to be good or better.",
        "Of the councils that Ofsted inspected beside Kirklees, 30 were rated inadequate.",
        "Ofsted judged Kirklees inadequate in three out of four areas it did not name.",
        "Kirklees Council expects to publish its response to the Ofsted inspection soon.",
        "A visit to Kirklees in May 2018 pleased the minister.",
        "Ofsted, which monitors councils, wrote to Kirklees.",
    ],
)
def test_no_inspection(told, text):
    assert told(text, "inspection") == []


# What tells two inspections apart: council, kind, grade, number and dates of each.
SEVERAL = [
    (
        "Children's services in Kirklees were rated good by Ofsted in 2014 and inadequate in 2018.",
        [("2014", GOOD), ("2018", BAD)],
    ),
    (
        "Children's services in Kirklees, previously rated good, were rated inadequate by Ofsted "
        "in May 2018.",
        [(None, GOOD), ("2018-05", BAD)],
    ),
    (
        "Kirklees was rated inadequate by Ofsted in 2016. It is now rated good after a "
        "reinspection in March 2019.",
        [("2016", BAD), ("2019-03", GOOD)],
    ),
    (
        "Kirklees was rated inadequate by Ofsted in May 2018. The council, rated inadequate, "
        "apologised. The inadequate rating was a shock.",
        [("2018-05", BAD)],
    ),
    (
        "Kirklees was rated inadequate by Ofsted, the same grade as in 2015.",
        [(None, BAD), ("2015", BAD)],
    ),
    (
        "Services in Kirklees had declined since inspections by Ofsted in 2012 and 2013.",
        [("2012", []), ("2013", [])],
    ),
    (
        "An Ofsted report published in May 2019 said that services had declined since Kirklees was "
        "rated good in 2016.",
        [("2016", GOOD), ("2019-05", [])],
    ),
]


SUBJECTS = [
    (
        "The council said Slough Children's Services Trust was rated inadequate by Ofsted in 2016.",
        ("Slough Borough Council", "Slough Children's Services Trust"),
    ),
    (
        "Ofsted inspected SEND services in Kirklees in March 2019; the local area partnership was "
        "told of widespread and systemic failings.",
        ("Kirklees Council", "local area partnership"),
    ),
    (
        "Slough Borough Council was rated inadequate by Ofsted in 2016.",
        ("Slough Borough Council", None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SUBJECTS)
def test_who_was_inspected(told, text, wanted):
    [event] = told(text, "inspection")
    assert (event["council"], event.get("subject")) == wanted


COUNCILS = [
    (
        "Wirral, Sefton and Knowsley were all rated inadequate by Ofsted in 2016.",
        {"Wirral": "inadequate", "Sefton": "inadequate", "Knowsley": "inadequate"},
    ),
    (
        "Ofsted rated Kirklees and Leeds in 2016. Both councils were judged good.",
        {"Kirklees": "good", "Leeds": "good"},
    ),
    (
        "Barnet was rated inadequate by Ofsted in 2016, while Brent and Camden were rated good.",
        {"Barnet": "inadequate", "Brent": "good", "Camden": "good"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), COUNCILS)
def test_each_council_of_a_row_has_its_own(told, text, wanted):
    found = {
        name: event["judgements"]
        for event in told(text, "inspection")
        for name in wanted
        if name in event["council"]
    }
    assert found == {name: [f"overall: {grade}"] for name, grade in wanted.items()}


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_which_grades_are_one_inspection(told, text, wanted):
    found = [
        (event.get("published") or event.get("inspected"), event.get("judgements", []))
        for event in told(text, "inspection")
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_each_council_has_its_own(told):
    text = (
        "Kirklees was rated inadequate by Ofsted in May 2018 while Wirral was rated good in June "
        "2018."
    )
    found = [(e["council"], e["judgements"], e["published"]) for e in told(text, "inspection")]
    assert sorted(found) == [
        (KIRKLEES, BAD, "2018-05"),
        ("Wirral Borough Council", GOOD, "2018-06"),
    ]


def test_visits_are_told_apart_by_their_dates(told):
    text = (
        "Ofsted carried out a monitoring visit to Kirklees in January 2019. A second monitoring "
        "visit to Kirklees took place in March 2019."
    )
    found = [(event["inspected"], event.get("number")) for event in told(text, "inspection")]
    assert sorted(found) == [("2019-01", None), ("2019-03", 2)]


def test_a_visit_made_and_a_visit_to_come(told):
    text = (
        "Ofsted inspectors carried out a monitoring visit to Kirklees in January 2019 and will "
        "carry out a second monitoring visit in June 2019."
    )
    found = [(event["inspected"], event["status"]) for event in told(text, "inspection")]
    assert sorted(found) == [("2019-01", "happened"), ("2019-06", "planned")]


def test_a_joint_send_inspection_is_one(told):
    text = (
        "A joint inspection by Ofsted and the Care Quality Commission of SEND services in Kirklees "
        "in January 2019 found systemic failings."
    )
    assert [event["kind"] for event in told(text, "inspection")] == ["send_inspection"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Kirklees was rated good by Ofsted.", ["Ofsted"]),
        ("Kirklees was rated good in May 2018. Ofsted came in March 2018.", ["Ofsted"]),
        ("Kirklees was rated good in May 2018.", None),
    ],
)
def test_the_inspectorate(told, text, bodies):
    [event] = told(text, "inspection")
    assert event.get("inspectorates") == bodies
