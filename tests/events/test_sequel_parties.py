"""Sequels with people: a later sentence says who reviews, who chairs, who asked for it."""

import pytest

LEEDS = "Leeds City Council has a director of children's services. "
REVIEW = LEEDS + "An independent review of its children's services is under way. "
BOARD = LEEDS + "An improvement board has been set up in Leeds. "

TOLD = [
    (REVIEW + "It is being led by Ada Lovell, a retired judge.", "reviewer", "Ada Lovell"),
    (REVIEW + "The work, headed up by Ada Lovell, is slow.", "reviewer", "Ada Lovell"),
    (REVIEW + "Its author, Ada Lovell, is a retired judge.", "reviewer", "Ada Lovell"),
    (REVIEW + "Ada Lovell will lead the review.", "reviewer", "Ada Lovell"),
    (REVIEW + "Ada Lovell is carrying it out.", "reviewer", "Ada Lovell"),
    (
        REVIEW + "Led by the barrister Ada Lovell, it is looking at how alarms were heard.",
        "reviewer",
        "Ada Lovell",
    ),
    (
        REVIEW + "It was commissioned by the Department for Education.",
        "commissioned_by",
        "Department for Education",
    ),
    (REVIEW + "Leeds City Council is led by Ada Lovell.", "reviewer", None),
    (REVIEW + "It rained. It rained again.\n\nIt was led by Ada Lovell.", "reviewer", None),
    (REVIEW + "The work was ordered by Ada Lovell.", "commissioned_by", None),
    (
        LEEDS + "The Local Government Association, which conducted a peer review in May, is back.",
        "reviewer",
        "Local Government Association",
    ),
    (BOARD + "It will be chaired by Ada Lovell.", "chair", "Ada Lovell"),
    (BOARD + "Its chair, Ada Lovell, is due to make way this month.", "chair", "Ada Lovell"),
    (BOARD + "The council's chair, Ada Lovell, is due to make way.", "chair", None),
    (BOARD + "The school is led by Ada Lovell.", "chair", None),
]


@pytest.mark.parametrize(("text", "field", "name"), TOLD, ids=[case[0] for case in TOLD])
def test_a_later_sentence_tells_who(told, text, field, name):
    [event] = told(text, "board" if field == "chair" else "review")
    assert event.get(field) == name
