"""What inspectors looked at, what they say of one area, and when they came or reported."""

import pytest

KENT = "Kent County Council"
VISIT = "Ofsted made its second monitoring visit to Kent in February. "


def only(found, *names):
    return [{name: event.get(name) for name in names} for event in found]


SCOPES = [
    (VISIT + "They looked at what happens at the front door.", ["help_and_protection"]),
    (VISIT + "The visit concentrated on children in care.", ["in_care"]),
    (VISIT + "Inspectors looked for a car park near the front door.", None),
    (
        "A focused visit to Kent by Ofsted in January, looking at the experience of care leavers, "
        "found drift.",
        ["care_leavers"],
    ),
    (
        "An unannounced Ofsted inspection of Kent's contact and referral arrangements in June "
        "found two areas for priority action.",
        ["help_and_protection"],
    ),
    ("The adoption service in Kent was last inspected by Ofsted in January.", None),
]


@pytest.mark.parametrize(("text", "services"), SCOPES)
def test_what_was_looked_at(told, text, services):
    [event] = told(text, "inspection") or [{}]
    assert event.get("services") == services


def test_an_inspection_that_follows_a_grade_has_its_own_scope(told):
    text = (
        "Ofsted rated Kent inadequate in February 2015, and an inspection of its fostering "
        "service in June 2016 found two areas for priority action."
    )
    found = only(told(text, "inspection"), "services", "judgements")
    assert {"services": None, "judgements": ["overall: inadequate"]} in found


AREAS = [
    ("Care leavers in Kent received an inadequate service, Ofsted concluded.", "care_leavers"),
    ("Kent got an inadequate judgement from Ofsted for its leadership.", "leadership"),
    ("Ofsted handed Kent an inadequate verdict for leadership.", "leadership"),
    ("Kent's leaders are inadequate, according to Ofsted.", "leadership"),
    ("Ofsted's report on Kent says inadequate for leadership.", "leadership"),
    (
        "Ofsted found that children at risk in Kent had been left waiting, and for the second "
        "time running the service was rated inadequate.",
        "overall",
    ),
    ("Ofsted said care leavers in Kent were well served and graded that part good.", None),
]


@pytest.mark.parametrize(("text", "area"), AREAS)
def test_the_area_of_a_grade(told, text, area):
    found = told(text, "inspection")
    grades = [grade for event in found for grade in event.get("judgements", [])]
    wanted = ["care_leavers: good"] if area is None else [f"{area}: inadequate"]
    assert grades == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Families in Kent get a good service, said the leader.",
        "The early help team's work is the only one in Kent that Ofsted called good.",
        "Ofsted came. In Kent, leaders and all three groups of children were judged to be good.",
        "Kent's safeguarding partners will hear whether a written statement of action is needed.",
    ],
)
def test_no_overall_grade(told, text):
    found = told(text, "inspection")
    assert all("overall: good" not in event.get("judgements", []) for event in found)
    assert all("outcome" not in event for event in found)


@pytest.mark.parametrize(
    "text",
    [
        "Parents in Kent said their children received an inadequate service, Ofsted heard.",
        "Ofsted found that most care leavers in Kent get a good service from their advisers.",
        "Ofsted's monitoring visit found care leavers in Kent receiving a good service.",
        "Ofsted inspectors found the records kept on children in Kent to be inadequate.",
        "Ofsted's report on Kent says outstanding for one team only.",
        "The Kent plan came out as good in a survey that Ofsted ran.",
        "Ofsted called the pace of Kent's work inadequate.",
        "Services in Kent were described as inadequate by Ofsted's former chief.",
    ],
)
def test_no_grade_of_anything(told, text):
    assert all("judgements" not in event for event in told(text, "inspection"))


CARRIED = [
    ("Ofsted said leadership in Kent had improved but was still inadequate.", "leadership"),
    ("Ofsted said Kent had improved but was still inadequate.", "overall"),
    ("Kent's adoption service, however, was inadequate, Ofsted said.", "adoption"),
    ("Ofsted moved adoption in Kent from good to inadequate.", "adoption"),
]


@pytest.mark.parametrize(("text", "area"), CARRIED)
def test_the_area_of_the_clause_before(told, text, area):
    found = told(text, "inspection")
    grades = {grade for event in found for grade in event.get("judgements", [])}
    assert f"{area}: inadequate" in grades
    assert {grade.split(":")[0] for grade in grades} == {area}


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted praised Kent's adoption team. It was judged outstanding.",
        "Ofsted praised Kent's schools. Education, by contrast, remains good.",
        "Kent's adult services were rated good by the Care Quality Commission, Ofsted's neighbour.",
    ],
)
def test_a_part_is_not_the_whole(told, text):
    assert all("judgements" not in event for event in told(text, "inspection"))


def test_a_grade_that_goes_on_is_of_the_same_area(told):
    text = "Ofsted found child protection in Kent inadequate in 2012 and good again in 2015."
    found = only(told(text, "inspection"), "published", "judgements")
    assert {"published": "2015", "judgements": ["help_and_protection: good"]} in found


@pytest.mark.parametrize(
    ("text", "inspected"),
    [
        (
            "Ofsted inspectors arrived in Kent on 3 May 2018 and left the next day.",
            "05-03/2018-05-04",
        ),
        ("Ofsted inspectors arrived in Kent on 3 May 2018, and the chair left in June.", "05-03"),
    ],
)
def test_a_stay(told, text, inspected):
    [event] = told(text, "inspection")
    assert event["inspected"] == f"2018-{inspected}"


def test_one_visit_in_one_month_or_the_next(told):
    text = "A third Ofsted monitoring visit to Kent is due in late June or early July."
    assert [event["inspected"] for event in told(text, "inspection")] == ["2019-06/2019-07"]


def test_a_date_of_the_main_clause_is_no_grades(told):
    text = "Kent, which is rated good by Ofsted, has been helping Medway since May 2017."
    [event] = told(text, "inspection")
    assert {"published", "inspected"}.isdisjoint(event)


WHEN = [
    ("In October inspectors returned to Kent and judged it good, Ofsted said.", "inspected"),
    ("In October Ofsted returned a verdict of good on Kent.", "published"),
    ("It is a far cry from the inspection of May, when Ofsted found Kent good.", "inspected"),
    ("In October Ofsted's annual rating had Kent performing well.", "published"),
    ("Ofsted's verdict on children's services in Kent in May was damning.", "published"),
]


@pytest.mark.parametrize(("text", "field"), WHEN)
def test_when_they_came_or_reported(told, text, field):
    [event] = told(text, "inspection")
    assert {name for name in ("inspected", "published") if name in event} == {field}


def test_the_day_of_the_letter_goes_with_the_visit_before(told):
    text = VISIT + "It follows the publication on Monday of a letter from Ofsted."
    assert only(told(text, "inspection"), "inspected", "published") == [
        {"inspected": "2019-02", "published": "2019-03-11"}
    ]


def test_good_by_a_year_is_a_bound(told):
    [event] = told("Kent paid its staff properly and was good by 2018, Ofsted said.", "inspection")
    assert event["published"] == "../2018"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Ofsted found Kent inadequate in 2013, which won it a notice, and again in May 2015.",
            ["2013", "2015-05"],
        ),
        (
            "Kent is twice inadequate, in 2013 and again in 2015, by Ofsted's count.",
            ["2013", "2015"],
        ),
        ("Ofsted found Kent inadequate in 2013, and the chair left again in 2015.", ["2013"]),
    ],
)
def test_the_same_grade_again(told, text, dates):
    found = told(text, "inspection")
    assert sorted(event["published"] for event in found) == dates
    assert all(event["judgements"] == ["overall: inadequate"] for event in found)


def test_the_latest_of_several_visits(told):
    text = (
        "There have been three monitoring visits by Ofsted to Kent. The latest, in January, found "
        "progress. The latest figures, out in February, are worse."
    )
    assert only(told(text, "inspection"), "kind", "inspected") == [
        {"kind": "monitoring_visit", "inspected": "2019-01"}
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ofsted was due back in Kent in May but the visit has been called off.", "cancelled"),
        ("Ofsted was due back in Kent in May but the chair has been ill.", "planned"),
        (
            "A joint inspection of Kent, which Ofsted expected in May, has not happened.",
            "cancelled",
        ),
        ("The Ofsted inspectors come back to Kent in November 2019.", "planned"),
        ("We expect Ofsted to return to Kent within the year.", "planned"),
    ],
)
def test_whether_a_visit_is_to_come(told, text, status):
    assert [event["status"] for event in told(text, "inspection")] == [status]


SEND = "Ofsted and the Care Quality Commission inspected SEND in Kent in 2016. "
BOTH = ["Ofsted", "Care Quality Commission"]


def test_send_is_inspected_by_both(told):
    text = SEND + (
        "Kent had to write a written statement of action on SEND in May 2017, but was deemed to "
        "have made sufficient progress when inspectors returned in January 2019."
    )
    found = told(text, "inspection")
    assert all(event["inspectorates"] == BOTH for event in found)
    assert {"sufficient_progress", "written_statement_of_action"} <= {
        event.get("outcome") for event in found
    }


def test_a_partnership_is_judged_where_it_is_named(told):
    far = "The council also talked of roads, of bins, of parks and of much else for an hour. " * 3
    text = (
        "The SEND local area partnership of Kent was inspected by Ofsted in May 2018. "
        + far
        + "In Medway a SEND inspection by Ofsted found widespread failings."
    )
    found = only(told(text, "inspection"), "council", "subject")
    assert {"council": "Medway Council", "subject": None} in found
