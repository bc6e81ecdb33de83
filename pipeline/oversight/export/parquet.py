"""Parquet: one table for each type of event, with real types: days, numbers, lists."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from oversight.export.columns import (
    ARTICLE_COLUMNS,
    EVIDENCE_COLUMNS,
    Column,
    ColumnType,
    event_columns,
    evidence_rows,
)
from oversight.export.folder import Folder
from oversight.records import EVENT_CLASSES

_TYPES: dict[ColumnType, Any] = {
    "string": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "list": pyarrow.list_(pyarrow.string()),
}


def write(folder: Folder, out: Path) -> str:
    """Write `inspection.parquet` and its like, articles.parquet and evidence.parquet."""
    out.mkdir(parents=True, exist_ok=True)
    for kind, cls in EVENT_CLASSES.items():
        events = [event for event in folder.events if event.type == kind]
        _write_table(out / f"{kind}.parquet", event_columns(cls), events)
    _write_table(out / "articles.parquet", ARTICLE_COLUMNS, folder.articles)
    _write_table(out / "evidence.parquet", EVIDENCE_COLUMNS, evidence_rows(folder))
    return f"{len(EVENT_CLASSES) + 2} tables, {len(folder.events):,} events"


def _write_table(path: Path, columns: Sequence[Column], rows: Iterable[Any]) -> None:
    held = list(rows)
    schema = pyarrow.schema(
        [
            pyarrow.field(one.name, _TYPES[one.type], metadata={"about": one.about})
            for one in columns
        ]
    )
    arrays = {one.name: [one.read(row) for row in held] for one in columns}
    pyarrow.parquet.write_table(pyarrow.table(arrays, schema=schema), path, compression="zstd")
