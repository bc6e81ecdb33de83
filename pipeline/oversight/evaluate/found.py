"""What a run found: its events and article records, read with file and line in each error."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight.evaluate.fields import TYPES
from oversight.evaluate.gold import GoldError, against, lenient, read_gold
from oversight.records import EVENT_CLASSES


@dataclass(frozen=True)
class Found:
    """What a run found: events and article records by article id."""

    events: dict[str, list[dict[str, Any]]]
    articles: dict[str, dict[str, Any]]


def read_found(source: Path) -> Found:
    """Read the events of a run folder, or of an events.jsonl with articles.jsonl beside it.

    A folder of gold files will do too: two annotations are compared as gold and a run are.
    """
    is_run = any((source / name).exists() for name in ("events.jsonl", "run.json"))
    if source.is_dir() and not is_run and any(source.rglob("*.json")):
        second = read_gold([source])
        heads = {one.article_id: {"id": one.article_id, **one.article} for one in second}
        return Found({one.article_id: one.events for one in second}, heads)
    path = source / "events.jsonl" if source.is_dir() else source
    if not path.is_file():
        raise GoldError(f"{path}: no such file. Wanted: a run's folder or events.jsonl.")
    beside = path.with_name("articles.jsonl")
    articles: dict[str, dict[str, Any]] = {}
    for number, line in _lines(beside) if beside.is_file() else ():
        if not isinstance(line.get("id"), str):
            raise GoldError(f"{beside}:{number}: no id. Each line is an article's record.")
        articles[line["id"]] = line
    events: dict[str, list[dict[str, Any]]] = {key: [] for key in articles}
    for number, line in _lines(path):
        if not isinstance(line.get("article_id"), str) or line.get("type") not in TYPES:
            raise GoldError(f"{path}:{number}: no event. Each line has article_id and type.")
        for _, what, cure in against(lenient(EVENT_CLASSES[line["type"]]), line, ()):
            raise GoldError(f"{path}:{number}: {what}. {cure}")
        events.setdefault(line["article_id"], []).append(line)
    return Found(events, articles)


def _lines(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}. A file that can be read is wanted.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{path}:{number}: no JSON ({error}). Mend the line.") from error
        if not isinstance(data, dict):
            raise GoldError(f"{path}:{number}: no JSON object. Wanted: one on each line.")
        yield number, data
