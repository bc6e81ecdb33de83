"""CSV: one flat table for each type of event, described by a Frictionless datapackage.json."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from oversight.export.columns import (
    ARTICLE_COLUMNS,
    EVIDENCE_COLUMNS,
    Column,
    event_columns,
    evidence_rows,
)
from oversight.export.folder import Folder
from oversight.records import EVENT_CLASSES

# A spreadsheet runs a cell that begins with one of these; full-width forms count in some locales.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_FRICTIONLESS = {"list": "string"}


def write(folder: Folder, out: Path) -> str:
    """Write the tables and their description into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    resources = []
    count = 0
    for name, columns, rows in _tables(folder):
        count += 1
        _write_table(out / f"{name}.csv", columns, rows)
        resources.append(_describe(name, columns))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "oversight",
        "title": "Events in the oversight of English children's services, as articles tell them",
        "resources": resources,
    }
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    (out / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    return f"{count} tables, {len(folder.events):,} events"


def _tables(folder: Folder) -> Iterator[tuple[str, Sequence[Column], Iterable[Any]]]:
    for kind, cls in EVENT_CLASSES.items():
        yield kind, event_columns(cls), [one for one in folder.events if one.type == kind]
    yield "articles", ARTICLE_COLUMNS, folder.articles
    yield "evidence", EVIDENCE_COLUMNS, evidence_rows(folder)


def _write_table(path: Path, columns: Sequence[Column], rows: Iterable[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        writer.writerows([_cell(column.read(row)) for column in columns] for row in rows)


def _cell(value: Any) -> str:
    """Return what stands in a cell. Words that a spreadsheet would run get an apostrophe first."""
    if value is None:
        return ""
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"
    if isinstance(value, list):
        return safe("; ".join(map(str, value)))
    return safe(value) if isinstance(value, str) else str(value)


def safe(text: str) -> str:
    """Return words as a spreadsheet takes them for words."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _describe(name: str, columns: Sequence[Column]) -> dict[str, Any]:
    """Return the description of a table, its keys with it."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    references = []
    if columns[0].name == "id":
        schema["primaryKey"] = ["id"]
    if any(column.name == "article_id" for column in columns):
        references.append(
            {
                "fields": ["article_id"],
                "reference": {"resource": "articles", "fields": ["id"]},
            }
        )
    if references:
        schema["foreignKeys"] = references
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS.get(column.type, column.type),
        "description": column.about + (", joined by “; ”" if column.type == "list" else ""),
    }
    if column.values and column.type == "string":
        field["constraints"] = {"enum": list(column.values)}
    return field
