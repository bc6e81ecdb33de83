"""Who follows whom, stand-ins, chairs that only a board's telling names, seats and inspectors."""

import pytest

import oversight

HERE = "Kirklees Council's children's services were rated inadequate in 2014. "
DCS = "director_childrens_services"


def kinds(events, *names):
    return [tuple(event.get(name) for name in names) for event in events]


@pytest.fixture
def interim(pipeline):
    """Read an article; give who has or takes up the director's post for now only."""

    def read(text, kind):
        _, events = oversight.extract(
            "Council news\n\nBy Nan Tucker\n\n" + HERE + text, published="2019-03-14"
        )
        posts = [e for e in events if e.type == kind and e.role and e.role.kind == DCS]
        return [e.person.name for e in posts if e.role.interim]

    return read


LEFT = "The director, Ben Carr, left in May. "
FOLLOWED = [
    LEFT + "His successor Ada Lovell lasted a year.",
    LEFT + "His successor there, Ada Lovell, was recruited from Calderdale.",
    LEFT + "Mr Carr's replacement, Ada Lovell, went on sick leave.",
]


@pytest.mark.parametrize("text", FOLLOWED)
def test_a_successor_by_name_has_taken_up_the_post(told, text):
    found = kinds(told(HERE + text, "appointment"), "person", "role", "replaces")
    assert found == [("Ada Lovell", DCS, "Ben Carr")]


def test_an_interim_successor_is_interim(interim):
    text = LEFT + "His interim replacement, Ada Lovell, came from Calderdale."
    assert interim(text, "appointment") == ["Ada Lovell"]
    assert interim(LEFT + "His replacement, Ada Lovell, came by bus.", "appointment") == []


def test_a_successor_yet_to_be_named_is_nobody(told):
    text = LEFT + "His successor is yet to be named, Ada Lovell, the leader, said."
    assert kinds(told(HERE + text, "appointment"), "person", "role") == []


def test_whom_somebody_follows_is_not_told_of_the_rest_of_a_career(told):
    text = (
        "Ben Carr, director of children's services, left in May. His successor, Ada Lovell, was "
        "made director of children's services at Kirklees Council in June 2018. In 2009 she was "
        "appointed assistant director in Calderdale."
    )
    found = kinds(told(HERE + text, "appointment"), "organisation", "replaces")
    assert sorted(found, key=str) == [
        ("Calderdale Metropolitan Borough Council", None),
        ("Kirklees Council", "Ben Carr"),
    ]


def test_a_former_employer_is_not_what_the_replaced_handed_over(told):
    text = (
        "Kirklees Council was served with an improvement notice in May 2018. Ada Lovell succeeds "
        "Ben Carr in May. Mr Carr was once chief executive of Calderdale Council."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert ("Ada Lovell", "chief_executive", "Calderdale Metropolitan Borough Council") not in found


def test_a_stand_in_has_the_post_for_now(interim):
    assert interim(LEFT + "His stand-in, Ada Lovell, is paid.", "tenure") == ["Ada Lovell"]
    assert interim(LEFT + "His stand was Ada Lovell's.", "tenure") == []


STATES = [
    LEFT + "The post has been filled since then by Ada Lovell.",
    LEFT + "In his absence the department is in the hands of deputy director Ada Lovell.",
    LEFT + "Ada Lovell has been in charge on an interim basis since June.",
]


@pytest.mark.parametrize("text", STATES)
def test_who_fills_a_post_holds_it(interim, text):
    assert interim(text, "appointment") == []
    assert interim(text, "tenure") == ["Ada Lovell"]


def test_who_was_in_charge_for_a_year_is_no_stand_in(told):
    text = LEFT + "Ada Lovell has been in charge for a year."
    assert kinds(told(HERE + text, "tenure"), "person") == []


def test_a_deputy_who_has_stepped_up_may_be_deputy_no_more(told):
    text = "Ben Carr, the director, left in May. His deputy, Ada Lovell, was asked to act up."
    found = kinds(told(HERE + text, "tenure"), "person", "role", "current")
    assert ("Ada Lovell", "assistant_director", None) in found
    text = "Ben Carr, the director, leaves in May. His deputy, Ada Lovell, will act up."
    found = kinds(told(HERE + text, "tenure"), "person", "role", "current")
    assert ("Ada Lovell", "assistant_director", True) in found


def test_whoever_replaces_is_named_with_a_post_of_their_own(interim):
    text = (
        "The director, Ben Carr, has left. He was replaced on a temporary basis by Ada Lovell, "
        "his assistant director, the authority said."
    )
    assert interim(text, "appointment") == ["Ada Lovell"]


CHAIRED = [
    "An improvement board has been meeting since May with Ada Lovell, once chief executive of "
    "Calderdale Council, as its chair.",
    "An improvement board was set up in May with a former director in Calderdale, Ada Lovell, at "
    "its head, chaired by Ada Lovell.",
]


@pytest.mark.parametrize("text", CHAIRED)
def test_who_chairs_a_board_that_meets_has_a_tenure(told, text):
    found = kinds(told(HERE + text, "tenure"), "person", "role", "organisation", "current")
    assert ("Ada Lovell", "board_chair", "improvement board", True) in found


def test_who_will_chair_a_board_is_appointed(told):
    text = (
        "An improvement board will sit for the first time on 11 April with the former chief "
        "executive of Calderdale Council, Ada Lovell, as its chairman."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation", "status")
    assert found == [("Ada Lovell", "board_chair", "improvement board", "planned")]


def test_a_scrutiny_committees_chair_is_a_councillor(told):
    text = "The scrutiny committee, which is chaired by Cllr Ada Lovell, will look at it in May."
    assert kinds(told(HERE + text, "tenure"), "person", "role", "organisation") == [
        ("Ada Lovell", "councillor", "Kirklees Council")
    ]


NAMED = [
    ("the Improvement Board", "Improvement Board"),
    ("the children's services improvement board", "children's services improvement board"),
    ("the council's improvement board", "improvement board"),
]


@pytest.mark.parametrize(("board", "name"), NAMED)
def test_an_improvement_board_is_called_as_printed(told, board, name):
    text = f"Ada Lovell, who chairs {board}, spoke."
    assert kinds(told(HERE + text, "tenure"), "organisation") == [(name,)]


def test_an_inspector_is_ofsteds_or_of_the_police(told):
    text = "Ofsted came in May. The letter is signed by inspector Ada Lovell."
    assert kinds(told(HERE + text, "tenure"), "person", "role", "organisation") == [
        ("Ada Lovell", "inspector", "Ofsted")
    ]
    text = "Ofsted came in May. Two men were arrested, Inspector Ada Lovell said."
    assert kinds(told(HERE + text, "tenure"), "person") == []


def test_a_seat_in_brackets_is_a_wards_or_a_constituencys(told):
    text = "But Cllr Ada Lovell (Con, Elm Park) was not convinced. Cllr Ben Carr (Lab) was."
    assert kinds(told(HERE + text, "tenure"), "person", "role") == [("Ada Lovell", "councillor")]
    text = "The Commons heard of it in May. Ada Lovell (Lab, Elm Park) spoke of her borough."
    assert kinds(told(HERE + text, "tenure"), "person", "role") == [("Ada Lovell", "mp")]
    text = "Ada Lovell (Lab, Elm Park) spoke of her borough."
    assert kinds(told(HERE + text, "tenure"), "person") == []


def test_the_day_of_an_election_is_when_councillors_come(told):
    text = "Cllr Ada Lovell took over as cabinet member for children after the May 2018 election."
    assert kinds(told(HERE + text, "appointment"), "person", "date") == [("Ada Lovell", "2018-05")]
    text = "Cllr Ada Lovell took over as cabinet member for children after the May 2018 report."
    assert kinds(told(HERE + text, "appointment"), "person", "date") == [("Ada Lovell", None)]


def test_an_adviser_works_since_a_day(told):
    text = "The government's adviser, Ada Lovell, who has worked with the council since May 2017."
    assert kinds(told(HERE + text, "tenure"), "person", "role", "since") == [
        ("Ada Lovell", "adviser", "2017-05")
    ]


def test_a_retired_judge_was_one(told):
    text = "The inquiry is led by a retired judge, Ada Lovell."
    assert kinds(told(HERE + text, "tenure"), "person", "role", "current") == [
        ("Ada Lovell", "other", False)
    ]


def test_the_council_leader_is_of_the_articles_council(told):
    text = (
        "Calderdale has been rated good.\n\n"
        "Cllr Ada Lovell, the council leader, said she was sorry.\n\n"
        "The Kirklees director, Ben Carr, agreed. Kirklees must do better."
    )
    found = kinds(told(HERE + text, "tenure"), "person", "organisation")
    assert ("Ada Lovell", "Kirklees Council") in found


def test_an_appointment_that_ends_or_is_extended_is_no_new_one(told):
    text = "Ada Lovell, the council's commissioner, has had her appointment extended until May."
    assert not [e for e in told(HERE + text, "appointment") if not e.get("reappointed")]
