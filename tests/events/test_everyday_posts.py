"""Everyday wordings of who holds, takes up and leaves a post, and what only looks like one."""

import pytest

import oversight

HERE = "Kirklees Council's children's services were rated inadequate in 2014. "
DCS = "director_childrens_services"
CALDERDALE = "Calderdale Metropolitan Borough Council"


def kinds(events, *names):
    return [tuple(event.get(name) for name in names) for event in events]


TENURES = [
    ("Ada Lovell, chief executive at the time, spoke.", "chief_executive", False),
    ("Opposition spokesman on children's services Cllr Ada Lovell spoke.", "councillor", True),
    ("Having spent a year as deputy director, Ada Lovell knew.", "assistant_director", False),
    ("Ada Lovell, who heads the council's improvement board, spoke.", "board_chair", True),
    ("Cllr Ada Lovell, who is responsible for children's services, spoke.", "lead_member", True),
]


@pytest.mark.parametrize(("text", "role", "current"), TENURES)
def test_who_holds_or_held_a_post(told, text, role, current):
    found = kinds(told(HERE + text, "tenure"), "person", "role", "current")
    assert found == [("Ada Lovell", role, current)]


def test_who_is_responsible_but_no_councillor_holds_no_cabinet_post(told):
    text = "Ada Lovell, who is responsible for children's services, spoke."
    assert "lead_member" not in [e.get("role") for e in told(HERE + text, "tenure")]


TAKEN_UP = [
    ("Ada Lovell, the newly-elected leader of Kirklees Council, spoke.", "council_leader"),
    ("Ada Lovell has taken the helm of the council's children's services.", DCS),
    (
        "The leader has sacked the cabinet member, Ben Carr, and replaced him with Ada Lovell.",
        "lead_member",
    ),
]


@pytest.mark.parametrize(("text", "role"), TAKEN_UP)
def test_who_takes_up_a_post(told, text, role):
    assert kinds(told(HERE + text, "appointment"), "person", "role") == [("Ada Lovell", role)]


LEFT = [
    ("Ada Lovell quit as director of children's services days before the report.", "resigned"),
    ("The resignation last week of Ada Lovell, director of children's services, hurt.", "resigned"),
    ("Ada Lovell's departure as director of children's services was confirmed.", "unstated"),
]


@pytest.mark.parametrize(("text", "manner"), LEFT)
def test_who_leaves_a_post(told, text, manner):
    found = kinds(told(HERE + text, "departure"), "person", "role", "manner")
    assert found == [("Ada Lovell", DCS, manner)]


def test_the_confirmed_departure_is_no_appointment(told):
    text = "The council confirmed Ada Lovell had left her role as director of children's services."
    assert kinds(told(HERE + text, "appointment"), "person") == []


def test_where_somebody_was_most_recently_is_not_where_they_start(told):
    text = (
        "Ada Lovell, who has worked for 25 years and was most recently director of children's "
        "services in Calderdale, starts on 1 May."
    )
    assert CALDERDALE not in [e.get("organisation") for e in told(HERE + text, "appointment")]


def test_the_job_is_not_the_one_that_somebody_has_besides(told):
    text = (
        "The director of children's services is retiring. The job has gone to Ada Lovell, who is "
        "deputy director at Calderdale Council."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert found == [("Ada Lovell", DCS, "Kirklees Council")]


def test_a_post_that_is_being_filled_is_ahead(told):
    text = "The council is recruiting a new director of children's services."
    assert [e["status"] for e in told(HERE + text, "appointment")] == ["planned"]


def test_who_follows_an_interim_director_is_none(pipeline):
    text = HERE + "Ada Lovell will replace interim director Ben Carr."
    _, events = oversight.extract(text, published="2019-03-14")
    roles = {e.person.name: e.role.interim for e in events if e.type in ("appointment", "tenure")}
    assert roles == {"Ada Lovell": False, "Ben Carr": True}


def test_a_post_for_now_and_the_same_for_good_are_two(pipeline):
    text = HERE + (
        "The director, Ben Carr, left in May 2018. He was replaced by Ada Lovell, on a temporary "
        "footing to begin with; she got the job for good in February."
    )
    _, events = oversight.extract(text, published="2019-03-14")
    found = {(e.role.interim, e.date and e.date.value) for e in events if e.type == "appointment"}
    assert found == {(True, None), (False, "2019-02")}


def test_where_somebody_had_been_is_told_across_a_date(told):
    text = (
        "Its director, Ada Lovell, arrived from Calderdale two years ago, where she had been "
        "deputy director."
    )
    found = kinds(told(HERE + text, "tenure"), "role", "organisation")
    assert ("assistant_director", CALDERDALE) in found


def test_latterly_as_director_is_over(told):
    text = "Ada Lovell, who spent a decade at Calderdale, latterly as deputy director, spoke."
    found = kinds(told(HERE + text, "tenure"), "role", "organisation", "current")
    assert found == [("assistant_director", CALDERDALE, False)]


def test_goings_that_are_counted_are_no_further_one(told):
    text = "It is the third director to leave in four years."
    assert told(HERE + text, "departure") == []


def test_a_councils_own_man_is_appointed(told):
    text = "Ministers have appointed Calderdale Council's Ada Lovell as commissioner."
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert found == [("Ada Lovell", "commissioner", "Kirklees Council")]


def test_both_of_a_pair_quit(told):
    text = "Children's director Ada Lovell and her deputy, Ben Carr, both quit."
    found = kinds(told(HERE + text, "departure"), "person", "role")
    assert sorted(found) == [("Ada Lovell", DCS), ("Ben Carr", "assistant_director")]


def test_the_local_elections_have_a_day_of_their_own(told):
    text = "Cllr Ada Lovell replaced Cllr Ben Carr as cabinet member following the local elections."
    assert kinds(told(HERE + text, "appointment"), "date") == [("2018-05-03",)]
