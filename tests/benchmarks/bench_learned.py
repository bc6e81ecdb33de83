"""Measure: words a second of the learned stages and of a pipeline of en_core_web_sm's shape.

    python tests/benchmarks/bench_learned.py [rounds]

The peer (tagger, parser and names on two tok2vecs of width 96 and depth 4, random weights) runs
with thinc's own Ops, each side in a process of its own, turn by turn: ours, peer, ours, peer …
Both get Docs that are tokenised; ours also layout, sentences and cues, as in the pipeline. Words
are what white space separates in data/articles; seconds are of the processor.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

ROOT = Path(__file__).resolve().parents[2]
BEFORE = ("layout", "sentences", "vocabulary", "cues")
TAGS, DEPENDENCIES, NAMES = 50, 45, 18


def texts() -> list[str]:
    """The articles' texts."""
    files = sorted((ROOT / "data/articles").glob("*.txt"))
    return [file.read_bytes().decode("utf-8") for file in files]


def ours(articles: list[str]) -> Callable[[], float]:
    """Our names and syntax."""
    from oversight.language import build

    nlp = build()
    before = [nlp.get_pipe(name) for name in BEFORE]
    stages = [nlp.get_pipe(name) for name in ("names", "syntax")]

    def measure() -> float:
        docs = [nlp.make_doc(text) for text in articles]
        for stage in before:
            docs = [stage(doc) for doc in docs]
        start = time.process_time()
        for doc in docs:
            for stage in stages:
                doc = stage(doc)
        return time.process_time() - start

    return measure


def peer(articles: list[str]) -> Callable[[], float]:
    """A pipeline of the usual small shape, untrained."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagger = nlp.add_pipe("tagger", config={"model": {"tok2vec": shared}})
    parser = nlp.add_pipe("parser", config={"model": {"tok2vec": shared}})
    ner = nlp.add_pipe("ner")
    for i in range(TAGS):
        tagger.add_label(f"T{i}")
    for i in range(DEPENDENCIES):
        parser.add_label(f"d{i}")
    for i in range(NAMES):
        ner.add_label(f"N{i}")
    words = ["a", "b", "c"]
    reference = Doc(nlp.vocab, words, tags=["T1"] * 3, heads=[1, 1, 1], deps=["d1", "ROOT", "d2"])
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words), reference)])
    stages = [stage for _, stage in nlp.pipeline]

    def measure() -> float:
        stream = [nlp.make_doc(text) for text in articles]
        start = time.process_time()
        for stage in stages:
            stream = stage.pipe(stream, batch_size=64)
        list(stream)
        return time.process_time() - start

    return measure


def child(side: str) -> None:
    """One process: a warm-up, then the better of two."""
    articles = texts()
    measure = {"ours": ours, "peer": peer}[side](articles)
    seconds = [measure() for _ in range(3)][1:]
    print(json.dumps(sum(len(text.split()) for text in articles) / min(seconds)))


def run(side: str) -> float:
    """Words a second of a side in a process of its own."""
    done = subprocess.run([sys.executable, __file__, side], capture_output=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print both and their ratio."""
    if sys.argv[1:] in (["ours"], ["peer"]):
        child(sys.argv[1])
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    pairs = [(run("ours"), run("peer")) for _ in range(rounds)]
    print(f"\nlearned stages, median of {rounds} pairs     words/s")
    for side, name in enumerate(("oversight names, syntax", "peer")):
        print(f"{name:<34}{statistics.median(pair[side] for pair in pairs):>14,.0f}")
    print(f"{'ratio':<34}{statistics.median(a / b for a, b in pairs):>14.2f}")


if __name__ == "__main__":
    main()
