"""Money whose words say more: for whom, out of what, with what, and what is no council's money."""

import pytest

LEEDS = "Leeds City Council"

ONE = [
    (
        "Leeds City Council agreed to put £640,000 into 16 extra social workers in the year ahead.",
        {"kind": "investment", "status": "planned", "purpose": "16 extra social workers"},
    ),
    (
        "Leeds City Council has set aside £180,000 to cover the costs of the move.",
        {"kind": "cost", "status": "happened"},
    ),
    (
        "Placements in Leeds are forecast to cost £1.7 million more than was budgeted for.",
        {"kind": "overspend", "status": "planned"},
    ),
    (
        "Leeds City Council overspent its placements budget by £19.4m in 2017/18.",
        {"kind": "overspend", "purpose": "placements", "period": "2017-04-01/2018-03-31"},
    ),
    (
        "Leeds City Council found £3m for the service in February.",
        {"kind": "investment", "period": "2019-02"},
    ),
    (
        "An extra £2 million would be found from April in Leeds.",
        {"kind": "investment", "period": "2019-04/.."},
    ),
    ("Leeds City Council has lent the company £9m.", {"kind": "other", "status": "happened"}),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_money_is_told(told, text, wanted):
    found = told(text, "funding")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


def test_each_council_has_its_share(told):
    text = "Of the grant, £600,000 is for Leeds City Council and £500,000 for Bury Council."
    found = told(text, "funding")
    assert [event["council"] for event in found] == [LEEDS, "Bury Metropolitan Borough Council"]


NONE = [
    "Leeds City Council will stop paying a £3,000 retention bonus to social workers.",
    "Leeds City Council is one of nine sharing a pot of £20m.",
    "Adult social care in Leeds is overspent by £5m.",
    "Every one of those posts saves Leeds City Council £30,000 a year.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_money_is_told(told, text):
    assert told(text, "funding") == []
