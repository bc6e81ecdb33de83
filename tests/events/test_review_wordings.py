"""Reviews in the many ways in which papers tell them, and what only looks like one."""

import pytest

BURY, LGA = "Bury Metropolitan Borough Council", "Local Government Association"
OUTSIDE = {"status": "happened", "council": BURY, "kind": "external_review"}
CASE = {"status": "happened", "council": BURY, "kind": "serious_case_review"}

ONE = [
    (
        "Leeds City Council staff have been auditing Bury council's files since January.",
        {
            "status": "happened",
            "council": BURY,
            "kind": "audit",
            "reviewer": "Leeds City Council",
            "conducted": "2019-01/..",
        },
    ),
    (
        "A barrister has been asked to find out how children in Bury were harmed.",
        {**OUTSIDE, "status": "planned"},
    ),
    (
        "Calls for a wider inquiry into children's homes in Bury were turned down by ministers.",
        {"status": "cancelled", "council": BURY, "kind": "inquiry"},
    ),
    (
        "Two serious case reviews on children in Bury were made public in May 2018.",
        {**CASE, "published": "2018-05"},
    ),
    (
        "A serious case review is to be held into the child's death in Bury.",
        {**CASE, "status": "planned"},
    ),
    (
        "Bury council commissioned Dr Ada Lovell and Dr Jo Marl to compile an independent report "
        "on its services.",
        {**OUTSIDE, "status": "planned", "reviewer": "Ada Lovell", "commissioned_by": BURY},
    ),
    (
        "The minister decided so following Professor Ada Lovell's report on ways forward for "
        "services in Bury.",
        {**OUTSIDE, "reviewer": "Ada Lovell"},
    ),
    (
        "Ada Lovell's independent review of services in Bury found a culture of fear.",
        {**OUTSIDE, "reviewer": "Ada Lovell"},
    ),
    (
        "Bury council has asked the finance body Larkmoor to go through the options for its "
        "services.",
        {**OUTSIDE, "status": "planned", "reviewer": "Larkmoor", "commissioned_by": BURY},
    ),
    (
        "A report that Bury council commissioned from Larkmoor Associates found gaps.",
        {**OUTSIDE, "reviewer": "Larkmoor Associates", "commissioned_by": BURY},
    ),
    (
        "An independent report commissioned by Bury council found gaps.",
        {**OUTSIDE, "commissioned_by": BURY},
    ),
    (
        "Independent consultants brought in by Bury council found that cases had been lost.",
        {**OUTSIDE, "commissioned_by": BURY},
    ),
    (
        "A study has been commissioned in Bury to explore how services can be improved, and will "
        "report by September 2019.",
        {"status": "planned", "council": BURY, "kind": "other", "due": "2019-09"},
    ),
    (
        "It follows a subsequent review of services in Bury.",
        {"status": "happened", "council": BURY, "kind": "other"},
    ),
    (
        "The Local Government Association will conduct a peer review in Bury in May 2019, at the "
        "council's invitation.",
        {
            "status": "planned",
            "council": BURY,
            "kind": "peer_review",
            "reviewer": LGA,
            "commissioned_by": BURY,
            "conducted": "2019-05",
        },
    ),
    (
        "The scrutiny inquiry in Bury, announced in April 2018, has been put on ice.",
        {"status": "cancelled", "council": BURY, "kind": "inquiry", "commissioned": "2018-04"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_review(told, text, wanted):
    assert told(text, "review") == [wanted]


NONE = [
    "Bury's children's director has quit over an Ofsted probe.",
    "Ofsted's review of services in Bury was damning.",
    "An investigation by the Bury Gazette found that 40 social workers had left.",
    "The independent review of children's social care will report next year.",
    "Bury council keeps its fees under review.",
    "Cllr Ada Lovell's report to the cabinet in Bury was on the budget.",
    "Bury council asked Ofsted to look at its services again.",
    "Bury council appointed Ada Lovell to look after its foster carers.",
    "Bury council asked the Department for Education to look at its funding.",
    "Police launched an investigation into the carer in Bury.",
    "A judicial review of Bury council's decision was refused.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_review(told, text):
    assert told(text, "review") == []
