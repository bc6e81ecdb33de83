"""Reviews told by what outsiders are to look at, over several sentences, or refused."""

import pytest

BURY = "Bury Metropolitan Borough Council"
LGA = "Local Government Association"
OUTSIDE = {"council": BURY, "kind": "external_review"}
CASE = {"council": BURY, "kind": "serious_case_review"}

TOLD = [
    (
        "Social work files in Bury are to be combed by an outside firm. Tamar & Lisle has been "
        "hired by the council and will begin on 14 November 2018.",
        {
            "status": "happened",
            **OUTSIDE,
            "reviewer": "Tamar & Lisle",
            "commissioned_by": BURY,
            "conducted": "2018-11-14",
        },
    ),
    (
        "The case of a Bury girl was looked into by Ada Lovell on behalf of the borough's "
        "safeguarding children board.",
        {
            "status": "happened",
            **CASE,
            "reviewer": "Ada Lovell",
            "commissioned_by": "safeguarding children board",
        },
    ),
    (
        "A serious case review on a Bury girl has been published. The document, which was written "
        "by Ada Lovell, makes 17 recommendations.",
        {"status": "happened", **CASE, "reviewer": "Ada Lovell"},
    ),
    (
        "Bury council has turned to a retired judge, Ada Lovell, to find out why complaints about "
        "a foster carer went unheard.",
        {"status": "planned", **OUTSIDE, "reviewer": "Ada Lovell", "commissioned_by": BURY},
    ),
    (
        "Ada Lovell has been asked to establish whether Bury council should go on running its "
        "children's services.",
        {
            "status": "planned",
            "council": BURY,
            "kind": "commissioner_review",
            "reviewer": "Ada Lovell",
        },
    ),
    (
        "Bury council's own review of its front door, begun in 2018, goes on.",
        {
            "status": "happened",
            "council": BURY,
            "kind": "other",
            "reviewer": BURY,
            "conducted": "2018/..",
        },
    ),
    (
        "Bury's leader has turned down a request for an independent review of its children's "
        "services.",
        {"status": "cancelled", **OUTSIDE},
    ),
    (
        "There will be no public inquiry into abuse in Bury, ministers say.",
        {"status": "cancelled", "council": BURY, "kind": "inquiry"},
    ),
    (
        "The MP has stepped up her campaign for an independent review of social services in Bury.",
        {"status": "proposed", **OUTSIDE},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_a_review(told, text, wanted):
    assert told(text, "review") == [wanted]


NONE = [
    "A planning inspector's public inquiry into the bypass opens in Bury on Tuesday.",
    "An independent review of adult day centres in Bury is to be published.",
    "Bury council has until May to complete an audit of 90 open cases, under a notice.",
    "The director was suspended by Bury council while an investigation was carried out.",
    "MPs will hold an inquiry into children's services in England, Bury councillors heard.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_review(told, text):
    assert told(text, "review") == []


def test_a_board_of_a_place_reviews_that_place(told):
    text = (
        "Bury and Salford social workers each thought the other was in charge. The serious case "
        "review by Salford Safeguarding Children Board found that nobody was."
    )
    (found,) = told(text, "review")
    assert found["council"] == "Salford City Council"
