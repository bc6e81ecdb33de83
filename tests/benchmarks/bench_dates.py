"""Measure: words a second of the dates component and of dateparser.search, in one process.

    python tests/benchmarks/bench_dates.py [rounds]

The corpus is data/articles. The component runs on Docs that are made beforehand; words are what
white space separates. Seconds are of the processor; the best of the rounds counts.
"""

import os
import sys
import time
import warnings
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = "2018-06-01"


def texts() -> list[str]:
    """The articles' texts."""
    files = sorted((ROOT / "data/articles").glob("*.txt"))
    return [file.read_bytes().decode("utf-8") for file in files]


def component_seconds(articles: list[str], rounds: int) -> float:
    """Seconds of the stage alone, best of the rounds."""
    import spacy

    import oversight.components.dates  # noqa: F401  (declares the factory)
    from oversight.language import CONFIG

    nlp = spacy.blank("en", config=CONFIG)
    stage = nlp.add_pipe("dates")
    best = float("inf")
    for _ in range(rounds + 1):
        docs = [nlp.make_doc(text) for text in articles]
        for doc in docs:
            doc._.published = {"value": PUBLISHED, "precision": "day", "source": "metadata"}
        start = time.process_time()
        for doc in docs:
            stage(doc)
        best = min(best, time.process_time() - start)
    return best


def dateparser_seconds(articles: list[str]) -> float:
    """Seconds of dateparser.search over the same texts, after a warm-up."""
    from other_dates import seen

    seen(articles[0], PUBLISHED)
    start = time.process_time()
    for text in articles:
        seen(text, PUBLISHED)
    return time.process_time() - start


def main() -> None:
    """Print what was measured."""
    warnings.simplefilter("ignore")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    articles = texts()
    words = sum(len(text.split()) for text in articles)
    print(f"\ndates, {words:,} words     words/s")
    print(f"{'oversight dates':<20}{words / component_seconds(articles, rounds):>14,.0f}")
    print(f"{'dateparser.search':<20}{words / dateparser_seconds(articles):>14,.0f}")


if __name__ == "__main__":
    main()
