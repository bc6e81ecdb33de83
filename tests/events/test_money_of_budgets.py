"""Money of budgets and of financial years, parts of amounts, and what costs them."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
LAST, NOW, NEXT = (f"{year}-04-01/{year + 1}-03-31" for year in (2017, 2018, 2019))

ONE = [
    (
        "The whole directorate in Bury finished the year £2.2m overspent.",
        {"kind": "overspend", "status": "happened", "period": LAST},
    ),
    (
        "The forecast overspend for the current year at Bury council was £4.2 million.",
        {"kind": "overspend", "status": "planned", "period": NOW},
    ),
    (
        "Bury council's budget for the coming year, agreed on Monday, includes an extra £7.5m for "
        "children's services.",
        {"kind": "investment", "status": "planned", "period": NEXT},
    ),
    (
        "The proposed budget for 2019/20 in Bury contained a further £5m.",
        {"kind": "investment", "status": "proposed", "period": NEXT},
    ),
    (
        "A £14.2m overspend on placements at Bury council is forecast for 2019-20.",
        {"kind": "overspend", "status": "planned", "purpose": "placements", "period": NEXT},
    ),
    (
        "Spending on children's services in Bury was £8.7m more than planned in 2017-18.",
        {"kind": "overspend", "status": "happened", "period": LAST},
    ),
    (
        "The retention payment for social workers, introduced in July 2018, had cost Bury council "
        "£1.7m.",
        {"kind": "cost", "purpose": "retention payment for social workers"},
    ),
    (
        "Setting up the trust will cost Bury council £3.6m.",
        {"kind": "cost", "status": "planned", "purpose": "Setting up the trust"},
    ),
    ("It would cost Bury council £470,000 a year.", {"kind": "cost", "purpose": None}),
    (
        "Bury council said £450,000 would be found in the February budget to take on 11 social "
        "workers.",
        {"kind": "investment", "purpose": "11 social workers", "period": None},
    ),
    (
        "The cabinet in Bury agreed a package of £2.6m, which will pay for 24 social workers.",
        {"kind": "investment", "status": "planned", "purpose": "24 social workers"},
    ),
    (
        "Bury council is to spend an additional £3.1m on its model.",
        {"kind": "investment", "status": "planned"},
    ),
    (
        "Bury council has agreed to spend £3.8m over two years on recruiting 40 social workers.",
        {"kind": "investment", "status": "planned", "purpose": "recruiting 40 social workers"},
    ),
    (
        "Bury has an £80m hole in its special needs budget.",
        {"kind": "deficit", "purpose": "special needs budget"},
    ),
    (
        "Bury council, granted exceptional financial support of £42m by the Government, is well.",
        {"kind": "grant", "purpose": "exceptional financial support"},
    ),
    (
        "Bury council heard that spending on residential placements was £6.8m over budget and that "
        "many children were in its care.",
        {"kind": "overspend", "purpose": "residential placements"},
    ),
    (
        "Bury council said £800,000 had been earmarked for families in 2019/20.",
        {"kind": "investment", "status": "happened", "period": NEXT},
    ),
    (
        "The leader promised an extra £10m for fostering in Bury in 2017-2018.",
        {"kind": "investment", "period": LAST},
    ),
    (
        "A further £1.9m is expected to be found from next year's budget in Bury.",
        {"kind": "investment", "period": "2020-04-01/2021-03-31"},
    ),
    ("Bury council paid for it at a cost to the council of £210,000.", {"purpose": None}),
    ("Bury council lost £1.9m in six months on the home.", {"kind": "deficit"}),
    ("The bill to Bury council, £1.3m, comes out of reserves.", {"kind": "cost"}),
    (
        "Bury council wants to find a further £1.4m from children's services.",
        {"kind": "saving"},
    ),
    ("Bury council found a further £1.4m from reserves.", {"kind": "investment"}),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_money_is_told(told, text, wanted):
    found = told(text, "funding")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


def test_a_part_is_of_the_kind_of_the_whole(told):
    text = (
        "A total of £12.1m of additional revenue had been agreed by Bury council for children's "
        "services in 2019/20, of which £5.2m was for placements."
    )
    found = told(text, "funding")
    assert [(one["kind"], one["status"], one["period"]) for one in found] == [
        ("investment", "planned", NEXT)
    ] * 2


def test_what_has_been_spent_of_it_has_happened(told):
    text = (
        "Bury council had approved an additional £11.5m over two years, of which £6.8m had been "
        "spent."
    )
    found = told(text, "funding")
    assert [(one["kind"], one["status"]) for one in found] == [
        ("investment", "planned"),
        ("investment", "happened"),
    ]


def test_a_saving_is_of_each_council(told):
    text = (
        "The councils of Bury and Leeds share a director. The two councils expect to save £400,000 "
        "a year between them."
    )
    assert [event["council"] for event in told(text, "funding")] == [BURY, LEEDS]


NONE = [
    "The £9,000 rise handed to the director in Bury was noted.",
    "In Bury her salary was put up by £15,000.",
    "Colleagues in Bury sent £500 to the hardship fund.",
    "The charity in Bury stood to lose £380,000 a year.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_money_is_told(told, text):
    assert told(text, "funding") == []
