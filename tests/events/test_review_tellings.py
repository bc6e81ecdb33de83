"""What a commissioner has reported, what is to be printed, calls refused: reviews in passing."""

import pytest

BURY, LGA = "Bury Metropolitan Borough Council", "Local Government Association"
COMMISSIONER = "Ada Lovell is the commissioner in Bury. "
REPORT = {"status": "happened", "council": BURY, "kind": "commissioner_review"}
CALL = {"status": "proposed", "council": BURY, "kind": "inquiry"}
DFE = "The Department for Education wrote to Bury council. "

ONE = [
    (
        COMMISSIONER + "Her second report went to ministers in May 2018.",
        {**REPORT, "reviewer": "Ada Lovell", "conducted": "2018-05"},
    ),
    (
        COMMISSIONER + "Her 54-page report was published in May 2018.",
        {**REPORT, "reviewer": "Ada Lovell", "published": "2018-05"},
    ),
    (
        "Bury is under the eye of a commissioner, Kent's former director of children's services "
        "Ada Lovell. In her report, which came out in April 2018, she said that it could improve.",
        {**REPORT, "reviewer": "Ada Lovell", "published": "2018-04"},
    ),
    (
        "The commissioner in Bury, Ada Lovell, handed over her recommendations on 25 October 2018.",
        {**REPORT, "reviewer": "Ada Lovell", "conducted": "2018-10-25"},
    ),
    (
        "The commissioner in Bury, Ada Lovell, said so in a report published in May 2018.",
        {**REPORT, "reviewer": "Ada Lovell", "published": "2018-05"},
    ),
    (
        "A serious case review into the death of a girl in Bury in 2016 will be published in May "
        "2019.",
        {
            "status": "happened",
            "council": BURY,
            "kind": "serious_case_review",
            "published": "2019-05",
        },
    ),
    (
        "An independent review of services in Bury will be finished in September 2019.",
        {"status": "planned", "council": BURY, "kind": "external_review", "due": "2019-09"},
    ),
    (
        "An audit in Bury by Leeds City Council, due in July 2019, will be the next test.",
        {
            "status": "planned",
            "council": BURY,
            "kind": "audit",
            "reviewer": "Leeds City Council",
            "due": "2019-07",
        },
    ),
    (
        "An MP called for an independent inquiry into services in Bury. The Department for "
        "Education said it had no plans to hold one.",
        {**CALL, "status": "cancelled"},
    ),
    (
        "Cllr Jo Marl called for an independent inquiry into services in Bury. The motion was lost "
        "by four votes to two.",
        {**CALL, "status": "cancelled"},
    ),
    (
        "Cllr Jo Marl called for an independent inquiry into services in Bury. The motion was "
        "carried by four votes to two.",
        CALL,
    ),
    (
        DFE + "Officials will carry out a review of progress in December 2019.",
        {
            "status": "planned",
            "council": BURY,
            "kind": "other",
            "reviewer": "Department for Education",
            "conducted": "2019-12",
        },
    ),
    (
        "An audit of 40 case files in Bury, carried out in May 2018 by the council's principal "
        "social worker, found gaps.",
        {**REPORT, "kind": "audit", "reviewer": BURY, "conducted": "2018-05"},
    ),
    (
        "Bury had a stocktake of its front door by the Local Government Association in May 2018.",
        {**REPORT, "kind": "peer_review", "reviewer": LGA, "conducted": "2018-05"},
    ),
    (
        "The minister in Bury wrote that a review of progress is to be carried out by officials in "
        "July 2019.",
        {
            **REPORT,
            "status": "planned",
            "kind": "other",
            "reviewer": "Department for Education",
            "conducted": "2019-07",
        },
    ),
    (
        "Cllr Jo Marl moved that the committee ask the cabinet in Bury to commission an "
        "independent inquiry into fostering.",
        CALL,
    ),
    (
        "An MP has written to ministers to ask for an independent inquiry into services in Bury.",
        CALL,
    ),
    (
        "Cllr Jo Marl said an independent review into services in Bury would be carried out by the "
        "former judge Ada Lovell.",
        {
            **REPORT,
            "status": "planned",
            "kind": "external_review",
            "reviewer": "Ada Lovell",
        },
    ),
    (
        "Researchers from the Marram School of Care are evaluating the programme in Bury.",
        {**REPORT, "kind": "external_review", "reviewer": "Marram School of Care"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_review(told, text, wanted):
    assert told(text, "review") == [wanted]


NONE = [
    "The commissioner in Bury, Ada Lovell, handed over her keys on 25 October 2018.",
    "The commissioner, who told Ada Lovell of it, was in Bury. Her report was read in May.",
    "Bury council has asked Ada Lovell to carry on.",
    "The minister told Bury council in a letter on Wednesday that it had improved. The "
    "commissioner was Ada Lovell.",
    "An inquiry by the education select committee into how trusts in Bury were run was sought.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_review(told, text):
    assert told(text, "review") == []


def test_whoever_weighs_it_up_has_begun(told):
    text = (
        "Commissioner Ada Lovell has been going through files in Bury and is due to tell ministers "
        "by May 2019 whether services should be removed."
    )
    [event] = told(text, "review")
    assert (event["status"], event["due"]) == ("happened", "2019-05")


def test_whoever_is_to_weigh_it_up_has_not(told):
    text = (
        "Commissioner Ada Lovell is due in Bury and will tell ministers by May 2019 whether "
        "services should be removed."
    )
    [event] = told(text, "review")
    assert (event["status"], event["due"]) == ("planned", "2019-05")


def test_a_review_refused_is_not_the_one_held_before(told):
    text = (
        "A review of services in Bury was carried out in May 2018. Councillors want an independent "
        "inquiry, led by a judge. The leader has ruled that out."
    )
    assert {(one["kind"], one["status"]) for one in told(text, "review")} == {
        ("other", "happened"),
        ("inquiry", "cancelled"),
    }
