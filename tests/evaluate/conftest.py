"""Small events of the scorer's own tests, as plain dicts; people and stories are invented."""

from collections.abc import Callable
from typing import Any

import pytest

Event = dict[str, Any]

LEEDS = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035", "text": "Leeds"}
HULL = {"name": "Hull City Council", "kind": "council", "gss": "E06000010", "text": "Hull"}
OFSTED = {"name": "Ofsted", "kind": "inspectorate", "text": "Ofsted"}


@pytest.fixture
def appointment() -> Callable[..., Event]:
    """Make an appointment with five filled fields (status counts as one)."""

    def make(**fields: Any) -> Event:
        event: Event = {
            "type": "appointment",
            "status": "happened",
            "person": {"name": "Ada Quill", "text": "Ada Quill"},
            "role": {"kind": "chief_executive", "title": "chief executive", "interim": False},
            "organisation": LEEDS,
            "date": {"value": "2019-04", "precision": "month", "text": "April 2019"},
            "mentions": [{"text": "Ada Quill took over at Leeds in April 2019."}],
        }
        event.update(fields)
        return {name: value for name, value in event.items() if value is not None}

    return make


@pytest.fixture
def inspection() -> Callable[..., Event]:
    """Make an inspection with two judgements: six values in all."""

    def make(**fields: Any) -> Event:
        event: Event = {
            "type": "inspection",
            "status": "happened",
            "council": LEEDS,
            "kind": "inspection",
            "inspectorates": [OFSTED],
            "judgements": [
                {"area": "overall", "rating": "good"},
                {"area": "in_care", "rating": "outstanding"},
            ],
            "mentions": [{"text": "Ofsted rated Leeds good."}],
        }
        event.update(fields)
        return {name: value for name, value in event.items() if value is not None}

    return make


@pytest.fixture
def statement() -> Callable[..., Event]:
    """Make a statement by a person, of two spans."""

    def make(**fields: Any) -> Event:
        event: Event = {
            "type": "statement",
            "status": "happened",
            "speaker": {"name": "Ada Quill", "kind": "person", "text": "Quill"},
            "quote": [
                "We have listened to what the inspectors told us.",
                "It is a start, no more than that.",
            ],
            "mentions": [{"text": "Quill said so."}],
        }
        event.update(fields)
        return event

    return make
