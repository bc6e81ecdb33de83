"""Time grows no faster than an article's length, for texts that try each stage."""

import sys

import pytest

from .conftest import ROOT
from .timing import TRIES

sys.path.insert(0, str(ROOT / "tests/benchmarks"))
from bench_length import measure
from hostile import CASES

SMALL, LARGE = 6_000, 48_000
# More than what is linear: a small text may fit into a cache that a large one does not. What grows
# with the square takes eight times that.
SLACK = 2.5
ENOUGH = 0.6  # seconds below which a figure says little


@pytest.mark.parametrize("case", CASES)
def test_no_stage_is_worse_than_linear(pipeline, case):
    small, large = Least(pipeline, CASES[case](SMALL)), Least(pipeline, CASES[case](LARGE))
    for _ in range(TRIES):
        small.read()
        large.read()
        slow = {
            name: round(seconds, 2)
            for name, seconds in large.seconds.items()
            if seconds > ENOUGH and seconds > SLACK * LARGE / SMALL * small.seconds[name]
        }
        if not slow:
            return
    pytest.fail(f"more than linear: {slow}")


class Least:
    """The least that each stage has taken for a text in several readings."""

    def __init__(self, pipeline, text):
        self.pipeline, self.text = pipeline, text
        self.seconds = {}
        measure(pipeline, text[:SMALL])  # whatever is made at the first use only

    def read(self):
        found = measure(self.pipeline, self.text)
        self.seconds = {name: min(s, self.seconds.get(name, s)) for name, s in found.items()}
