"""The events stage: families over one skeleton, scope, plain data."""

import importlib
import json

import pytest

from oversight.events import FAMILIES
from oversight.events.candidate import Candidate
from oversight.records import EVENT_CLASSES

STORY = (
    "Council leader goes\n\nChildren's services at Leeds City Council were rated inadequate by "
    "Ofsted in May 2018.\n\nBen Carr, leader of the council, has resigned. “I am sorry for what "
    "has happened here,” said Ada Lovell, its chief executive. Eve Marsh was appointed director of "
    "children's services in June 2018."
)


def test_a_story_of_all_types(pipeline):
    doc = pipeline(STORY)
    types = [event["type"] for event in doc._.events]
    assert sorted(types) == ["appointment", "departure", "inspection", "statement", "tenure"]
    assert doc._.in_scope is True
    assert json.loads(json.dumps(doc._.events)) == doc._.events
    for data in doc._.events:
        assert Candidate.from_json(data).to_json() == data


@pytest.mark.parametrize(
    "text",
    [
        "Ben Carr, leader of Leeds City Council, has resigned.",
        "The head teacher of a school in Leeds, Ben Carr, has resigned after Ofsted came.",
        "",
    ],
)
def test_an_article_out_of_scope_has_no_events(pipeline, text):
    doc = pipeline(text)
    assert doc._.in_scope is False
    assert doc._.events == []


@pytest.mark.parametrize("name", FAMILIES)
def test_each_family_can_be_found_and_finds_what_it_says(pipeline, name):
    module = importlib.import_module(f"oversight.events.{name}")
    assert callable(module.find)
    assert set(FAMILIES[name]) <= set(EVENT_CLASSES)


@pytest.mark.parametrize(
    "furniture",
    [
        "READ MORE: Wirral leader Dan Frost resigns",
        "Subscribe to our newsletter",
    ],
)
def test_furniture_tells_nothing(pipeline, furniture):
    before = pipeline(STORY)._.events
    after = pipeline(f"{STORY}\n\n{furniture}\n\nThe council meets again in June.")._.events
    assert [e["type"] for e in after] == [e["type"] for e in before]
