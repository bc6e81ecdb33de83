"""Reviews told by what a commissioner is to weigh, or has recommended, and reviews among others."""

import pytest

BURY, LGA = "Bury Metropolitan Borough Council", "Local Government Association"
NAMED = "The government's commissioner for Bury is Ada Lovell. "
TASK = {"status": "planned", "council": BURY, "kind": "commissioner_review"}
DONE = {**TASK, "status": "happened", "reviewer": "Ada Lovell"}

ONE = [
    (
        NAMED + "She will advise by 28 September whether there is evidence to suggest that the "
        "council's control should be removed.",
        {**TASK, "reviewer": "Ada Lovell", "due": "2019-09-28"},
    ),
    (
        NAMED + "She will spend three months looking at whether Bury council can put things right.",
        {**TASK, "reviewer": "Ada Lovell"},
    ),
    (
        "Moving Bury's services to a company, recommended by commissioner Ada Lovell in January, "
        "is still being weighed.",
        {**DONE, "conducted": "2019-01"},
    ),
    (
        NAMED + "She reported to ministers on 3 May.",
        {**DONE, "conducted": "2019-05-03"},
    ),
    (
        NAMED + "She will tell ministers next month whether a trust ought to take over services.",
        {**TASK, "reviewer": "Ada Lovell", "due": "2019-07", "commissioned_by": None},
    ),
    (
        "Ada Lovell, the MP, has asked the minister for an independent inquiry into the way that "
        "cases are handled in Bury.",
        {"status": "proposed", "council": BURY, "kind": "inquiry"},
    ),
    (
        "The board in Bury decided against an audit of its own.",
        {"status": "cancelled", "council": BURY, "kind": "audit"},
    ),
    (
        "An options appraisal carried out for Bury council by the Local Government Association "
        "found gaps.",
        {"status": "happened", "council": BURY, "kind": "external_review", "reviewer": LGA},
    ),
    (
        "A report by auditors Grant Thornton said that Bury council could not count its children.",
        {"status": "happened", "council": BURY, "kind": "audit", "reviewer": "Grant Thornton"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_review_is_told(told, text, wanted):
    found = told(text, "review", published="2019-06-10")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


NONE = [
    "The service in Bury was set up in 1998, and nobody ever thought of giving it an inquiry.",
    "Councillors in Bury voted to ask for a report from Ada Lovell at the July meeting.",
    "Ada Lovell recommended the soup in Bury.",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_told(told, text):
    assert told(text, "review", published="2019-06-10") == []
