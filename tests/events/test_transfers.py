"""Service transfers: control of services leaves a council, or returns to it, or may."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"
ALL = {"council": BURY, "scope": "children_services"}
TRUST = {**ALL, "form": "trust"}
BACK = {**ALL, "form": "return_to_council"}

ONE = [
    (
        "The commissioner recommended in April that Bury council's children's services be handed "
        "to a trust, and ministers accepted his advice.",
        {**TRUST, "status": "planned", "decided_by": "UK Government"},
    ),
    (
        "Bury council has abandoned plans to spin its children's services out into a mutual.",
        {**ALL, "form": "alternative_delivery_model", "status": "cancelled", "decided_by": BURY},
    ),
    (
        "A private company is to be paid £2m to run child protection in Bury for two years.",
        {**ALL, "form": "company", "status": "planned"},
    ),
    (
        "Bury council was told in June that it would lose control of its children's services.",
        {**ALL, "status": "planned"},
    ),
    (
        "Bury council is to bring its children's services home. All 640 staff will transfer on "
        "1 October 2020.",
        {**BACK, "status": "planned", "date": "2020-10-01", "decided_by": BURY},
    ),
    (
        "Plans to hand Bury council's children's services to a trust were thrown out by cabinet.",
        {**TRUST, "status": "cancelled", "decided_by": BURY},
    ),
    (
        "Bury council is to regain control of its children's services in April 2020.",
        {**BACK, "status": "planned", "date": "2020-04"},
    ),
    ("Bury council has been stripped of its children's services.", ALL),
    (
        "The government is to strip Bury council of responsibility for children's social care.",
        {
            "council": BURY,
            "scope": "social_care",
            "decided_by": "UK Government",
            "status": "planned",
        },
    ),
    (
        "Control of Bury council's children's services is to be handed to an independent trust.",
        {**TRUST, "status": "planned"},
    ),
    (
        "Bury council's children's services will be run by an independent trust from April 2020.",
        {**TRUST, "date": "2020-04", "status": "planned"},
    ),
    (
        "Leeds City Council took over Bury council's children's services in June 2018.",
        {**ALL, "form": "other_council", "recipient": LEEDS, "date": "2018-06"},
    ),
    (
        "Children's services in Bury have been taken over by Leeds City Council.",
        {**ALL, "form": "other_council", "recipient": LEEDS},
    ),
    (
        "Bury council's cabinet has voted to bring children's services back in-house.",
        {**BACK, "decided_by": BURY, "status": "planned"},
    ),
    (
        "Children's services will return to Bury council's control in October 2025.",
        {**BACK, "date": "2025-10", "status": "planned"},
    ),
    (
        "Bury council will hand over its children's services to a not-for-profit trust in April.",
        {**TRUST, "date": "2019-04", "status": "planned"},
    ),
    (
        "Bury council has been allowed to keep control of its children's services.",
        {**ALL, "status": "cancelled"},
    ),
    (
        "Plans to transfer Bury council's children's services to a trust have been shelved.",
        {**TRUST, "status": "cancelled"},
    ),
    (
        "Bury council could be stripped of control of its services if it does not improve.",
        {**ALL, "status": "proposed"},
    ),
    (
        "The minister is minded to remove children's services from Bury council's control.",
        {**ALL, "decided_by": "Department for Education", "status": "proposed"},
    ),
    (
        "A commissioner has recommended that children's services be removed from Bury council.",
        {**ALL, "status": "proposed"},
    ),
    (
        "Bury council is expected to outsource its children's services to a private company.",
        {**ALL, "form": "company", "status": "planned"},
    ),
    (
        "Family support in Bury was passed to a charity, Lanternlight, in 2013.",
        {
            "council": BURY,
            "scope": "early_help",
            "form": "other",
            "recipient": "Lanternlight",
            "date": "2013",
        },
    ),
    (
        "Bury council's children's homes have been run by Harbour Care since 2014.",
        {
            "council": BURY,
            "scope": "other",
            "form": "company",
            "recipient": "Harbour Care",
            "date": "2014/..",
        },
    ),
    (
        "The contract to run Bury council's family centres was awarded to Brightwater Care.",
        {
            "council": BURY,
            "scope": "early_help",
            "form": "company",
            "recipient": "Brightwater Care",
        },
    ),
    (
        "Leeds City Council has been asked to run Bury council's children's services.",
        {**ALL, "form": "other_council", "recipient": LEEDS, "status": "proposed"},
    ),
    (
        "Bury council's children's services would be placed in a trust.",
        {**TRUST, "status": "planned"},
    ),
    ("Bury council is to wind up its children's trust.", {**BACK, "status": "planned"}),
    (
        "Bury council will cease to run children's services from October 2025.",
        {**ALL, "date": "2025-10", "status": "planned"},
    ),
    ("A trust is not needed in Bury.", {**TRUST, "status": "cancelled"}),
    (
        "Bury council's children's services were hived off to a not-for-profit company in 2014.",
        {**ALL, "form": "company", "date": "2014"},
    ),
    (
        "Ministers have ordered Bury council to set up a trust for children's services.",
        {**TRUST, "decided_by": "UK Government", "status": "planned"},
    ),
    (
        "The minister has decided that Bury council should lose control of children's services.",
        {**ALL, "decided_by": "Department for Education", "status": "planned"},
    ),
    (
        "A trust is being set up to run children's services in Bury.",
        {**TRUST, "status": "planned"},
    ),
    (
        "Bury council has resumed charge of its children's services.",
        {**BACK, "decided_by": BURY},
    ),
    (
        "Bury council has approved proposals to bring the service back in-house.",
        {**BACK, "decided_by": BURY, "status": "planned"},
    ),
    (
        "Bury council's children's services will become an independent trust.",
        {**TRUST, "status": "planned"},
    ),
    (
        "Bury council is to lose its children's department to a not-for-profit trust.",
        {**TRUST, "status": "planned"},
    ),
    (
        "Bury council became the second council to put its children's services in the care of "
        "Achieving for Children.",
        {**ALL, "form": "company", "recipient": "Achieving for Children"},
    ),
    (
        "Bury council has been told to cede the running of its children's services to Leeds.",
        {**ALL, "form": "other_council", "recipient": LEEDS, "status": "planned"},
    ),
    (
        "The cabinet in Bury gave the green light to bringing the service back under its own roof.",
        {**BACK, "decided_by": BURY, "status": "planned"},
    ),
    (
        "Bury council is looking for a partner to run its school improvement service.",
        {"council": BURY, "scope": "education", "status": "proposed"},
    ),
    (
        "Bury council has been spared having its children's services run by somebody else.",
        {**ALL, "status": "cancelled"},
    ),
    (
        "Bury council has been told to hand its children's services to a trust by April 2020.",
        {**TRUST, "date": "../2020-04", "status": "planned"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_transfer(told, text, wanted):
    assert told(text, "service_transfer") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "The trust has set up a helpline for children in Bury.",
        "Bury council spent £6m on the service, which was taken from its emergency fund.",
        "Bury council paid the bill, just for keeping the service afloat.",
        "Bury's schools will be handed over to an academy trust.",
        "Bury council has lost the trust of parents.",
        "Pennine Acute NHS Trust took over services at a hospital in Bury.",
        "Bury council lost control of its budget.",
        "Bury council lost three social workers.",
        "Children were taken away from their parents in Bury.",
        "Staff at Bury council handed in a petition to the trust's office.",
        "Bury council runs its own children's services.",
        "The service in Bury is run by volunteers.",
        "Bury council's children's services were placed in special measures.",
        "The Bury children's trust board is to be wound up.",
        "Staff of the service in Bury went to Harbour Street.",
        "Care homes in Bury are run by Harbour Care.",
        "The move to a trust in hospitals was criticised by Bury council.",
        "Bury council merged two teams of social workers.",
        "Bury's adult social care teams are to come back under the council's direct control.",
        "Larch Academy Trust spoke in Bury. The trust took over Elm Primary in May.",
    ],
)
def test_no_transfer(told, text):
    assert told(text, "service_transfer") == []


def test_one_agency_for_several_councils(told):
    text = "From April 2020 Adopt Northwards will recruit adopters on behalf of Bury and Leeds."
    shared = {"form": "integrated_body", "scope": "other", "status": "planned", "date": "2020-04"}
    found = told(text, "service_transfer")
    assert len(found) == 2
    assert {**shared, "council": BURY} in found
    assert {**shared, "council": LEEDS} in found


def test_a_day_put_off_is_not_the_day(told):
    text = (
        "Bury council's children's services will be run by a trust. It had been due to go live "
        "in April, but a go-live date of 1 October has now been agreed."
    )
    [event] = told(text, "service_transfer")
    assert (event["status"], event["date"]) == ("planned", "2019-10-01")


def test_councils_each_with_its_day(told):
    text = "Control of children's services passed to a trust in Bury in 2014 and in Slough in 2015."
    found = [(one["council"], one["date"]) for one in told(text, "service_transfer")]
    assert found == [(BURY, "2014"), ("Slough Borough Council", "2015")]


def test_tellings_of_one_transfer(told):
    text = (
        "Bury council is to be stripped of its children's services. They will pass to an "
        "independent trust, and the trust is due to take over on 1 April 2020."
    )
    [event] = told(text, "service_transfer")
    assert (event["form"], event["date"], event["status"]) == ("trust", "2020-04-01", "planned")


def test_a_name_given_later_is_who_takes_over(told):
    text = (
        "Fostering in Bury will be run by a single regional agency. The agency, to be called "
        "Lanternlight, starts in May."
    )
    [event] = told(text, "service_transfer")
    assert (event["recipient"], event["form"], event["scope"]) == ("Lanternlight", "other", "other")


def test_each_council_decides_for_itself(told):
    text = "Bury and Leeds councils have approved the transfer of children's services to a trust."
    found = {(one["council"], one["decided_by"]) for one in told(text, "service_transfer")}
    assert found == {(BURY, BURY), (LEEDS, LEEDS)}
