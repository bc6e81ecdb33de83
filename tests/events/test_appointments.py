"""Appointments: somebody takes up a post, or is to."""

import pytest

DCS, CHIEF, LEADER = "director_childrens_services", "chief_executive", "council_leader"
KIRKLEES = "Kirklees Council"
DFE = "Department for Education"
ADA = {"person": "Ada Lovell", "organisation": KIRKLEES}


# A sentence, and the appointment that it tells; without a status it happened.
TOLD = [
    (
        "Ada Lovell has been appointed director of children's services at Kirklees Council.",
        {**ADA, "role": DCS},
    ),
    (
        "Kirklees Council has named Ada Lovell as interim chief executive.",
        {**ADA, "role": CHIEF, "appointed_by": KIRKLEES},
    ),
    (
        "Ada Lovell becomes chief executive of Kirklees Council on 1 May.",
        {**ADA, "role": CHIEF, "date": "2019-05-01", "status": "planned"},
    ),
    (
        "Ada Lovell joined Kirklees Council as head of service in 2015.",
        {**ADA, "role": "head_of_service", "date": "2015"},
    ),
    (
        "Ada Lovell began work as director of children's services at Kirklees Council last month.",
        {**ADA, "role": DCS, "date": "2019-02"},
    ),
    (
        "Ada Lovell took up the post of chief executive of Kirklees Council in January.",
        {**ADA, "role": CHIEF, "date": "2019-01"},
    ),
    (
        "Ada Lovell will step up as acting chief executive at Kirklees Council.",
        {**ADA, "role": CHIEF, "status": "planned"},
    ),
    (
        "The appointment of Ada Lovell as chief executive of Kirklees Council was welcomed.",
        {**ADA, "role": CHIEF},
    ),
    (
        "Ada Lovell, appointed in 2016 as chief executive of Kirklees Council, spoke.",
        {**ADA, "role": CHIEF, "date": "2016"},
    ),
    (
        "Ada Lovell, who was appointed leader of Kirklees Council in 2017, spoke.",
        {**ADA, "role": LEADER, "date": "2017"},
    ),
    (
        "Kirklees Council will appoint a new director of children's services in May.",
        {
            "role": DCS,
            "organisation": KIRKLEES,
            "appointed_by": KIRKLEES,
            "date": "2019-05",
            "status": "planned",
        },
    ),
    (
        "The Department for Education has appointed Ada Lovell as commissioner in Kirklees.",
        {**ADA, "role": "commissioner", "appointed_by": DFE},
    ),
    (
        "Ada Lovell was reappointed as children's commissioner for Kirklees by the Department "
        "for Education in 2018.",
        {**ADA, "role": "commissioner", "appointed_by": DFE, "date": "2018", "reappointed": True},
    ),
    (
        "Ada Lovell has been elected leader of Kirklees Council, replacing Ben Carr.",
        {**ADA, "role": LEADER, "replaces": "Ben Carr"},
    ),
    (
        "Ben Carr was replaced by Ada Lovell as leader of Kirklees Council.",
        {**ADA, "role": LEADER, "replaces": "Ben Carr"},
    ),
    (
        "Ada Lovell succeeds Ben Carr as chief executive of Kirklees Council.",
        {**ADA, "role": CHIEF, "replaces": "Ben Carr"},
    ),
    (
        "Ben Carr, chief executive of Kirklees Council, was succeeded by Ada Lovell.",
        {**ADA, "role": CHIEF, "replaces": "Ben Carr"},
    ),
    (
        "Ada Lovell could be appointed chief executive of Kirklees Council.",
        {**ADA, "role": CHIEF, "status": "proposed"},
    ),
    (
        "Ada Lovell was not appointed chief executive of Kirklees Council.",
        {**ADA, "role": CHIEF, "status": "cancelled"},
    ),
    (
        "Ada Lovell's appointment as chief executive of Kirklees Council was welcomed.",
        {**ADA, "role": CHIEF},
    ),
    (
        "Ben Carr, chief executive of Kirklees Council, is to retire. His successor, Ada Lovell, "
        "starts in June.",
        {**ADA, "role": CHIEF, "replaces": "Ben Carr", "date": "2019-06", "status": "planned"},
    ),
    (
        "Ada Lovell's contract as improvement adviser to Kirklees Council has been extended.",
        {**ADA, "role": "adviser", "reappointed": True},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_an_appointment(told, text, wanted):
    assert told(text, "appointment") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovell took over the catering for the children's homes of Kirklees Council.",
        "Ada Lovell became angry with the chief executive of Kirklees Council.",
        "Ada Lovell joined the march outside Kirklees Council.",
        "Ada Lovell replaced the windows of the children's home in Kirklees.",
        "Kirklees Council appointed 12 social workers in May.",
        "Ada Lovell, chief executive of Kirklees Council, took the view that all was well.",
        "Ada Lovell, chief executive of Kirklees Council, named no names.",
        "Kirklees Council succeeded in the end, said its chief executive, Ada Lovell.",
        "",
    ],
)
def test_no_appointment(told, text):
    assert told(text, "appointment") == []


@pytest.mark.parametrize(
    ("title", "interim"),
    [
        ("interim chief executive", True),
        ("acting chief executive", True),
        ("chief executive", False),
    ],
)
def test_an_interim_post(pipeline, title, interim):
    [event] = pipeline(
        f"Children's services.\n\nKirklees Council has appointed Ada Lovell as {title}."
    )._.events
    assert event["fields"]["role"]["value"]["interim"] is interim


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ada Lovell has been appointed chief executive of Kirklees Council. She joins in May.", 1),
        (
            "Ada Lovell has been appointed chief executive of Kirklees Council. Ben Carr has been "
            "appointed leader of Kirklees Council.",
            2,
        ),
        (
            "Ada Lovell was appointed chief executive of Leeds City Council in 2014. She became "
            "chief executive of Kirklees Council in 2018.",
            2,
        ),
    ],
)
def test_tellings_of_one_appointment(told, text, count):
    assert len(told(text, "appointment")) == count


def test_what_was_planned_for_a_day_gone_by_happened(told):
    text = "Ada Lovell will become chief executive of Kirklees Council on 1 May 2018."
    assert told(text, "appointment")[0]["status"] == "happened"
    assert told(text, "appointment", published="2018-04")[0]["status"] == "planned"
