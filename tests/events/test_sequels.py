"""Sequels: a later sentence says when what was told before was, or is to be."""

import pytest

LEEDS = "Leeds City Council"
REVIEW = "Leeds City Council has ordered an independent review of its children's services. "
BOARD = "An improvement board has been set up in Leeds. "
TRUST = "Ministers have decided to hand Leeds children's services to an independent trust. "
HELP = "Leeds City Council is to be supported by Kirklees Council as its improvement partner. "
STRIKE = "Social workers at Leeds City Council will strike over caseloads, Unison said. "
NEW = "Leeds City Council has appointed Ada Lovell as its director of children's services. "
GRADE = "Ofsted has rated Leeds children's services inadequate after a visit in January. "

TOLD = [
    ("review", REVIEW + "Its findings are due in September.", {"due": "2019-09"}),
    ("review", REVIEW + "It will report by the end of May.", {"due": "2019-05"}),
    ("review", REVIEW + "It started in February and was expensive.", {"conducted": "2019-02"}),
    ("review", REVIEW + "Its report, completed in January, is long.", {"conducted": "2019-01"}),
    ("review", REVIEW + "The review will be completed by June.", {"due": "2019-06"}),
    ("review", REVIEW + "The results will be made public in June.", {"published": "2019-06"}),
    ("board", BOARD + "It met for the first time on 12 February.", {"date": "2019-02-12"}),
    ("board", BOARD + "Its first meeting was held last month.", {"date": "2019-02"}),
    ("board", BOARD + "The panel is to sit on 2 April.", {"date": "2019-04-02"}),
    ("service_transfer", TRUST + "The trust will go live in April 2020.", {"date": "2020-04"}),
    (
        "service_transfer",
        TRUST + "It is expected to be up and running by April 2020.",
        {"date": "../2020-04"},
    ),
    (
        "service_transfer",
        TRUST + "The handover date is 1 April 2020.",
        {"date": "2020-04-01"},
    ),
    ("partnership", HELP + "The arrangement began in March 2018.", {"date": "2018-03"}),
    ("partnership", HELP + "They start in April.", {"date": "2019-04", "status": "planned"}),
    ("industrial_action", STRIKE + "The action begins on 20 March.", {"date": "2019-03-20"}),
    (
        "appointment",
        NEW + "The appointment takes effect on 1 July.",
        {"date": "2019-07-01", "status": "planned"},
    ),
    ("inspection", GRADE + "The findings were released on Monday.", {"published": "2019-03-11"}),
]

OTHERS = [
    ("review", REVIEW + "The Ofsted report came out on Monday."),
    ("review", REVIEW + "The report that started it all came out on Monday."),
    ("review", REVIEW + "She is due to leave in May."),
    ("board", BOARD + "The board met on 12 February to talk about something else."),
    ("board", BOARD + "The school will start in May."),
    ("partnership", HELP + "The deal was signed off on Thursday."),
    ("service_transfer", TRUST + "Ofsted visited in May."),
    ("service_transfer", TRUST + "The school year starts in September."),
    ("partnership", HELP + "It was a wet winter. Nobody spoke. It started in February."),
    ("appointment", NEW + "The appointment comes after a vote in May."),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), TOLD, ids=[case[1] for case in TOLD])
def test_a_later_sentence_tells_when(told, kind, text, wanted):
    [event] = told(text, kind)
    assert {name: event.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(("kind", "text"), OTHERS, ids=[case[1] for case in OTHERS])
def test_a_sentence_about_something_else_tells_nothing(told, kind, text):
    for event in told(text, kind):
        assert not {"date", "due", "conducted", "published"} & set(event)


def test_what_is_told_with_the_thing_itself_stays(told):
    [event] = told(
        BOARD.replace(" in Leeds", " in Leeds in June") + "It first met in July.", "board"
    )
    assert event["date"] == "2018-06"
