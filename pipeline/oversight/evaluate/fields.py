"""Which fields each type of event has, and what kind of value stands in each."""

from collections.abc import Iterator
from typing import Any

# What kind of value stands in each field of each type. A field not named here is not scored
# (id, article_id, evidence, mentions, confidence, rule, cue).
FIELDS: dict[str, dict[str, str]] = {
    "inspection": {
        "council": "organisation",
        "kind": "word",
        "inspected": "date",
        "published": "date",
        "inspectorates": "organisations",
        "subject": "organisation",
        "services": "words",
        "judgements": "judgements",
        "outcome": "word",
        "number": "number",
        "framework": "word",
        "lead_inspectors": "people",
        "improvements": "texts",
    },
    "review": {
        "council": "organisation",
        "kind": "word",
        "reviewer": "party",
        "commissioned_by": "organisation",
        "commissioned": "date",
        "conducted": "date",
        "due": "date",
        "published": "date",
    },
    "intervention": {
        "council": "organisation",
        "instrument": "word",
        "action": "word",
        "issued_by": "organisation",
        "date": "date",
    },
    "requirement": {
        "obliged": "party",
        "deliverable": "content",
        "imposed_by": "organisation",
        "due": "date",
        "recurring": "flag",
    },
    "service_transfer": {
        "council": "organisation",
        "recipient": "organisation",
        "form": "word",
        "scope": "word",
        "decided_by": "organisation",
        "date": "date",
    },
    "partnership": {
        "council": "organisation",
        "partner": "organisation",
        "kind": "word",
        "date": "date",
    },
    "appointment": {
        "person": "person",
        "role": "role",
        "organisation": "organisation",
        "date": "date",
        "appointed_by": "organisation",
        "replaces": "person",
        "reappointed": "flag",
    },
    "departure": {
        "person": "person",
        "role": "role",
        "organisation": "organisation",
        "date": "date",
        "manner": "word",
    },
    "tenure": {
        "person": "person",
        "role": "role",
        "organisation": "organisation",
        "since": "date",
        "until": "date",
        "current": "word",
    },
    "industrial_action": {
        "council": "organisation",
        "union": "organisation",
        "kind": "word",
        "date": "date",
        "duration": "length",
        "participants": "quantity",
        "in_favour": "quantity",
    },
    "funding": {
        "council": "organisation",
        "amount": "money",
        "kind": "word",
        "purpose": "content",
        "period": "date",
    },
    "board": {
        "council": "organisation",
        "name": "content",
        "date": "date",
        "chair": "person",
        "established_by": "organisation",
    },
    "statement": {"speaker": "party", "quote": "quote"},
    "figure": {
        "council": "organisation",
        "measure": "word",
        "value": "quantity",
        "period": "date",
    },
}
TYPES = tuple(FIELDS)


def values(event: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Yield the values of an event that are objects, with their paths."""
    for field in FIELDS[event["type"]]:
        value = event.get(field)
        if isinstance(value, dict):
            yield (field,), value
        elif isinstance(value, list):
            yield from (((field, i), one) for i, one in enumerate(value) if isinstance(one, dict))
