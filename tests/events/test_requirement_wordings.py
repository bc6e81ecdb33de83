"""Requirements that bind several, hang on a deadline or a heading, and who imposes them."""

import pytest

BURY, DFE = "Bury Metropolitan Borough Council", "Department for Education"
PLAN = {"status": "happened", "obliged": BURY, "deliverable": "action plan", "due": "2019-06-30"}

ONE = [
    "Bury council is on course to file its action plan with Ofsted by the deadline of 30 June.",
    "Bury council shall submit an action plan by 30 June 2019.",
    "Bury council and the NHS have to write an action plan and to lodge it by 30 June.",
    "The council's action plan has to follow by 30 June, Bury was told.",
    "By 30 June: Bury council to hand over an action plan.",
]


@pytest.mark.parametrize("text", ONE)
def test_a_requirement(told, text):
    (found,) = told(text, "requirement")
    found.pop("imposed_by", None)
    assert found == PLAN


IMPOSED = [
    "Bury council must publish an action plan by 30 June, the Department for Education has said.",
    "The Department for Education would like an action plan from Bury council by 30 June.",
    "Under a notice signed by the Department for Education, Bury council is to draft an action "
    "plan by 30 June.",
]


@pytest.mark.parametrize("text", IMPOSED)
def test_who_imposes_it(told, text):
    assert told(text, "requirement") == [{**PLAN, "imposed_by": DFE}]


def test_it_binds_each_of_several(told):
    text = (
        "Bury council and Salford council are to share a service. The two councils shall submit a "
        "partnership agreement by 30 June 2019."
    )
    obliged = {one["obliged"] for one in told(text, "requirement")}
    assert obliged == {BURY, "Salford City Council"}


@pytest.mark.parametrize(
    "text",
    [
        "Bury council has been ordered to hand over its children's services by 1 April.",
        "Bury council has until Christmas to show that its services are improving.",
        "We shall publish an action plan by 30 June, Bury council said.",
        "Bury council hopes to publish an action plan by 30 June.",
        "Parents would like an action plan from Bury council by 30 June.",
    ],
)
def test_no_requirement(told, text):
    assert told(text, "requirement") == []


def test_every_case_is_no_recurrence(told):
    text = "Bury council must supply Ofsted with evidence of oversight in every case by 30 June."
    (found,) = told(text, "requirement")
    assert "recurring" not in found
