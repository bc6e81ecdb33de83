"""Figures: numbers that measure the service."""

import pytest

LEEDS = "Leeds City Council"

# A sentence, and the (measure, value, period) of the figures that it tells of.
TOLD = [
    ("Some 87 social workers left Leeds in 2018.", [("staff_left", 87, "2018")]),
    ("Leeds has lost 40 staff since January.", [("staff_left", 40, "2019-01/..")]),
    ("Staff turnover in Leeds stands at 24 per cent.", [("staff_left", 24, None)]),
    ("Leeds employs 300 social workers.", [("staff_total", 300, None)]),
    ("At the end of February 52 posts in Leeds stood empty.", [("vacancies", 52, "2019-02")]),
    ("Leeds has 22 vacancies for social workers.", [("vacancies", 22, None)]),
    ("The vacancy rate in Leeds is 17%.", [("vacancies", 17, None)]),
    ("Of the 110 jobs in Leeds, 34 were empty.", [("vacancies", 34, None)]),
    ("Agency staff made up 38% of the workforce in Leeds in May 2017.",
     [("agency_staff", 38, "2017-05")]),
    ("Some 44% of social workers in Leeds were employed through agencies.",
     [("agency_staff", 44, None)]),
    ("Leeds relies on agency workers, who fill 41 posts.", [("agency_staff", 41, None)]),
    ("Only six per cent of posts in Leeds are filled by agency staff, compared with 29 per cent "
     "in 2016.", [("agency_staff", 6, None), ("agency_staff", 29, "2016")]),
    ("Caseloads in Leeds averaged 31 in January.", [("caseload", 31, "2019-01")]),
    ("The average caseload in Leeds had crept up to 24.", [("caseload", 24, None)]),
    ("In Leeds social workers hold 29 cases each.", [("caseload", 29, None)]),
    ("Leeds had 240 unallocated cases.", [("unallocated_cases", 240, None)]),
    ("Inspectors found 240 children in Leeds waiting to be allocated.",
     [("unallocated_cases", 240, None)]),
    ("In Leeds 19 young people had no allocated social worker.",
     [("unallocated_cases", 19, None)]),
    ("Leeds cut the number of unallocated cases from 312 to nine.",
     [("unallocated_cases", 312, None), ("unallocated_cases", 9, None)]),
    ("Inspectors looked at 62 cases in Leeds.", [("cases_reviewed", 62, None)]),
    ("An audit of 150 cases in Leeds found drift.", [("cases_reviewed", 150, None)]),
    ("None of the 83 children concerned in Leeds had been visited.",
     [("children_affected", 83, None)]),
    ("Leeds has a waiting list of 2,600 children.", [("children_affected", 2600, None)]),
    ("There were 331 children in the care of Leeds.", [("children_in_care", 331, None)]),
    ("Leeds looks after 388 children.", [("children_in_care", 388, None)]),
    ("The number of children in care in Leeds stood at 547 at the end of February, while 301 were "
     "the subject of child protection plans.",
     [("children_in_care", 547, "2019-02"), ("child_protection_plans", 301, "2019-02")]),
    ("Inspectors found 190 referrals in Leeds that nobody had read.", [("referrals", 190, None)]),
    ("There are around 500 full-time members of staff in Leeds, about 200 short of the number "
     "needed.", [("staff_total", 500, None), ("vacancies", 200, None)]),
    ("The number of agency workers in Leeds had fallen to 62.", [("agency_staff", 62, None)]),
    ("In June it emerged that, of the 172 social workers taken on in Leeds, 82 had already gone.",
     [("staff_left", 82, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[case[0] for case in TOLD])
def test_figures_are_told(told, text, wanted):
    events = told(text, "figure")
    assert {event["council"] for event in events} == {LEEDS}
    found = [(event["measure"], event["value"], event.get("period")) for event in events]
    assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds runs three children's homes.",
        "Two children in Leeds were hurt.",
        "One in five posts in Leeds is vacant.",
        "Two thirds of social workers in Leeds left.",
        "Leeds wants caseloads cut to a target of 16.",
        "Caseloads in Leeds rose by 20 per cent.",
        "There are 83,000 children in care in England, Leeds said.",
        "Leeds will recruit 25 more social workers.",
        "Some 120 staff in Leeds walked out.",
        "Leeds spent £3m on agency staff.",
        "The 12 members of the board met in Leeds.",
    ],
)
def test_other_numbers_are_no_figures(told, text):
    assert told(text, "figure") == []


def test_a_target_beside_a_figure_is_none(told):
    text = "The average caseload in Leeds was 24 in January, against a target of 16."
    assert [event["value"] for event in told(text, "figure")] == [24]


def test_a_number_told_again_in_round_figures_is_one(told):
    text = "Some 450 staff have left Leeds City Council. Over 400 have left, unions say."
    assert len(told(text, "figure")) == 1


def test_a_share_keeps_its_unit(told):
    [event] = told("Agency staff fill 38% of posts in Leeds.", "figure")
    assert event["value"] == 38


def test_an_audit_that_is_ordered_is_planned(told):
    [event] = told("Leeds has ordered an audit of 150 cases, which will begin in May.", "figure")
    assert event["status"] == "planned"


def test_each_council_has_its_own_figure(told):
    text = "The trust looks after 388 children for Leeds and another 301 for Bradford."
    found = {(event["council"][:5], event["value"]) for event in told(text, "figure")}
    assert found == {("Leeds", 388), ("City ", 301)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four of Leeds's seven heads of service have gone.", [("staff_left", 4)]),
        ("Leeds said 58 posts have nobody in them.", [("vacancies", 58)]),
        ("In Leeds 131 children were without a named worker.", [("unallocated_cases", 131)]),
        ("The 880 children Leeds looks after are safe.", [("children_in_care", 880)]),
        ("Leeds has reopened 140 cases.", [("cases_reviewed", 140)]),
        ("Caseloads in Leeds averaged 31. They are now 16.", [("caseload", 31), ("caseload", 16)]),
        (
            "In Leeds 57 posts were empty; today it is 22.",
            [("vacancies", 57), ("vacancies", 22)],
        ),
    ],
)
def test_a_figure_in_other_words(told, text, wanted):
    found = sorted((one["measure"], one["value"]) for one in told(text, "figure"))
    assert found == sorted(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "The 880 children look after the garden of Leeds.",
        "Leeds is proud of its garden. They are now 16.",
        "Some 58 posts in Leeds have a new desk.",
    ],
)
def test_no_figure_in_other_words(told, text):
    assert told(text, "figure") == []


def test_a_verb_is_not_said_again_for_each_council(told):
    events = told("Leeds has 612 children in its care, Bury 744 and Wigan 780.", "figure")
    found = {(event["council"][:5], event["value"]) for event in events}
    assert found == {("Leeds", 612), ("Bury ", 744), ("Wigan", 780)}
