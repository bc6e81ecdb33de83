"""The journal: what is done, kept on disk from the moment it is done.

A SQLite file, so that a run may be killed at any moment: what was written is there, and nothing
by halves. `done` has one row for each input by its key (its content and names), `lines` what is
written of it; `places` has the inputs of the run at hand in their order.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from oversight.batch.outcome import Outcome
from oversight.batch.settings import RunError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (key BLOB PRIMARY KEY, id TEXT, source TEXT, kind TEXT, types TEXT)
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lines (key BLOB UNIQUE, article BLOB, events BLOB, error BLOB);
CREATE TABLE IF NOT EXISTS places (number INTEGER PRIMARY KEY, key BLOB, error BLOB);
"""
_TABLES = ("meta", "done", "lines", "places")
_ROWS = """
SELECT places.key, places.error, done.id, done.source, done.kind, done.types,
  lines.article, lines.events, lines.error
FROM places LEFT JOIN done USING (key) LEFT JOIN lines USING (key) ORDER BY places.number
"""
_CACHE = 4000  # KiB


class Row(NamedTuple):
    """An input in its place: `kind` is `article`, `error` or, for a second of its id, `second`."""

    kind: str
    key: bytes | None
    outcome: Outcome


class Journal:
    """What a run has done so far. RunError where another process is at work on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # Each statement is a transaction of its own. They are put to disk many at a time, so that
        # they cost no wait; a power cut may take the last of them, but leaves none by halves.
        self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            self._db.close()
            raise _refusal(path, error) from None

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def get(self, name: str) -> Any:
        """Return what is noted under a name, None where nothing is."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def note(self, name: str, value: Any) -> None:
        """Note something about the run as a whole."""
        row = (name, json.dumps(value))
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)

    def clear(self) -> None:
        """Forget everything."""
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table}")

    def forget_order(self) -> None:
        """Forget which inputs there are, and in which order: both may have changed."""
        self._db.execute("DELETE FROM places")

    def forget_errors(self) -> None:
        """Take what failed for not done."""
        self._db.execute("DELETE FROM done WHERE kind = 'error'")
        self.forget_unwritten()

    def forget_unwritten(self) -> None:
        """Take that for not done of which no line is here, and drop lines of what is not done."""
        self._db.execute("DELETE FROM done WHERE key NOT IN (SELECT key FROM lines)")
        self._db.execute("DELETE FROM lines WHERE key NOT IN (SELECT key FROM done)")

    def forget_lines(self) -> None:
        """Drop the lines, which are in the run's files now."""
        self._db.execute("DELETE FROM lines")
        self._db.execute("VACUUM")

    def place(self, number: int, key: bytes | None, error: bytes | None = None) -> None:
        """Note which input has this number; `error` is the line of one that was not found."""
        self._db.execute("INSERT INTO places VALUES (?, ?, ?)", (number, key, error))

    def finish(self, key: bytes, outcome: Outcome) -> None:
        """Keep what came of an input."""
        kind = "error" if outcome.error else "article"
        row = (key, outcome.id, outcome.source, kind, json.dumps(outcome.types))
        with self.together():
            self.fill(key, outcome.article, outcome.events, outcome.error)
            self._db.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", row)

    def fill(self, key: bytes, article: bytes, events: bytes, error: bytes) -> None:
        """Keep the lines of an input that is done."""
        row = (key, article, events, error)
        self._db.execute("INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?)", row)

    def find(self, key: bytes) -> Outcome | None:
        """Return what came of an input, None where it is still to do."""
        query = "SELECT id, source, types, error FROM done JOIN lines USING (key) WHERE key = ?"
        row = self._db.execute(query, (key,)).fetchone()
        if row is None:
            return None
        return Outcome(row[0], row[1], error=row[3], types=json.loads(row[2]))

    def rows(self) -> Iterator[Row]:
        """Yield what came of each input, in the inputs' order."""
        # On disk, as all ids together may be more than memory should hold.
        self._db.execute("CREATE TEMP TABLE ids (id TEXT PRIMARY KEY) WITHOUT ROWID")
        try:
            for key, missing, id, source, kind, types, article, events, error in self._db.execute(
                _ROWS
            ):
                if key is None:
                    yield Row("error", None, Outcome(None, "", error=missing))
                    continue
                if kind == "article" and not self._is_first(id):
                    kind = "second"
                parts = (article or b"", events or b"", error or b"")
                yield Row(kind, key, Outcome(id, source, *parts, types=json.loads(types)))
        finally:
            self._db.execute("DROP TABLE ids")

    def _is_first(self, id: str) -> bool:
        return self._db.execute("INSERT OR IGNORE INTO ids VALUES (?)", (id,)).rowcount == 1

    @property
    def has_lines(self) -> bool:
        """Whether what is done is kept here, and not in a finished run's files alone."""
        return self._db.execute("SELECT 1 FROM lines LIMIT 1").fetchone() is not None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is done inside one transaction: all of it or nothing."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _refusal(path: Path, error: sqlite3.Error) -> Exception:
    if "locked" in str(error):
        place = path.parent.parent
        return RunError(f"{place}: another run is at work there. Wait for it, or end it.")
    if isinstance(error, sqlite3.OperationalError):
        return OSError(f"{path}: {error}")
    return RunError(f"{path}: no journal of a run ({error}). Remove it to start afresh.")
