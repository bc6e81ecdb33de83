"""Reviews: somebody who is no inspectorate examines a council's services."""

import pytest

BURY, LGA = "Bury Metropolitan Borough Council", "Local Government Association"
OUTSIDE = {"council": BURY, "kind": "external_review"}
AUDIT = {"council": BURY, "kind": "audit"}
INQUIRY = {"council": BURY, "kind": "inquiry"}
WEIGHED = {"council": BURY, "kind": "commissioner_review"}

ONE = [
    (
        "A team from the Local Government Association was in Bury in March 2018 to carry out a "
        "peer review.",
        {"council": BURY, "kind": "peer_review", "reviewer": LGA, "conducted": "2018-03"},
    ),
    (
        "Bury council commissioned a peer review from Leeds City Council, which reported in "
        "March 2018.",
        {
            "council": BURY,
            "kind": "peer_review",
            "reviewer": "Leeds City Council",
            "commissioned_by": BURY,
            "conducted": "2018-03",
        },
    ),
    (
        "An independent review of children's services at Bury council was published in May 2018.",
        {**OUTSIDE, "published": "2018-05"},
    ),
    (
        "Bury council has commissioned an independent review by consultants Larkmoor Partners.",
        {**OUTSIDE, "reviewer": "Larkmoor Partners", "commissioned_by": BURY, "status": "planned"},
    ),
    (
        "The Local Government Association carried out a peer review of Bury council in March 2018.",
        {"council": BURY, "kind": "peer_review", "reviewer": LGA, "conducted": "2018-03"},
    ),
    (
        "Bury council ordered an audit of 120 cases.",
        {**AUDIT, "commissioned_by": BURY, "status": "planned"},
    ),
    ("An audit of 120 cases at Bury council found widespread failings.", AUDIT),
    (
        "A review commissioned by Bury council from Ada Lovell found that staff were overworked.",
        {**OUTSIDE, "reviewer": "Ada Lovell", "commissioned_by": BURY},
    ),
    (
        "Councillors have called for an independent inquiry into services at Bury council.",
        {**INQUIRY, "status": "proposed"},
    ),
    (
        "A serious case review in Bury was published in May 2018.",
        {"council": BURY, "kind": "serious_case_review", "published": "2018-05"},
    ),
    (
        "Commissioner Ada Lovell will report by 30 June on whether Bury council should keep "
        "control of its services.",
        {**WEIGHED, "reviewer": "Ada Lovell", "due": "2019-06-30", "status": "planned"},
    ),
    (
        "The government has ordered a review of whether Bury council should lose its services.",
        {**WEIGHED, "commissioned_by": "UK Government", "status": "planned"},
    ),
    (
        "A peer review of Bury council that should have followed in April 2018 was called off.",
        {"council": BURY, "kind": "peer_review", "conducted": "2018-04", "status": "cancelled"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_review(told, text, wanted):
    assert told(text, "review") == [{"status": "happened", **wanted}]


@pytest.mark.parametrize(
    "text",
    [
        "Bury council reviewed its options.",
        "Bury council has asked for a judicial review.",
        "Police have opened a criminal investigation in Bury.",
        "Bury council's annual pay review starts in May.",
        "The decision is under review, Bury council said.",
        "Bury council's audit committee met in May.",
        "Ofsted inspectors reviewed 40 cases in Bury.",
        "Ada Lovell's report to Bury council's cabinet was long.",
    ],
)
def test_no_review(told, text):
    assert told(text, "review") == []


def test_tellings_of_one_review(told):
    text = (
        "Bury council commissioned an independent review by consultants Larkmoor Partners. "
        "The review, published in May 2018, found failings."
    )
    [event] = told(text, "review")
    assert (event["reviewer"], event["published"]) == ("Larkmoor Partners", "2018-05")
    assert (event["kind"], event["status"]) == ("external_review", "happened")


FIRM = "the firm Marram Partners"


@pytest.mark.parametrize(
    ("text", "reviewer"),
    [
        (f"Bury council has called in {FIRM} to go through its files.", "Marram Partners"),
        (f"In May {FIRM} was hired by Bury council to examine its files.", "Marram Partners"),
        ("Bury council has asked Ada Lovell to report on how files were lost.", "Ada Lovell"),
        ("Ada Lovell was brought in by Bury council to examine what went wrong.", "Ada Lovell"),
        ("Ada Lovell, a retired judge, will examine how Bury council lost files.", "Ada Lovell"),
        (f"A deep dive into Bury council's files by {FIRM} found gaps.", "Marram Partners"),
        (f"An assessment of Bury council by {FIRM} found gaps.", "Marram Partners"),
    ],
)
def test_somebody_called_in_to_look(told, text, reviewer):
    (found,) = told(text, "review")
    assert found["kind"] == "external_review"
    assert found["reviewer"] == reviewer


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovell was asked by Bury council to go.",
        "Ada Lovell, a retired judge, is examining her garden in Bury.",
        "A health check is offered to children in Bury council's care.",
        "An assessment of a child by a social worker took Bury council a year.",
    ],
)
def test_nobody_called_in_to_look(told, text):
    assert told(text, "review") == []


def test_who_publishes_is_not_who_reviews(told):
    text = "A learning review into the death of a boy was published in May 2018 by Bury council."
    (found,) = told(text, "review")
    assert found["kind"] == "serious_case_review"
    assert "reviewer" not in found
