"""Transfers that come to nothing, in the clause or the next sentence, and control that stays."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
DFE, GOVERNMENT = "Department for Education", "UK Government"
TRUST = {"council": BURY, "form": "trust"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A trust for Bury was recommended in 2016 by the commissioner, and turned down by "
            "ministers the same year.",
            {**TRUST, "status": "cancelled"},
        ),
        (
            "A trust for Bury was recommended in 2016 by the commissioner.",
            {**TRUST, "status": "proposed"},
        ),
        (
            "The commissioner wanted Bury council to set up its own company. The idea was voted "
            "down in February 2016.",
            {"council": BURY, "form": "company", "status": "cancelled", "date": "2016-02"},
        ),
        (
            "The commissioner wanted Bury council to set up its own company. The idea was "
            "welcomed in February 2016.",
            {"council": BURY, "form": "company", "status": "proposed", "date": None},
        ),
        (
            "Bury council has decided not to proceed with proposals, first put forward in May, "
            "to move its children's services into a company.",
            {"council": BURY, "form": "company", "status": "cancelled"},
        ),
        (
            "Moving Bury council's children's services into a trust was not justified, she said.",
            {**TRUST, "status": "cancelled"},
        ),
        (
            "An idea to have Bury's children's services run from Leeds was knocked on the head.",
            {"council": BURY, "recipient": LEEDS, "status": "cancelled"},
        ),
        (
            "Her commissioner said that Bury council should keep control of its services.",
            {"council": BURY, "status": "cancelled"},
        ),
        (
            "Her commissioner will say whether Bury council should keep control of its services.",
            {"council": BURY, "status": "proposed"},
        ),
        (
            "Bury's children's services will go back under the council's control in April 2020.",
            {"council": BURY, "status": "planned", "date": "2020-04"},
        ),
        (
            "The day-to-day running of Bury's children's services was handed to Leeds City "
            "Council in May 2018.",
            {"council": BURY, "recipient": LEEDS, "status": "happened", "date": "2018-05"},
        ),
    ],
)
def test_what_became_of_it(told, text, wanted):
    [event] = told(text, "service_transfer")
    assert {key: event.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("He must advise ministers by May whether Bury council should lose its services.", True),
        ("He must advise by May whether Bury council should lose its services.", False),
        ("Plans for a trust in Bury were scrapped in 2017 on his advice.", False),
    ],
)
def test_who_decides_on_advice(told, text, decider):
    [event] = told(text, "service_transfer")
    assert event.get("decided_by") == (GOVERNMENT if decider else None)


def test_who_takes_the_advice_decides(told):
    text = (
        "The commissioner recommended in March that the service should stay with Bury council, and "
        "the Department for Education agreed."
    )
    [event] = told(text, "service_transfer")
    assert (event["status"], event["decided_by"]) == ("cancelled", DFE)


def test_an_inquiry_held_keeps_nothing(told):
    text = "Bury council was asked to hold a wider inquiry into child protection."
    assert told(text, "service_transfer") == []


def test_what_stays_does_not_undo_what_goes(told):
    text = (
        "Slough Children First will take over fostering and children in care from Slough Borough "
        "Council on 1 May 2020. Education and special needs will stay with the council."
    )
    found = {(one["status"], one["scope"]) for one in told(text, "service_transfer")}
    assert ("cancelled", "education") in found
    assert any(status == "planned" for status, _ in found)


def test_an_idea_dropped_is_not_the_one_still_open(told):
    text = (
        "Ministers will decide in July whether Bury's children's services should be taken out of "
        "the council's hands. Handing them to Leeds City Council was discussed and dropped."
    )
    found = {(one["status"], one.get("recipient")) for one in told(text, "service_transfer")}
    assert found == {("proposed", None), ("cancelled", LEEDS)}
