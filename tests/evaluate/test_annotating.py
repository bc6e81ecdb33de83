"""The examples in docs/annotating.md are good gold, one of each type."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from oversight.evaluate.check import MIN_QUOTE_WORDS, PRINTED, register
from oversight.evaluate.edtf import precision_of
from oversight.evaluate.fields import TYPES, values
from oversight.evaluate.gold import lenient
from oversight.records import EVENT_CLASSES

EXAMPLE = re.compile(r"^### (\w+)\n(?s:.*?)\n((?:> .*\n)+)\n```json\n((?s:.*?))```", re.MULTILINE)


@pytest.fixture(scope="module")
def examples(root: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    text = (root / "docs" / "annotating.md").read_text(encoding="utf-8")
    return {
        kind: (" ".join(line[2:] for line in told.splitlines()), json.loads(event))
        for kind, told, event in EXAMPLE.findall(text)
    }


def test_each_type_has_an_example(examples: dict[str, Any]) -> None:
    assert tuple(examples) == TYPES
    assert [event["type"] for _, event in examples.values()] == list(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_an_example_is_good_gold(examples: dict[str, Any], kind: str) -> None:
    told, event = examples[kind]
    lenient(EVENT_CLASSES[kind]).model_validate(event)
    for _, value in values(event):
        assert value.get("text") is None or value["text"] in told
        assert value.get("gss") is None or register()[value["gss"]].name == value["name"]
        if "precision" in value:
            assert precision_of(value["value"]) == value["precision"]
    for words in (*(event[name] for name in PRINTED if name in event), *event.get("quote", ())):
        assert words in told
    assert all(len(quote.split()) >= MIN_QUOTE_WORDS for quote in event.get("quote", ()))
