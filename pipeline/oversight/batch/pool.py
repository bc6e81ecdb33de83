"""The workers of a run: whole articles out, finished lines back, and the dead replaced.

Each worker has one article in hand and, if it is a small one, one waiting at its door, so that it
never waits for the parent. A long article keeps its own worker busy and no other.
"""

import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from oversight.batch.extractor import crash_of
from oversight.batch.outcome import Outcome
from oversight.batch.settings import RunError, Settings
from oversight.batch.watch import Watch, make_slate
from oversight.read.items import Item

Key = TypeVar("Key", bound=Hashable)

_TICK = 0.5  # seconds between looks at the clock
_SMALL = 30_000  # bytes that fit into a pipe whose reader is busy
_DOORSTEP = 2  # articles that a worker is given at a time
_BACKLOG = 6  # articles that wait for each further worker: loading a pipeline takes seconds
_STARTS = 3  # how often in a row workers may die before they are ready
_OUT_OF_MEMORY = 77
_FATES = {
    -9: "worker killed by signal 9 (SIGKILL), as the system does when memory runs out",
    _OUT_OF_MEMORY: "MemoryError: the worker ran out of memory",
}


class _Hand(Generic[Key]):
    """One worker process, seen from its parent."""

    def __init__(self, settings: Settings) -> None:
        self.ready = False
        self.tasks: deque[tuple[Key, Item]] = deque()
        ours, theirs = socket.socketpair()
        slate = make_slate()
        command = [sys.executable, "-m", "oversight.batch.worker"]
        self.process = subprocess.Popen(
            [*command, str(theirs.fileno()), str(slate), _bond()],
            pass_fds=(theirs.fileno(), slate),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=_environment(),
        )
        theirs.close()
        self.watch = Watch(slate)
        os.close(slate)
        self.connection: Connection[Any, Any] = Connection(ours.detach())
        self.connection.send(settings.to_json())

    def takes(self, item: Item) -> bool:
        """Tell whether the worker can be given an item now without making the parent wait."""
        if not self.ready or not self.tasks:
            return self.ready
        return len(self.tasks) < _DOORSTEP and len(item.data) < _SMALL

    def give(self, task: tuple[Key, Item]) -> None:
        """Send a task. That the worker has died meanwhile is found when it is listened to."""
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send(task[1])

    def end(self) -> int:
        """End the process; return its exit status, negative for a signal."""
        self.connection.close()
        self.process.kill()
        self.watch.close()
        return self.process.wait()


class Pool(Generic[Key]):
    """Up to `workers` processes, started as work piles up, and ended by `close`."""

    def __init__(self, settings: Settings, workers: int, max_seconds: float) -> None:
        self.settings = settings
        self.workers = workers
        self.max_seconds = max_seconds
        self._hands: list[_Hand[Key]] = []
        self._waiting: deque[tuple[Key, Item]] = deque()
        self._suspects: set[Key] = set()
        self._done: deque[tuple[Key, Outcome]] = deque()
        self._barren = 0  # deaths since something last came of a worker

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [hand.process.pid for hand in self._hands]

    def run(
        self, tasks: Iterable[tuple[Key, Item]], may_take: Callable[[], bool] = lambda: True
    ) -> Iterator[tuple[Key, Outcome]]:
        """Yield the outcome of each task as it is finished; `may_take` holds back new ones.

        Raises RunError where the workers cannot be made to work.
        """
        source = iter(tasks)
        more = True
        while True:
            while more and self._wants_more() and may_take():
                more = self._take(source)
            self._hire()
            self._hand_out()
            if self._waiting or any(hand.tasks for hand in self._hands):
                self._listen()
                while self._done:
                    yield self._done.popleft()
            elif not more:
                return

    def close(self) -> None:
        """End all workers."""
        while self._hands:
            self._hands.pop().end()

    def _wants_more(self) -> bool:
        held = sum(len(item.data) for _, item in self._waiting)
        return len(self._waiting) < _BACKLOG * self.workers and held < _BACKLOG * _SMALL

    def _take(self, source: Iterator[tuple[Key, Item]]) -> bool:
        task = next(source, None)
        if task is not None:
            self._waiting.append(task)
        return task is not None

    def _hire(self) -> None:
        while len(self._hands) < self.workers and len(self._waiting) > _BACKLOG * len(self._hands):
            self._hands.append(_Hand(self.settings))

    def _hand_out(self) -> None:
        for hand in sorted(self._hands, key=lambda hand: len(hand.tasks)):
            while self._waiting and hand.takes(self._waiting[0][1]):
                hand.give(self._waiting.popleft())

    def _listen(self) -> None:
        hands = {hand.connection: hand for hand in self._hands}
        for connection in wait(list(hands), _TICK):
            self._hear(hands[connection])  # type: ignore[index]
        for hand in list(self._hands):
            if self.max_seconds and hand.watch.busy_for() > self.max_seconds:
                self._stop(hand)

    def _hear(self, hand: _Hand[Key]) -> None:
        try:
            said = hand.connection.recv()
        except (EOFError, OSError):
            self._bury(hand)
            return
        self._barren = 0
        if isinstance(said, str):
            raise RunError(said)
        if said is None:
            hand.ready = True
        else:
            key, _ = hand.tasks.popleft()
            self._done.append((key, Outcome(*said)))

    def _stop(self, hand: _Hand[Key]) -> None:
        """End a worker that is too long at its article, unless it has just finished."""
        if hand.connection.poll():
            return
        stage = hand.watch.stage
        self._dismiss(hand)
        key, item = hand.tasks.popleft()
        found = f"more than {self.max_seconds:g} seconds"
        self._done.append((key, crash_of(item, stage, found)))
        self._waiting.extendleft(reversed(hand.tasks))

    def _bury(self, hand: _Hand[Key]) -> None:
        """Take a dead worker's tasks back, and find out which of them it died of."""
        stage, was_busy = hand.watch.stage, hand.watch.busy_for() > 0
        status = self._dismiss(hand)
        self._barren += 1
        if was_busy and hand.tasks:
            key, item = hand.tasks[0]
            if key in self._suspects:
                hand.tasks.popleft()
                self._done.append((key, crash_of(item, stage, _fate(status))))
            # The first time it may have been another's fault: memory is shared by all.
            self._suspects ^= {key}
        elif self._barren >= _STARTS:
            raise RunError(f"{_fate(status)}, {_STARTS} times before it was ready")
        self._waiting.extendleft(reversed(hand.tasks))

    def _dismiss(self, hand: _Hand[Key]) -> int:
        self._hands.remove(hand)
        try:
            status = hand.process.wait(timeout=1) if hand.connection.poll() else None
        except (subprocess.TimeoutExpired, OSError):
            status = None
        ended = hand.end()
        return ended if status is None else status


def _bond() -> str:
    # The system ends a worker with the thread that started it: only the main one lasts.
    return "bound" if threading.current_thread() is threading.main_thread() else "loose"


def _fate(status: int) -> str:
    if status < 0:
        return _FATES.get(status, f"worker ended by signal {-status}")
    return _FATES.get(status, f"worker ended with exit code {status}")


def _environment() -> dict[str, str]:
    """Return the environment of a worker: where modules are, and one thread for each process."""
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join(os.path.abspath(place) for place in sys.path)
    return {**single, **os.environ, "PYTHONPATH": path}
