"""A run: inputs found, handed out, kept as they are finished, and written in their order."""

import io
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from oversight.batch.digests import digests, versions
from oversight.batch.files import Folder
from oversight.batch.journal import Journal
from oversight.batch.order import Order
from oversight.batch.outcome import Counts, Outcome, failure_of
from oversight.batch.pool import Pool
from oversight.batch.progress import Progress, Watcher, measure
from oversight.batch.settings import Job, RunError
from oversight.read import ArticleError
from oversight.read.items import Item
from oversight.read.sources import Finder, second_of

_NOTE_EVERY = 5.0  # seconds between notes of the time spent


class Stopped(Exception):
    """The run ended at its first error, as it was asked to."""


class _Run:
    """What both ways of running share: finding, counting, telling."""

    def __init__(self, job: Job, watcher: Watcher, stdin: io.BufferedReader | None) -> None:
        self.job = job
        self.watcher = watcher
        self.finder = Finder(job.choice, stdin)
        self.progress = Progress(self.finder)
        self.pool: Pool[Any] = Pool(job.settings, job.workers, job.max_seconds)
        threading.Thread(target=self._measure, daemon=True).start()
        watcher.watch(self.progress)

    def _measure(self) -> None:
        self.progress.total = measure(self.job.paths, self.job.choice)

    def found(self) -> Iterator[tuple[int, Item | ArticleError]]:
        """Yield the inputs, numbered."""
        return enumerate(self.finder.find(self.job.paths, self.job.listed))

    def report(self, outcome: Outcome) -> None:
        """Count an outcome, and say what is wrong with it. Raises Stopped."""
        self.progress.add(outcome)
        if outcome.error:
            self.watcher.complain(outcome.told)
            if self.job.fail_fast:
                raise Stopped


def run_in_order(
    job: Job, watcher: Watcher, write: Callable[[Outcome], None], stdin: io.BufferedReader | None
) -> Counts:
    """Give each outcome to `write` as soon as all before it are there; keep nothing.

    Raises RunError; Stopped where the job says to stop at an error.
    """
    run, order = _Run(job, watcher, stdin), Order()
    seen: set[str] = set()

    def tasks() -> Iterator[tuple[int, Item]]:
        for number, found in run.found():
            if isinstance(found, ArticleError):
                order.put(number, failure_of(found))
                emit()
            else:
                yield number, found

    def emit() -> None:
        for outcome in order.ready():
            if not outcome.error and outcome.id in seen:
                outcome = failure_of(second_of(outcome.id or "", outcome.source))
            seen.add(outcome.id or "")
            write(outcome)
            run.report(outcome)

    with closing(run.pool):
        for number, outcome in run.pool.run(tasks(), order.has_room):
            order.put(number, outcome)
            emit()
    return run.progress.counts


def run_to_folder(
    job: Job, output: str, watcher: Watcher, stdin: io.BufferedReader | None
) -> Counts:
    """Do what an earlier run in the folder has left to do, then put its files into their places.

    Raises RunError, and OSError where the folder cannot be written; Stopped where the job says to
    stop at an error. What is done is kept whatever happens.
    """
    folder = Folder(output)
    with closing(folder.open()) as journal:
        try:
            run = _KeptRun(job, watcher, stdin, journal)
            run.prepare(folder)
            run.work()
            return run.finish(folder)
        except sqlite3.Error as error:
            raise RunError(
                f"{output}: {error}. What is done is kept: the same command goes on."
            ) from error


class _KeptRun(_Run):
    """A run whose outcomes are kept in a journal until all are there."""

    def __init__(
        self, job: Job, watcher: Watcher, stdin: io.BufferedReader | None, journal: Journal
    ) -> None:
        super().__init__(job, watcher, stdin)
        self.journal = journal
        self.made_with = {**digests(job.settings), "settings": job.settings.to_json()}
        self._clock = time.monotonic()

    def prepare(self, folder: Folder) -> None:
        """See what of an earlier run can be kept."""
        journal = self.journal
        if (reason := self._against_earlier(folder)) is not None:
            self.watcher.tell(f"{folder.path}: {reason}: starting afresh")
            journal.clear()
        if self.job.retry_errors:
            journal.forget_errors()
        journal.forget_order()
        journal.note("made_with", self.made_with)
        # What is kept of earlier sessions took its time, too.
        self.spent: dict[str, Any] = journal.get("spent") or {
            "started": _now(),
            "seconds": 0.0,
            "sessions": 0,
            "stages": {},
        }
        self.spent["sessions"] += 1
        self.stages: Counter[str] = Counter(self.spent["stages"])

    def _against_earlier(self, folder: Folder) -> str | None:
        """Return why nothing of an earlier run can be kept, None where all can or none was."""
        made_with = self.journal.get("made_with")
        if made_with is None:
            return None
        if self.job.force:
            return "--force"
        changed = [name for name in self.made_with if made_with.get(name) != self.made_with[name]]
        changed += [name for name in made_with if name not in self.made_with]
        if changed:
            return f"{', '.join(changed).replace('_', ' ')} changed since the earlier run"
        if self.journal.has_lines or self.journal.get("finished") is None:
            return None
        return None if folder.take_back(self.journal) else "files changed since the earlier run"

    def work(self) -> None:
        """Do what is to do."""
        with closing(self.pool):
            for key, outcome in self.pool.run(self._tasks()):
                self.journal.finish(key, outcome)
                self.stages.update(outcome.seconds)
                self.report(outcome)
                if time.monotonic() - self._clock > _NOTE_EVERY:
                    self._note_spent()

    def _tasks(self) -> Iterator[tuple[bytes, Item]]:
        for number, found in self.found():
            if isinstance(found, ArticleError):
                outcome = failure_of(found)
                self.journal.place(number, None, outcome.error)
                self.report(outcome)
                continue
            key = found.key
            self.journal.place(number, key)
            before = self.journal.find(key)
            if before is None:
                yield key, found
            else:
                self.progress.take(before)

    def _note_spent(self) -> None:
        now = time.monotonic()
        self.spent["seconds"] += now - self._clock
        self._clock = now
        stages = {name: round(seconds, 3) for name, seconds in self.stages.items()}
        self.journal.note("spent", {**self.spent, "stages": stages})

    def finish(self, folder: Folder) -> Counts:
        """Write the files; say which inputs have an id that another had before."""
        counts, seconds = folder.write(self.journal)
        for outcome in seconds:
            self.watcher.complain(outcome.told)
        self._note_spent()
        folder.publish(self.journal, self._summary(counts))
        return counts

    def _summary(self, counts: Counts) -> dict[str, Any]:
        of_run = versions()
        return {
            "oversight": of_run["oversight"],
            "arguments": self.job.arguments,
            "started": self.spent["started"],
            "finished": _now(),
            "seconds": round(self.spent["seconds"], 3),
            "sessions": self.spent["sessions"],
            "articles": counts.articles,
            "out_of_scope": counts.out_of_scope,
            "errors": counts.errors,
            "taken_from_earlier_run": self.progress.taken,
            "events": dict(sorted(counts.events.items())),
            "stages": {name: round(seconds, 3) for name, seconds in self.stages.items()},
            "versions": of_run,
            "digests": {
                name: value for name, value in self.made_with.items() if name != "settings"
            },
        }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
