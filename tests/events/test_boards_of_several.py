"""Boards in passing: of several councils, of two tasks, chaired by whoever is named beside them."""

import pytest

BURY, LEEDS = "Bury Metropolitan Borough Council", "Leeds City Council"

ONE = [
    (
        "Services in Bury are to be overseen by a new improvement and assurance board, to be led "
        "by Ada Lovell.",
        {"name": "improvement and assurance board", "chair": "Ada Lovell", "status": "planned"},
    ),
    (
        "In Bury a task force under retired children's services director Ben Carr was set up in "
        "August 2018.",
        {"name": "task force", "chair": "Ben Carr", "date": "2018-08"},
    ),
    (
        "Ada Lovell, the leader of Bury council, will set up a smaller body, to be called the "
        "Children's Delivery Board.",
        {"name": "Children's Delivery Board", "status": "planned"},
    ),
    (
        "In its place in Bury will come a Corporate Parenting Board.",
        {"name": "Corporate Parenting Board", "status": "planned"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_a_board_is_told(told, text, wanted):
    found = told(text, "board")
    assert [{key: event.get(key) for key in wanted} for event in found] == [wanted]


def test_a_board_of_two_is_one_for_each(told):
    text = (
        "Bury council and Leeds City Council share a director. A transformation board has been "
        "set up by the two councils."
    )
    assert {event["council"] for event in told(text, "board")} == {BURY, LEEDS}


NONE = [
    "There is no plan to set up an improvement board in Bury.",
    "The academy set up a parents' board in Bury.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_board_is_told(told, text):
    assert told(text, "board") == []
