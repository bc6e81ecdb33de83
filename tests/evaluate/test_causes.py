"""Errors told and counted by cause."""

from collections.abc import Callable
from typing import Any

import pytest

from oversight.evaluate.causes import count_causes, find_errors, shorten, show, show_event
from oversight.evaluate.score import score

Event = dict[str, Any]
Make = Callable[..., Event]
BO = {"name": "Bo Fenn", "text": "Fenn"}
HULL = {"name": "Hull City Council", "kind": "council", "gss": "E06000010", "text": "Hull"}


def causes(gold: list[Event], found: list[Event]) -> dict[str, dict[str, int]]:
    pairs = score({"a": gold}, {"a": found}, resamples=0).pairs
    return {cause: dict(counts) for cause, counts in count_causes(pairs).items()}


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"status": "planned"}, "status"),
        ({"person": BO}, "person"),
        ({"person": None}, "person"),
        ({"replaces": BO}, "person"),
        ({"role": {"kind": "mp", "interim": False}}, "role"),
        ({"organisation": HULL}, "council"),
        ({"organisation": {"name": "Vale Trust", "kind": "trust"}}, "council"),
        ({"date": {"value": "2020"}}, "date"),
        ({"reappointed": True}, "other"),
    ],
)
def test_a_wrong_field_names_its_cause(
    appointment: Make, fields: dict[str, Any], cause: str
) -> None:
    assert causes([appointment()], [appointment(**fields)]) == {cause: {"appointment": 1}}


def test_a_pair_counts_once_for_each_cause(appointment: Make) -> None:
    found = appointment(status="planned", person=BO, replaces={"name": "Cy Marsh"})
    both = {"status": {"appointment": 1}, "person": {"appointment": 1}}
    assert causes([appointment()], [found]) == both


def test_missed_and_invented(appointment: Make, inspection: Make) -> None:
    assert causes([appointment()], []) == {"missed": {"appointment": 1}}
    assert causes([], [inspection()]) == {"invented": {"inspection": 1}}
    assert causes([inspection()], [inspection()]) == {}


def test_one_happening_told_as_two_is_split(appointment: Make) -> None:
    assert causes([appointment()], [appointment(), appointment(date=None)]) == {
        "split": {"appointment": 1}
    }


def test_somebody_else_in_the_same_post_is_no_split(appointment: Make) -> None:
    other = appointment(person=BO)
    assert causes([appointment()], [appointment(), other]) == {"invented": {"appointment": 1}}
    assert causes([appointment(), other], [appointment()]) == {"missed": {"appointment": 1}}


def test_two_quotes_taken_for_one_are_merged(statement: Make) -> None:
    first, second = (statement(quote=[part]) for part in statement()["quote"])
    merged = causes([first, second], [statement()])
    assert merged["merged"] == {"statement": 1}


def test_an_error_shows_both_sides_and_the_sentence(appointment: Make) -> None:
    found = appointment(person=BO, rule="appointment/took_over")
    pairs = score({"a": [appointment()]}, {"a": [found]}, resamples=0).pairs
    [error] = find_errors(pairs)
    assert (error.article, error.name, error.type) == ("a", "wrong", "appointment")
    assert error.sentence == "Ada Quill took over at Leeds in April 2019."
    assert error.rule == "appointment/took_over"
    [difference] = error.differences
    assert (difference.field, difference.gold, difference.found) == (
        "person",
        "Ada Quill",
        "Bo Fenn",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ([], None),
        (False, "false"),
        ("strike", "strike"),
        (HULL, "Hull City Council (E06000010)"),
        ({"name": "Ofsted", "kind": "inspectorate"}, "Ofsted"),
        ({"kind": "adviser", "interim": True}, "interim adviser"),
        ({"kind": "adviser", "interim": False}, "adviser"),
        ({"value": None, "text": "recently"}, None),
        ({"amount": 5100000, "currency": "GBP"}, "GBP 5,100,000"),
        ({"value": 79, "unit": "percent"}, "79%"),
        ({"value": 0, "unit": "count"}, "0"),
        ([{"area": "overall", "rating": "good"}], "overall good"),
        (["one span", "another"], "one span; another"),
    ],
)
def test_values_as_people_read_them(value: Any, shown: str | None) -> None:
    assert show(value) == shown


def test_an_event_on_one_line(appointment: Make) -> None:
    assert show_event(appointment(date=None)) == (
        "status happened, person Ada Quill, role chief_executive, "
        "organisation Leeds City Council (E08000035)"
    )


def test_long_texts_lose_their_middle() -> None:
    assert shorten("short") == "short"
    assert shorten("a" * 50 + "b" * 50, 30) == "a" * 20 + " … " + "b" * 10
