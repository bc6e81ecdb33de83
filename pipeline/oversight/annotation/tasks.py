"""Folders to tasks, and annotated tasks to gold."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from oversight.annotation import labelstudio, prodigy
from oversight.annotation.graph import AnnotationError, to_gold
from oversight.export.folder import Folder
from oversight.records import AnyEvent, Article

TOOLS: dict[str, ModuleType] = {"labelstudio": labelstudio, "prodigy": prodigy}

_ARTICLE_FIELDS = ("published", "title", "byline", "outlet", "councils", "in_scope", "kind")


def write_tasks(folder: Folder, tool: str, out: Path) -> str:
    """Write a folder's articles as tasks; return what was written, in words.

    Label Studio: tasks.json and config.xml in a folder. Prodigy: a file of JSON lines.
    """
    by_article: dict[str, list[AnyEvent]] = {article.id: [] for article in folder.articles}
    for _, telling in folder.tellings():
        by_article.setdefault(telling.article_id, []).append(telling)
    tasks = [TOOLS[tool].task(article, by_article[article.id]) for article in folder.articles]
    if tool == "labelstudio":
        out.mkdir(parents=True, exist_ok=True)
        _write(out / "tasks.json", json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
        _write(out / "config.xml", labelstudio.config())
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        _write(out, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in tasks))
    count = sum(map(len, by_article.values()))
    return f"{len(tasks):,} tasks, {count:,} events"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def read_gold(path: Path, articles: dict[str, Article]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the gold of each task of an annotated file, with its article's id.

    Raises AnnotationError.
    """
    for number, data in enumerate(_tasks(path), 1):
        where = f"{path}: task {number}"
        tool = labelstudio if "data" in data else prodigy
        about = data.get("data") or data.get("meta") or {}
        article = articles.get(str(about.get("article_id")))
        if article is None:
            raise AnnotationError(
                f"{where}: article {about.get('article_id')!r}. One of articles.jsonl is wanted."
            )
        if tool is prodigy and data.get("answer", "accept") != "accept":
            continue  # what was rejected or passed over is no gold
        made = tool.read_task(data, article.text, where)
        events = [to_gold(one, article.text) for one in made]
        events.sort(key=lambda event: (event["mentions"][0]["start"], event["type"]))
        known = article.model_dump(mode="json", include=set(_ARTICLE_FIELDS), exclude_none=True)
        yield article.id, {"article_id": article.id, "article": known, "events": events}


def _tasks(path: Path) -> list[dict[str, Any]]:
    """Return the tasks of a file: a JSON list, or JSON lines."""
    text = path.read_bytes().decode("utf-8-sig")
    try:
        if text.lstrip().startswith("["):
            tasks = json.loads(text)
        else:
            tasks = [json.loads(line) for line in text.split("\n") if line.strip()]
    except json.JSONDecodeError as error:
        raise AnnotationError(
            f"{path}:{error.lineno}: no JSON ({error.msg}). "
            "A list of tasks, or one a line, is wanted."
        ) from None
    if not all(isinstance(one, dict) for one in tasks):
        raise AnnotationError(f"{path}: no tasks. A list of objects, or one a line, is wanted.")
    return list(tasks)


def write_gold(path: Path, articles: list[Article], out: Path) -> tuple[int, int]:
    """Write gold files from an annotated file; return how many of articles and of events."""
    out.mkdir(parents=True, exist_ok=True)
    files = events = 0
    for key, gold in read_gold(path, {article.id: article for article in articles}):
        target = out / f"{key}.json"
        if not target.resolve().is_relative_to(out.resolve()):
            raise AnnotationError(f"{path}: article {key!r}. An id within the folder is wanted.")
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, json.dumps(gold, ensure_ascii=False, indent=1) + "\n")
        files, events = files + 1, events + len(gold["events"])
    return files, events
