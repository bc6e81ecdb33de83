"""Families of wording: who takes up, leaves or holds a post, and near misses of each."""

import pytest

import oversight

DCS, CHIEF = "director_childrens_services", "chief_executive"
KIRKLEES = "Kirklees Council"
SCENE = "Kirklees Council's children's services were rated inadequate in 2014. "
TAKEN_UP = [
    ("Ada Lovell is to lead children's services from June.", DCS),
    ("Ada Lovell will head the council's children's services department.", DCS),
    ("Ada Lovell has been lined up as the next chief executive.", CHIEF),
    ("Ada Lovell has been seconded from Leeds to act as chief executive.", CHIEF),
    ("Ada Lovell moves from Leeds to Kirklees as chief executive.", CHIEF),
    ("Ada Lovell has joined the council from Leeds as chief executive.", CHIEF),
    ("Ada Lovell's first day as chief executive is 1 May 2019.", CHIEF),
    ("Ada Lovell will serve as commissioner for six months.", "commissioner"),
    ("Ada Lovell got the job of chief executive in January.", CHIEF),
    ("Ada Lovell was given the job of chief executive.", CHIEF),
    ("Ada Lovell beat three others to the post of chief executive.", CHIEF),
    ("The council has handed the post of chief executive to Ada Lovell.", CHIEF),
    ("The council has turned to Ada Lovell as its interim chief executive.", CHIEF),
    ("Councillors picked Ada Lovell as chief executive.", CHIEF),
    ("Ada Lovell was put in charge of children's services in 2018.", DCS),
    ("Cllr Ada Lovell joins the cabinet as lead member for children.", "lead_member"),
    ("Incoming chief executive Ada Lovell spoke.", CHIEF),
    ("Taking over as chief executive is Ada Lovell.", CHIEF),
    ("Ada Lovell slots in as chief executive.", CHIEF),
    ("Ada Lovell has landed the top children's services job at the council.", DCS),
    ("The council has prised Ada Lovell away to lead its failing children's services.", DCS),
    ("The leader gave the children's portfolio to Ada Lovell.", "lead_member"),
    ("Ada Lovell arrived at the town hall this week as chief executive.", CHIEF),
    ("Ada Lovell moves over from Leeds to be chief executive.", CHIEF),
    ("Cllr Ada Lovell takes on responsibility for children's services.", "lead_member"),
]
NOT_TAKEN_UP = [
    "Ministers said a new trust would run children's services, Ada Lovell said.",
    "Director Ada Lovell will lead the council's children's services improvement plan.",
    "Leader Ada Lovell picked Ben Carr, director of children's services, to speak.",
    "Ada Lovell, who used to be chief executive of Leeds City Council, spoke.",
    "Ada Lovell moved to Leeds as a child.",
    "Ada Lovell began as a childcare officer in Kirklees.",
    "Chief executive Ada Lovell said the rules would be in place from July.",
]
LEFT = [
    ("Chief executive Ada Lovell has called it a day.", "resigned"),
    ("Chief executive Ada Lovell threw in the towel in 2018.", "resigned"),
    ("Chief executive Ada Lovell is on gardening leave.", "suspended"),
    ("Chief executive Ada Lovell took voluntary redundancy in 2018.", "restructure"),
    ("Ada Lovell was removed as chief executive.", "dismissed"),
    ("Ada Lovell ceased to be chief executive in 2018.", "unstated"),
    ("Ada Lovell is no longer chief executive.", "unstated"),
    ("Ada Lovell relinquished the role of chief executive in 2018.", "unstated"),
    ("Ada Lovell's last day as chief executive was 31 May 2018.", "unstated"),
    ("Chief executive Ada Lovell left under a cloud in 2018.", "unstated"),
    ("Chief executive Ada Lovell announced she was leaving.", "unstated"),
    ("Chief executive Ada Lovell has packed her bags.", "unstated"),
    ("Chief executive Ada Lovell has swapped Kirklees for Leeds.", "moved"),
    ("Chief executive Ada Lovell was voted out by colleagues in 2018.", "dismissed"),
    ("Chief executive Ada Lovell lost her seat in 2018.", "end_of_term"),
    ("Chief executive Ada Lovell, whose contract was not renewed, spoke.", "end_of_term"),
    ("Chief executive Ada Lovell's employment came to an end in 2018.", "unstated"),
    ("The council is looking for a new chief executive after Ada Lovell quit in 2018.", "resigned"),
]
NOT_LEFT = [
    "Chief executive Ada Lovell walked in the corridor on Monday.",
    "Chief executive Ada Lovell took redundancy plans to the cabinet.",
    "Chief executive Ada Lovell said she was leaving the decision to officers.",
    "Chief executive Ada Lovell called it a scandal.",
    "Chief executive Ada Lovell packed her lunch.",
    "Chief executive Ada Lovell went in May to see the minister.",
]
LEEDS = "Leeds City Council"
HELD = [
    (
        f"Ada Lovell was chief executive of {LEEDS} from 2009 to 2016.",
        {"role": CHIEF, "organisation": LEEDS, "current": False, "since": "2009", "until": "2016"},
    ),
    (
        f"Ada Lovell, until 2016 chief executive of {LEEDS}, spoke.",
        {"role": CHIEF, "organisation": LEEDS, "current": False, "until": "2016"},
    ),
    (
        f"Ada Lovell, who used to run children's services in {LEEDS}, spoke.",
        {"role": DCS, "organisation": LEEDS, "current": False},
    ),
    (
        f"Ada Lovell, the woman who runs children's services at {LEEDS}, spoke.",
        {"role": DCS, "organisation": LEEDS, "current": True},
    ),
    (
        f"Ada Lovell, as chief executive of {LEEDS}, wrote the plan.",
        {"role": CHIEF, "organisation": LEEDS, "current": True},
    ),
    (
        "Chief executive Ada Lovell, who has been in post since 2015, spoke.",
        {"role": CHIEF, "organisation": KIRKLEES, "current": True, "since": "2015"},
    ),
    (
        "Ada Lovell, from Unison, spoke.",
        {"role": "union_official", "organisation": "Unison", "current": True},
    ),
]


@pytest.mark.parametrize(("text", "role"), TAKEN_UP)
def test_a_post_is_taken_up(told, text, role):
    found = told(SCENE + text, "appointment")
    assert [(event["person"], event["role"]) for event in found] == [("Ada Lovell", role)]


@pytest.mark.parametrize("text", NOT_TAKEN_UP)
def test_no_post_is_taken_up(told, text):
    assert told(SCENE + text, "appointment") == []


@pytest.mark.parametrize(("text", "manner"), LEFT)
def test_a_post_is_left(told, text, manner):
    found = told(SCENE + text, "departure")
    assert [(event["person"], event["role"]) for event in found] == [("Ada Lovell", CHIEF)]
    assert found[0]["manner"] == manner


@pytest.mark.parametrize("text", NOT_LEFT)
def test_no_post_is_left(told, text):
    assert told(SCENE + text, "departure") == []


@pytest.mark.parametrize(("text", "wanted"), HELD)
def test_a_post_is_held(told, text, wanted):
    found = told(SCENE + text, "tenure")
    assert found == [{"person": "Ada Lovell", "status": "happened", **wanted}]


def test_a_deputy_has_the_post_below(told):
    text = "Ben Carr is chief executive. His deputy, Ada Lovell, spoke."
    found = told(SCENE + text, "tenure")
    assert ("Ada Lovell", "deputy_chief_executive") in [(e["person"], e["role"]) for e in found]


def test_a_deputy_of_nobody_has_no_post(told):
    assert told(SCENE + "His deputy, Ada Lovell, spoke.", "tenure") == []


def test_a_week_is_no_time_in_post(told):
    text = "It was told by chief executive Ada Lovell last week."
    assert told(SCENE + text, "tenure") == [
        {
            "person": "Ada Lovell",
            "role": CHIEF,
            "organisation": KIRKLEES,
            "current": True,
            "status": "happened",
        }
    ]


ANOTHERS = [
    (
        "Chief executive Ben Carr spoke. Mr Carr's deputy, Ada Lovell, did not.",
        "deputy_chief_executive",
    ),
    ("Chief executive Ben Carr spoke. His opposite number at Leeds, Ada Lovell, did not.", CHIEF),
    ("The panel's vice-chairman, Councillor Ada Lovell, thanked staff.", "councillor"),
    ("Ada Lovell, then a junior education minister, promised more.", "minister"),
]
TAKEN_OVER = [
    "Chief executive Ben Carr left in May 2018. Into his shoes steps Ada Lovell.",
    "Chief executive Ben Carr left in May 2018. Ada Lovell filled the gap left by Mr Carr.",
    f"From July 2019 Ada Lovell, chief executive of {LEEDS}, will run Kirklees as well.",
]


@pytest.mark.parametrize(("text", "role"), ANOTHERS)
def test_a_post_is_told_by_anothers(told, text, role):
    found = told(SCENE + text, "tenure")
    assert ("Ada Lovell", role) in [(event["person"], event["role"]) for event in found]


@pytest.mark.parametrize("text", TAKEN_OVER)
def test_a_post_is_taken_over(told, text):
    found = told(SCENE + text, "appointment")
    assert [(e["person"], e["role"], e["organisation"]) for e in found] == [
        ("Ada Lovell", CHIEF, KIRKLEES)
    ]


def test_who_should_follow_another_out_leaves(told):
    text = "Leader Ada Lovell should do the decent thing and follow him out of the door."
    assert told(SCENE + text, "appointment") == []
    assert [event["status"] for event in told(SCENE + text, "departure")] == ["proposed"]


def test_a_retirement_ends_the_post_before_it(told):
    text = (
        f"Ada Lovell was chief executive of {LEEDS} until her retirement in 2015. "
        "She has been an adviser to Bradford council since 2018."
    )
    found = told(SCENE + text, "departure")
    assert [(e["role"], e["organisation"], e["date"]) for e in found] == [(CHIEF, LEEDS, "2015")]


STAYS = [
    "Chief executive Ada Lovell has no plans to go anywhere.",
    "Chief executive Ada Lovell is going nowhere.",
    "Chief executive Ada Lovell has ruled out stepping down.",
]
BY_POST_FIRST = [
    (f"A former chief executive of {LEEDS} is to help. Ada Lovell, 58, starts in May.", LEEDS),
    (f"Ada Lovell is to leave. The chief executive of {LEEDS} has been ill.", LEEDS),
]


@pytest.mark.parametrize(("text", "home"), BY_POST_FIRST)
def test_a_description_goes_to_the_name_beside(told, text, home):
    found = told(text, "tenure") + told(text, "departure")
    assert (CHIEF, home) in [(event["role"], event["organisation"]) for event in found]


def test_a_lead_tells_the_post_before_the_name(pipeline):
    text = (
        "Enough, says director\n\nBy Nan Tucker\n\n"
        "Kirklees Council's director of children's services has had enough of gossip. "
        "Ada Lovell, 58, wants to talk of children in care."
    )
    _, events = oversight.extract(text, published="2019-03-14")
    assert [(e.type, e.person.name, e.role.kind) for e in events] == [("tenure", "Ada Lovell", DCS)]


@pytest.mark.parametrize("text", STAYS)
def test_who_stays_takes_a_departure_back(told, text):
    assert [event["status"] for event in told(SCENE + text, "departure")] == ["cancelled"]


def test_a_contract_not_renewed_is_no_appointment(told):
    text = "Chief executive Ada Lovell, whose contract was not renewed, spoke."
    assert told(SCENE + text, "appointment") == []


def test_a_role_in_the_plural_is_of_each(told):
    found = told(SCENE + "Assistant directors Ada Lovell and Ben Carr spoke.", "tenure")
    assert sorted((e["person"], e["role"]) for e in found) == [
        ("Ada Lovell", "assistant_director"),
        ("Ben Carr", "assistant_director"),
    ]


def test_one_post_at_two_councils_is_two(told):
    text = (
        f"Ada Lovell was chief executive in {LEEDS} and in Bradford before she turned consultant."
    )
    found = told(SCENE + text, "tenure")
    assert [e["organisation"] for e in found][:1] == [LEEDS]
    assert len(found) == 2


def test_an_acting_post_made_permanent_is_another(told):
    text = "Interim chief executive Ada Lovell spoke. She was appointed chief executive in 2018."
    assert [(e["role"], e["current"]) for e in told(SCENE + text, "tenure")] == [(CHIEF, False)]
    assert len(told(SCENE + text, "appointment")) == 1


def test_a_list_under_news_of_a_cabinet_appoints(told):
    news = "The leader of Kirklees Council, Cllr Nia Pell, has unveiled her cabinet.\n\n"
    entries = "• Children's services: Cllr Ada Lovell\n• Deputy leader: Cllr Ben Carr\n"
    found = told(news + entries, "appointment")
    assert sorted((e["person"], e["role"]) for e in found) == [
        ("Ada Lovell", "lead_member"),
        ("Ben Carr", "deputy_leader"),
    ]


def test_a_list_of_those_present_appoints_nobody(told):
    text = "The cabinet met on Monday.\n\n• Children's services: Cllr Ada Lovell\n"
    assert told(text, "appointment") == []
