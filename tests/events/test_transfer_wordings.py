"""Further wordings of a transfer, each beside a near miss."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Leeds City Council is about to take over Bury council.",
            {"council": BURY, "recipient": LEEDS, "status": "planned"},
        ),
        (
            "Bury's children's department could be swallowed up by its bigger neighbour.",
            {"council": BURY, "form": "other_council", "status": "proposed"},
        ),
        (
            "Bury's children's services were failing, and a trust took them over in 2016.",
            {"council": BURY, "form": "trust", "date": "2016"},
        ),
        (
            "Councils lost control of children's services in Bury last month.",
            {"council": BURY, "status": "happened", "date": "2019-02"},
        ),
        (
            "There is evidence that Bury council's control of the service should be removed.",
            {"council": BURY, "status": "proposed"},
        ),
        (
            "Bury council risks being told to let someone else run the department.",
            {"council": BURY, "status": "proposed"},
        ),
        (
            "A new company, owned by Bury council but run at arm's length, will take over in May.",
            {"council": BURY, "form": "company", "status": "planned"},
        ),
        (
            "Bury council's children's services are better than before the trust arrived in "
            "October 2014.",
            {"council": BURY, "form": "trust", "date": "2014-10"},
        ),
        (
            "Ministers threatened to put Bury's children's services into the hands of an outside "
            "body.",
            {"council": BURY, "status": "proposed"},
        ),
        (
            "Bury was the first council to have its children's services removed by government.",
            {"council": BURY, "status": "happened"},
        ),
        (
            "Bury has a year to improve, or lose its children's services to a trust.",
            {"council": BURY, "form": "trust", "status": "proposed"},
        ),
        (
            "Leeds City Council will provide Bury council's children's services under a contract.",
            {"council": BURY, "recipient": LEEDS, "status": "planned"},
        ),
    ],
)
def test_a_transfer_is_told(told, text, wanted):
    [event] = told(text, "service_transfer")
    assert {key: event.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Leeds City Council is about to take over Bury council's car park.",
        "Bury's savings could be swallowed up by its bigger neighbour.",
        "Bury's offices were failing, and a trust took the lease over in 2016.",
        "Teachers lost control of a class in Bury last month.",
        "Bury council let someone else run the meeting.",
        "Bury has a year to improve, or lose its title.",
        "Leeds City Council will provide Bury council's signs.",
        "The files are in the post, and Bury handed them to Leeds City Council.",
    ],
)
def test_no_transfer_is_told(told, text):
    assert told(text, "service_transfer") == []
