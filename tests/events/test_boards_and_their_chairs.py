"""Who chairs a board, where another sentence or a post tells it; and when it was set up."""

import pytest

BURY = "Bury Metropolitan Borough Council"


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        (
            "An improvement board was set up in Bury in May 2018. Now it is to be made permanent. "
            "It will meet from April with Ada Lovell in the chair.",
            "Ada Lovell",
        ),
        (
            "An improvement board was set up in Bury in May 2018. Ada Lovell is in the chair.",
            "Ada Lovell",
        ),
        (
            "An improvement board was set up in Bury in May 2018. It sat on 3 March, with Ada "
            "Lovell presiding.",
            "Ada Lovell",
        ),
        (
            "Ada Lovell, independent chair of Bury's improvement board, spoke. The improvement "
            "board was set up in Bury in May 2018.",
            "Ada Lovell",
        ),
        (
            "An improvement board was set up in Bury in May 2018. Ada Lovell went to its meeting.",
            None,
        ),
        (
            "Ada Lovell, chair of the safeguarding board in Bury, spoke. An improvement board was "
            "set up in Bury in May 2018.",
            None,
        ),
    ],
)
def test_who_chairs_a_board(told, text, chair):
    [event] = told(text, "board")
    assert event.get("chair") == chair


def test_the_commissioner_chairs_it(told):
    text = (
        "Ada Lovell, commissioner for children's services at Bury council, spoke. Bury "
        "council will establish an improvement board, to be chaired by the commissioner."
    )
    [event] = told(text, "board")
    assert event["chair"] == "Ada Lovell"


def test_the_day_of_the_decision_is_not_the_boards(told):
    text = (
        "On 5 March 2019 Bury's cabinet agreed to set up a children's improvement board. The board "
        "will meet for the first time on 13 May 2019."
    )
    [event] = told(text, "board")
    assert event["date"] == "2019-05-13"


def test_a_board_that_meets_is_told(told):
    text = "An improvement board chaired by Ada Lovell meets in Bury every six weeks."
    [event] = told(text, "board")
    assert (event["council"], event["chair"]) == (BURY, "Ada Lovell")
