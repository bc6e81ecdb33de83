"""Requirements: somebody has to hand something in by a day."""

import pytest

BURY = "Bury Metropolitan Borough Council"
PLAN = {"obliged": BURY, "deliverable": "action plan", "due": "2019-06-30"}

ONE = [
    (
        "Ofsted required Bury council's action plan by 30 June.",
        {**PLAN, "imposed_by": "Ofsted"},
    ),
    (
        "Bury council has been given until 30 June by Ofsted to submit an action plan.",
        {**PLAN, "imposed_by": "Ofsted"},
    ),
    ("The notice requires Bury council to:\n\n- submit an action plan by 30 June 2019", PLAN),
    ("Bury council must submit an action plan to Ofsted by 30 June.", PLAN),
    ("Bury council has been given until 30 June to publish an action plan.", PLAN),
    ("The improvement notice requires Bury council to produce an action plan by 30 June.", PLAN),
    ("Bury council has been ordered to draw up an action plan by 30 June.", PLAN),
    ("An action plan must be submitted by 30 June, Bury council was told.", PLAN),
    ("Ofsted wants an action plan from Bury council by 30 June.", {**PLAN, "imposed_by": "Ofsted"}),
    ("By 30 June Bury council must have an action plan in place.", PLAN),
    ("Bury council has until 30 June to send Ofsted an action plan for its front door.", PLAN),
    (
        "Ministers set a deadline of 30 June for an action plan from Bury council.",
        {**PLAN, "imposed_by": "UK Government"},
    ),
    (
        "Bury council is required to provide monthly caseload data from June.",
        {
            "obliged": BURY,
            "deliverable": "monthly caseload data",
            "due": "2019-06",
            "recurring": True,
        },
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_requirement(told, text, wanted):
    assert told(text, "requirement") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "Bury council should publish its plan by June, a councillor said.",
        "Bury council plans to publish a plan by June.",
        "Bury council submitted an action plan by 30 June.",
        "Bury council must submit an action plan.",
        "Residents must send their forms to Bury council by 30 June.",
        "The director must reduce caseloads by June, Bury council said.",
        "Bury council has until 30 June to make representations.",
        "Bury council has drawn up an improvement plan.",
    ],
)
def test_no_requirement(told, text):
    assert told(text, "requirement") == []


def test_each_deliverable_has_its_own_day(told):
    text = (
        "The notice gives Bury council until 31 March to submit a recovery plan and until "
        "30 June to publish a workforce strategy."
    )
    found = [(one["deliverable"], one["due"]) for one in told(text, "requirement")]
    assert found == [("recovery plan", "2019-03-31"), ("workforce strategy", "2019-06-30")]


def test_a_reviewers_report_is_the_reviews_own(told):
    text = (
        "Ada Lovell is the commissioner for children's services in Bury. Ada Lovell must submit "
        "her report on whether Bury council should keep control of its services by 30 June."
    )
    assert told(text, "requirement") == []


REACHED = [
    "Bury council has until 30 June to let Ofsted have an action plan.",
    "Bury council was told that an action plan must be on the minister's desk by 30 June.",
    "The deadline for Bury council's action plan is 30 June.",
    "The notice calls for an action plan from Bury council by 30 June.",
    "It falls to Bury council to draw up an action plan by 30 June.",
    "Bury council is under orders to come up with an action plan by 30 June.",
    "Bury council owes Ofsted an action plan by 30 June.",
]


@pytest.mark.parametrize("text", REACHED)
def test_an_obligation_in_other_words(told, text):
    (found,) = told(text, "requirement")
    found.pop("imposed_by", None)
    assert found == {"status": "happened", **PLAN}


def test_the_second_thing_wanted_without_a_verb_of_its_own(told):
    text = (
        "Ofsted wants an action plan from Bury council by 30 June, "
        "and an update on staffing every three months after that, the first of them in October."
    )
    wanted = {(one["deliverable"], one["due"]) for one in told(text, "requirement")}
    assert wanted == {("action plan", "2019-06-30"), ("update", "2019-10")}


@pytest.mark.parametrize(
    "text",
    [
        "Bury council has had an action plan on its website since 30 June.",
        "The opposition called for an action plan from Bury council by 30 June.",
        "An audit of Bury council's files, due by 30 June, will be its last.",
    ],
)
def test_no_obligation_in_other_words(told, text):
    assert told(text, "requirement") == []
