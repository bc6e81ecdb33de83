"""The records' schema: a copy in the repository is what users build on."""

import json

import jsonschema
import pytest

from oversight.commands.schema import make_schema, schema_text
from oversight.records import EVENT_CLASSES


def test_the_copy_in_the_repository(root):
    """After a change of the records: `oversight schema > docs/schema.json`, and the version."""
    assert (root / "docs/schema.json").read_text(encoding="utf-8") == schema_text() + "\n"


def test_all_types_are_in_it():
    assert list(make_schema()["discriminator"]["mapping"]) == list(EVENT_CLASSES)
    assert len(EVENT_CLASSES) == 14


EVENT = {
    "schema_version": "1",
    "id": "0",
    "article_id": "a",
    "type": "board",
    "status": "planned",
    "name": "improvement board",
    "evidence": [{"field": "name", "start": 0, "end": 17, "text": "improvement board"}],
    "mentions": [{"start": 0, "end": 17, "text": "improvement board"}],
    "rule": "board/set-up",
}


@pytest.mark.parametrize(
    ("change", "valid"),
    [({}, True), ({"type": "party"}, False), ({"kind": "x"}, False), ({"status": "done"}, False)],
)
def test_it_tells_records_from_others(change, valid):
    schema = json.loads(schema_text())
    assert jsonschema.Draft202012Validator(schema).is_valid({**EVENT, **change}) is valid
