"""Interventions: government acts on a council by a direction, a notice, a warning."""

import pytest

BURY = "Bury Metropolitan Borough Council"
DFE, GOVERNMENT = "Department for Education", "UK Government"
NOTICE = {"council": BURY, "instrument": "improvement_notice", "action": "issued"}
DIRECTION = {**NOTICE, "instrument": "direction"}

ONE = [
    ("Bury council was hit with an improvement notice in May 2018.", {**NOTICE, "date": "2018-05"}),
    (
        "The Department for Education has slapped Bury council with an improvement notice.",
        {**NOTICE, "issued_by": DFE},
    ),
    (
        "Bury council has been placed under a statutory direction by the Department for Education.",
        {**DIRECTION, "issued_by": DFE},
    ),
    (
        "Bury council was put in special measures in 2014.",
        {**NOTICE, "instrument": "special_measures", "date": "2014"},
    ),
    (
        "Bury council received a warning letter from the children's minister in June 2017.",
        {**NOTICE, "instrument": "warning", "issued_by": DFE, "date": "2017-06"},
    ),
    (
        "Ministers are considering issuing a statutory direction to Bury council.",
        {**DIRECTION, "issued_by": GOVERNMENT, "status": "proposed"},
    ),
    ("Bury council could face an improvement notice.", {**NOTICE, "status": "proposed"}),
    (
        "Bury council's improvement notice has been escalated to a statutory direction.",
        {**DIRECTION, "action": "escalated"},
    ),
    (
        "The minister has ordered Bury council to work with a commissioner for at least a year.",
        {**DIRECTION, "issued_by": DFE},
    ),
    (
        "The direction to Bury council, dated 3 May 2018, names a commissioner.",
        {**DIRECTION, "date": "2018-05-03"},
    ),
    (
        "Bury council's direction has been stepped down to an improvement notice.",
        {**NOTICE, "action": "eased"},
    ),
    (
        "Bury council has been subject to a direction since 2012.",
        {**DIRECTION, "date": "2012/.."},
    ),
    (
        "Since 2013 Bury council has operated under an improvement notice.",
        {**NOTICE, "date": "2013/.."},
    ),
    ("Bury council will remain under its improvement notice until December 2020.", NOTICE),
    (
        "The department put Bury council under an improvement notice in July 2015.",
        {**NOTICE, "date": "2015-07"},
    ),
    (
        "Bury council was threatened with special measures.",
        {**NOTICE, "instrument": "special_measures", "status": "proposed"},
    ),
    (
        "The minister has written to Bury council, warning that she would step in.",
        {**NOTICE, "instrument": "warning", "issued_by": DFE},
    ),
    (
        "The minister has decided that Bury council should be subject to a direction.",
        {**DIRECTION, "issued_by": DFE, "status": "planned"},
    ),
    (
        "The minister could issue a direction taking services out of Bury council's hands.",
        {**DIRECTION, "issued_by": DFE, "status": "proposed"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_an_intervention(told, text, wanted):
    assert told(text, "intervention") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "It took special measures to win back parents in Bury.",
        "Bury council wants a change of direction.",
        "Bury council has never been under an improvement notice.",
        "A school run by the trust in Bury was placed in special measures.",
        "The parish council wrote to Bury council in May, warning of floods.",
        "The council took notice of what parents in Bury said.",
        "The director of Bury council handed in her notice.",
        "Bury council has been issued with a section 114 notice.",
        "The council is heading in the right direction, Bury parents say.",
        "Bury was served with notice that the contract would end.",
        "Bury council signed a memorandum of understanding.",
        "Ministers visited Bury council.",
    ],
)
def test_no_intervention(told, text):
    assert told(text, "intervention") == []


SEVERAL = [
    (
        "An improvement notice imposed on Bury council in May 2017 was lifted in March 2018.",
        [("issued", "2017-05"), ("lifted", "2018-03")],
    ),
    (
        "Bury council has been released from its improvement notice.",
        [("lifted", None), ("issued", None)],
    ),
    (
        "Bury council was served with an improvement notice in May 2017. It was lifted in March "
        "2018.",
        [("issued", "2017-05"), ("lifted", "2018-03")],
    ),
    (
        "The notice to improve at Bury council was not lifted until March 2018.",
        [("lifted", "2018-03"), ("issued", None)],
    ),
    (
        "A revised direction, replacing one made in November 2016, was issued to Bury council "
        "in May 2018.",
        [("issued", "2016-11"), ("revised", "2018-05")],
    ),
    (
        "Bury council was issued with a direction in May 2018. The direction names a commissioner.",
        [("issued", "2018-05")],
    ),
    (
        "Bury council and Wigan council were each served with an improvement notice.",
        [("issued", None)] * 2,
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_each_act_is_one_event(told, text, wanted):
    found = [(event["action"], event.get("date")) for event in told(text, "intervention")]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_one_instrument_in_place_of_another(told):
    text = "Ministers lifted Bury council's direction, replacing it with an improvement notice."
    found = [(event["instrument"], event["action"]) for event in told(text, "intervention")]
    assert ("improvement_notice", "eased") in found
    assert ("direction", "lifted") not in found
