"""More than one machine: the same extraction on Ray Data, an engine that does the scheduling.

Files become items in reading tasks, items become outcomes in actors, outcomes become files in
writing tasks. Each actor has a worker of `pool`, so that what an article can do to a run it can do
here no more than there.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

import pyarrow as pa
import ray
import ray.data

from oversight.batch.digests import digests, versions
from oversight.batch.on_ray_files import Parts, list_files, read_file, refuse_filled
from oversight.batch.outcome import Counts, Outcome, failure_of
from oversight.batch.pool import Pool
from oversight.batch.settings import Job, Settings
from oversight.read import ArticleError
from oversight.read.choice import Choice
from oversight.read.items import Item
from oversight.read.reading import Place

_BLOCK = 1_000_000  # bytes that an actor is given at a time, and that are lost with it
_BATCH = 64  # articles
# Shares of a processor: one actor to each, and room beside it to read and write.
_ACTOR, _BESIDE = 0.75, 0.25

_ITEMS = pa.schema(
    [
        *((name, pa.string()) for name in ("kind", "where", "source", "id")),
        ("line", pa.int64()),
        ("data", pa.binary()),
        ("error", pa.binary()),
    ]
)
_OUTCOMES = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "source", "types")),
        *((name, pa.binary()) for name in ("article", "events", "error")),
    ]
)


def run_on_ray(job: Job, output: str, address: str | None, parts: str) -> Counts:
    """Extract on the cluster at `address` (None: this machine alone) and write parts to `output`.

    `parts` is `jsonl` or `parquet`. Raises RunError where sources or output are not to be had.
    """
    begun = datetime.now(UTC)
    refuse_filled(output)
    files = list_files(job.paths, job.choice)
    _settle_down()
    ray.init(
        address=address,
        log_to_driver=False,
        logging_level=logging.ERROR,
        ignore_reinit_error=True,
    )
    sink = Parts(output, parts)
    data = ray.data.from_items(files, override_num_blocks=min(len(files), 2000))
    items = data.map_batches(
        cast(Any, _find),
        batch_size=1,
        batch_format="pyarrow",
        fn_kwargs={"choice": job.choice},
        num_cpus=_BESIDE,
    )
    outcomes = items.map_batches(
        _Extraction,
        fn_constructor_args=(job.settings.to_json(), job.max_seconds),
        batch_size=_BATCH,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(size=min(job.workers, _processors())),
        num_cpus=_ACTOR,
    )
    outcomes.write_datasink(sink, ray_remote_args={"num_cpus": _BESIDE})
    counts = sink.counts
    sink.finish(_summary(job, counts, begun))
    return counts


def _settle_down() -> None:
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = _BLOCK
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _processors() -> int:
    resources: dict[str, float] = ray.cluster_resources()
    return max(1, int(resources.get("CPU", 1)))


def _find(table: pa.Table, choice: Choice) -> Iterator[pa.Table]:
    """Yield the items of files, some at a time."""
    rows: list[dict[str, Any]] = []
    for file in table.to_pylist():
        for found in read_file(file, choice):
            rows.append(_row(found))
            if len(rows) == _BATCH:
                yield pa.Table.from_pylist(rows, _ITEMS)
                rows = []
    yield pa.Table.from_pylist(rows, _ITEMS)


def _row(found: Item | ArticleError) -> dict[str, Any]:
    if isinstance(found, ArticleError):
        return {"source": found.source, "id": found.id, "error": failure_of(found).error}
    return {**vars(found.place), "kind": found.kind, "data": found.data}


class _Extraction:
    """An actor: a worker process with the pipeline, for as long as the actor lives."""

    def __init__(self, settings: Mapping[str, Any], max_seconds: float) -> None:
        self.pool: Pool[int] = Pool(Settings(**settings), 1, max_seconds)

    def __call__(self, table: pa.Table) -> pa.Table:
        rows = table.to_pylist()
        tasks = ((n, _item(row)) for n, row in enumerate(rows) if row["error"] is None)
        done = dict(self.pool.run(tasks))
        outcomes = [
            done.get(number) or Outcome(row["id"], row["source"], error=row["error"])
            for number, row in enumerate(rows)
        ]
        return pa.Table.from_pylist([_fields(outcome) for outcome in outcomes], _OUTCOMES)

    def __del__(self) -> None:
        self.pool.close()


def _item(row: Mapping[str, Any]) -> Item:
    place = Place(row["where"], row["source"], row["id"], row["line"])
    return Item(place, row["kind"], row["data"])


def _fields(outcome: Outcome) -> dict[str, Any]:
    fields = {name: getattr(outcome, name) for name in _OUTCOMES.names}
    return {**fields, "types": json.dumps(outcome.types)}


def _summary(job: Job, counts: Counts, begun: datetime) -> dict[str, Any]:
    return {
        "oversight": versions()["oversight"],
        "arguments": job.arguments,
        "started": begun.isoformat(timespec="seconds"),
        "seconds": round((datetime.now(UTC) - begun).total_seconds(), 3),
        "articles": counts.articles,
        "out_of_scope": counts.out_of_scope,
        "errors": counts.errors,
        "events": dict(sorted(counts.events.items())),
        "versions": {**versions(), "ray": ray.__version__},
        "digests": digests(job.settings),
        "nodes": len(ray.nodes()),
    }
