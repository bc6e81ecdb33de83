"""Further wordings of an intervention: who acted, on whom, since when, and what is only likely."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
DFE, GOVERNMENT = "Department for Education", "UK Government"
NOTICE = {"council": BURY, "instrument": "improvement_notice"}
DIRECTION = {"council": BURY, "instrument": "direction"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "An improvement notice for Bury council will follow, says the DfE, in weeks.",
            {**NOTICE, "status": "planned", "issued_by": DFE},
        ),
        (
            "An improvement notice for Bury is expected in a matter of days and an adviser "
            "started work on Monday.",
            {**NOTICE, "status": "planned", "date": None},
        ),
        (
            "She did not expect to recommend an improvement notice for Bury council.",
            {**NOTICE, "status": "cancelled"},
        ),
        ("An improvement notice for Bury council is likely.", {**NOTICE, "status": "proposed"}),
        (
            "The DfE is sending an adviser to Bury council and is minded to issue a notice.",
            {**NOTICE, "status": "proposed", "issued_by": DFE},
        ),
        (
            "Bury council was found inadequate in January 2016, since when it has been under a "
            "direction.",
            {**DIRECTION, "date": "2016-01/.."},
        ),
        (
            "Bury council has been subject to a government direction since 2016.",
            {**DIRECTION, "issued_by": GOVERNMENT, "date": "2016/.."},
        ),
        (
            "On the recommendation of its commissioner the Department for Education directed Bury "
            "council in May 2018 to hand over its files.",
            {**DIRECTION, "status": "happened", "issued_by": DFE, "date": "2018-05"},
        ),
        (
            "The DfE issued a direction to Bury council, and Leeds was asked to help it.",
            {**DIRECTION, "issued_by": DFE},
        ),
    ],
)
def test_an_intervention_is_told(told, text, wanted):
    [event] = told(text, "intervention")
    assert {key: event.get(key) for key in wanted} == wanted


def test_a_second_notice_is_one_of_its_own(told):
    text = (
        "Bury council was served with an improvement notice in 2014. A fresh notice was served in "
        "January 2018."
    )
    assert [one["date"] for one in told(text, "intervention")] == ["2014", "2018-01"]


def test_an_exchange_is_one_event(told):
    text = (
        "The improvement notice on Bury council has been replaced by a statutory direction, signed "
        "by the children's minister on 12 March 2019."
    )
    [event] = told(text, "intervention")
    assert (event["action"], event["date"]) == ("escalated", "2019-03-12")


def test_the_day_goes_before_words_for_it(told):
    text = "The direction to Bury council was lifted a fortnight ago, on 1 March 2019."
    assert {one.get("date") for one in told(text, "intervention")} == {"2019-03-01", None}


@pytest.mark.parametrize(
    "text",
    [
        "Bury council's director handed in a month's notice in May.",
        "A notice on the door of the council said it was closed.",
        "She would recommend a walk in Bury.",
    ],
)
def test_no_intervention_is_told(told, text):
    assert told(text, "intervention") == []
