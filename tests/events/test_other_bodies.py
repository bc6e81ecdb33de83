"""Schools, hotels and lightning in a story on a council's children's services: none is meant."""

import pytest

NONE = [
    ("requirement", "The school must send an action plan to Ofsted by 1 July, Leeds was told."),
    ("funding", "The hotel in Leeds cost £4m to build."),
    ("figure", "The academy in Leeds employs 40 social workers."),
    ("review", "The school in Leeds had a peer review by two heads in March."),
    ("industrial_action", "Lightning will strike twice in Leeds, Unison said."),
]


@pytest.mark.parametrize(("kind", "text"), NONE)
def test_what_is_of_others_is_none(told, kind, text):
    assert told(text, kind) == []


DUE = [
    ("The deadline for the action plan of Leeds City Council is 20 September.", "2019-09-20"),
    ("Councillors in Leeds asked the director to come back in October with an update.", "2019-10"),
]


@pytest.mark.parametrize(("text", "day"), DUE)
def test_what_is_asked_for_lies_ahead(told, text, day):
    (found,) = told(text, "requirement", published="2019-06-06")
    assert found["due"] == day
