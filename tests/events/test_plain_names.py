"""Organisations by their bare names beside a trigger."""

import pytest


@pytest.mark.parametrize(
    ("taker", "recipient", "form"),
    [
        ("Harbour Care", "Harbour Care", "company"),
        ("Rainbow Homes Ltd", "Rainbow Homes Ltd", "company"),
        ("the firm Brightwater", "Brightwater", "company"),
        ("the charity Lanternlight", "Lanternlight", "other"),
        ("Lanternlight Foundation", "Lanternlight Foundation", "other"),
    ],
)
def test_who_takes_over(told, taker, recipient, form):
    [event] = told(f"Bury council's family centres are run by {taker}.", "service_transfer")
    assert (event["recipient"], event["form"]) == (recipient, form)


@pytest.mark.parametrize("taker", ["Ann Quill", "Care", "Harbour Street", "volunteers"])
def test_no_organisation(told, taker):
    text = f"Bury council's family centres are run by {taker}."
    assert told(text, "service_transfer") == []
