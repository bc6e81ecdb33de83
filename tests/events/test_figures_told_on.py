"""Figures that go on from another number or noun, and of which day they are."""

import pytest

KENT = "Kent County Council"


def short(found):
    return sorted(
        (event["measure"], event["value"], event.get("period"), event["council"]) for event in found
    )


GOING_ON = [
    (
        "Kent relies on agency social workers. There are 61 of them now. In 2016 there were 19.",
        [("agency_staff", 19, "2016"), ("agency_staff", 61, None)],
    ),
    ("Kent relies on agency fees. There are 61 of them now.", []),
    (
        "Agency staff in Kent, who were 29 per cent of the workforce in 2014, are now 15 per cent.",
        [("agency_staff", 15, None), ("agency_staff", 29, "2014")],
    ),
    (
        "Caseloads in Kent, which Ofsted calls unsafe, average 23 in Dover and 16 elsewhere.",
        [("caseload", 16, None), ("caseload", 23, None)],
    ),
    (
        "Social workers in Kent held 29 cases each on average and one in Dover had 44.",
        [("caseload", 29, None), ("caseload", 44, None)],
    ),
    (
        "Social workers in Kent held 29 cases each on average and an office there had 44 desks.",
        [("caseload", 29, None)],
    ),
    (
        "In Kent the number of cases without a worker, which had stood at 230, was down to 3.",
        [("unallocated_cases", 3, None), ("unallocated_cases", 230, None)],
    ),
    (
        "Thirteen of the 60 posts in Kent's duty and assessment teams are empty.",
        [("vacancies", 13, None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), GOING_ON)
def test_a_number_goes_on_from_what_was_told(told, text, wanted):
    assert short(told(text, "figure")) == sorted((*one, KENT) for one in wanted)


DATED = [
    (
        "Kent has 61 vacant posts, according to its own figures from January, and there are 620 "
        "children in its care.",
        [("children_in_care", 620, "2019-01"), ("vacancies", 61, "2019-01")],
    ),
    (
        "Members of Kent's committee saw figures to 31 January. There were 52 vacancies.",
        [("vacancies", 52, "2019-01-31")],
    ),
    (
        "Members of Kent's committee met on 31 January. There were 52 vacancies.",
        [("vacancies", 52, None)],
    ),
    (
        "When inspectors arrived in January, 40 per cent of Kent's social workers were agency.",
        [("agency_staff", 40, "2019-01")],
    ),
    (
        "In Kent 62 social workers quit in the year to March 2018.",
        [("staff_left", 62, "2017-04-01/2018-03-31")],
    ),
    (
        "In Kent 32 social workers have left since the plans were announced in January.",
        [("staff_left", 32, "2019-01/..")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_the_day_of_a_number(told, text, wanted):
    assert short(told(text, "figure")) == [(*one, KENT) for one in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen of Kent's managers were working in the Multi-Agency Safeguarding Hub.",
        "Kent's staff say caseloads of 30 and above have become normal.",
        "Agency staff are to be brought down in Kent, to 15 per cent by December 2019.",
        "Children in care in Kent who have had three or more social workers are worried.",
    ],
)
def test_no_figure(told, text):
    assert told(text, "figure") == []
