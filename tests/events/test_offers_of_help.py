"""Help that is asked for, offered, refused or borrowed, and whose help the words are of."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
SUPPORT = {"council": BURY, "partner": LEEDS, "kind": "support"}

ONE = [
    (
        "Bury has a plan. Leeds City Council has been asked to lend a hand.",
        {**SUPPORT, "status": "proposed"},
    ),
    (
        "Bury has a plan. Leeds City Council had offered to take on urgent calls, an offer which "
        "the council declined.",
        {**SUPPORT, "status": "cancelled"},
    ),
    (
        "Bury has a plan. Leeds City Council had been approached to lend principal social "
        "workers, but could not spare the staff.",
        {**SUPPORT, "status": "cancelled"},
    ),
    (
        "Bury has a plan. The council has borrowed six of Leeds City Council's best managers "
        "for a year.",
        {**SUPPORT, "status": "happened"},
    ),
    (
        "Leeds City Council, which was rated inadequate in 2013 but is now rated good, will "
        "become Bury's improvement partner from May.",
        {**SUPPORT, "kind": "improvement_partner", "status": "planned", "date": "2019-05"},
    ),
    (
        "Leeds City Council has been helping out with referrals in Bury.",
        {**SUPPORT, "status": "happened"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_help_is_told(told, text, wanted):
    found = told(text, "partnership")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


def test_who_helps_beside_is_not_helped(told):
    text = (
        "Bury council has been rated inadequate. Leeds City Council will lend a team of six, and "
        "Essex County Council will act as improvement partner."
    )
    found = told(text, "partnership")
    assert {event["council"] for event in found} == {BURY}


NONE = [
    "Bury council, which was given its third grade of inadequate, has new leaders.",
    "Bury has fallen a long way since it was lending its managers out.",
    "Leeds City Council helped adult social care in Bury with its computers.",
    "The head teacher from Leeds came to help the school in Bury.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_help_is_told(told, text):
    assert told(text, "partnership") == []
