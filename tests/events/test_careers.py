"""What an article tells of somebody's coming or going in more than one place."""

import pytest

KIRKLEES = "Kirklees Council"
DCS, CHIEF = "director_childrens_services", "chief_executive"
BEN = "Ben Carr, director of children's services at Kirklees Council,"


def events(told, text, kind):
    fields = ("person", "role", "organisation", "status", "replaces")
    return [tuple(event.get(field) for field in fields) for event in told(text, kind)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{BEN} left on Monday. Ada Lovell has stepped in as interim director.",
            [("Ada Lovell", DCS, KIRKLEES, "happened", "Ben Carr")],
        ),
        (
            f"{BEN} resigned in May 2018. His deputy, Ada Lovell, will act up.",
            [("Ada Lovell", DCS, KIRKLEES, "planned", "Ben Carr")],
        ),
        (
            f"{BEN} left on Monday. His old job goes to Ada Lovell, said Cara Dunn.",
            [("Ada Lovell", DCS, KIRKLEES, "happened", "Ben Carr")],
        ),
        (
            "Ada Lovell, the interim director of children's services brought in last year when Ben "
            "Carr quit, spoke in Kirklees.",
            [("Ada Lovell", DCS, KIRKLEES, "happened", "Ben Carr")],
        ),
        (
            "Kirklees Council has appointed Ada Lovell as chief executive. She starts on 1 May.",
            [("Ada Lovell", CHIEF, KIRKLEES, "planned", None)],
        ),
        (
            f"{BEN} left on Monday. Ada Lovell, chief executive of Kirklees Council, spoke.",
            [],
        ),
    ],
)
def test_who_comes_after_whom(told, text, wanted):
    assert events(told, text, "appointment") == wanted


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        (f"{BEN} left in May 2018 by mutual consent.", "mutual_consent"),
        (f"By mutual agreement {BEN} left in May 2018.", "mutual_consent"),
        (f"{BEN} left in May 2018 to run Leeds Children's Trust.", "moved"),
        (f"{BEN} left in May 2018. He became chief executive of Leeds City Council.", "moved"),
        (f"{BEN} left for Leeds City Council in May 2018.", "moved"),
        (f"{BEN} took his pension in May 2018.", "retired"),
        (f"{BEN} was shown the door in May 2018.", "dismissed"),
        (f"{BEN} handed in his notice in May 2018.", "resigned"),
        (f"{BEN} left in May 2018 while staff moved to Leeds City Council.", "unstated"),
        (f"{BEN} cleared his desk in May 2018.", "unstated"),
    ],
)
def test_how_somebody_left(told, text, manner):
    [event] = told(text, "departure")
    assert (event["person"], event["manner"]) == ("Ben Carr", manner)
    assert event["organisation"] == KIRKLEES


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{BEN} left on 1 May 2018 by mutual consent.", "2018-05-01"),
        (f"{BEN} left in May 2018. The report came out in June 2018.", "2018-05"),
        (f"{BEN}, whose last day was 3 May 2018, declined to speak.", "2018-05-03"),
        (f"{BEN} resigned, three years after a report of May 2012.", None),
    ],
)
def test_when_somebody_left(told, text, date):
    assert [event.get("date") for event in told(text, "departure")] == [date]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Labour called on Ben Carr, leader of Kirklees Council, and Ada Lovell, its chief "
            "executive, to resign.",
            ["proposed", "proposed"],
        ),
        ("Labour wants Ben Carr, leader of Kirklees Council, to quit.", ["proposed"]),
        ("Ben Carr, leader of Kirklees Council, was to have retired in May 2018.", []),
        ("Our social worker left in June, said Ben Carr, leader of Kirklees Council.", []),
    ],
)
def test_who_is_to_go(told, text, statuses):
    assert [event["status"] for event in told(text, "departure")] == statuses


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "An improvement board met in May with Ada Lovell in the chair.",
            "tenure",
            ("Ada Lovell", "board_chair", "improvement board"),
        ),
        (
            "Kirklees has set up a task force. It will be led by Ada Lovell.",
            "appointment",
            ("Ada Lovell", "board_chair", "task force"),
        ),
    ],
)
def test_who_chairs(told, text, kind, wanted):
    [event] = told(text, kind)
    assert (event["person"], event["role"], event["organisation"]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ada Lovell joined from Leeds City Council, where she was head of service.",
            [("Ada Lovell", "head_of_service", "Leeds City Council", False)],
        ),
        (
            "In Wirral, council leader Ada Lovell spoke. Kirklees Council was glad.",
            [("Ada Lovell", "council_leader", "Wirral Borough Council", True)],
        ),
        (
            "Ada Lovell, who has run children's services at Leeds City Council since 2012, spoke.",
            [("Ada Lovell", DCS, "Leeds City Council", True)],
        ),
        (
            "Ada Lovell, leader of the council's Liberal Democrat group, spoke in Kirklees.",
            [("Ada Lovell", "councillor", KIRKLEES, True)],
        ),
        (
            "Ada Lovell, leader of the Labour-run Kirklees Council, spoke.",
            [("Ada Lovell", "council_leader", KIRKLEES, True)],
        ),
        (
            "The NSPCC's head of policy, Ada Lovell, spoke in Kirklees.",
            [("Ada Lovell", "other", "NSPCC", True)],
        ),
    ],
)
def test_posts_by_their_place(told, text, wanted):
    found = [
        (e["person"], e["role"], e.get("organisation"), e["current"]) for e in told(text, "tenure")
    ]
    assert found == wanted


# Who comes or goes without a word on the post, and the post that is spoken of around it.
AROUND = [
    (
        "Leeds City Council has no permanent director of children's services. It is not a lucky "
        "post. Ben Carr was shown the door in 2017.",
        [("Ben Carr", "director_childrens_services", "Leeds City Council")],
    ),
    (
        "Ben Carr was relieved of his post in 2017. Many said so.\n\nNobody was surprised.\n\n"
        "The rain went on.\n\nLeeds City Council is looking for a chief executive.",
        [("Ben Carr", "chief_executive", "Leeds City Council")],
    ),
    (
        "Leeds City Council wants a chief executive.\n\nIt rained.\n\nIt went on.\n\nNobody came."
        "\n\nBen Carr was shown the door in 2017.\n\nIt has a director of children's services too.",
        [],
    ),
    (
        "Ada Lovell, chief executive of Leeds City Council, praised Ben Carr, who was shown the "
        "door in 2017.",
        [],
    ),
    (
        "Leeds City Council met its former chief executive. Ben Carr was shown the door in 2017.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AROUND, ids=[case[0] for case in AROUND])
def test_the_post_spoken_of_around_it(told, text, wanted):
    events = told(text, "departure")
    assert [(e["person"], e["role"], e["organisation"]) for e in events] == wanted
