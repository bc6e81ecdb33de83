"""A worker's slate: the stage that it is in and since when, there to read for its parent.

A few bytes that two processes share: a worker that hangs or dies can no longer say where it was.
"""

import mmap
import os
import struct
import tempfile
import time

_SIZE = 128
_CLOCK = struct.Struct("d")


class Watch:
    """The slate of one worker. `monotonic` runs alike in all processes of a machine."""

    def __init__(self, fd: int) -> None:
        self._memory = mmap.mmap(fd, _SIZE)
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "", 0.0

    def begin(self, stage: str) -> None:
        """Say that work on an article begins."""
        self.seconds = {}
        self._stage, self._since = stage, time.monotonic()
        self._write(stage)
        self._memory[: _CLOCK.size] = _CLOCK.pack(self._since)

    def enter(self, stage: str) -> None:
        """Say that the next stage begins."""
        now = time.monotonic()
        self._add(now)
        self._stage, self._since = stage, now
        self._write(stage)

    def end(self) -> dict[str, float]:
        """Say that the article is done; return the seconds that each stage took."""
        self._add(time.monotonic())
        self._memory[: _CLOCK.size] = _CLOCK.pack(0.0)
        return self.seconds

    def _add(self, now: float) -> None:
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since

    def _write(self, stage: str) -> None:
        self._memory[_CLOCK.size :] = stage.encode()[: _SIZE - _CLOCK.size].ljust(
            _SIZE - _CLOCK.size, b"\0"
        )

    @property
    def stage(self) -> str:
        """The stage that the worker is in, or was in when it died."""
        return self._memory[_CLOCK.size :].rstrip(b"\0").decode(errors="replace") or "start"

    def busy_for(self) -> float:
        """Return how many seconds the worker has been at its article, 0.0 between articles."""
        since = float(_CLOCK.unpack(self._memory[: _CLOCK.size])[0])
        return time.monotonic() - since if since else 0.0

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()


def make_slate() -> int:
    """Return the descriptor of a new slate, to be shared with a worker."""
    with tempfile.TemporaryFile() as file:
        file.truncate(_SIZE)
        return os.dup(file.fileno())
