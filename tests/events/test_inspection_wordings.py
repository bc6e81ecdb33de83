"""Inspections in the many ways in which papers tell them, and what only looks like one."""

import pytest

KIRKLEES = "Kirklees Council"
HAPPENED = {"status": "happened", "council": KIRKLEES, "inspectorates": ["Ofsted"]}
GRADED = {**HAPPENED, "kind": "inspection"}
BAD, FAIR, GOOD = ["overall: inadequate"], ["overall: requires_improvement"], ["overall: good"]

GRADES = [
    ("Ofsted inspectors ruled that services in Kirklees still required improvement.", FAIR),
    ("Ofsted has slammed Kirklees children's services as inadequate.", BAD),
    ("An Ofsted report that condemned Kirklees as inadequate has led to calls for change.", BAD),
    ("Failings at Kirklees led to them being branded 'inadequate' by Ofsted.", BAD),
    ("Ofsted found Kirklees inadequate.", BAD),
    ("Kirklees children's services are 'straight goods', Ofsted says.", GOOD),
    (
        "Children at risk in Kirklees were not being protected well enough, Ofsted said as it "
        "rated the department inadequate.",
        BAD,
    ),
]


@pytest.mark.parametrize(("text", "judgements"), GRADES)
def test_a_grade(told, text, judgements):
    assert told(text, "inspection") == [{**GRADED, "judgements": judgements}]


DATED = [
    (
        "Last summer saw an Ofsted report find children's services in Kirklees to be inadequate.",
        {"published": "2018-22", "judgements": BAD},
    ),
    (
        "In November 2016 Ofsted published a damning report rating Kirklees inadequate.",
        {"published": "2016-11", "judgements": BAD},
    ),
    (
        "In November 2016 came the Ofsted report which found Kirklees inadequate.",
        {"published": "2016-11", "judgements": BAD},
    ),
    (
        "Ofsted's inspection report of May 2015 on Kirklees was damning.",
        {"published": "2015-05"},
    ),
    (
        "The resignation follows February's damning Ofsted report on Kirklees.",
        {"published": "2019-02"},
    ),
    (
        "Ofsted had delivered a withering report on Kirklees in November 2016.",
        {"published": "2016-11"},
    ),
    (
        "Ofsted published its findings on Kirklees children's services on 28 February.",
        {"published": "2019-02-28"},
    ),
    (
        "Ofsted's annual performance assessment in 2008 gave Kirklees children's services an "
        '"adequate" grade overall.',
        {"published": "2008", "judgements": ["overall: adequate"]},
    ),
    (
        "It follows an unannounced Ofsted visit to Kirklees in July 2018 and subsequent report in "
        "August.",
        {"inspected": "2018-07", "published": "2018-08"},
    ),
    (
        "Kirklees was rated good in a report published in February after a visit by Ofsted in "
        "January.",
        {"inspected": "2019-01", "published": "2019-02", "judgements": GOOD},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_a_dated_report(told, text, wanted):
    assert told(text, "inspection") == [{**GRADED, **wanted}]


VISITS = [
    "The move follows a visit by Ofsted in 2018, when children in Kirklees were found at risk.",
    "Ofsted came to Kirklees in 2018 and found that caseloads were too high.",
    "During a visit in 2018, Ofsted inspectors found long waits in Kirklees.",
    "Ofsted inspectors, who visited Kirklees in 2018, said that social workers had many cases.",
]


@pytest.mark.parametrize("text", VISITS)
def test_a_visit_that_nothing_else_tells_of(told, text):
    assert told(text, "inspection") == [{**GRADED, "inspected": "2018"}]


def test_a_later_visit_is_another(told):
    text = (
        "Ofsted inspectors who came to Kirklees in November 2018 saw serious weaknesses. Things "
        "were on the up, according to the findings of a later visit which came out last month."
    )
    found = told(text, "inspection")
    assert [one.get("inspected") for one in found] == ["2018-11", None]
    assert found[1]["published"] == "2019-02"


EXPECTED = [
    ("Kirklees is expecting Ofsted inspectors back this autumn.", "2019-23"),
    ("Ofsted is due to return to Kirklees in September.", "2019-09"),
]


@pytest.mark.parametrize(("text", "inspected"), EXPECTED)
def test_an_inspection_to_come(told, text, inspected):
    [found] = told(text, "inspection")
    assert (found["status"], found["inspected"]) == ("planned", inspected)


def test_a_grade_left_behind_is_of_another_inspection(told):
    text = "Kirklees has been lifted out of inadequate and is now rated good by Ofsted."
    found = told(text, "inspection")
    assert sorted(one["judgements"] for one in found) == [GOOD, BAD]


def test_the_date_of_a_rise_is_not_of_the_grade_before(told):
    text = "Following an inspection in May 2018, Ofsted bumped Kirklees up from inadequate to good."
    found = {one["judgements"][0]: one for one in told(text, "inspection")}
    assert found["overall: good"]["inspected"] == "2018-05"
    assert "inspected" not in found["overall: inadequate"]


def test_monitoring(told):
    text = "A monitoring report by Ofsted last month said progress was being made in Kirklees."
    wanted = {**HAPPENED, "kind": "monitoring_visit", "published": "2019-02"}
    assert told(text, "inspection") == [wanted]
    text = (
        "Ofsted's first monitoring visit to Kirklees was in March 2017 and the second in August "
        "2017."
    )
    found = told(text, "inspection")
    assert [(one["number"], one["inspected"]) for one in found] == [
        (1, "2017-03"),
        (2, "2017-08"),
    ]


def test_a_headline_makes_no_grade_of_one_area_the_overall_one(told):
    text = (
        "Ofsted inspectors said that child protection in Kirklees was inadequate.\n\n"
        "'Inadequate' rating for Kirklees council\n\n"
        "The council said that it would improve."
    )
    [found] = told(text, "inspection")
    assert "help_and_protection: inadequate" in found["judgements"]


NONE = [
    "Kirklees never reached its goal, a good rating from Ofsted.",
    "It never reached the main goal of its contract, a good rating, in Kirklees.",
    'There was talk of a "good" at the next inspection of Kirklees.',
    "There is no prospect of a good judgement on Kirklees from Ofsted.",
    "Staffing in Kirklees was inadequate, the union said.",
    "There were serious systemic failures in Kirklees, the minister said.",
    "Under new rules, Ofsted will inspect councils' child protection from April 2020.",
    "Ofsted has announced a new framework for inspections of services from May 2020.",
    "Kirklees turned it down on 8 February, a week before Ofsted came.",
    "It was called off on Tuesday when Ofsted suspended all visits to Kirklees.",
    "A children's home in Kirklees was told to close after a visit by Ofsted in May 2018.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_inspection(told, text):
    assert told(text, "inspection") == []


OTHERS = [
    "Bury, which was judged inadequate in 2013 but is now rated good, will help Kirklees.",
    "Bury, once rated inadequate but now judged good, is to support Kirklees.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_helpers_grades_stay_with_the_helper(told, text):
    found = told("Kirklees is failing. " + text, "inspection")
    assert {event["council"] for event in found} == {"Bury Metropolitan Borough Council"}
    assert len(found) == 2


def test_grades_of_where_somebody_once_worked(told):
    there = "Ada Lovell was director in Leeds when it went from inadequate to good."
    assert {event["council"] for event in told(there, "inspection")} == {"Leeds City Council"}
    text = "Kirklees has a new director. She was there in 2015 when it was rated outstanding."
    assert told(text, "inspection") == []


def test_a_date_of_what_will_be_done_is_no_grades(told):
    text = "Bury, which is rated good, will help Kirklees from January 2020."
    [found] = told(text, "inspection")
    assert "published" not in found


PARTED = [
    ("Inspectors were in Kirklees last week for a focused visit.", "2019-03-04/2019-03-10"),
    (
        "Kirklees was rated inadequate after inspectors called in December 2017.",
        "2017-12",
    ),
    (
        "It follows an inspection of Kirklees in August and September, after which Ofsted "
        "downgraded the council to inadequate.",
        "2018-08/2018-09",
    ),
]


@pytest.mark.parametrize(("text", "inspected"), PARTED)
def test_when_inspectors_were_there(told, text, inspected):
    [found] = told(text, "inspection")
    assert (found.get("inspected"), found.get("published")) == (inspected, None)


def test_a_heading_is_of_the_council_below_it(told):
    text = (
        "Leeds City Council was rated good by Ofsted in May 2018, and its leader was glad.\n\n"
        "'Inadequate'\n\n"
        "Bury Council was found inadequate by Ofsted in June 2018, and its leader was not."
    )
    bad = [event for event in told(text, "inspection") if event["judgements"] == BAD]
    assert {event["council"] for event in bad} <= {"Bury Metropolitan Borough Council"}


def test_both_are_two_councils_named_together(told):
    text = "Rochdale and Bury share a director. Both were rated good by Ofsted in 2018."
    assert {event["council"] for event in told(text, "inspection")} == {
        "Rochdale Metropolitan Borough Council",
        "Bury Metropolitan Borough Council",
    }


def test_both_without_two_councils_is_nobodys_grade(told):
    text = "Kirklees has two homes. Both were rated good by Ofsted in 2018."
    assert told(text, "inspection") == []
