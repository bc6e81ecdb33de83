"""Canonical values: what counts as filled, and when two values agree."""

from typing import Any

import pytest

from oversight.evaluate.fields import FIELDS
from oversight.evaluate.values import agreeing, slots
from oversight.records import EVENT_CLASSES
from oversight.records.events import FRAME


def filled(kind: str, **fields: Any) -> dict[str, list[Any]]:
    return slots({"type": kind, **fields})


@pytest.mark.parametrize("kind", EVENT_CLASSES)
def test_every_field_of_the_records_is_scored(kind: str) -> None:
    unscored = {*FRAME, "status", "cue"}
    assert set(FIELDS[kind]) == set(EVENT_CLASSES[kind].model_fields) - unscored


@pytest.mark.parametrize(
    ("kind", "field", "value", "count"),
    [
        ("appointment", "date", {"value": None, "text": "recently"}, 0),
        ("appointment", "date", {"value": "2019", "text": "2019"}, 1),
        ("appointment", "reappointed", True, 1),
        ("appointment", "reappointed", False, 0),
        ("tenure", "current", False, 1),
        ("tenure", "current", None, 0),
        ("requirement", "recurring", False, 0),
        ("inspection", "judgements", [], 0),
        ("inspection", "services", ["in_care", "adoption"], 2),
        ("inspection", "number", 4, 1),
        ("statement", "quote", ["two spans of one quote", "are one value and no more"], 1),
        ("statement", "cue", "said", 0),
        ("figure", "value", {"value": 0, "unit": "count", "text": "no"}, 1),
        ("board", "name", "", 0),
        ("board", "mentions", [{"text": "A board was set up."}], 0),
    ],
)
def test_what_counts_as_filled(kind: str, field: str, value: Any, count: int) -> None:
    assert sum(map(len, filled(kind, **{field: value}).values())) == count


def person(name: str) -> dict[str, str]:
    return {"name": name, "text": name}


def council(name: str, gss: str | None) -> dict[str, str | None]:
    return {"name": name, "kind": "council", "gss": gss, "text": name}


@pytest.mark.parametrize(
    ("kind", "field", "gold", "found", "agree"),
    [
        # Organisations: the code alone where there is one, else the name.
        ("board", "council", council("Leeds", "E08000035"), council("X", "E08000035"), True),
        ("board", "council", council("Leeds", "E08000035"), council("Leeds", "E08000036"), False),
        ("board", "council", council("Leeds", "E08000035"), council("Leeds", None), False),
        (
            *("review", "reviewer", {"name": "Vale Trust", "kind": "trust"}),
            *({"name": "Vale Trust", "kind": "company"}, True),
        ),
        # Lengths: by their hours.
        ("industrial_action", "duration", "PT48H", "P2D", True),
        ("industrial_action", "duration", "PT1H", "P1D", False),
        ("industrial_action", "duration", "P1M", "P1M", True),
        # People: case and the form of an apostrophe do not matter.
        ("board", "chair", person("Pat O’Dell"), person("pat O'Dell"), True),
        ("board", "chair", person("Pat O'Dell"), person("P O'Dell"), False),
        # A party: a person is no organisation of the same name.
        (
            *("statement", "speaker", {"name": "Ofsted", "kind": "person"}),
            *({"name": "Ofsted", "kind": "inspectorate"}, False),
        ),
        # Roles: kind and interim; the title does not matter, and interim may be left out.
        ("tenure", "role", {"kind": "mp", "title": "MP"}, {"kind": "mp", "interim": False}, True),
        ("tenure", "role", {"kind": "mp", "interim": True}, {"kind": "mp"}, False),
        # Dates by value; mod, precision and words do not matter.
        ("tenure", "since", {"value": "2016", "mod": "start"}, {"value": "2016"}, True),
        ("tenure", "since", {"value": "2016"}, {"value": "2016-01"}, False),
        # Numbers: the unit and the currency do not matter.
        ("figure", "value", {"value": 79, "unit": "percent"}, {"value": 79.0}, True),
        ("funding", "amount", {"amount": 5100000, "currency": "GBP"}, {"amount": 5.1e6}, True),
        ("funding", "amount", {"amount": 5100000}, {"amount": 5.2e6}, False),
        # Content words: half of the shorter is enough, empty words are none.
        ("requirement", "deliverable", "final action plan", "the improvement plan", True),
        ("requirement", "deliverable", "action plan", "plan", True),
        ("requirement", "deliverable", "a review of the service", "an action plan", False),
        ("funding", "purpose", "to recruit social workers", "for new office space", False),
        ("board", "name", "Children's Improvement Board", "children’s improvement board", True),
        ("board", "name", "the First", "The First", True),
        # Quotes: marks and the borders of spans do not matter, nor a word in ten.
        (
            *("statement", "quote", ["We know that this is hard.", "It will pass."]),
            *(["We know that this is hard - it will pass"], True),
        ),
        (
            *("statement", "quote", ["We know that this is hard. It will pass in time."]),
            *(["We know that this is hard."], False),
        ),
    ],
)
def test_when_values_agree(kind: str, field: str, gold: Any, found: Any, agree: bool) -> None:
    one, other = filled(kind, **{field: gold}), filled(kind, **{field: found})
    assert agreeing(one, other) == ({field: 1} if agree else {})
    assert agreeing(other, one) == agreeing(one, other)


def test_lists_agree_by_their_elements() -> None:
    good, fair = {"area": "overall", "rating": "good"}, {"area": "send", "rating": "adequate"}
    one = filled("inspection", judgements=[good, fair])
    other = filled("inspection", judgements=[fair, {"area": "overall", "rating": "inadequate"}])
    assert agreeing(one, other) == {"judgements": 1}


def test_a_quote_at_the_border_of_four_fifths() -> None:
    # Words of equal length, so that letters count like words: 8 of 10 shared is enough.
    eight = "aaa bbb ccc ddd eee fff ggg hhh"
    one = filled("statement", quote=[f"{eight} iii jjj"])
    assert agreeing(one, filled("statement", quote=[eight])) == {"quote": 1}
    assert agreeing(one, filled("statement", quote=[f"{eight} kkk"])) == {}
