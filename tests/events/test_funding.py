"""Funding: money put in, granted, cut, overspent, spent."""

import pytest

LEEDS = "Leeds City Council"
DATED = "2018-04-01/2019-03-31"

# A sentence, and the kind, amount and further fields of the money that it tells of.
TOLD = [
    ("Leeds has invested £4m in its children's services.", "investment", 4e6, {}),
    ("Leeds put an extra £3.2 million into the department.", "investment", 3.2e6,
     {"purpose": "department"}),
    ("An additional £6.2m was found for early help.", "investment", 6.2e6,
     {"purpose": "early help"}),
    ("It racked up £3m on agency staff.", "cost", 3e6, {"purpose": "agency staff"}),
    ("The department blew its budget by £2m.", "overspend", 2e6, {}),
    ("A recovery plan has clawed back £1.2m.", "saving", 1.2e6, {}),
    ("Another £650,000 has come from Whitehall for training.", "grant", 650_000,
     {"purpose": "training"}),
    ("Some £2.2m would go from early years.", "saving", 2.2e6, {"status": "planned"}),
    ("They had £1.9m in consultants' fees.", "cost", 1.9e6, {}),
    ("It spent £2m on agency staff over the past 12 months.", "cost", 2e6,
     {"purpose": "agency staff", "period": "2018-03/2019-03"}),
    ("The £8m will go towards new staff.", "investment", 8e6,
     {"purpose": "new staff", "status": "planned"}),
    ("The cabinet agreed to take £3m out of reserves to pay for 40 more social workers.",
     "investment", 3e6, {"purpose": "40 more social workers", "status": "planned"}),
    ("Some £2.5m has been ring-fenced for foster carers.", "investment", 2.5e6,
     {"purpose": "foster carers"}),
    ("The Department for Education has given the council £640,000 to pay for managers.", "grant",
     640_000, {"purpose": "managers"}),
    ("Leeds was awarded a grant of £875,000 to develop family hubs.", "grant", 875_000,
     {"purpose": "family hubs"}),
    ("The service is heading for a £4.8m overspend in 2018/19.", "overspend", 4.8e6,
     {"period": DATED, "status": "planned"}),
    ("Papers put the 2018/19 overspend on placements at £3.4m.", "overspend", 3.4e6,
     {"period": DATED, "purpose": "placements"}),
    ("Leeds expects to overspend its children's budget by £3.6m.", "overspend", 3.6e6,
     {"status": "planned"}),
    ("Its children's services are £10.8m over budget.", "overspend", 10.8e6, {}),
    ("The trust's deficit reached £5.5m in 2018/19.", "deficit", 5.5e6, {"period": DATED}),
    ("There is a £3.4m hole in the budget.", "deficit", 3.4e6, {}),
    ("The authority must find £40m of savings by 2021.", "saving", 4e7,
     {"status": "planned", "period": "../2021"}),
    ("Leeds took £2.4m out of its children's budget.", "saving", 2.4e6,
     {"purpose": "children's budget"}),
    ("A £1.9m saving has been abandoned.", "saving", 1.9e6, {"status": "cancelled"}),
    ("It spent £740,000 on preparations.", "cost", 740_000, {"purpose": "preparations"}),
    ("A recruitment drive costing £420,000 brought in few staff.", "cost", 420_000,
     {"purpose": "recruitment drive"}),
    ("Leeds hired 14 managers at a cost of £420,000.", "cost", 420_000,
     {"purpose": "14 managers"}),
    ("She left with a pay-off of £96,000.", "cost", 96_000, {"purpose": "pay-off"}),
    ("A firm runs the department on a contract worth £4.5m.", "cost", 4.5e6, {}),
    ("The council refused a request for an extra £3.1m to cover placements.", "investment", 3.1e6,
     {"purpose": "placements", "status": "cancelled"}),
    ("The cabinet will be asked to release £9m for social workers.", "investment", 9e6,
     {"purpose": "social workers", "status": "proposed"}),
    ("Some £4.8m of this would be used as a bail-out to keep the service going.", "investment",
     4.8e6, {"status": "planned", "purpose": "service going"}),
    ("Spending on agency staff rose to £7m.", "cost", 7e6, {"purpose": "agency staff"}),
    ("Consultants were paid £186,000 to draw up a business case.", "cost", 186_000,
     {"purpose": "business case"}),
    ("The panel has been given a budget of £400,000.", "investment", 400_000, {}),
    ("Leeds was fined £120,000 for a data breach.", "cost", 120_000, {"purpose": "data breach"}),
    ("Leeds has signed off £900,000 to recruit 20 social workers.", "investment", 900_000,
     {"purpose": "20 social workers"}),
    ("They managed to find £2.4m for early help.", "investment", 2.4e6,
     {"purpose": "early help"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "amount", "more"), TOLD, ids=[case[0] for case in TOLD])
def test_money_is_told(told, text, kind, amount, more):
    [event] = told(f"Leeds City Council met. {text}", "funding")
    wanted = {"council": LEEDS, "kind": kind, "status": "happened", **more}
    assert event.pop("amount").amount == amount
    assert {name: event.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The price of a trust, which has been put at £5m to £8m elsewhere, worries members.",
        "The director of Leeds City Council has a salary of £180,000.",
        "A new scheme might save Leeds City Council £2m.",
        "The £180,000-a-year post of director at Leeds was advertised.",
        "The director sold her £5m house in Leeds.",
        "A placement in Leeds costs £5,000 a week.",
        "It costs Leeds £56,000 a year to look after a child.",
        "Leeds has a budget of £98.7m for children's services.",
        "The overspend at Leeds would have been £9.3m but for a freeze.",
        "A strike could cost Leeds £2m.",
        "Leeds brought its deficit down by £1.2m.",
        "Councils nationally overspent by £770m on children's services, Leeds said.",
        "Leeds struck a deal with the union.",
    ],
)
def test_other_money_is_no_funding(told, text):
    assert told(text, "funding") == []


def test_one_amount_told_twice_is_one_event(told):
    text = (
        "Leeds City Council overspent by £4.8m last year. The £4.8m overspend is due to "
        "placements, Leeds City Council says."
    )
    [event] = told(text, "funding")
    assert event["kind"] == "overspend"


def test_amounts_in_a_list_share_their_trigger(told):
    text = "Leeds City Council spent £2m on agency staff and £1m on training in 2018/19."
    events = told(text, "funding")
    assert [event["purpose"] for event in events] == ["agency staff", "training"]
    assert {event["kind"] for event in events} == {"cost"}


def test_each_council_has_its_own(told):
    text = "Leeds City Council has set aside £2m, and Bradford Council has set aside £3m."
    events = told(text, "funding")
    assert sorted(event["council"][:5] for event in events) == ["City ", "Leeds"]


def test_spent_and_promised_are_told_apart(told):
    text = "Leeds City Council has spent £6.6m on staffing. It has promised a further £2m."
    assert [event["status"] for event in told(text, "funding")] == ["happened", "planned"]


def test_a_pronoun_takes_the_amount_before_up(told):
    text = "Leeds City Council ran up a bill of £3.9m for locums. It was £1.6m the year before."
    assert [(e["kind"], e["amount"].amount) for e in told(text, "funding")] == [
        ("cost", 3.9e6),
        ("cost", 1.6e6),
    ]
