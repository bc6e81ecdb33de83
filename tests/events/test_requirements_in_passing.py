"""Requirements with nothing to hand in, in minutes, and those that are a reviewer's or nobody's."""

import pytest

BURY = "Bury Metropolitan Borough Council"

ONE = [
    (
        "Bury has until 9 August to tell the coroner what it has changed.",
        {"obliged": BURY, "due": "2019-08-09"},
    ),
    (
        "Ministers have given Bury until the end of July to get its act together.",
        {"obliged": BURY, "due": "2019-07"},
    ),
    (
        "An action plan covering the latest findings has to be with Ofsted by 12 April, Bury was "
        "told.",
        {"obliged": BURY, "deliverable": "action plan", "due": "2019-04-12"},
    ),
    (
        "Bury council must send the board and the Department for Education a revised improvement "
        "plan by 17 May.",
        {"obliged": BURY, "deliverable": "revised improvement plan", "due": "2019-05-17"},
    ),
    (
        "The Department for Education wants a three-year business plan from Bury council by the "
        "end of May.",
        {"obliged": BURY, "deliverable": "three-year business plan", "due": "2019-05"},
    ),
    (
        "It was resolved that the council provide a quarterly report on agency spending in Bury, "
        "the first to be presented on 14 June.",
        {"obliged": BURY, "deliverable": "quarterly report", "due": "2019-06-14"},
    ),
    (
        "A recovery plan setting out how turnover in Bury is to be halved must come back to the "
        "panel by 13 May.",
        {"obliged": BURY, "deliverable": "recovery plan", "due": "2019-05-13"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_it_is_required(told, text, wanted):
    found = told(text, "requirement")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


NONE = [
    # The due day of another subject's doings is not that of what was named before.
    "Bury is to have a business case on her desk. The new organisation is due to start on 1 May.",
    "Commissioner Ada Lovell's report on Bury has to reach the minister by 13 May.",
    "Inspectors came to Bury in March, and the letter is expected in May.",
    "Figures to be put before the cabinet in Bury on 26 March show an overspend.",
    "The opposition in Bury wants an independent review by May.",
    "Residents have until 3 May to respond to the plans of Bury for the library.",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_required(told, text):
    assert told(text, "requirement") == []
