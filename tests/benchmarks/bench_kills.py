"""Kill a run at 20 random moments, take it up each time, and compare its files at the end.

    python tests/benchmarks/bench_kills.py [--kills N] [--count N] [--words N]

The program itself, by kill -9, on a corpus of corpus.py. Prints what each run found done.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_batch import write_corpus

NAMES = ("events.jsonl", "articles.jsonl", "errors.jsonl")


def begin(source: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start the program."""
    command = [sys.executable, "-m", "oversight", "extract", "-q", str(source), "-o", str(out)]
    return subprocess.Popen(command)


def compare(source: Path, folder: Path, kills: int) -> bool:
    """Whether a run that is killed so often ends as one that is not."""
    whole, out = folder / "whole", folder / "out"
    clock = time.monotonic()
    begin(source, whole).wait()
    lasted = time.monotonic() - clock
    print(f"not killed: {lasted:.1f} s", flush=True)
    chance = random.Random(20)
    for number in range(1, kills + 1):
        process = begin(source, out)
        moment = chance.uniform(0.0, lasted / 2)
        time.sleep(moment)
        ended = process.poll() is not None
        process.kill()
        process.wait()
        print(f"kill {number}: after {moment:.1f} s{', when it had ended' if ended else ''}")
    begin(source, out).wait()
    run = json.loads((out / "run.json").read_bytes())
    print(f"last run: {run['taken_from_earlier_run']} of {run['articles']} articles were done")
    return all((whole / name).read_bytes() == (out / name).read_bytes() for name in NAMES)


def main() -> None:
    """Print the outcome; exit with 1 where the files differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--words", type=int, default=150)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source = write_corpus(Path(name), given.count, given.words)
        same = compare(source, Path(name), given.kills)
    print("the same bytes" if same else "DIFFERENT")
    sys.exit(not same)


if __name__ == "__main__":
    main()
