"""A worker: a process that loads the pipeline once and turns items into outcomes.

    python -m oversight.batch.worker CONNECTION SLATE bound|loose

The first two are descriptors that it inherits; one that is bound dies with its parent. It is a
program of its own, not a copy of its parent: it shares nothing with it but these two, and may be
killed at any moment.
"""

import ctypes
import os
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from oversight.batch.settings import Settings
from oversight.batch.watch import Watch

_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


def main() -> None:
    """Load, say so, and work until the connection ends."""
    connection: Connection[Any, Any] = Connection(int(sys.argv[1]))
    watch = Watch(int(sys.argv[2]))
    _live_as_a_child(bound=sys.argv[3] == "bound")
    try:
        extractor = _load(Settings(**connection.recv()), watch)
        connection.send(None)
        while True:
            connection.send(extractor(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has ended, or has no more
    except _CannotLoad as error:
        connection.send(str(error))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


class _CannotLoad(Exception):
    """The settings are wrong; the message says how."""


def _load(settings: Settings, watch: Watch) -> Any:
    from oversight.batch.extractor import Extractor
    from oversight.resources import ResourceError
    from oversight.wordlists import PatternError

    try:
        return Extractor(settings, watch)
    except (PatternError, ResourceError) as error:
        raise _CannotLoad(str(error)) from error
    except Exception as error:
        if type(error).__name__ == "ModelError":  # its module imports spaCy
            raise _CannotLoad(str(error)) from error
        raise


_OUT_OF_MEMORY = 77


def _live_as_a_child(bound: bool) -> None:
    # A key pressed in the terminal is the parent's affair: it lets its workers finish or go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        if bound:  # else one that hangs would outlive a parent that was killed
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        # When memory runs out the system is to take a worker, which is replaced.
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("900")


if __name__ == "__main__":
    main()
