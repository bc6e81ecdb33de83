"""Where posts are, which of somebody's posts is meant, and since when they are held."""

import pytest

HERE = "Kirklees Council's children's services were rated inadequate in 2014. "
DCS = "director_childrens_services"
CALDERDALE = "Calderdale Metropolitan Borough Council"


def kinds(events, *names):
    return [tuple(event.get(name) for name in names) for event in events]


def test_what_somebody_is_now_is_told_of_the_subject(told):
    text = (
        "Ada Lovell, who succeeded Ben Carr as director in July 2018 and is now chief executive of "
        "Calderdale Council, spoke."
    )
    assert ("Ada Lovell", "chief_executive", CALDERDALE) in kinds(
        told(HERE + text, "tenure"), "person", "role", "organisation"
    )


def test_who_had_been_deputy_is_so_no_more(told):
    text = "Ada Lovell, who'd been deputy director, said so."
    assert kinds(told(HERE + text, "tenure"), "person", "role", "current") == [
        ("Ada Lovell", "assistant_director", False)
    ]


SINCE = [
    ("From 2009 to 2016 Ada Lovell was director of children's services.", "2009", "2016"),
    ("Ada Lovell was director of children's services from 2009 to 2016.", "2009", "2016"),
    ("In 2016 the council spoke to Ada Lovell, director of children's services.", None, None),
]


@pytest.mark.parametrize(("text", "since", "until"), SINCE)
def test_a_range_that_opens_the_sentence_is_the_posts(told, text, since, until):
    assert kinds(told(HERE + text, "tenure"), "since", "until") == [(since, until)]


def test_an_adviser_made_commissioner_is_adviser_no_more(told):
    text = (
        "Ada Lovell, the government's adviser in Kirklees since 2016, became commissioner for "
        "Kirklees in May 2018."
    )
    assert kinds(told(HERE + text, "tenure"), "role", "current") == [("adviser", False)]


def test_a_member_of_parliament_sits_for_no_council(told):
    text = "Calderdale MP Ada Lovell asked why."
    assert kinds(told(HERE + text, "tenure"), "role", "organisation") == [("mp", None)]


def test_letters_behind_the_name_of_a_minister_are_no_post(told):
    text = "The children's minister, Ada Lovell MP, wrote."
    assert kinds(told(HERE + text, "tenure"), "role") == [("minister",)]
    assert kinds(told(HERE + "Ada Lovell MP wrote.", "tenure"), "role") == [("mp",)]


def test_a_chair_is_of_the_board_described_before(told):
    text = "And what of the safeguarding board, with its independent chair, Ada Lovell?"
    assert kinds(told(HERE + text, "tenure"), "role", "organisation") == [
        ("board_chair", "safeguarding board")
    ]


def test_the_companys_chair_is_of_the_only_company(told):
    text = (
        "Services are run by Kirklees Children First, a trust. An improvement board meets monthly. "
        "The trust's chair, Ada Lovell, will step down in May."
    )
    found = kinds(told(HERE + text, "departure"), "person", "organisation")
    assert found == [("Ada Lovell", "Kirklees Children First")]


def test_a_statutory_role_is_where_it_is_said_to_be(told):
    text = (
        "Calderdale Council's director of children's services Ada Lovell will take on the "
        "statutory role at neighbouring Kirklees from 4 May."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "role", "organisation")
    assert found == [("Ada Lovell", DCS, "Kirklees Council")]


def test_the_same_job_elsewhere_was_left_there(told):
    text = (
        "Ada Lovell is to be director of children's services at Kirklees Council. She retired from "
        "the same job in Calderdale in May 2018."
    )
    found = kinds(told(HERE + text, "departure"), "person", "role", "organisation")
    assert found == [("Ada Lovell", DCS, CALDERDALE)]


def test_who_left_the_same_job_has_not_taken_it_up(told):
    text = "Ada Lovell left the same job at Calderdale in May 2018."
    assert kinds(told(HERE + text, "appointment"), "person") == []
    text = (
        "Ada Lovell, director of children's services at Kirklees Council, is leaving for the same "
        "job at Calderdale."
    )
    assert kinds(told(HERE + text, "appointment"), "person", "organisation") == [
        ("Ada Lovell", CALDERDALE)
    ]


def test_who_came_to_succeed_has_come(told):
    text = (
        "The new director of children's services, Ada Lovell, came from Calderdale to succeed Ben "
        "Carr, who retired in July."
    )
    assert kinds(told(HERE + text, "appointment"), "person", "status", "replaces") == [
        ("Ada Lovell", "happened", "Ben Carr")
    ]
    text = "The council leader, Ada Lovell, was under pressure to follow Ben Carr out of the door."
    assert kinds(told(HERE + text, "appointment"), "person") == []


def test_an_aside_does_not_part_a_council_from_whom_it_appoints(told):
    text = (
        "Calderdale, meanwhile, has made Ada Lovell its permanent director of children's services."
    )
    found = kinds(told(HERE + text, "appointment"), "organisation", "appointed_by")
    assert found == [(CALDERDALE, CALDERDALE)]


def test_the_commissioner_who_will_chair_a_board_is_the_one_named(told):
    text = (
        "Ada Lovell is the council's commissioner. Kirklees will establish an improvement board, "
        "to be chaired by the commissioner."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "role", "status")
    assert found == [("Ada Lovell", "board_chair", "planned")]


def test_who_presides_chairs(told):
    text = (
        "An oversight board first sat last month with a former chief executive of Calderdale "
        "Council, Ada Lovell, at the head of the table."
    )
    assert ("Ada Lovell", "board_chair", "oversight board") in kinds(
        told(HERE + text, "tenure"), "person", "role", "organisation"
    )


def test_a_deputy_elsewhere_fills_no_post_left_here(told):
    text = (
        "Ben Carr, director of people at Leeds City Council, goes in May. Ada Lovell, director of "
        "children's services at Calderdale Council, becomes director of children's services at "
        "Kirklees Council. Dan Ewart, deputy director at Calderdale Council, will act up."
    )
    found = kinds(told(HERE + text, "appointment"), "person", "organisation")
    assert ("Dan Ewart", CALDERDALE) in found


def test_what_a_review_is_led_by_is_no_board(told):
    text = (
        "A review was ordered by Kirklees Safeguarding Children Board. It is being led by Ada "
        "Lovell, a former director of children's services in Calderdale."
    )
    assert [e["role"] for e in told(HERE + text, "tenure")] == [DCS]


AUTHORS = [
    "It was carried out by independent author Ada Lovell.",
    "Its author, independent social worker Ada Lovell, wrote it in May.",
    "There were 118 children without an allocated social worker, Ada Lovell found.",
]


@pytest.mark.parametrize("text", AUTHORS)
def test_an_author_has_no_post(told, text):
    assert kinds(told(HERE + text, "tenure"), "person") == []


IDEAS = [
    "Asked whether she had considered quitting, director Ada Lovell said no.",
    "You cannot get it back by appointing another director, Ada Lovell said.",
    "Ada Lovell called for the strike to be suspended.",
    "Recruitment of her successor is under way, said Ada Lovell, the director.",
]


@pytest.mark.parametrize("text", IDEAS)
def test_an_idea_is_no_move(told, text):
    assert kinds(told(HERE + text, "departure"), "person") == []
    assert kinds(told(HERE + text, "appointment"), "person") == []


def test_who_joined_in_passing_did_not_join_as_what_comes_next(told):
    text = (
        "Ben Carr, the director, retires in May. Assistant director Ada Lovell, who joined from "
        "Calderdale in January 2018, will act up as director from 4 May."
    )
    found = kinds(told(HERE + text, "appointment"), "role", "status", "date")
    assert ("assistant_director", "happened", "2018-01") in found
    assert (DCS, "planned", "2019-05-04") in found


def test_in_somebodys_place_is_told_of_the_choice(told):
    text = "Ada Lovell, who was chosen as council leader in Ben Carr's place on 4 May 2018, spoke."
    found = kinds(told(HERE + text, "appointment"), "person", "role", "replaces")
    assert found == [("Ada Lovell", "council_leader", "Ben Carr")]


def test_where_somebody_is_now_is_not_what_was_left(told):
    text = (
        "The director's post is a hard one. Ada Lovell was shown the door in 2018 and is now "
        "chief executive of Calderdale Council."
    )
    assert ("Ada Lovell", "chief_executive") not in kinds(
        told(HERE + text, "departure"), "person", "role"
    )


def test_a_new_trusts_chief_executive_is_the_trusts(told):
    text = "Ada Lovell was appointed chief executive of the new Slough Children's Services Trust."
    assert kinds(told(HERE + text, "appointment"), "organisation") == [
        ("Slough Children's Services Trust",)
    ]


def test_a_described_commissioner_has_both_posts(told):
    text = "Kirklees is under the eye of a commissioner, Calderdale's former director Ada Lovell."
    found = kinds(told(HERE + text, "tenure"), "role", "current")
    assert sorted(found) == [("commissioner", True), (DCS, False)]


def test_a_call_to_follow_somebody_out_is_a_call_to_go(told):
    text = "She called on the cabinet member, Ada Lovell, to follow Ben Carr out of the door."
    assert kinds(told(HERE + text, "departure"), "person", "status") == [("Ada Lovell", "proposed")]


def test_who_walks_out_after_a_report_leaves(told):
    text = "The director, Ada Lovell, walked out a month after the report."
    assert kinds(told(HERE + text, "departure"), "person", "manner") == [("Ada Lovell", "resigned")]
    text = "The director, Ada Lovell, walked out of the meeting."
    assert kinds(told(HERE + text, "departure"), "person") == []
