"""Boards: a board, panel or task force is told as set up."""

import pytest

LEEDS = "Leeds City Council"

# A sentence, and the board that it tells of.
TOLD = [
    (
        "An improvement board, led by Ada Lovell, has met every month since December.",
        {"name": "improvement board", "chair": "Ada Lovell", "date": "2018-12"},
    ),
    (
        "A cross-party scrutiny panel has been looking into the failings since January.",
        {"name": "cross-party scrutiny panel", "date": "2019-01"},
    ),
    (
        "Since February an independently chaired improvement board has held Leeds to account.",
        {"name": "improvement board", "date": "2019-02"},
    ),
    (
        "An oversight board will meet monthly from July.",
        {"name": "oversight board", "date": "2019-07", "status": "planned"},
    ),
    (
        "A shadow board is expected to be in place by September.",
        {"name": "shadow board", "date": "../2019-09", "status": "planned"},
    ),
    (
        "The findings prompted Leeds City Council to set up a task group under its deputy leader, "
        "Ada Lovell.",
        {"name": "task group", "chair": "Ada Lovell", "established_by": LEEDS},
    ),
    (
        "Leeds City Council set up a members' reference group in January.",
        {"name": "members' reference group", "date": "2019-01", "established_by": LEEDS},
    ),
    (
        "A transformation board is being put together.",
        {"name": "transformation board", "status": "planned"},
    ),
    (
        "A partnership board will oversee it. It held its first meeting last month under the "
        "chairmanship of Ada Lovell.",
        {"name": "partnership board", "chair": "Ada Lovell", "date": "2019-02"},
    ),
    (
        "An improvement board was set up in June.",
        {"name": "improvement board", "date": "2018-06"},
    ),
    (
        "Leeds City Council has established a transition board.",
        {"name": "transition board", "established_by": LEEDS},
    ),
    (
        "An improvement board, chaired by Ada Lovell, held its first meeting last month.",
        {"name": "improvement board", "chair": "Ada Lovell", "date": "2019-02"},
    ),
    (
        "A joint workload panel will be set up.",
        {"name": "joint workload panel", "status": "planned"},
    ),
    (
        "The report recommended that a partnership board be set up.",
        {"name": "partnership board", "status": "proposed"},
    ),
    (
        "A task and finish group was established to look into agency spending. It will be led by "
        "Ada Lovell.",
        {"name": "task and finish group", "chair": "Ada Lovell"},
    ),
    (
        "A new board for care leavers, to be known as the Next Steps Board, will meet in May.",
        {"name": "Next Steps Board", "status": "planned", "date": "2019-05"},
    ),
    (
        "Ada Lovell would chair a new Front Door Task Group meeting weekly.",
        {"name": "Front Door Task Group", "chair": "Ada Lovell", "status": "planned"},
    ),
    (
        "A taskforce was launched with Ada Lovell in the chair.",
        {"name": "taskforce", "chair": "Ada Lovell"},
    ),
    (
        "An improvement board which Leeds set up in 2016 will stay.",
        {"name": "improvement board", "date": "2016", "established_by": LEEDS},
    ),
    (
        "Leeds has set up a children's improvement board, which first meets on 2 April.",
        {"name": "children's improvement board", "established_by": LEEDS, "date": "2019-04-02"},
    ),
]


@pytest.mark.parametrize(("text", "board"), TOLD, ids=[case[0] for case in TOLD])
def test_a_board_is_told(told, text, board):
    [event] = told(f"Leeds City Council met. {text}", "board")
    assert event == {"council": LEEDS, "status": "happened", **board}


@pytest.mark.parametrize(
    "text",
    [
        "Staff at the board meeting in Leeds asked questions.",
        "The board of governors in Leeds met.",
        "The improvement board in Leeds heard from staff.",
        "A group of parents in Leeds set up a petition.",
        "Leeds set up a helpline.",
        "A team was set up in Leeds.",
        "The council's committee in Leeds formed a view.",
        "Across the board, services in Leeds were set up to fail.",
    ],
)
def test_other_boards_are_none(told, text):
    assert told(text, "board") == []


def test_one_board_told_twice_is_one(told):
    text = (
        "Leeds City Council has set up a children's improvement board. The improvement board was "
        "set up in January."
    )
    [event] = told(text, "board")
    assert event["date"] == "2019-01"


def test_two_boards_are_two(told):
    text = "Leeds City Council has set up an improvement board. It also set up a scrutiny panel."
    assert len(told(text, "board")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A shadow board gathered for the first time in Leeds in June 2018.", "shadow board"),
        ("The improvement board, closed in 2015, has been revived.", "improvement board"),
        ("A smaller assurance panel takes the place of the old one.", "assurance panel"),
        ("From June a single Futures Board takes over from the three in Leeds.", "Futures Board"),
        ("Ministers have imposed an improvement board on Leeds.", "improvement board"),
        ("Leeds has been given an improvement board.", "improvement board"),
        ("The first meeting of the improvement board took place on 3 May.", "improvement board"),
        ("A task force brought together by Leeds in May is at work.", "task force"),
        ("Ada Lovell has agreed to chair an improvement board.", "improvement board"),
    ],
)
def test_a_board_in_other_words(told, text, name):
    assert [one["name"] for one in told(text, "board")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The improvement board takes over an hour to reach its first item.",
        "Ada Lovell has agreed to chair the improvement board's next meeting.",
        "The improvement board has been given a report.",
    ],
)
def test_no_board_in_other_words(told, text):
    assert told(text, "board") == []
