"""Merging many records: seconds for 25,000 and 100,000, made of the project's gold.

python tests/benchmarks/bench_merging.py: each third copy of the gold moves to other councils,
people and years, so that a third of the happenings are told once, the others three times.
"""

import gc
import hashlib
import importlib.util
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from oversight.merging.folders import merge_folders, write_folder

ROOT = Path(__file__).resolve().parent.parent.parent


def moved(value: Any, by: int) -> Any:
    """Return a value of another council, person and year."""
    if isinstance(value, list):
        return [moved(one, by) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: moved(one, by) for name, one in value.items()}
    if made.get("gss"):
        made["gss"] = f"E{(int(made['gss'][1:]) + 7 * by) % 10**8:08d}"
        made["name"] = f"Council {made['gss']}"
    elif by and made.get("kind", "person") == "person" and made.get("name"):
        made["name"] += f"-{by}"
    for name in ("first", "last"):
        if isinstance(made.get(name), str):
            made[name] = f"{int(made[name][:4]) - by % 12:04d}{made[name][4:8]}{made[name][8:]}"
            made[name] = made[name].replace("-02-29", "-02-28")
    return made


def write_run(out: Path, gold: Path, count: int) -> None:
    """Write copies of a run's events, each third one moved."""
    articles = [json.loads(line) for line in (gold / "articles.jsonl").open(encoding="utf-8")]
    events = [json.loads(line) for line in (gold / "events.jsonl").open(encoding="utf-8")]
    with (
        (out / "articles.jsonl").open("w", encoding="utf-8") as texts,
        (out / "events.jsonl").open("w", encoding="utf-8") as records,
    ):
        for copy in range(-(-count // len(events))):
            for article in articles:
                texts.write(json.dumps({**article, "id": f"{article['id']}-{copy}"}) + "\n")
            for event in events:
                kept = {name: event[name] for name in ("evidence", "mentions")}
                made = {**moved(event, copy // 3), **kept}
                made["article_id"] += f"-{copy}"
                made["id"] = hashlib.sha256(f"{event['id']}{copy}".encode()).hexdigest()[:16]
                records.write(json.dumps(made) + "\n")


def main() -> None:
    """Print a line for each size."""
    spec = importlib.util.spec_from_file_location("shared", ROOT / "tests/conftest.py")
    assert spec is not None
    assert spec.loader is not None
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold"
        gold.mkdir()
        shared.write_gold_run(gold, ROOT / "data/gold", ROOT / "data/articles", "w[01]?.json")
        for count in (25_000, 100_000):
            run = Path(folder) / str(count)
            run.mkdir()
            write_run(run, gold, count)
            gc.collect()
            gc.disable()
            wall, cpu = time.perf_counter(), time.process_time()
            merged = merge_folders([str(run)])
            write_folder(merged, run / "merged", {})
            took, used = time.perf_counter() - wall, time.process_time() - cpu
            gc.enable()
            told = merged.counts()
            print(
                f"{told['tellings']:,} records, {told['events']:,} events: "
                f"{took:.1f} s ({used:.1f} s of processor)"
            )


if __name__ == "__main__":
    main()
