"""Growth of time with length, told on a busy machine, too: by the least of several readings."""

import time
from collections.abc import Callable

TRIES = 5


def processor_seconds(work: Callable[[], object]) -> float:
    """Return what a piece of work takes of the processor's time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grows_within(
    times: float, seconds: Callable[[int], float], small: int, large: int, *, floor: float
) -> bool:
    """Tell whether `large` takes less than so many times what `small` does.

    Sizes are measured by turns until it is so, five times at most: a neighbour on the machine can
    make a reading longer, never shorter. `floor`: seconds that a small one is taken to need.
    """
    least = {small: float("inf"), large: float("inf")}
    for _ in range(TRIES):
        for size in least:
            least[size] = min(least[size], seconds(size))
        if least[large] < times * max(least[small], floor):
            return True
    return False
