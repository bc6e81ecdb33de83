"""The records described for readers: types, fields, values, an example of each, as Markdown."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from oversight.merging.records import CitedEvidence, CitedMention, Claim, Disagreement
from oversight.records import (
    EVENT,
    EVENT_CLASSES,
    SCHEMA_VERSION,
    AnyEvent,
    Article,
    Date,
    Evidence,
    Judgement,
    Mention,
    Money,
    Organisation,
    Person,
    PersonParty,
    Published,
    Quantity,
    Role,
)
from oversight.records.events import FRAME

_VALUES = (Organisation, Person, PersonParty, Role, Date, Money, Quantity, Judgement, Published)
_EXAMPLES = Path(__file__).with_name("examples.jsonl")

_HEAD = f"""# The records

Made by `oversight schema --markdown` from the models: version {SCHEMA_VERSION}. The same as a JSON
Schema is [schema.json](schema.json); what counts as an event, and what each field means, is told
in [annotating.md](annotating.md); what records of Ofsted's own reports hold besides, in
[reports.md](reports.md). The councils in the examples are real, the people and what happens to
them invented.

One record is one happening as one article tells it: a line of `events.jsonl`. A field that the
article does not state is null, and every field that is filled has evidence:
`article.text[start:end] == text`, in Unicode code points.
"""

_MERGED = """A line of `merged.jsonl` (`oversight merge`) is a record of its type, told by one or
by several articles. It has the most precise of the values that agree, and three things more: its
evidence and mentions name their article, `tellings` has the record of each article, whole, and
`disagreements` the fields in which they cannot all be right, the value that was taken first. Its
`id` is that of its first telling, and stays when articles are added.
"""

_COMMON = tuple(name for name in FRAME if name not in ("type", "tellings", "disagreements"))


def document() -> str:
    """Return the description of the records."""
    parts = [_HEAD, "## What every event has\n", _table(EVENT_CLASSES["inspection"], _COMMON)]
    examples: dict[str, tuple[str, AnyEvent]] = {
        record.type: (text, record) for text, record in read_examples()
    }
    for kind, cls in EVENT_CLASSES.items():
        text, record = examples[kind]
        parts += [f"## {kind}\n", f"{cls.__doc__}\n", _identity(cls), _table(cls, leave=FRAME)]
        parts.append(f"> {text}\n")
        parts.append(f"```json\n{_json(record)}\n```\n")
    parts.append("## Values\n")
    parts += _values(*_VALUES, Evidence, Mention)
    parts += ["## Merged records\n", _MERGED]
    parts += _values(CitedEvidence, CitedMention, Disagreement, Claim)
    parts += ["## The article\n", "A line of `articles.jsonl`.\n", _table(Article)]
    return "\n".join(parts)


def _values(*models: type[BaseModel]) -> Iterator[str]:
    for model in models:
        yield from (f"### {model.__name__}\n", f"{model.__doc__}\n", _table(model))


def read_examples() -> Iterator[tuple[str, AnyEvent]]:
    """Yield an example of each type: its text and its record, checked against the text."""
    for number, line in enumerate(_EXAMPLES.read_text(encoding="utf-8").splitlines(), 1):
        data = json.loads(line)
        text = data["text"]
        evidence = [
            {"field": one["field"], **_place(text, one["words"])} for one in data["evidence"]
        ]
        record = {
            **data["record"],
            "id": f"example-{number}",
            "article_id": "example",
            "evidence": evidence,
            "mentions": [_place(text, text)],
            "rule": f"{data['record']['type']}/example",
        }
        yield text, EVENT.validate_python(record, context={"text": text})


def _place(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _json(record: AnyEvent) -> str:
    """Return a record with each of its fields on a line, what is null left out."""
    data = record.model_dump(mode="json", exclude_none=True, exclude={"schema_version"})
    lines = []
    for name, value in data.items():
        if value == [] or value is False:
            continue
        if name in ("evidence", "mentions"):
            items = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in value)
            lines.append(f'  "{name}": [\n{items}\n  ]')
        else:
            lines.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}"


def _identity(cls: type[AnyEvent]) -> str:
    names = ", ".join(f"`{name}`" for name in cls.identity)
    return f"Two tellings are one event where they agree in {names}, and contradict nowhere.\n"


def _table(model: type[BaseModel], only: tuple[str, ...] = (), leave: tuple[str, ...] = ()) -> str:
    shown = {
        name: info
        for name, info in model.model_fields.items()
        if name not in leave and (not only or name in only)
    }
    told = any(info.description for info in shown.values())
    rows = ["| field | holds |" + " |" * told, "|---|---|" + "---|" * told]
    for name, info in shown.items():
        row = f"| `{name}` | {_holds(info.annotation)} |"
        rows.append(f"{row} {info.description or ''} |" if told else row)
    return "\n".join(rows) + "\n"


_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", Any: "any"}


def _holds(annotation: Any) -> str:
    """Return in words what a field may hold."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _holds(args[0])
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in args)
    if origin is tuple:
        return f"list of {_holds(args[0])}"
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_holds(one) for one in args if one is not type(None)))
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
