"""What several sentences tell together: who was meant, when it was decided, which post it is."""

import pytest

LIFTED = "The improvement notice on Leeds City Council has been lifted. "
QUIT = "The director of children's services at Leeds City Council has resigned. "

TOLD = [
    (
        "intervention",
        LIFTED + "The decision came in a letter from the minister dated 22 January.",
        {"action": "lifted", "date": "2019-01-22"},
    ),
    (
        "intervention",
        LIFTED + "It had been varied twice. The change was confirmed on 22 January.",
        {"action": "lifted", "date": "2019-01-22"},
    ),
    (
        "intervention",
        LIFTED + "Ada Lovell, the leader, broke the news at a meeting on Monday.",
        {"action": "lifted", "date": "2019-03-11"},
    ),
    (
        "intervention",
        "The improvement notice that has hung over Leeds since May 2016 has been lifted.",
        {"action": "issued", "date": "2016-05/.."},
    ),
    (
        "intervention",
        "Leeds City Council was served with a direction in May 2016. The order was lifted in May "
        "last year.",
        {"action": "lifted", "date": "2018-05"},
    ),
    (
        "intervention",
        "Ministers served Leeds City Council with a direction in 2016. That was revised in May "
        "2017, when inspectors saw progress.",
        {"action": "revised", "date": "2017-05"},
    ),
    (
        "intervention",
        "Government oversight of children's services in Leeds ended in January. The council had "
        "been served with a direction in 2016.",
        {"action": "lifted", "date": "2019-01", "instrument": "direction"},
    ),
    (
        "departure",
        QUIT + "The news was confirmed in a statement on Friday.",
        {"date": "2019-03-08", "manner": "resigned"},
    ),
    (
        "departure",
        QUIT + "Ada Lovell told staff in an email that she would go in July.",
        {"person": "Ada Lovell", "date": "2019-07", "status": "planned"},
    ),
    (
        "departure",
        "The councillor in charge of children's services in Leeds has resigned. Councillor Ada "
        "Lovell announced it at the end of a meeting on Tuesday.",
        {"person": "Ada Lovell", "role": "lead_member", "date": "2019-03-12"},
    ),
    (
        "departure",
        "Councillor Ada Lovell, who had the children's brief in Leeds for five years, returns to "
        "the back benches.",
        {"person": "Ada Lovell", "role": "lead_member"},
    ),
    (
        "appointment",
        "Kent County Council has found a new director of children's services. Ada Lovell, who has "
        "run services in Leeds since 2016, will take up the post on 1 May.",
        {"person": "Ada Lovell", "organisation": "Kent County Council", "date": "2019-05-01"},
    ),
    (
        "appointment",
        "Leeds children's services are to be run under the eye of a commissioner. Ada Lovell, a "
        "former director of children's services in Kent, begins on 2 April.",
        {"person": "Ada Lovell", "role": "commissioner", "date": "2019-04-02"},
    ),
    (
        "appointment",
        "The Department for Education has sent a commissioner into Leeds. Ada Lovell, a former "
        "director of children's services in Kent, starts on 2 April.",
        {
            "person": "Ada Lovell",
            "role": "commissioner",
            "appointed_by": "Department for Education",
        },
    ),
    (
        "appointment",
        "Ada Lovell was named as director of children's services in Leeds before Christmas but "
        "will not start until 16 April.",
        {"person": "Ada Lovell", "date": "2019-04-16", "status": "planned"},
    ),
    (
        "appointment",
        "Ada Lovell took over as director of children's services in Leeds when Ben Carr left for "
        "family reasons last April.",
        {"person": "Ada Lovell", "date": "2018-04", "replaces": "Ben Carr"},
    ),
    (
        "departure",
        "Ada Lovell took over as director of children's services in Leeds last April from Ben "
        "Carr, who went to Kent.",
        {"person": "Ben Carr", "manner": "moved", "role": "director_childrens_services"},
    ),
    (
        "departure",
        "Leeds City Council's director of children's services, Ada Lovell, left the week after "
        "the report.",
        {"person": "Ada Lovell", "role": "director_childrens_services"},
    ),
    (
        "appointment",
        "The cabinet member in Leeds is Councillor Ada Lovell; she replaced Ben Carr in January, "
        "when he became council leader.",
        {"person": "Ada Lovell", "role": "lead_member", "date": "2019-01"},
    ),
    (
        "intervention",
        "The direction under which Leeds City Council has worked since 2016 will be lifted next "
        "month.",
        {"action": "issued", "date": "2016/..", "status": "happened"},
    ),
    (
        "tenure",
        "An improvement adviser to Leeds City Council, Ada Lovell, will stay until December.",
        {"person": "Ada Lovell", "until": "2019-12"},
    ),
    (
        "tenure",
        "Council leader Ada Lovell, who took office in May 2017, spoke to people in Leeds.",
        {"person": "Ada Lovell", "since": "2017-05"},
    ),
    (
        "figure",
        "Leeds City Council said in January that it had 52 vacancies for social workers.",
        {"value": 52, "period": "2019-01"},
    ),
    (
        "figure",
        "There are 340 looked after children in Leeds, and 176 with a child protection plan "
        "(March 2018).",
        {"value": 340, "period": "2018-03"},
    ),
    (
        "figure",
        "There were 853 children looked after by Leeds on 31 January, and 661 on child protection "
        "plans.",
        {"measure": "child_protection_plans", "period": "2019-01-31"},
    ),
    (
        "review",
        "The Department for Education has appointed Ada Lovell as commissioner in Leeds. She will "
        "report by May on whether the council should keep its services.",
        {"kind": "commissioner_review", "commissioned_by": "Department for Education"},
    ),
    (
        "intervention",
        "Ministers have issued a direction to Leeds City Council. It replaces the improvement "
        "notice of July 2016, which has been withdrawn.",
        {"instrument": "direction", "action": "escalated"},
    ),
    (
        "intervention",
        "An improvement notice was issued to Leeds City Council in 2013 and stayed in force until "
        "2016.",
        {"action": "lifted", "date": "2016"},
    ),
    (
        "departure",
        "Leeds City Council has filled three posts, six weeks after its director of children's "
        "services walked out.",
        {"role": "director_childrens_services", "manner": "resigned"},
    ),
    (
        "appointment",
        QUIT + "For now the reins pass to Ada Lovell, the council's chief executive.",
        {"person": "Ada Lovell", "role": "director_childrens_services"},
    ),
    (
        "appointment",
        QUIT + "The work will be done by Ada Lovell, the chief executive, who stepped in on 12 "
        "January.",
        {"person": "Ada Lovell", "role": "director_childrens_services", "date": "2019-01-12"},
    ),
    (
        "appointment",
        "Ada Lovell, director of children's services in Leeds, spoke. Her deputy will be Ben Carr.",
        {"person": "Ben Carr", "role": "assistant_director"},
    ),
    (
        "intervention",
        "A letter to Leeds City Council accompanies a statutory direction.",
        {"instrument": "direction", "action": "issued"},
    ),
    (
        "appointment",
        "Leeds City Council's leader reshuffled her cabinet at Tuesday's annual meeting. "
        "Councillor Ada Lovell becomes cabinet member for children.",
        {"person": "Ada Lovell", "date": "2019-03-12"},
    ),
    (
        "intervention",
        "The improvement notice on Leeds has been lifted, the children's minister told it in a "
        "letter on Wednesday.",
        {"action": "lifted", "date": "2019-03-13"},
    ),
    (
        "intervention",
        "The Department for Education directed Leeds City Council in May 2016 to give up control "
        "of its children's services. The direction itself was lifted last May.",
        {"action": "lifted", "date": "2018-05"},
    ),
    (
        "inspection",
        "Following an inspection in January, the Ofsted report on Leeds, published on 4 March, had "
        "services down as inadequate.",
        {"inspected": "2019-01", "published": "2019-03-04", "judgements": ["overall: inadequate"]},
    ),
]

OTHERS = [
    (
        "departure",
        "The director of children's services at Leeds City Council is to leave. The decision was "
        "announced on Monday.",
        {"date": "2019-03-11"},
    ),
    (
        "tenure",
        "Leeds City Council's leader has reshuffled her cabinet. Councillor Ada Lovell becomes "
        "cabinet member for children.",
        {"role": "council_leader"},
    ),
    ("intervention", LIFTED + "The decision was right.", {"date": "2019-03-14"}),
    (
        "tenure",
        "The commissioner sent to Leeds by ministers, Ada Lovell, spoke.",
        {"role": "minister"},
    ),
    (
        "inspection",
        "Ada Lovell, who was director of children's services in Leeds at the time of the Ofsted "
        "inspection, left in October.",
        {"inspected": "2018-10"},
    ),
    (
        "appointment",
        "Ada Lovell, director of children's services in Leeds, wants to go; ministers are looking "
        "for somebody to follow her.",
        {"role": "director_childrens_services"},
    ),
    (
        "departure",
        "Ada Lovell became director of children's services in Leeds last May. Her appointment "
        "ended a run of six directors in four years.",
        {"person": "Ada Lovell"},
    ),
    (
        "tenure",
        "The commissioner in Leeds is Ada Lovell. She is to send ministers her findings by June.",
        {"role": "minister"},
    ),
    (
        "appointment",
        "Ben Carr retired as director of children's services in Leeds in May 2014. Ada Lovell "
        "became director of children's services there in May 2018.",
        {"person": "Ada Lovell", "replaces": "Ben Carr"},
    ),
    (
        "intervention",
        "The improvement notice on Leeds has been lifted, the council said on Wednesday.",
        {"date": "2019-03-13"},
    ),
    (
        "appointment",
        "Leeds City Council's leader spoke of her cabinet at Tuesday's meeting. Councillor Ada "
        "Lovell became cabinet member for children.",
        {"date": "2019-03-12"},
    ),
    (
        "figure",
        "Leeds City Council said on Tuesday that it had 52 vacancies for social workers.",
        {"period": "2019-03-12"},
    ),
]


def is_told(found, wanted):
    """Tell whether one of the events has all the values that are wanted."""
    return any(wanted.items() <= event.items() for event in found)


@pytest.mark.parametrize(("kind", "text", "wanted"), TOLD, ids=[case[1] for case in TOLD])
def test_sentences_tell_it_together(told, kind, text, wanted):
    found = told(text, kind)
    assert is_told(found, wanted), found


@pytest.mark.parametrize(("kind", "text", "unwanted"), OTHERS, ids=[case[1] for case in OTHERS])
def test_one_does_not_speak_of_the_other(told, kind, text, unwanted):
    found = told(text, kind)
    assert not is_told(found, unwanted), found


SWAP = """Two of Leeds City Council's directors are to change places. Ada Lovell, director of
children's services, and Ben Carr, director of adult services, will swap jobs on 1 September."""


def test_two_who_swap_jobs_each_take_up_the_others(told):
    coming = {event["person"]: event for event in told(SWAP, "appointment")}
    assert {name: event["role"] for name, event in coming.items()} == {
        "Ada Lovell": "director_other",
        "Ben Carr": "director_childrens_services",
    }
    assert {event["date"] for event in coming.values()} == {"2019-09-01"}
    assert {event["status"] for event in coming.values()} == {"planned"}
    assert coming["Ada Lovell"]["replaces"] == "Ben Carr"
    assert {event["manner"] for event in told(SWAP, "departure")} == {"moved"}


def test_who_swaps_something_else_stays(told):
    text = SWAP.replace("jobs", "stories")
    assert told(text, "appointment") == told(text, "departure") == []


LETTER = """Dear Councillor Lovell

Ofsted found children's services in Leeds to be inadequate. I have today issued a direction to
the council. I have appointed Ben Carr as commissioner in Leeds.

Yours sincerely

Nadia Pell MP
Minister for Children and Families"""


def test_who_signs_a_letter_has_acted_in_it(told):
    [issued] = told(LETTER, "intervention")
    [appointed] = told(LETTER, "appointment")
    assert issued["issued_by"] == appointed["appointed_by"] == "Department for Education"


def test_a_letter_of_anybody_else_is_its_writers_own(told):
    text = LETTER.replace("Minister for Children and Families", "Leader of the council")
    assert all("issued_by" not in event for event in told(text, "intervention"))


TRUSTS = """Torbay is to lose its children's services, ministers said on Monday. Children's
services trusts have been set up in Doncaster (2014), Slough (2015) and Sunderland."""


def test_each_council_of_a_list_of_trusts_has_its_own(told):
    found = {event["council"]: event for event in told(TRUSTS, "service_transfer")}
    assert found["City of Doncaster Council"]["date"] == "2014"
    assert found["Slough Borough Council"]["date"] == "2015"
    assert "date" not in found["Sunderland City Council"]
    assert {event.get("form") for name, event in found.items() if name != "Torbay Council"} == {
        "trust"
    }


def test_other_trusts_are_no_transfers(told):
    text = TRUSTS.replace("Children's\nservices trusts", "Hospital trusts")
    assert {event["council"] for event in told(text, "service_transfer")} == {"Torbay Council"}


CHRONICLE = """Leeds City Council is to lose its children's services, ministers said on Monday.

How it came to this

May 2014: Department for Education issues an improvement notice

July 2016: Director Ada Lovell resigns

June 2018: Commissioner Ben Carr appointed"""


def test_a_chronicle_is_part_of_the_story(told):
    [notice] = told(CHRONICLE, "intervention")
    [left] = told(CHRONICLE, "departure")
    [sent] = told(CHRONICLE, "appointment")
    assert [event["date"] for event in (notice, left, sent)] == ["2014-05", "2016-07", "2018-06"]


FIGURES = """Leeds City Council is to lose its children's services, ministers said on Monday.

The service in figures

512 - children in care

41 – vacant social worker posts

231 children on child protection plans

Average caseload: 24"""


def test_a_box_of_figures_is_part_of_the_story(told):
    found = {event["measure"]: event["value"] for event in told(FIGURES, "figure")}
    assert found == {
        "children_in_care": 512,
        "vacancies": 41,
        "child_protection_plans": 231,
        "caseload": 24,
    }


def test_a_correction_tells_nothing(told):
    text = """Social workers at Leeds City Council will strike in May, Unison said.

Correction, 14 March: An earlier version of this article said that the strike was in June."""
    [strike] = told(text, "industrial_action")
    assert strike["date"] == "2019-05"


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("On the advice of Leeds's commissioner, Ada Lovell, ministers acted in May 2016.", None),
        ("On the advice of Leeds's commissioner, Ada Lovell, ministers acted on Monday.", True),
        ("On the advice of Leeds's chief executive, Ada Lovell, it acted in May 2016.", True),
    ],
)
def test_whether_a_commissioner_of_then_stays_is_left_open(told, text, current):
    [post] = told(text, "tenure")
    assert post.get("current") is current
