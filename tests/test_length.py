"""Time grows no faster than an article's length, for texts that try each stage."""

import sys

import pytest

from .conftest import ROOT

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
    measure(pipeline, CASES[case](SMALL))
    small, large = (measure(pipeline, CASES[case](size)) for size in (SMALL, LARGE))
    growth = LARGE / SMALL
    slow = {
        name: round(seconds, 2)
        for name, seconds in large.items()
        if seconds > ENOUGH and seconds > SLACK * growth * small[name]
    }
    assert not slow
