"""Reports of every framework, invented: title, council, dates, grades, who led."""

import pytest

ROWS_2023 = """Judgement Grade
The impact of leaders on social work practice with children and families
Good
The experiences and progress of children who need help and protection
Requires improvement to be good
The experiences and progress of children in care
Outstanding
The experiences and progress of care leavers
Inadequate
"""
ILACS = f"""Inspection of Kirklees local authority children’s services
Inspection dates: 27 September to 8 October 2024
Lead inspector: Wilma Harcastle, His Majesty’s Inspector
{ROWS_2023}Overall effectiveness Inadequate
Children in Kirklees have waited too long.
"""
REFORM = ILACS.replace("27 September to 8 October 2024", "8 to 12 June 2026").replace(
    "Overall effectiveness Inadequate\n", ""
)
EARLY_ILACS = """1
London Borough of Barnet
Inspection of children’s social care services
Inspection dates: 14 January 2019 to 25 January 2019
Lead inspector: Owen Prydderch-Lee
Her Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children
and families Good
The experiences and progress of children who need help and
protection
Requires improvement
to be good
The experiences and progress of children in care and care
leavers Good
Overall effectiveness Good
"""
SINGLE = """Kingston upon Hull
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board1
Inspection date: 14 January – 4 February 2015
Report published: 27 March 2015
Children’s services in Hull require improvement to be good
1. Children who need help and protection Requires improvement
2. Children looked after and achieving
permanence
Good
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Requires improvement
3. Leadership, management and governance Good
Executive summary
The last inspection of services for children looked after was good.
The Local Safeguarding Children Board is inadequate
Information about this inspection
The inspection team
Lead inspector: Wilma Harcastle HMI
Deputy lead inspector: Owen Prydderch
"""
LOOKED_AFTER = """Inspection of looked after children services
Torbay Council
Inspection dates: 10 – 14 June 2013
Reporting inspector Wilma Harcastle HMI
Age group: All
Published: 19 July 2013
Good (Grade 2) A service that exceeds minimum requirements
Record of main findings
Services for looked after children
Overall effectiveness Adequate
Capacity to improve Good
Outcomes for looked after children and young people
Adequate
Quality of provision Inadequate Grade 4
Leadership and management Good
"""
SAFEGUARDING = """Inspection of safeguarding and looked after children services
Stockport Metropolitan Borough Council
Inspection dates: 9 – 20 May 2011
Reporting inspector Wilma Harcastle HMI
Age group: All
Published: 17 June 2011
Record of main findings
Safeguarding services
Overall effectiveness Adequate
Capacity for improvement Good
Leadership and management Adequate
Services for looked after children
Overall effectiveness Good
Being healthy Outstanding
Leadership and management Good
"""
PROTECTION = """Inspection of local authority arrangements for the protection of children
St Helens Metropolitan Borough Council
Inspection dates: 4 – 13 February 2013
Lead inspector Wilma Harcastle HMI
Age group: All
Published: 22 March 2013
The overall effectiveness of the arrangements to protect children in St Helens \
is judged to be adequate.
The effectiveness of the help and protection provided to children, young people, \
families and carers is adequate.
The quality of practice is inadequate.
Leadership and governance is good.
"""
BOARD = """Rutland Safeguarding Children Board
Review of the effectiveness of the Local Safeguarding Children Board
Review dates: 3 to 5 June 2014
Report published: 30 July 2014
The effectiveness of the Local Safeguarding Children Board (LSCB) is requires improvement.
"""


@pytest.mark.parametrize(
    ("text", "framework", "kind", "council", "inspected", "published", "names"),
    [
        (
            ILACS,
            "ilacs",
            "inspection",
            "kirklees",
            "2024-09-27/2024-10-08",
            None,
            ["Wilma Harcastle"],
        ),
        (
            REFORM,
            "ilacs",
            "inspection",
            "kirklees",
            "2026-06-08/2026-06-12",
            None,
            ["Wilma Harcastle"],
        ),
        (
            EARLY_ILACS,
            "ilacs",
            "inspection",
            "barnet",
            "2019-01-14/2019-01-25",
            None,
            ["Owen Prydderch-Lee"],
        ),
        (
            SINGLE,
            "sif",
            "inspection",
            "hull",
            "2015-01-14/2015-02-04",
            "2015-03-27",
            ["Wilma Harcastle"],
        ),
        (
            LOOKED_AFTER,
            "looked_after_2013",
            "inspection",
            "torbay",
            "2013-06-10/2013-06-14",
            "2013-07-19",
            ["Wilma Harcastle"],
        ),
        (
            SAFEGUARDING,
            "safeguarding_2009",
            "inspection",
            "stockport",
            "2011-05-09/2011-05-20",
            "2011-06-17",
            ["Wilma Harcastle"],
        ),
        (
            PROTECTION,
            "child_protection_2012",
            "inspection",
            "st-helens",
            "2013-02-04/2013-02-13",
            "2013-03-22",
            ["Wilma Harcastle"],
        ),
        (BOARD, "sif", "inspection", "rutland", "2014-06-03/2014-06-05", "2014-07-30", []),
    ],
    ids=["ilacs", "2026", "2019", "single", "looked-after", "2011", "protection", "board"],
)
def test_the_cover(read, text, framework, kind, council, inspected, published, names):
    told = read(text)
    assert told.kind == "inspection_report"
    assert (told.value("framework"), told.value("kind")) == (framework, kind)
    assert told.value("council") == council
    assert (told.value("inspected"), told.value("published")) == (inspected, published)
    assert told.names() == names


RI = "requires_improvement"


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (
            ILACS,
            {
                "leadership": "good",
                "help_and_protection": RI,
                "in_care": "outstanding",
                "care_leavers": "inadequate",
                "overall": "inadequate",
            },
        ),
        (
            REFORM,
            {
                "leadership": "good",
                "help_and_protection": RI,
                "in_care": "outstanding",
                "care_leavers": "inadequate",
            },
        ),
        (
            EARLY_ILACS,
            {
                "leadership": "good",
                "help_and_protection": RI,
                "in_care": "good",
                "care_leavers": "good",
                "overall": "good",
            },
        ),
        (
            SINGLE,
            {
                "help_and_protection": RI,
                "in_care": "good",
                "adoption": "outstanding",
                "care_leavers": RI,
                "leadership": "good",
                "overall": RI,
                "safeguarding_board": "inadequate",
            },
        ),
        (
            PROTECTION,
            {
                "overall": "adequate",
                "help_and_protection": "adequate",
                "other": "inadequate",
                "leadership": "good",
            },
        ),
        (BOARD, {"safeguarding_board": RI}),
    ],
    ids=["ilacs", "2026", "2019", "single", "protection", "board"],
)
def test_grades_by_area(read, text, grades):
    assert read(text).grades() == grades


def named(told):
    return [
        (slot.value["area"], slot.value["name"], slot.value["rating"])
        for slot in told.own.many("judgements")
    ]


def test_a_record_of_findings_keeps_its_rows_names(read):
    assert named(read(LOOKED_AFTER)) == [
        ("overall", "Overall effectiveness", "adequate"),
        ("other", "Capacity to improve", "good"),
        ("other", "Outcomes for looked after children and young people", "adequate"),
        ("other", "Quality of provision", "inadequate"),
        ("leadership", "Leadership and management", "good"),
    ]


def test_two_services_in_one_report(read):
    told = named(read(SAFEGUARDING))
    assert ("help_and_protection", "Overall effectiveness", "adequate") in told
    assert ("in_care", "Overall effectiveness", "good") in told
    assert [grade for area, _, grade in told if area == "leadership"] == ["adequate"]
    assert all(area != "overall" for area, _, _ in told)


SEND = """Area SEND inspection of Kirklees Local Area Partnership
Inspection dates: 6 to 10 November 2023
Dates of previous inspection: 3 to 7 July 2017
Inspection outcome
The local area partnership’s arrangements lead to inconsistent experiences and outcomes.
Inspection team
Ofsted
Ada Lovell, Ofsted HMI, lead inspector
Care Quality Commission
Bea Marsh, CQC lead inspector
"""


def test_a_local_area(read):
    told = read(SEND)
    assert told.kind == "inspection_report"
    assert (told.value("kind"), told.value("framework")) == ("send_inspection", "send")
    assert told.value("council") == "kirklees"
    assert told.own.get("subject")["name"] == "Kirklees Local Area Partnership"
    assert told.value("inspected") == "2023-11-06/2023-11-10"
    assert told.own.get("outcome") == "inconsistent"
    assert told.names() == ["Ada Lovell"]
    assert told.own.many("services") == []
    [before] = told.of("previous")
    assert told.value("inspected", before) == "2017-07-03/2017-07-07"


@pytest.mark.parametrize(
    "line",
    [
        "Overall effectiveness is good in all but name",
        "Overall, services are good.",
        "The overall effectiveness of services has been good since 2023",
        "Overall effectiveness: to be decided",
        "Good overall effectiveness",
    ],
)
def test_no_overall_grade_without_a_row(read, line):
    told = read(ILACS.replace("Overall effectiveness Inadequate", line))
    assert "overall" not in told.grades()
    assert len(told.grades()) == 4


def test_no_overall_grade_from_april_2026_even_where_a_row_looks_like_one(read):
    told = read(REFORM.replace("Children in Kirklees", "Overall effectiveness Good\nChildren"))
    assert "overall" not in told.grades()


@pytest.mark.parametrize(
    ("headline", "grade"),
    [
        ("Children’s services in St. Helens are good", "good"),
        (
            "Children’s services in the London Borough of Hammersmith and\nFulham are outstanding",
            None,
        ),
        ("The overall judgement is requires improvement", RI),
        ("The overall judgement is that children’s services require\nimprovement", RI),
        ("The overall judgement is inadequate.", "inadequate"),
        ("Children’s services in Hull have been good to know", ""),
        ("Children’s services in Hull are good at listening", ""),
    ],
)
def test_headlines_of_the_single_inspection(read, headline, grade):
    told = read(
        SINGLE.replace("Children’s services in Hull require improvement to be good", headline)
    )
    assert told.grades().get("overall") == ("outstanding" if grade is None else grade or None)


def test_a_row_that_is_broken_around_its_grade(read):
    broken = "2. Children looked after and achieving Good\npermanence"
    text = SINGLE.replace("2. Children looked after and achieving\npermanence\nGood", broken)
    assert read(text).grades() == read(SINGLE).grades()


def test_a_misprinted_row(read):
    text = ILACS.replace("progress of care leavers", "progress of\nchildren care leavers")
    assert read(text).grades()["care_leavers"] == "inadequate"


@pytest.mark.parametrize(
    ("line", "names", "title"),
    [
        (
            "Lead inspector: Wilma Harcastle, His Majesty’s Inspector",
            ["Wilma Harcastle"],
            "His Majesty’s Inspector",
        ),
        (
            "Lead inspector: Wilma Harcastle\nHer Majesty’s Inspector",
            ["Wilma Harcastle"],
            "Her Majesty’s Inspector",
        ),
        ("Lead inspector: Siân O’Dowd-Évans (HMI)", ["Siân O'Dowd-Évans"], "HMI"),
        ("Lead inspector: Jan de Vries", ["Jan de Vries"], "Lead inspector"),
        ("Lead Inspector: Fiona J Marsh HMI", ["Fiona J Marsh"], "HMI"),
        (
            "Lead inspectors: Ada Lovell and Bea Marsh, His Majesty’s Inspectors",
            ["Ada Lovell", "Bea Marsh"],
            "Lead inspectors",
        ),
        (
            "Lead inspectors: Ada Lovell, His Majesty’s Inspector, and Bea Marsh,\n"
            "His Majesty’s Inspector",
            ["Ada Lovell", "Bea Marsh"],
            "His Majesty’s Inspector",
        ),
        (
            "Lead inspector on site: Ada Lovell\nReport author: Bea Marsh",
            ["Ada Lovell"],
            "Lead inspector on site",
        ),
        ("Deputy lead inspector: Ada Lovell", [], None),
        ("Lead inspector:\nJudgement Grade", [], None),
        ("The lead inspector told leaders on the first day", [], None),
    ],
)
def test_lead_inspectors(read, line, names, title):
    told = read(ILACS.replace("Lead inspector: Wilma Harcastle, His Majesty’s Inspector", line))
    assert told.names() == names
    posts = told.of("lead-inspector")
    assert [post.get("person")["name"] for post in posts] == names
    if names:
        role = posts[0].get("role")
        assert (role["kind"], role["title"], role["interim"]) == ("inspector", title, False)


@pytest.mark.parametrize(
    ("cover", "inspected", "published"),
    [
        ("Inspection date: 321 July 2015\nReport published: 4 August2015", 1, 1),
        ("Inspection dates: 3 to 21 July 2015 Report published: 4 August 2015", 1, 1),
        ("Inspection dates:\n3 July – 21 July 2015\nPublished 4th August 2015", 1, 1),
        ("Inspection dates: July 2015\nThe review was published in August 2015", 0, 0),
    ],
)
def test_labels_as_they_are_printed(read, cover, inspected, published):
    lines = "Inspection date: 14 January – 4 February 2015\nReport published: 27 March 2015"
    told = read(SINGLE.replace(lines, cover))
    assert told.value("inspected") == ("2015-07-03/2015-07-21" if inspected else None)
    assert told.value("published") == ("2015-08-04" if published else None)


def test_what_a_cover_does_not_say_is_not_guessed(read):
    bare = ILACS.replace("Inspection dates: 27 September to 8 October 2024\n", "")
    told = read(bare.replace("Lead inspector: Wilma Harcastle, His Majesty’s Inspector\n", ""))
    assert told.value("inspected") is None
    assert told.value("published") is None
    assert told.names() == []
    assert told.of("lead-inspector") == []


def test_evidence_is_where_it_says(read):
    told = read(SINGLE)
    for one in told.all:
        for slots in one.fields.values():
            for slot in slots if isinstance(slots, list) else [slots]:
                assert slot.spans
                assert all(0 <= start < end <= len(told.text) for start, end in slot.spans)
    [date] = told.own.fields["inspected"].spans
    assert told.text[slice(*date)] == "14 January – 4 February 2015"
