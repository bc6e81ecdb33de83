"""Measure runs: articles a second with 1 and 2 workers, memory of each process, resuming, scope.

    python tests/benchmarks/bench_batch.py [--count N] [--words N] [--part NAME]...

Parts: workers (1 against 2), memory (at 100, 1,000 … articles), resume, scope. The corpus is made
by corpus.py. Beside the clock stands processor time, which a busy machine leaves as it is.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from corpus import WORDS, make_articles

from oversight.batch import Job, Settings
from oversight.batch.progress import Progress, Silent
from oversight.batch.run import run_to_folder

PARTS = ("workers", "memory", "resume", "scope")
# The sample articles that are out of scope have so many words: those in scope get no more beside
# them. Fewer than 1,000 articles would measure how long the workers take to start.
_SHORT = 200
_MARKS = (100, 1000, 5000, 9900, 99_000)  # the last of 10,000 come when workers are gone


class Gauge(Silent):
    """Notes the size of parent and workers when so many articles are done."""

    def __init__(self) -> None:
        self.sizes: dict[int, dict[str, Any]] = {}

    def watch(self, progress: Progress) -> None:
        """Begin to look."""
        threading.Thread(target=self._look, args=(progress,), daemon=True).start()

    def _look(self, progress: Progress) -> None:
        for mark in _MARKS:
            while progress.counts.articles + progress.counts.errors < mark:
                time.sleep(0.02)
            self.note(mark)

    def note(self, mark: int) -> None:
        """Note sizes now."""
        workers = [size for pid in children(os.getpid()) if any(size := megabytes(pid))]
        self.sizes[mark] = {"parent": megabytes(os.getpid()), "workers": workers}


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return sorted(found)


def megabytes(pid: int) -> tuple[int, int]:
    """A process's size now and at its peak; zeros for one that has ended."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    now, peak = (int(fields.get(name, "0").split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    return now, peak


def measure(source: Path, out: Path, workers: int, everything: bool = False) -> dict[str, Any]:
    """Run once, in this process and its workers; return what was seen."""
    gauge = Gauge()
    job = Job([str(source)], workers=workers, settings=Settings(all=everything))
    clock, before = time.monotonic(), processor_time()
    counts = run_to_folder(job, str(out), gauge, None)
    run = json.loads((out / "run.json").read_text())
    return {
        "articles": counts.articles,
        "errors": counts.errors,
        "out_of_scope": counts.out_of_scope,
        "seconds": round(time.monotonic() - clock, 2),
        "processor": round(processor_time() - before, 2),
        "parent": round(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]), 2),
        "taken": run["taken_from_earlier_run"],
        "sizes": gauge.sizes,
    }


def processor_time() -> float:
    """Seconds of processor that this process and its ended children have had."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def in_own_process(*arguments: object) -> dict[str, Any]:
    """Measure in a new process, whose memory nothing else has touched."""
    command = [sys.executable, __file__, "--child", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def write_corpus(folder: Path, count: int, words: int, out_of_scope: float = 0.0) -> Path:
    """Write a corpus as JSON lines."""
    path = folder / f"corpus-{count}-{out_of_scope}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for record in make_articles(count, words, out_of_scope):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def show(name: str, found: dict[str, Any]) -> None:
    """Print one row."""
    speed = found["articles"] / found["seconds"]
    print(
        f"{name:<28}{found['articles']:>8}{found['seconds']:>10.1f}{found['processor']:>11.1f}"
        f"{speed:>12.1f}{found['articles'] / found['processor']:>16.1f}",
        flush=True,
    )


def compare_workers(source: Path, folder: Path) -> None:
    """1 against 2 workers."""
    one = in_own_process(source, folder / "one", 1)
    two = in_own_process(source, folder / "two", 2)
    show("1 worker", one)
    show("2 workers", two)
    print(f"  2 workers are {one['seconds'] / two['seconds']:.2f} times 1 worker by the clock;")
    print(f"  processor time for the same work: {one['processor'] / two['processor']:.2f} of it")
    names = ("events.jsonl", "articles.jsonl", "errors.jsonl")
    same = all(
        (folder / "one" / n).read_bytes() == (folder / "two" / n).read_bytes() for n in names
    )
    print(f"  same bytes: {same}")


def show_memory(source: Path, folder: Path) -> None:
    """Sizes of parent and workers as the run goes on, every article through all stages."""
    found = in_own_process(source, folder / "memory", 2, 1)
    show("2 workers", found)
    print(f"  {'after':>10}{'parent MB (peak)':>20}{'each worker MB (peak)':>30}")
    for mark, sizes in found["sizes"].items():
        workers = ", ".join(f"{now} ({peak})" for now, peak in sizes["workers"])
        print(f"  {mark:>10}{'{} ({})'.format(*sizes['parent']):>20}{workers:>30}")


def show_resuming(source: Path, folder: Path) -> None:
    """What it costs to start a run that has nothing left to do."""
    show("from nothing", in_own_process(source, folder / "resume", 2))
    show("again: all is done", in_own_process(source, folder / "resume", 2))


def show_scope(source: Path, folder: Path) -> None:
    """A folder of which nine articles in ten are out of scope."""
    quick = in_own_process(source, folder / "quick", 2)
    full = in_own_process(source, folder / "full", 2, 1)
    show("nine in ten out of scope", quick)
    show("  --all", full)
    print(
        f"  the look is {full['seconds'] / quick['seconds']:.1f} times faster by the clock, "
        f"{full['processor'] / quick['processor']:.1f} times by processor time; "
        f"{quick['out_of_scope']} of {quick['articles']} out of scope"
    )


def main() -> None:
    """Print the parts that are wanted."""
    if sys.argv[1:2] == ["--child"]:
        source, out, workers, *everything = sys.argv[2:]
        print(json.dumps(measure(Path(source), Path(out), int(workers), bool(everything))))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--part", action="append", choices=PARTS)
    given = parser.parse_args()
    parts = {
        "workers": compare_workers,
        "memory": show_memory,
        "resume": show_resuming,
        "scope": show_scope,
    }
    print(f"{'':<28}{'articles':>8}{'seconds':>10}{'processor':>11}{'articles/s':>12}", end="")
    print(f"{'per processor-s':>16}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in given.part or PARTS:
            if part == "scope":
                source = write_corpus(folder, max(given.count, 1000), _SHORT, 0.9)
            else:
                source = write_corpus(folder, given.count, given.words)
            parts[part](source, folder)


if __name__ == "__main__":
    main()
