"""Which tellings are one happening."""

import pytest

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.merge import merge_tellings
from oversight.events.discourse.sameness import agree

ADA = {"name": "Ada Lovell", "text": "Ada Lovell"}
BEN = {"name": "Ben Carr", "text": "Carr"}
LEEDS = {"kind": "council", "key": "leeds", "text": "Leeds"}
WIRRAL = {"kind": "council", "key": "wirral", "text": "Wirral"}
MAY = {"value": "2018-05", "first": "2018-05-01", "last": "2018-05-31", "precision": "month"}
THIRD = {"value": "2018-05-03", "first": "2018-05-03", "last": "2018-05-03", "precision": "day"}
JUNE = {"value": "2018-06", "first": "2018-06-01", "last": "2018-06-30", "precision": "month"}


def role(kind, title="a title"):
    return {"kind": kind, "title": title, "interim": False, "text": "x"}


DCS, CHIEF = role("director_childrens_services"), role("chief_executive")


def tell(kind, place=0, status="happened", **fields):
    """Return a telling; its sentence begins at `place`."""
    slots = {name: Slot(value, ((place, place + 1),)) for name, value in fields.items()}
    return Candidate(kind, "test/rule", slots, [(place, place + 9)], Slot(status, ((place, 9),)))


def merged(*candidates):
    return merge_tellings(candidates)


POST = {"person": ADA, "role": DCS, "organisation": LEEDS}


@pytest.mark.parametrize(
    ("kind", "one", "two", "count"),
    [
        ("appointment", POST, POST, 1),
        ("appointment", POST, {"person": ADA, "role": DCS}, 1),
        ("appointment", POST, {"person": ADA, "organisation": LEEDS}, 1),
        ("appointment", POST, {**POST, "person": BEN}, 2),
        ("appointment", POST, {**POST, "role": CHIEF}, 2),
        ("appointment", POST, {**POST, "organisation": WIRRAL}, 2),
        ("appointment", POST, {**POST, "reappointed": True}, 2),
        ("appointment", POST, {"role": DCS, "organisation": LEEDS}, 1),
        ("appointment", POST, {"role": CHIEF, "organisation": LEEDS}, 2),
        ("appointment", {**POST, "date": MAY}, {"role": DCS, "date": JUNE}, 2),
        ("appointment", {**POST, "date": MAY}, {**POST, "date": THIRD}, 1),
        ("departure", POST, {"person": ADA, "manner": "resigned"}, 1),
        ("departure", {**POST, "manner": "suspended"}, {**POST, "manner": "resigned"}, 2),
        ("departure", {**POST, "manner": "suspended"}, {**POST, "manner": "suspended"}, 1),
        ("departure", POST, {"role": DCS, "organisation": LEEDS}, 1),
        ("tenure", POST, POST, 1),
        ("tenure", POST, {**POST, "role": CHIEF}, 2),
        ("statement", {"speaker": ADA}, {"speaker": ADA}, 2),
        ("inspection", {"council": LEEDS}, {"council": LEEDS}, 2),
    ],
)
def test_tellings_of_one_happening(kind, one, two, count):
    assert len(merged(tell(kind, 0, **one), tell(kind, 20, **two))) == count


def test_events_of_two_types_stay_two():
    found = merged(tell("appointment", 0, **POST), tell("departure", 20, **POST))
    assert [event.type for event in found] == ["appointment", "departure"]


def test_mentions_and_fields_are_joined():
    one = tell("appointment", 20, person=ADA, role=DCS)
    two = tell("appointment", 0, person=ADA, role=DCS, organisation=LEEDS, date=MAY)
    [event] = merged(one, two, tell("appointment", 40, person=ADA, role=DCS, date=THIRD))
    assert event.mentions == [(0, 9), (20, 29), (40, 49)]
    assert event.get("organisation") == LEEDS
    assert event.get("date") == THIRD
    assert event.fields["person"].spans == ((20, 21),)


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("planned", "happened", "happened"),
        ("happened", "planned", "happened"),
        ("proposed", "planned", "planned"),
        ("planned", "cancelled", "cancelled"),
        ("proposed", "proposed", "proposed"),
    ],
)
def test_the_strongest_status_stands(one, two, status):
    [event] = merged(tell("departure", 0, one, **POST), tell("departure", 20, two, **POST))
    assert event.status.value == status


def test_a_manner_and_a_title_are_better_than_none():
    untitled = {**POST, "role": role("director_childrens_services", title=None)}
    one = tell("departure", 0, **untitled, manner="unstated")
    [event] = merged(one, tell("departure", 20, **POST, manner="retired"))
    assert event.get("manner") == "retired"
    assert event.get("role")["title"] == "a title"


def test_lists_are_joined_each_value_once():
    one, two = tell("departure", 0, **POST), tell("departure", 20, **POST)
    one.fields["areas"] = [Slot("adoption", ())]
    two.fields["areas"] = [Slot("adoption", ()), Slot("in_care", ())]
    [event] = merged(one, two)
    assert [slot.value for slot in event.many("areas")] == ["adoption", "in_care"]


@pytest.mark.parametrize(
    ("kind", "fields", "kept"),
    [
        ("appointment", {"person": ADA, "organisation": LEEDS}, False),
        ("appointment", {"person": ADA, "role": DCS}, True),
        ("departure", {"person": ADA}, False),
        ("departure", {"person": ADA, "organisation": LEEDS}, True),
        ("departure", {"role": DCS}, True),
    ],
)
def test_too_little_for_a_record(kind, fields, kept):
    assert bool(merged(tell(kind, **fields))) is kept


@pytest.mark.parametrize(
    ("kind", "status", "fields", "stays"),
    [
        ("appointment", "happened", POST, False),
        ("appointment", "planned", POST, False),
        ("departure", "happened", POST, False),
        ("departure", "proposed", POST, True),
        ("departure", "cancelled", POST, True),
        ("appointment", "happened", {**POST, "role": CHIEF}, True),
        ("appointment", "happened", {**POST, "organisation": WIRRAL}, True),
        ("departure", "happened", {**POST, "person": BEN}, True),
        ("departure", "happened", {"role": DCS, "organisation": LEEDS}, True),
    ],
)
def test_a_tenure_gives_way(kind, status, fields, stays):
    found = merged(tell("tenure", 20, **POST), tell(kind, 0, status, **fields))
    assert ("tenure" in [event.type for event in found]) is stays


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (None, ADA, True),
        (ADA, {"name": "ADA LOVELL"}, True),
        (ADA, BEN, False),
        (LEEDS, {"kind": "council", "key": "leeds", "text": "the council"}, True),
        (LEEDS, {"kind": "other", "name": "Leeds"}, False),
        ("strike", "strike", True),
        ("strike", "ballot", False),
    ],
)
def test_values_agree(a, b, same):
    assert agree(a, b) is same
    assert agree(b, a) is same
