"""Records as flat rows: which columns each type of event has, and what stands in them.

Made from the records' own fields, so that a new field is a new column everywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from oversight.export.folder import Folder
from oversight.merging.records import disagreements, tellings
from oversight.records import (
    AnyEvent,
    Date,
    Judgement,
    Money,
    Organisation,
    Person,
    PersonParty,
    Quantity,
    Role,
)
from oversight.records.events import FRAME
from oversight.records.shapes import shape_of
from oversight.records.values import Area

ColumnType = Literal["string", "integer", "number", "boolean", "date", "list"]


@dataclass(frozen=True)
class Column:
    """One column: its name, the type of its cells, how to read a cell off a record."""

    name: str
    type: ColumnType
    about: str
    read: Callable[[Any], Any]
    values: tuple[str, ...] = ()  # where only these may stand in it


@cache
def event_columns(kind: type[AnyEvent]) -> tuple[Column, ...]:
    """Return the columns of a type of event."""
    made = list(_BEFORE)
    for name, info in kind.model_fields.items():
        if name not in (*FRAME, "status"):
            made += _of_field(name, info.annotation, info.description or name.replace("_", " "))
    return (*made, *_AFTER)


def _of_field(name: str, annotation: Any, about: str) -> Iterator[Column]:
    shape = shape_of(annotation)
    if shape.types == {Organisation, PersonParty}:
        parts: dict[str, ColumnType] = {"name": "string", "kind": "string", "gss": "string"}
    elif Judgement in shape.types:
        yield from _ratings(name)
        return
    elif shape.is_list:
        yield Column(name, "list", about, lambda event: [_plain(v) for v in getattr(event, name)])
        return
    else:
        parts = next((_PARTS[one] for one in shape.types if one in _PARTS), {})
    if not parts:
        one: ColumnType = next((_SIMPLE[one] for one in shape.types if one in _SIMPLE), "string")
        yield Column(name, one, about, lambda event: getattr(event, name), shape.words)
    for index, (part, type_) in enumerate(parts.items()):
        title = name if index == 0 else f"{name}_{part}"
        yield Column(title, type_, f"{about}: {part}" if index else about, _part(name, part, type_))


# The parts of a value, its name first; what a simple value is.
_PARTS: dict[Any, dict[str, ColumnType]] = {
    Organisation: {"name": "string", "kind": "string", "gss": "string"},
    Person: {"name": "string"},
    Role: {"kind": "string", "title": "string", "interim": "boolean"},
    Date: {
        "value": "string",
        "first": "date",
        "last": "date",
        "precision": "string",
        "mod": "string",
        "text": "string",
    },
    Money: {"amount": "number", "currency": "string"},
    Quantity: {"value": "number", "unit": "string", "approximate": "boolean"},
}
_SIMPLE: dict[Any, ColumnType] = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _part(name: str, part: str, type_: ColumnType) -> Callable[[Any], Any]:
    def read(event: Any) -> Any:
        value = getattr(getattr(event, name), part, None)
        return date.fromisoformat(value) if value and type_ == "date" else value

    return read


def _ratings(name: str) -> Iterator[Column]:
    for area in get_args(Area):
        yield Column(
            f"rating_{area}",
            "string",
            f"the grade of {area.replace('_', ' ')}",
            _rating(name, area),
        )


def _rating(name: str, area: str) -> Callable[[Any], Any]:
    return lambda event: next(
        (one.rating for one in getattr(event, name) if one.area == area), None
    )


def _plain(value: Any) -> str:
    return str(getattr(value, "name", value))


def _disagreeing(event: AnyEvent) -> list[str]:
    return [one.field for one in disagreements(event)]


_BEFORE = (
    Column("id", "string", "the record's id", lambda event: event.id),
    Column("article_id", "string", "the article that tells it (first)", lambda e: e.article_id),
    Column("status", "string", "happened, planned, proposed or cancelled", lambda e: e.status),
)
_AFTER = (
    Column("told", "string", "the first sentence that tells it", lambda e: e.mentions[0].text),
    Column("confidence", "number", "0 to 1", lambda event: event.confidence),
    Column("rule", "string", "what found it", lambda event: event.rule),
    Column("tellings", "integer", "how many articles' records it has", lambda e: len(tellings(e))),
    Column(
        "articles",
        "list",
        "the articles that tell it",
        lambda event: list(dict.fromkeys(one.article_id for one in tellings(event))),
    ),
    Column("disagreements", "list", "fields in which the articles disagree", _disagreeing),
)

ARTICLE_COLUMNS = (
    Column("id", "string", "the article's id", lambda article: article.id),
    Column("source", "string", "the file it was read from", lambda article: article.source),
    Column("kind", "string", "article, inspection_report or visit_letter", lambda a: a.kind),
    Column("title", "string", "headline", lambda article: article.title),
    Column("byline", "string", "author as printed", lambda article: article.byline),
    Column("outlet", "string", "outlet as printed", lambda article: article.outlet),
    Column(
        "published",
        "string",
        "publication date, ISO 8601 or EDTF",
        lambda article: article.published.value if article.published else None,
    ),
    Column("councils", "list", "ONS codes, the main one first", lambda a: list(a.councils)),
    Column("in_scope", "boolean", "is it about children's social care", lambda a: a.in_scope),
    Column("sha256", "string", "digest of its text", lambda article: article.sha256),
)

EVIDENCE_COLUMNS = (
    Column("event_id", "string", "the record that it supports", lambda row: row["event_id"]),
    Column("article_id", "string", "whose text it is from", lambda row: row["article_id"]),
    Column("field", "string", "path of the field", lambda row: row["field"]),
    Column("start", "integer", "first code point", lambda row: row["start"]),
    Column("end", "integer", "one past the last", lambda row: row["end"]),
    Column("text", "string", "the words", lambda row: row["text"]),
)


def evidence_rows(folder: Folder) -> Iterator[dict[str, Any]]:
    """Yield the evidence of each record, with the article whose text it is from."""
    for event in folder.events:
        for item in event.evidence:
            # What is merged names the article in each piece of evidence.
            yield {"article_id": event.article_id, **item.model_dump(), "event_id": event.id}
