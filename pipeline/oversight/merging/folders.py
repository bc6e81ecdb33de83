"""Folders in, a merged folder out."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oversight.batch import record_line
from oversight.export.folder import read_folder
from oversight.export.reading import ReadingError
from oversight.merging.merge import merge
from oversight.merging.records import disagreements, tellings
from oversight.records import AnyEvent, Article

NAMES = ("merged.jsonl", "articles.jsonl", "run.json")


@dataclass
class Merged:
    """What merging folders has given."""

    articles: list[Article] = field(default_factory=list)
    events: list[AnyEvent] = field(default_factory=list)
    tellings: int = 0

    def counts(self) -> dict[str, int]:
        """Return how many of what there are."""
        return {
            "articles": len(self.articles),
            "tellings": self.tellings,
            "events": len(self.events),
            "told_more_than_once": sum(len(tellings(event)) > 1 for event in self.events),
            "with_disagreements": sum(bool(disagreements(event)) for event in self.events),
        }


def merge_folders(paths: Sequence[str]) -> Merged:
    """Merge runs' folders, and merged ones, whose ids are kept. Raises ReadingError."""
    articles: dict[str, tuple[Article, str]] = {}
    events: dict[str, AnyEvent] = {}
    known: dict[str, str] = {}
    for path in paths:
        folder = read_folder(path)
        for article in folder.articles:
            _take(articles, article, path)
        for event, telling in folder.tellings():
            events.setdefault(telling.id, telling)
            if folder.is_merged:
                known.setdefault(telling.id, event.id)
    by_id = {key: articles[key][0] for key in sorted(articles)}
    merged = merge(events.values(), by_id, known)
    return Merged(list(by_id.values()), merged, len(events))


def _take(articles: dict[str, tuple[Article, str]], article: Article, path: str) -> None:
    """Keep an article; the same one again is one, and another by its id is an error."""
    held, where = articles.setdefault(article.id, (article, path))
    if held.sha256 != article.sha256:
        raise ReadingError(
            f"{path}: article {article.id} is another one in {where}. "
            "Ids that are an article's own are wanted: give them in JSON lines, or extract "
            "from one folder above both."
        )


def write_folder(merged: Merged, out: Path, run: dict[str, Any]) -> None:
    """Write merged.jsonl, articles.jsonl and run.json, each renamed when all are whole."""
    out.mkdir(parents=True, exist_ok=True)
    _write_lines(out / f".{NAMES[0]}.part", map(record_line, merged.events))
    _write_lines(out / f".{NAMES[1]}.part", map(record_line, merged.articles))
    text = json.dumps({**run, **merged.counts()}, indent=2) + "\n"
    (out / f".{NAMES[2]}.part").write_text(text, encoding="utf-8")
    for name in NAMES:
        os.replace(out / f".{name}.part", out / name)


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(lines)
