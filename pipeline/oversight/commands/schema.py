"""`oversight schema`: the JSON Schema of the records."""

import json
import sys
from typing import Annotated, Any

import typer


def schema(
    markdown: Annotated[
        bool,
        typer.Option("--markdown", help="Print the description for readers: docs/records.md."),
    ] = False,
) -> None:
    """Print the JSON Schema of the records.

    Example: oversight schema
    """
    if markdown:
        from oversight.export.document import document

        sys.stdout.buffer.write(document().encode())
    else:
        typer.echo(schema_text())


def schema_text() -> str:
    """Return the schema as it is printed and kept in the repository."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False)


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line of events.jsonl; that of articles is among its `$defs`."""
    from pydantic.json_schema import models_json_schema

    from oversight.records import EVENT_CLASSES, SCHEMA_VERSION, Article

    models = [*EVENT_CLASSES.values(), Article]
    refs, definitions = models_json_schema([(model, "serialization") for model in models])
    tags = {kind: refs[model, "serialization"]["$ref"] for kind, model in EVENT_CLASSES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"oversight records, version {SCHEMA_VERSION}",
        "oneOf": [{"$ref": reference} for reference in tags.values()],
        "discriminator": {"propertyName": "type", "mapping": tags},
        "$defs": definitions["$defs"],
    }
