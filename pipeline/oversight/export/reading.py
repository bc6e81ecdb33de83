"""Reading back what a run wrote: records, or a table of them."""

import json
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from pydantic import TypeAdapter, ValidationError

from oversight.merging.records import MERGED, disagreements
from oversight.records import EVENT, AnyEvent

if TYPE_CHECKING:
    from pandas import DataFrame

# The columns that every event has come first; evidence stays with the records.
FIRST = ("article_id", "id", "type", "status")
LEFT_OUT = ("evidence", "schema_version", "tellings", "disagreements")


class ReadingError(Exception):
    """A file of events cannot be read; the text says file, line and cure."""


@overload
def read_events(path: str | PathLike[str], frame: Literal[False] = ...) -> list[AnyEvent]: ...
@overload
def read_events(path: str | PathLike[str], frame: Literal[True]) -> "DataFrame": ...
def read_events(path: str | PathLike[str], frame: bool = False) -> "list[AnyEvent] | DataFrame":
    """Read an events.jsonl or merged.jsonl, or a folder's: a list of records, or a DataFrame.

    The frame has one row for each event and one column for each simple field (`council.gss`,
    `date.value`); lists stay lists of dicts, `mentions` are their texts. ReadingError where a
    line is no event; ImportError without pandas (`pip install oversight[frame]`).
    """
    source = Path(fspath(path))
    if source.is_dir():
        merged = source / "merged.jsonl"
        source = merged if merged.is_file() else source / "events.jsonl"
    adapter = MERGED if source.name == "merged.jsonl" else EVENT
    try:
        lines = source.read_bytes().split(b"\n")
    except OSError as error:
        raise ReadingError(f"{source}: {error.strerror}. Wanted: events.jsonl.") from error
    events = [
        validated(source, number, line, adapter, "event")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    return _make_frame(events) if frame else events


def validated(source: Path, number: int, line: bytes, adapter: TypeAdapter[Any], what: str) -> Any:
    """Return the record on a line. Raises ReadingError that says where it is not one."""
    try:
        return adapter.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ReadingError(
            f"{source}:{number}: {where}: {first['msg']}. One {what} a line."
        ) from error


def _make_frame(events: list[AnyEvent]) -> "DataFrame":
    try:
        import pandas
    except ImportError as error:
        raise ImportError("frame=True needs pandas: pip install 'oversight[frame]'") from error
    rows = [_row(event) for event in events]
    names = {name: None for row in rows for name in row}
    columns = [*FIRST, *sorted(names.keys() - set(FIRST))]
    return pandas.DataFrame(rows, columns=columns)


def _row(event: AnyEvent) -> dict[str, Any]:
    data = json.loads(event.model_dump_json(exclude=set(LEFT_OUT)))
    row: dict[str, Any] = {}
    for name, value in data.items():
        if name == "mentions":
            row[name] = [mention["text"] for mention in value]
        elif isinstance(value, dict):
            row |= {f"{name}.{key}": inner for key, inner in value.items()}
        elif value is not None or name in FIRST:
            row[name] = value
    if told := getattr(event, "tellings", None):
        row["tellings"] = len(told)
        row["articles"] = list(dict.fromkeys(one.article_id for one in told))
        row["disagreements"] = [one.field for one in disagreements(event)]
    return row
