"""What is told as a state, done likewise by others, put off, or fell through."""

import pytest

LEEDS = "Children's services at Leeds City Council were inspected. "
DCS = "director_childrens_services"


@pytest.mark.parametrize(
    "text",
    [
        "The director, Ben Carr, resigned. Head of service Ada Lovell is acting up.",
        "The director, Ben Carr, quit. Ada Lovell has been holding the fort.",
    ],
)
def test_who_fills_a_post_now_holds_it(told, text):
    held = [e for e in told(LEEDS + text, "tenure") if e["person"] == "Ada Lovell"]
    assert DCS in [e["role"] for e in held]
    assert not [e for e in told(LEEDS + text, "appointment") if e["person"] == "Ada Lovell"]


def test_who_was_asked_to_is_appointed(told):
    text = LEEDS + "The director, Ben Carr, quit in May. Ada Lovell was asked to hold the fort."
    assert [e["person"] for e in told(text, "appointment")] == ["Ada Lovell"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Leeds City Council took its services back from a trust in 2017 and Bury did the same "
            "in 2018.",
            ("happened", "2018"),
        ),
        (
            "Leeds City Council's services went to a trust in 2017. Bury has no intention of "
            "following suit.",
            ("cancelled", None),
        ),
    ],
)
def test_another_council_did_likewise(told, text, wanted):
    [bury] = [e for e in told(text, "service_transfer") if e["council"].startswith("Bury")]
    assert (bury["status"], bury.get("date")) == wanted


def test_nobody_does_likewise_where_nothing_was_told(told):
    assert told(LEEDS + "The leader left the room. Bury did the same.", "service_transfer") == []


def test_a_visit_put_off_is_planned_for_its_new_day(told):
    text = LEEDS + "A monitoring visit planned for May has been postponed until September."
    [visit] = [e for e in told(text, "inspection") if e["kind"] == "monitoring_visit"]
    assert (visit["status"], visit["inspected"]) == ("planned", "2019-09")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("offered the post of chief executive to Ada Lovell, but talks broke down", "cancelled"),
        ("failed to appoint a chief executive", "cancelled"),
    ],
)
def test_nobody_came(told, text, status):
    [found] = told(f"Leeds City Council {text}. Its children's services wait.", "appointment")
    assert found["status"] == status


def test_who_is_appointed_and_will_succeed_somebody_has_not_begun(told):
    text = (
        LEEDS + "Ada Lovell has been appointed director of children's services at Bury Council, "
        "where she will succeed Ben Carr."
    )
    [found] = [e for e in told(text, "appointment") if e["person"] == "Ada Lovell"]
    assert (found["status"], found["replaces"]) == ("planned", "Ben Carr")


def test_since_when_a_post_is_held_dates_its_taking_up(told):
    text = (
        LEEDS + "Ben Carr was the director. His successor, Ada Lovell, who has been director of "
        "children's services since May 2018, spoke."
    )
    found = [e for e in told(text, "appointment") if e["person"] == "Ada Lovell"]
    assert [e["date"] for e in found] == ["2018-05"]


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Suffolk has been good since December 2015.", "good"),
        ("Its verdict was inadequate.", "inadequate"),
        ("In May the services were inadequate.", "inadequate"),
    ],
)
def test_grades_that_last_and_verdicts(told, text, rating):
    found = [e["judgements"] for e in told(LEEDS + text, "inspection") if e.get("judgements")]
    assert [f"overall: {rating}"] in found


@pytest.mark.parametrize(
    "text",
    [
        "Relations with its schools have been good since 2015.",
        "The director has been outstanding since 2015.",
        "Recruitment in Leeds has been inadequate since 2015.",
    ],
)
def test_what_is_good_otherwise_has_no_grade(told, text):
    assert not [e for e in told(LEEDS + text, "inspection") if e.get("judgements")]


def test_who_lifts_a_notice_need_not_have_issued_it(told):
    text = LEEDS + "The Department for Education lifted the improvement notice in May."
    found = {e["action"]: e.get("issued_by") for e in told(text, "intervention")}
    assert found == {"lifted": "Department for Education", "issued": None}


def test_a_notice_that_a_direction_gives_way_to_is_one_change(told):
    text = (
        LEEDS + "The direction will be lifted on 1 May 2019. The direction will be replaced with "
        "an improvement notice."
    )
    found = [(e["instrument"], e["action"]) for e in told(text, "intervention")]
    assert ("direction", "lifted") not in found
    assert ("improvement_notice", "eased") in found
