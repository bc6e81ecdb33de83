"""Measure how time grows with an article's length, stage by stage, on hard texts, too.

    python tests/benchmarks/bench_length.py [--case NAME]... [--sizes 1000,10000,…]

Prints microseconds of processor time a character; a stage that is linear keeps its figure from
size to size. Stages that grow by more than half from the last size but one are starred.
"""

import argparse
import time
from typing import Any

from hostile import CASES

SIZES = (1000, 10_000, 100_000, 1_000_000)
_ENOUGH = 0.2  # seconds below which a figure says little


def measure(nlp: Any, text: str) -> dict[str, float]:
    """Return the seconds that each stage takes for a text."""
    from oversight.assemble import article_of, assemble, prepare

    article = article_of(text)
    seconds: dict[str, float] = {}
    clock = time.process_time()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.process_time()
        seconds[name], clock = now - clock, now

    doc = prepare(nlp, article)
    lap("tokenizer")
    for name, stage in nlp.pipeline:
        doc = stage(doc)
        lap(name)
    assemble(doc, article)
    lap("assemble")
    return seconds


def superlinear(small: dict[str, float], large: dict[str, float], growth: float) -> list[str]:
    """The stages that take more than half as much again, of what their growth in length allows."""
    return [
        name
        for name, seconds in large.items()
        if seconds > _ENOUGH and seconds > 1.5 * growth * max(small[name], _ENOUGH / growth)
    ]


def main() -> None:
    """Print a row for each case and size."""
    import oversight

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", choices=CASES)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    nlp = oversight.load()
    measure(nlp, CASES["story"](5000))
    for case in given.case or CASES:
        before: tuple[int, dict[str, float]] | None = None
        for size in sizes:
            found = measure(nlp, CASES[case](size))
            whole = sum(found.values())
            slow = superlinear(before[1], found, size / before[0]) if before else []
            stars = "".join(f"  * {name} {found[name]:.1f} s" for name in slow)
            print(f"{case:<14}{size:>9}{whole:>9.2f} s{whole / size * 1e6:>8.1f} us{stars}")
            before = size, found


if __name__ == "__main__":
    main()
