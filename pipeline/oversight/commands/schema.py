"""`oversight schema`: the JSON Schema of the records."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from oversight.records import EVENT_CLASSES, SCHEMA_VERSION, Article


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a line of events.jsonl; that of articles is among its `$defs`."""
    models = [*EVENT_CLASSES.values(), Article]
    references, definitions = models_json_schema([(model, "serialization") for model in models])
    tags = {
        name: references[model, "serialization"]["$ref"] for name, model in EVENT_CLASSES.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"oversight records, version {SCHEMA_VERSION}",
        "oneOf": [{"$ref": reference} for reference in tags.values()],
        "discriminator": {"propertyName": "type", "mapping": tags},
        "$defs": definitions["$defs"],
    }


def schema_text() -> str:
    """Return the schema as it is printed and kept in the repository."""
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True)
