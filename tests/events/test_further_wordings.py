"""Further families of wording on who comes, goes and holds a post, with near misses."""

import pytest

DCS, LEAD = "director_childrens_services", "lead_member"
ADA = "Ada Lovell"
SCENE = "Kirklees Council's children's services were rated inadequate in 2014. "
POST = "director of children's services at Kirklees Council"

COME = [
    ("Ada Lovell was picked to chair the improvement board.", "board_chair"),
    ("Ada Lovell was seconded from Leeds City Council in May as programme director.", "other"),
    ("Ada Lovell has been engaged as project director.", "other"),
    ("The council has taken on Ada Lovell, until now a judge, as an unpaid adviser.", "adviser"),
    ("The children's brief passes to Ada Lovell from Ben Carr.", LEAD),
    ("Taking over the children's portfolio is Ada Lovell.", LEAD),
    (f"Ben Carr, {POST}, has been replaced by Labour's Ada Lovell.", DCS),
    ("Council leader Ben Carr said his deputy will be Ada Lovell.", "deputy_leader"),
    (f"Ada Lovell moves up to the post of {POST} from assistant director.", DCS),
    (f"Stepping into the role of {POST} is Ada Lovell.", DCS),
    (f"Ben Carr hands over the reins as {POST} to Ada Lovell in July.", DCS),
    ("Ada Lovell will be at the helm of children's services in Kirklees from May.", DCS),
    ("Ada Lovell, whom the Department for Education appointed as commissioner, spoke.", None),
    (f"The appointment of a permanent {POST}, Ada Lovell, was confirmed.", DCS),
    (f"Ada Lovell got the nod to be the next {POST}.", DCS),
    ("Ada Lovell has been promoted to the cabinet with responsibility for children.", LEAD),
    (f"The council has kept on Ada Lovell as interim {POST}.", DCS),
    ("Kirklees Council poached Ada Lovell to head up its children's services.", DCS),
    (f"Kirklees Council announced Ada Lovell as Ben Carr's successor as {POST}.", DCS),
    ("Ada Lovell has taken over the cabinet position for children's services.", LEAD),
    (f"Ada Lovell, who has been acting {POST} since May, has been made permanent.", DCS),
]
NOT_COME = [
    "Ada Lovell was appointed head teacher at Hollin Primary School in Kirklees.",
    "Ada Lovell was named social worker of the year.",
    "One social worker, who asked not to be named, said so.",
    f"Ada Lovell's departure as {POST} was announced on Monday.",
    "Ada Lovell gave a nod to the director.",
]
GONE = [
    (f"Ada Lovell has gone after just ten months as {POST}.", "happened", "unstated"),
    (f"Ada Lovell's job as {POST} was axed in a restructure.", "happened", "restructure"),
    (f"Ada Lovell had her contract as {POST} terminated in 2013.", "happened", "dismissed"),
    (f"Ada Lovell, {POST}, will not seek re-election.", "planned", "end_of_term"),
    (f"Ada Lovell, {POST}, walked out of Kirklees Council in 2013.", "happened", "resigned"),
    (f"Councillors voted to remove Ada Lovell as {POST}.", "happened", "dismissed"),
    (f"Unions demand the resignation of {POST} Ada Lovell.", "proposed", "resigned"),
    (f"Ada Lovell is under pressure to quit as {POST}.", "proposed", "resigned"),
    (f"The post of {POST}, held by Ada Lovell, was deleted.", "happened", "restructure"),
]
NOT_GONE = [
    "Ada Lovell was given the children's portfolio in May.",
    "Director Ada Lovell has gone after the council over its record.",
    "Director Ada Lovell walked out of Kirklees Council's meeting.",
]


@pytest.mark.parametrize(("text", "kind"), COME)
def test_somebody_comes(told, text, kind):
    [event] = [e for e in told(SCENE + text, "appointment") if e.get("person") == ADA]
    assert event["role"].removeprefix("interim ") == (kind or "commissioner")


@pytest.mark.parametrize("text", NOT_COME)
def test_nobody_comes(told, text):
    assert told(SCENE + text, "appointment") == []


@pytest.mark.parametrize(("text", "status", "manner"), GONE)
def test_somebody_goes(told, text, status, manner):
    [event] = told(SCENE + text, "departure")
    assert (event["person"], event["status"], event["manner"]) == (ADA, status, manner)


@pytest.mark.parametrize("text", NOT_GONE)
def test_nobody_goes(told, text):
    assert told(SCENE + text, "departure") == []


def test_the_same_role_is_taken_up_elsewhere(told):
    [event] = told(f"Ada Lovell, {POST}, will take up the same role at Leeds.", "appointment")
    assert (event["role"], event["organisation"]) == (DCS, "Leeds City Council")


def test_whoever_is_succeeded_held_the_post(told):
    [tenure] = told(f"Ada Lovell succeeded Ben Carr as {POST}.", "tenure")
    assert (tenure["person"], tenure["current"]) == ("Ben Carr", False)


@pytest.mark.parametrize(
    ("text", "role", "home"),
    [
        ("Ada Lovell, chief executive of the Wild Goose Foundation, spoke.", None, "Wild Goose"),
        ("The chief executive of Brightside, Ada Lovell, spoke.", None, "Brightside"),
        ("Ada Lovell, a former chief executive of Leeds, spoke.", None, "Leeds City"),
        ("Director of the Leeds Practice Centre, Ada Lovell, spoke.", "director_other", "Leeds P"),
        ("Ada Lovell OBE, chief executive of Kirklees Council, spoke.", None, "Kirklees"),
    ],
)
def test_where_a_post_is(told, text, role, home):
    [tenure] = told(SCENE + text, "tenure")
    assert tenure["role"] == (role or "chief_executive")
    assert tenure["organisation"].startswith(home)


def test_a_given_name_in_brackets(told):
    [tenure] = told(SCENE + "Lord (Norman) Warden, a former health minister, spoke.", "tenure")
    assert tenure["person"] == "Norman Warden"


def test_a_minister_beside_a_member_is_somebody_else(told):
    text = "In a letter to the cabinet member for children, Ben Carr, the minister said no."
    assert [t["role"] for t in told(SCENE + text, "tenure")] == [LEAD]


def test_one_person_leads_council_and_group(told):
    text = "Ada Lovell (leader of Kirklees Council and Labour group) spoke."
    roles = [t["role"] for t in told("Kirklees. " + text, "tenure")]
    assert "council_leader" in roles


@pytest.mark.parametrize(
    ("text", "role", "current"),
    [
        ("Children's services at Kirklees Council are run by Ada Lovell.", DCS, True),
        (f"Ada Lovell is in her third year as {POST}.", DCS, True),
        (f"Ada Lovell's time as {POST} saw two reviews.", DCS, False),
        ("Ada Lovell now advises Kirklees Council.", "adviser", True),
        ("Ada Lovell, Unison regional manager, spoke.", "union_official", True),
        ("Ada Lovell, chair of Kirklees Council's scrutiny committee, spoke.", "councillor", True),
        (f"Ada Lovell, {POST} from 2009 until 2013, spoke.", DCS, False),
        (f"His predecessor as {POST}, Ada Lovell, spoke.", DCS, False),
    ],
)
def test_a_post_is_held(told, text, role, current):
    [tenure] = told(SCENE + text, "tenure")
    assert (tenure["person"], tenure["role"], tenure["current"]) == (ADA, role, current)


def test_several_resignations(told):
    text = f"It led to the resignations of council leader Ben Carr and {POST} Ada Lovell."
    found = told(SCENE + text, "departure")
    assert {(e["person"], e["status"]) for e in found} == {
        ("Ben Carr", "happened"),
        (ADA, "happened"),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An improvement board, led by Ada Lovell, will first meet in May 2019.", "appointment"),
        ("The improvement board, chaired by Ada Lovell, has met three times.", "tenure"),
    ],
)
def test_a_chair_of_a_board_to_come(told, text, kind):
    assert [e["person"] for e in told("Kirklees Council was told so. " + text, kind)] == [ADA]


def test_the_next_sentence_names_the_chair(told):
    text = "Kirklees Council set up an improvement board in 2018. In the chair is Ada Lovell."
    assert [e["chair"] for e in told(text, "board")] == [ADA]


def test_a_joint_statement_is_the_first_ones(told):
    text = 'In a joint statement, leader Ben Carr and director Ada Lovell said: "We accept it all."'
    [statement] = told(SCENE + text.replace("it all", "each of the findings in full"), "statement")
    assert statement["speaker"] == "Ben Carr"
