"""A run's files: written aside, put into their places when whole, and read back by the next run.

While a run is at work, all it has is in the folder `.oversight` below: a reader never meets half a
file, and what an earlier run wrote stays until the new files are there.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from oversight.batch.journal import Journal, Row
from oversight.batch.outcome import Counts, Outcome, failure_of
from oversight.batch.settings import RunError
from oversight.read.sources import second_of
from oversight.read.walk import WORKSHOP

NAMES = ("events.jsonl", "articles.jsonl", "errors.jsonl")
RUN = "run.json"
_CHUNK = 1 << 20


class Folder:
    """The output folder of a run."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.aside = self.path / WORKSHOP

    def open(self) -> Journal:
        """Make the folder and return its journal.

        Raises RunError where the folder holds something else, OSError where it cannot be written.
        """
        self._refuse_strangers()
        self.aside.mkdir(parents=True, exist_ok=True)
        return Journal(self.aside / "journal.sqlite")

    def _refuse_strangers(self) -> None:
        if not self.path.exists() or (self.aside / "journal.sqlite").exists():
            return
        held = sorted(entry.name for entry in self.path.iterdir() if entry.name[0] != ".")
        if held and not _is_ours(self.path / RUN):
            raise RunError(
                f"{self.path}: holds something else ({held[0]}). "
                "An empty folder, a new one, or that of an earlier run is wanted."
            )

    def write(self, journal: Journal) -> tuple[Counts, list[Outcome]]:
        """Write all lines aside, in order; return the counts and the errors of second ids."""
        counts, seconds = Counts(), []
        with ExitStack() as stack:
            files = {name: stack.enter_context((self.aside / name).open("wb")) for name in NAMES}
            for row in journal.rows():
                outcome = row.outcome
                if row.kind == "second":
                    outcome = failure_of(second_of(outcome.id or "", outcome.source))
                    seconds.append(outcome)
                counts.add(outcome)
                files["errors.jsonl"].write(outcome.error)
                if not outcome.error:
                    files["articles.jsonl"].write(outcome.article)
                    files["events.jsonl"].write(outcome.events)
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        return counts, seconds

    def publish(self, journal: Journal, run: dict[str, Any]) -> None:
        """Put the files into their places, `run.json` last; the journal lets go of their lines."""
        text = json.dumps(run, indent=2, ensure_ascii=False) + "\n"
        (self.aside / RUN).write_text(text, encoding="utf-8")
        journal.note("finished", {name: _digest(self.aside / name) for name in NAMES})
        for name in (*NAMES, RUN):
            os.replace(self.aside / name, self.path / name)
        journal.forget_lines()

    def take_back(self, journal: Journal) -> bool:
        """Give the journal its lines again from the files of a finished run.

        False where these are not the files that it wrote.
        """
        finished = journal.get("finished") or {}
        if any(_digest(self.path / name) != finished.get(name) for name in NAMES):
            return False
        with ExitStack() as stack, journal.together():
            files = {name: stack.enter_context((self.path / name).open("rb")) for name in NAMES}
            for row in journal.rows():
                lines = _lines_of(row, files)
                if row.key is not None and row.kind != "second":
                    journal.fill(row.key, *lines)
            journal.forget_unwritten()
        return True


def _lines_of(row: Row, files: Mapping[str, IO[bytes]]) -> tuple[bytes, bytes, bytes]:
    if row.kind != "article":
        return b"", b"", files["errors.jsonl"].readline()
    count = sum(row.outcome.types.values())
    events = b"".join(_first(files["events.jsonl"], count))
    return files["articles.jsonl"].readline(), events, b""


def _first(file: IO[bytes], count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield file.readline()


def _is_ours(run: Path) -> bool:
    try:
        return "oversight" in json.loads(run.read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return "none"
    return digest.hexdigest()
