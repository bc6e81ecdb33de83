"""What a meeting asks of the council's own officers; and what is still to be asked for."""

import pytest

BURY = "Bury Metropolitan Borough Council"
HEAD = "Bury council's committee met. Present: Ada Lovell (Executive Director, Children).\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "RESOLVED: That the Executive Director provide a quarterly report by 14 June 2019.",
            {"obliged": "Ada Lovell", "imposed_by": BURY, "due": "2019-06-14"},
        ),
        (
            "RESOLVED: That an action plan be submitted to the committee by 10 May 2019.",
            {"obliged": BURY, "imposed_by": BURY, "due": "2019-05-10"},
        ),
    ],
)
def test_a_meeting_asks(told, text, wanted):
    [event] = told(HEAD + text, "requirement")
    assert {key: event.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The DfE will ask Bury council for a progress report by 30 September 2019.", "planned"),
        ("The DfE has asked Bury council for a progress report by 30 September 2019.", "happened"),
        ("A priority action plan was demanded of Bury council by 1 May 2019.", "happened"),
    ],
)
def test_what_is_asked_for(told, text, status):
    [event] = told(text, "requirement")
    assert event["status"] == status


def test_a_first_report_to_ministers(told):
    text = "Bury council is under a notice. Its first report to ministers is due in November 2019."
    [event] = told(text, "requirement")
    assert (event["obliged"], event["due"]) == (BURY, "2019-11")


def test_no_report_is_due(told):
    assert told("Bury council's first bus to the depot is due in May 2019.", "requirement") == []
