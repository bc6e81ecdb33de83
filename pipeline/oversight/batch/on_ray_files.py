"""Files as a cluster sees them: sources and parts, local, on S3 or on GCS, by pyarrow."""

import io
import json
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet
from pyarrow import fs
from ray.data import Datasink
from ray.data.block import BlockAccessor

from oversight.batch.outcome import Counts, Outcome
from oversight.batch.settings import RunError
from oversight.read import ArticleError
from oversight.read.archives import is_archive
from oversight.read.choice import Choice
from oversight.read.items import Item
from oversight.read.reading import Place
from oversight.read.sources import Finder
from oversight.read.walk import SUFFIXES, without_suffix

_PARQUET = ".parquet"
_ROWS = 256
_WANTED = "A file or folder that pyarrow can open is wanted: a path, s3://… or gs://…"


def list_files(paths: Iterable[str], choice: Choice) -> list[dict[str, str]]:
    """Return the files to read: each with the source that it belongs to, its path and its name.

    Raises RunError where a source is not to be had, or there is nothing in all of them.
    """
    found = [file for path in paths for file in _files_of(path, choice)]
    if not found:
        raise RunError("No articles in any of the sources. " + _WANTED + ".")
    return found


def _files_of(path: str, choice: Choice) -> Iterator[dict[str, str]]:
    system, base = _open_system(path)
    info = system.get_file_info(base)
    if info.type == fs.FileType.NotFound:
        raise RunError(f"{path}: no such file or folder. {_WANTED}.")
    if info.type == fs.FileType.File:
        yield {"of": path, "path": base, "name": posixpath.basename(base)}
        return
    below = system.get_file_info(fs.FileSelector(base, recursive=True))
    for file in sorted(below, key=lambda file: file.path):
        name = posixpath.relpath(file.path, base)
        if file.type == fs.FileType.File and _is_wanted(name, choice):
            yield {"of": path, "path": file.path, "name": name}


def _is_wanted(name: str, choice: Choice) -> bool:
    hidden = any(part.startswith(".") for part in name.split("/"))
    return name.lower().endswith((*SUFFIXES, _PARQUET)) and not hidden and choice.wants(name)


def _open_system(path: str) -> tuple[Any, str]:
    try:
        uri = path if "://" in path else Path(path).resolve().as_uri()
        system, base = fs.FileSystem.from_uri(uri)
    except (pa.ArrowInvalid, OSError, ValueError) as error:
        raise RunError(f"{path}: {error}. {_WANTED}.") from None
    return system, base


def read_file(file: dict[str, str], choice: Choice) -> Iterator[Item | ArticleError]:
    """Yield the items of one file, or what is wrong with it."""
    system, _ = _open_system(file["of"])
    path, name = file["path"], file["name"]
    place = Place(path, name, without_suffix(name))
    alone = posixpath.basename(path) == name and is_archive(name)
    try:
        with system.open_input_file(path) as native:
            found: Iterator[Item | ArticleError]
            if name.lower().endswith(_PARQUET):
                found = _rows_of(native, place)
            else:
                stream = io.BufferedReader(native)
                found = Finder(choice).unpack(stream, name, place, "" if alone else name)
            for one in found:
                source = one.source if isinstance(one, ArticleError) else one.place.source
                if choice.has(source):
                    yield one
    except (OSError, pa.ArrowException) as error:
        yield place.error(f"not readable ({type(error).__name__})", _WANTED)


def _rows_of(native: Any, place: Place) -> Iterator[Item | ArticleError]:
    """Yield the rows of a Parquet file as records, numbered as lines are."""
    number = 0
    for batch in pyarrow.parquet.ParquetFile(native).iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            number += 1
            here = Place(
                f"{place.where}:{number}",
                f"{place.source}:{number}",
                f"{place.id}#{number}",
                number,
            )
            yield Item(here, "record", json.dumps(row, default=str).encode())


def refuse_filled(output: str) -> None:
    """Raise RunError where the output folder holds something already."""
    system, base = _open_system(output)
    info = system.get_file_info(base)
    if info.type == fs.FileType.NotFound:
        return
    if info.type == fs.FileType.File or system.get_file_info(fs.FileSelector(base)):
        raise RunError(f"{output}: holds something already. A new folder is wanted.")


class _Written(NamedTuple):
    """What one writing task has to report: its counts and its lines of errors."""

    counts: Counts
    errors: bytes


class Parts(Datasink[_Written]):
    """Writes outcomes as parts of `events` and `articles`, and one table of errors."""

    def __init__(self, output: str, kind: str) -> None:
        self.output = output
        self.kind = kind
        self.counts = Counts()
        self._errors = b""

    def write(self, blocks: Iterable[Any], ctx: Any) -> _Written:
        """Write the outcomes of one task. A task that is done again writes the same files."""
        counts, lines = Counts(), {"events": [b""], "articles": [b""], "errors": [b""]}
        for block in blocks:
            for row in BlockAccessor.for_block(block).to_arrow().to_pylist():
                outcome = Outcome(**{**row, "types": json.loads(row["types"])})
                counts.add(outcome)
                lines["events"].append(outcome.events)
                lines["articles"].append(outcome.article)
                lines["errors"].append(outcome.error)
        for name in ("events", "articles"):
            if content := b"".join(lines[name]):
                self._write_part(name, ctx.task_idx, content)
        return _Written(counts, b"".join(lines["errors"]))

    def _write_part(self, name: str, number: int, content: bytes) -> None:
        system, base = _open_system(self.output)
        system.create_dir(f"{base}/{name}", recursive=True)
        path = f"{base}/{name}/part-{number:06}.{self.kind}"
        with system.open_output_stream(path) as stream:
            if self.kind == "parquet":
                pyarrow.parquet.write_table(_table(content), stream)
            else:
                stream.write(content)

    def on_write_complete(self, write_result: Any) -> None:
        """Add up what the tasks report."""
        for written in write_result.write_returns:
            self.counts.articles += written.counts.articles
            self.counts.errors += written.counts.errors
            self.counts.out_of_scope += written.counts.out_of_scope
            self.counts.events.update(written.counts.events)
            self._errors += written.errors

    def finish(self, run: dict[str, Any]) -> None:
        """Write the table of errors, in the order of sources, and `run.json`, last."""
        system, base = _open_system(self.output)
        system.create_dir(base, recursive=True)
        errors = b"".join(sorted(self._errors.splitlines(keepends=True)))
        text = json.dumps(run, indent=2, ensure_ascii=False) + "\n"
        for name, content in (("errors.jsonl", errors), ("run.json", text.encode())):
            with system.open_output_stream(f"{base}/{name}") as stream:
                stream.write(content)


def _table(lines: bytes) -> pa.Table:
    """Return records as a table: what they are chosen by in columns, and each whole as JSON."""
    columns: dict[str, list[Any]] = {}
    for line in lines.splitlines():
        record = json.loads(line)
        row = {name: record.get(name) for name in ("id", "article_id", "type", "status", "source")}
        for name, value in {**row, "record": line.decode()}.items():
            columns.setdefault(name, []).append(value)
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
