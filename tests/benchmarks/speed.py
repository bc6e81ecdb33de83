"""Measure: cold start of the program, words a second of each stage and of the whole.

    python tests/benchmarks/speed.py [rounds]

The corpus is data/articles, read `rounds` times over after one round to warm up. One process, one
thread, processor time (so that a busy machine does not count); the cold start is by the clock.
Words are what white space separates.
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data/articles"
LEARNED = ("names", "syntax")
WHO = ("people", "references", "posts", "quotes")


def measure_cold_start(runs: int = 5) -> list[float]:
    """Return the seconds that `oversight extract` takes for one article, run by run."""
    command = [sys.executable, "-m", "oversight", "extract", "-q", str(ARTICLES / "w03.txt")]
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)


def measure_stages(rounds: int) -> tuple[int, dict[str, float]]:
    """Return the number of words, and the seconds that each stage took for them."""
    import oversight
    from oversight.assemble import assemble, prepare
    from oversight.read import read_articles

    nlp = oversight.load()
    seconds: dict[str, float] = defaultdict(float)
    words = 0
    for number in range(rounds + 1):
        if number == 1:
            seconds.clear()
        clock = time.process_time()

        def lap(name: str) -> None:
            nonlocal clock
            now = time.process_time()
            seconds[name] += now - clock
            clock = now

        for reading in read_articles([str(ARTICLES)]):
            lap("read")
            doc = prepare(nlp, reading)
            lap("tokenizer")
            for name, stage in nlp.pipeline:
                doc = stage(doc)
                lap(name)
            article, events = assemble(doc, reading.article)
            lap("assemble")
            b"".join(event.model_dump_json().encode() for event in events)
            lap("write")
            words += len(article.text.split()) if number else 0
            clock = time.process_time()
    return words, dict(seconds)


def main() -> None:
    """Print what was measured."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    starts = measure_cold_start()
    print(
        f"cold start: {starts[len(starts) // 2]:.2f} s (from {starts[0]:.2f} to {starts[-1]:.2f})"
    )
    words, seconds = measure_stages(rounds)
    articles = rounds * len(list(ARTICLES.glob("*.txt")))
    whole = sum(seconds.values())
    print(f"\n{'stage':<12}{'words/s':>12}{'ms/article':>12}{'share':>8}")
    for name, taken in [*seconds.items(), ("whole", whole)]:
        each = taken * 1000 / articles
        print(f"{name:<12}{words / taken:>12,.0f}{each:>12.2f}{taken / whole:>8.0%}")
    learned = sum(seconds[name] for name in LEARNED)
    print(f"\nthe learned stages alone (names, syntax): {words / learned:,.0f} words/s")
    print(f"  everything runs at {learned / whole:.2f} of their speed")
    print(f"everything without them: {words / (whole - learned):,.0f} words/s")
    print(f"people, references, posts, quotes: {words / sum(seconds[n] for n in WHO):,.0f} words/s")


if __name__ == "__main__":
    main()
