"""The ratchet: what changed since the last accepted run, and floors that only go up.

`data/accepted/PART.jsonl` holds the accepted events, one article a line; `data/floors.json` the
scores that `make test` holds a run to, with a digest of the gold they were measured on. A part is
a folder of gold: `gold` for data/gold, `test` for data/gold/test.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight.evaluate.align import Pair, align, tell
from oversight.evaluate.causes import sentence, show_event
from oversight.evaluate.fields import FIELDS
from oversight.evaluate.gold import TEST_PART, GoldArticle, GoldError, gold_files
from oversight.evaluate.score import Scores
from oversight.evaluate.values import Event
from oversight.resources import patterns_dir

# Exact F1 has no floor: it moves with every field, up for one event and down for another.
FLOOR_MEASURES = ("slot", "event")
# Scores are cut to three digits, so that a floor is never above what was reached.
DIGITS = 1000
SLACK = 1e-9
_EMPTY: tuple[Any, ...] = (None, [], "")


class FloorError(Exception):
    """A floor would go down, or is not reached; the text says which, with both figures."""


@dataclass(frozen=True)
class Change:
    """One event that changed since the accepted run.

    `name`: gained, lost (gold events found, or no longer), newly invented, no longer invented.
    """

    name: str
    article: str
    type: str
    told: str
    sentence: str


def data_dir() -> Path:
    """Return the checkout's data folder; an installed oversight carries none."""
    return patterns_dir().parent / "data"


def part_of(gold: Iterable[GoldArticle]) -> str | None:
    """Name the part that gold files are: None where they are not the project's own gold."""
    home = (data_dir() / "gold").resolve()
    parts = {_part(one.path.resolve(), home) for one in gold}
    return parts.pop() if len(parts) == 1 else None


def _part(path: Path, home: Path) -> str | None:
    if not path.is_relative_to(home):
        return None
    return TEST_PART if TEST_PART in path.relative_to(home).parts[:-1] else "gold"


def is_whole(part: str, gold: Iterable[GoldArticle]) -> bool:
    """Tell whether these are all the gold files of a part."""
    home = data_dir() / "gold"
    files = gold_files(home / TEST_PART if part == TEST_PART else home)
    return {file.resolve() for file in files} == {one.path.resolve() for one in gold}


def digest(gold: Iterable[GoldArticle]) -> str:
    """Give a digest of gold's ids and contents, whatever the order of the files."""
    whole = hashlib.sha256()
    for one in sorted(gold, key=lambda one: one.article_id):
        content = [one.article_id, one.article, one.events]
        whole.update(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
    return whole.hexdigest()


def read_accepted(part: str, folder: Path | None = None) -> dict[str, list[dict[str, Any]]] | None:
    """Read the accepted events of a part by article; None where no run was accepted yet."""
    path = (folder or data_dir() / "accepted") / f"{part}.jsonl"
    if not path.is_file():
        return None
    lines = (json.loads(line) for line in path.read_bytes().splitlines() if line.strip())
    return {line["article_id"]: line["events"] for line in lines}


def write_accepted(
    part: str,
    events: Mapping[str, Sequence[Event]],
    folder: Path | None = None,
) -> None:
    """Write a run's events as the accepted ones of a part, evidence left out."""
    path = (folder or data_dir() / "accepted") / f"{part}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (
        json.dumps(
            {"article_id": article, "events": [_slim(one) for one in events[article]]},
            ensure_ascii=False,
        )
        for article in sorted(events)
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _slim(event: Event) -> dict[str, Any]:
    kept = ("type", "status", *FIELDS[event["type"]])
    slim = {name: _without_nulls(event[name]) for name in kept if event.get(name) not in _EMPTY}
    return {**slim, "mentions": list(event.get("mentions") or ())[:1]}


def _without_nulls(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: inner for name, inner in value.items() if inner is not None}


def find_changes(
    gold: Iterable[GoldArticle],
    scores: Scores,
    accepted: Mapping[str, Sequence[Event]],
    types: Iterable[str] | None = None,
) -> Iterator[Change]:
    """Yield what changed in each article that the accepted run held."""
    wanted = frozenset(FIELDS if types is None else types)
    for one in gold:
        if one.article_id in accepted:
            before = align(
                [event for event in one.events if event["type"] in wanted],
                [event for event in accepted[one.article_id] if event["type"] in wanted],
            )
            yield from _changes(one.article_id, before, scores.pairs[one.article_id])


def _changes(article: str, before: Sequence[Pair], now: Sequence[Pair]) -> Iterator[Change]:
    for name, these, those in (("gained", now, before), ("lost", before, now)):
        had = {id(pair.gold.event) for pair in those if pair.gold and pair.is_same}
        for pair in these:
            if pair.gold and pair.is_same and id(pair.gold.event) not in had:
                yield _change(name, article, pair.gold.event)
    for name, these, those in (
        ("newly invented", now, before),
        ("no longer invented", before, now),
    ):
        known = [_key(pair.found.event) for pair in those if pair.found]
        for pair in these:
            if pair.found and not pair.is_same and _key(pair.found.event) not in known:
                yield _change(name, article, pair.found.event)


def _key(event: Event) -> str:
    return repr((event["type"], sorted(tell(event).slots.items())))


def _change(name: str, article: str, event: Event) -> Change:
    return Change(name, article, str(event["type"]), show_event(event), sentence(event))


Floors = dict[str, dict[str, float]]


def floors_of(scores: Scores) -> Floors:
    """Give what a run reaches as floors: type (and `all`) → measure → F1, cut to three digits."""
    groups = {"all": scores.overall, **scores.by_type}
    return {
        kind: {name: _cut(group[name].f1 or 0.0) for name in FLOOR_MEASURES}
        for kind, group in groups.items()
        if kind == "all" or group["slot"].gold
    }


def _cut(value: float) -> float:
    return math.floor(value * DIGITS + SLACK) / DIGITS


def read_floors(path: Path | None = None) -> dict[str, Any]:
    """Read data/floors.json: part → {digest, floors}; empty where there is none yet."""
    source = path or data_dir() / "floors.json"
    if not source.is_file():
        return {}
    try:
        floors: dict[str, Any] = json.loads(source.read_bytes())
    except ValueError as error:
        raise GoldError(f"{source}:1: no JSON ({error}). Mend it, or accept a run anew.") from error
    return floors


def write_floors(part: str, gold_digest: str, floors: Floors, path: Path | None = None) -> None:
    """Put a part's floors into data/floors.json; the other parts stay."""
    target = path or data_dir() / "floors.json"
    whole = {**read_floors(target), part: {"digest": gold_digest, "floors": floors}}
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dict(sorted(whole.items())), indent=1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


def fallen(floors: Floors, reached: Floors) -> list[str]:
    """Say which floors are not reached; a type that is no longer there has fallen too."""
    return [
        f"{kind} {measure}: {reached.get(kind, {}).get(measure, 0.0):.3f}, floor {floor:.3f}"
        for kind, measures in floors.items()
        for measure, floor in measures.items()
        if reached.get(kind, {}).get(measure, 0.0) < floor - SLACK
    ]


def accept(
    part: str,
    gold: Sequence[GoldArticle],
    events: Mapping[str, Sequence[Event]],
    scores: Scores,
    *,
    lower: bool = False,
    data: Path | None = None,
) -> None:
    """Make a run the accepted one of a part. FloorError where a floor would go down unasked."""
    home = data or data_dir()
    before = read_floors(home / "floors.json").get(part, {}).get("floors", {})
    reached = floors_of(scores)
    down = fallen(before, reached)
    if down and not lower:
        raise FloorError("; ".join(down))
    write_accepted(part, events, home / "accepted")
    write_floors(part, digest(gold), reached, home / "floors.json")
