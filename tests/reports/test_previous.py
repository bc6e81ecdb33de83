"""Earlier inspections that a report tells of: when, of what kind, with which grade."""

import pytest

COVER = """Inspection of Kirklees local authority children’s services
Inspection dates: 8 to 12 July 2024
"""
RI = "requires_improvement"


def earlier(told):
    return [
        (
            told.value("kind", one),
            told.value("inspected", one) or told.value("published", one),
            told.grades(one),
        )
        for one in told.of("previous")
    ]


@pytest.mark.parametrize(
    ("text", "when", "grades"),
    [
        ("Since the last inspection in 2021, leaders have changed.", "2021", {}),
        ("Since the last inspection, in May 2021, leaders have changed.", "2021-05", {}),
        (
            "Since the previous inspection in 2021, when services were judged to be good "
            "overall, \\\nmuch has changed.",
            "2021",
            {"overall": "good"},
        ),
        (
            "Services have improved since the inspection in 2021, when overall "
            "effectiveness was inadequate.",
            "2021",
            {"overall": "inadequate"},
        ),
        (
            "They built on the outstanding judgement at the last inspection in 2018.",
            "2018",
            {"overall": "outstanding"},
        ),
        (
            "At the last inspection in 2017, children’s services required improvement to be good.",
            "2017",
            {"overall": RI},
        ),
        (
            "Children’s services were judged good in all areas when they were last "
            "inspected in 2014.",
            "2014",
            {"overall": "good"},
        ),
        (
            "Services require improvement, as was the case at the last inspection in 2014.",
            "2014",
            {"overall": RI},
        ),
        (
            "The service to care leavers was inadequate at the point of the last "
            "inspection in 2015.",
            "2015",
            {"care_leavers": "inadequate"},
        ),
        (
            "This is better than at the 2017 single inspection, when services for help and "
            "protection required improvement.",
            "2017",
            {"help_and_protection": RI},
        ),
        (
            "Too little has changed since the previous Ofsted inspection in May 2011, when "
            "safeguarding arrangements "
            "were judged inadequate and the looked after children’s service was judged adequate.",
            "2011-05",
            {"help_and_protection": "inadequate", "in_care": "adequate"},
        ),
        (
            "At its last ILACS inspection in June 2019, Kirklees was judged good.",
            "2019-06",
            {"overall": "good"},
        ),
        ("At its last inspection in June 2019, Ada Lovell was judged good.", "2019-06", {}),
        (
            "The local authority was judged inadequate in July 2018.",
            "2018-07",
            {"overall": "inadequate"},
        ),
        (
            "Since the last inspection in 2021, services for children in care have "
            "remained outstanding.",
            "2021",
            {},
        ),
        (
            "Since the last inspection in 2021, practice has improved and services are now good.",
            "2021",
            {},
        ),
        (
            "The last inspection in 2021, when too many children waited, was a turning point.",
            "2021",
            {},
        ),
    ],
)
def test_earlier_inspections(read, text, when, grades):
    assert earlier(read(COVER + text + "\n")) == [("inspection", when, grades)]


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Progress since the focused visit in May 2022 is slow.", "focused_visit", "2022-05"),
        ("The Ofsted focused visit of 2018 had found drift.", "focused_visit", "2018"),
        (
            "After the joint targeted area inspection (JTAI) on neglect in December 2017, "
            "much changed.",
            "joint_inspection",
            "2017-12",
        ),
        ("The monitoring visit in March 2023 saw progress.", "monitoring_visit", "2023-03"),
        ("The local area SEND inspection in 2019 was hard reading.", "send_inspection", "2019"),
        ("The last inspection of the adoption service was in March 2013.", "other", "2013-03"),
    ],
)
def test_visits(read, text, kind, when):
    assert [found[:2] for found in earlier(read(COVER + text + "\n"))] == [(kind, when)]


@pytest.mark.parametrize(
    "text",
    [
        "Since the last inspection leaders have changed.",
        "Four homes were judged good at their last inspection in 2023.\n".replace(
            "homes", "children’s homes"
        ),
        "The school inspection in 2022 was good.",
        "A peer inspection in 2022 helped.",
        "The inspection of Ashdown House in May 2022 was poor.",
        "At this inspection in July 2024 inspectors met children.",
        "The inspection team in 2014 had six members.",
        "The next inspection in 2027 will be another.",
        "Three focused visits during 2019 and 2020 raised concerns.",
        "In 2021 the council moved its offices.",
    ],
)
def test_what_is_no_earlier_inspection(read, text):
    assert earlier(read(COVER + text + "\n")) == []


def test_two_tellings_of_one_inspection(read):
    told = read(
        COVER + "Since the last inspection in March 2020 much has changed.\n"
        "The scale of what the inspection in 2020 found was great.\n"
    )
    [one] = told.of("previous")
    assert told.value("inspected", one) == "2020-03"
    assert len(one.mentions) == 2


LIST = """Previous Ofsted inspections
• The local authority operates two children’s homes. One was judged to be good.
• The previous inspection of the local authority’s arrangements for the protection of children \
was in January 2013. The local authority was judged to be adequate.
• The previous inspection of the local authority’s services for safeguarding and children looked \
after services was in October 2011. The local authority was judged to be adequate for \
safeguarding and good for children looked after.
"""


def test_a_list_of_earlier_inspections(read):
    assert earlier(read(COVER.replace("2024", "2015") + LIST)) == [
        ("inspection", "2013-01", {"help_and_protection": "adequate"}),
        ("inspection", "2011-10", {"help_and_protection": "adequate", "in_care": "good"}),
    ]


AGAIN = """• The last inspection report for the local authority’s children’s services was \
published in July 2015. The judgements for the local authority were:
• Overall effectiveness: Inadequate
• children who need help and protection: Requires improvement to be good
• leadership, management and governance: Inadequate.
• Adoption is arranged with three neighbours.
"""


def test_the_grades_of_an_earlier_report(read):
    told = read(COVER.replace("2024", "2018") + AGAIN)
    [one] = told.of("previous")
    assert told.value("published", one) == "2015-07"
    assert told.grades(one) == {
        "overall": "inadequate",
        "help_and_protection": RI,
        "leadership": "inadequate",
    }
    assert told.grades() == {}
