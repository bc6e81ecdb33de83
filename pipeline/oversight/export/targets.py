"""The targets of `oversight export`: one line each, one module each.

A target's module has `write(folder: Folder, out: Path) -> str`: it writes and says what it wrote.
It is imported only when asked for, so that a tool that it needs is needed by nobody else.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from oversight.export.folder import Folder


class Target(NamedTuple):
    """Where a target's code is, what `-o` names, and what comes out."""

    module: str
    out: str  # "folder" or "file"
    about: str


TARGETS: dict[str, Target] = {
    "csv": Target("csv_tables", "folder", "a table for each type, with a datapackage.json"),
    "parquet": Target("parquet", "folder", "the same tables with real types"),
    "sqlite": Target("sqlite", "file", "a database with full-text search, ready for Datasette"),
    "popolo": Target("popolo", "file", "people, organisations, posts and memberships as JSON"),
    "inspections": Target("inspections", "file", "a table of one row for each inspection"),
    "ics": Target("calendar", "file", "what is due or planned as a calendar"),
}


class ExportError(Exception):
    """An export cannot be made; the text says what is missing and how to get it."""


def export(folder: Folder, target: str, out: Path) -> str:
    """Write a folder's records for another tool; return what was written, in words.

    Raises ExportError where a package is missing, OSError where `out` cannot be written.
    """
    try:
        module = import_module(f"oversight.export.{TARGETS[target].module}")
    except ImportError as error:
        raise ExportError(
            f"--to {target}: {error.name} is not installed. pip install 'oversight[{target}]'."
        ) from error
    write = cast("Callable[[Folder, Path], str]", module.write)
    return write(folder, out)
