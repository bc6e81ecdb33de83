"""Posts told in passing, those of bodies in no list, and what is no post of the council's."""

import pytest

HERE = "Kirklees Council's children's services were rated inadequate in 2014. "
DCS = "director_childrens_services"


def kinds(events, *names):
    return [tuple(event.get(name) for name in names) for event in events]


TAKEN_UP = [
    "Kirklees has drafted in Hackney's deputy director Ada Lovell to run the department.",
    "Kirklees has brought in former Leeds director Ada Lovell to head its children's services.",
    "A consultant, Ada Lovell, has been hired to lead the service for Kirklees.",
    "Ada Lovell, previously deputy director in Leeds, arrives as permanent director of Kirklees.",
]


@pytest.mark.parametrize("text", TAKEN_UP)
def test_who_is_brought_in_takes_up_the_post_here(told, text):
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert found == [("Ada Lovell", DCS, "Kirklees Council")]


def test_a_name_behind_a_trade_is_appointed(told):
    text = "Ministers named turnaround expert Ada Lovell as the council's commissioner."
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert found == [("Ada Lovell", "commissioner", "Kirklees Council")]


LEFT = [
    (
        "Director of children's services Ada Lovell has been suspended since June.",
        "suspended",
        "happened",
        "2018-06",
    ),
    (
        "Chief executive Ada Lovell lasted eleven months before resigning.",
        "unstated",
        "happened",
        None,
    ),
    (
        "The resignation of the leader, Ada Lovell, is demanded.",
        "resigned",
        "proposed",
        None,
    ),
    (
        "The council said goodbye to assistant director Ada Lovell, who moved to a new role.",
        "moved",
        "happened",
        None,
    ),
]


@pytest.mark.parametrize(("text", "manner", "status", "date"), LEFT)
def test_manner_and_day_of_a_departure(told, text, manner, status, date):
    found = told(HERE + text, "departure")
    assert kinds(found, "person", "manner", "status", "date") == [
        ("Ada Lovell", manner, status, date)
    ]


def test_the_post_gone_to_is_not_the_one_left(told):
    text = "Deputy leader Ada Lovell will leave in July to be director of education in Torbay."
    [left] = told(HERE + text, "departure")
    assert (left["role"], left["manner"]) == ("deputy_leader", "moved")
    [taken] = told(HERE + text, "appointment")
    assert taken["organisation"] == "Torbay Council"


@pytest.mark.parametrize(
    "text",
    [
        "Chief executive Ada Lovell said a review by Ben Carr, finished in January, found nothing.",
        "Chief executive Ada Lovell will wait until a review has been finished in September.",
    ],
)
def test_work_that_is_finished_is_nobodys_leaving(told, text):
    assert told(HERE + text, "departure") == []


def test_what_a_relative_clause_tells_is_of_another_day(told):
    text = "Kirklees has appointed Ada Lovell, who retired from Leeds in 2014, as interim director."
    [taken] = told(HERE + text, "appointment")
    assert "date" not in taken
    [left] = told(HERE + text, "departure")
    assert (left["organisation"], left["date"]) == ("Leeds City Council", "2014")


HELD = [
    ("Ada Lovell, chief executive of the fostering charity Safe Haven, spoke.", "Safe Haven"),
    ("Ada Lovell, chief executive of the London-based charity Brightside, spoke.", "Brightside"),
    ("Unison's Kirklees branch chief Ada Lovell spoke.", "Unison"),
    ("Former Kent chief constable Ada Lovell spoke.", None),
]


@pytest.mark.parametrize(("text", "organisation"), HELD)
def test_whose_post_it_is(told, text, organisation):
    [tenure] = told(HERE + text, "tenure")
    assert tenure.get("organisation") == organisation


def test_covering_a_post_is_holding_it_for_now(told):
    text = "The director, Ben Carr, left in March. Ada Lovell is covering the role in the meantime."
    held = told(HERE + text, "tenure")
    assert ("Ada Lovell", DCS) in kinds(held, "person", "role")


def test_who_was_interim_before(told):
    text = "Ada Lovell became chief executive in January after almost a year as interim."
    [tenure] = told(HERE + text, "tenure")
    assert (tenure["role"], tenure["current"]) == ("chief_executive", False)
