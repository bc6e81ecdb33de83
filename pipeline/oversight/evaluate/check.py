"""Checking gold files against the definition: models, texts and offsets, councils, dates."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from oversight.evaluate import positions
from oversight.evaluate.edtf import precision_of
from oversight.evaluate.fields import FIELDS, values
from oversight.evaluate.gold import GoldArticle, Problem, Violation, read_gold_file
from oversight.evaluate.values import slots
from oversight.read import ArticleError, read_articles
from oversight.resources import patterns_dir

COUNCIL_KINDS = frozenset({"organisation", "organisations", "party"})
# Plain strings that stand in the article as they are; a role's title is put into the singular.
PRINTED = ("cue", "deliverable", "purpose", "name")
MIN_QUOTE_WORDS = 6
HEAD_FIELDS = ("title", "byline", "outlet")


@dataclass(frozen=True)
class Entry:
    """A council of the register: its days, where they are known."""

    name: str
    start: str
    end: str


@cache
def register() -> dict[str, Entry]:
    """Read the register of councils: ONS code → entry."""
    entries: dict[str, Entry] = {}
    for file in ("councils.csv", "gaps.csv"):
        with (patterns_dir() / "councils" / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                codes = [row["gss"], *(row.get("other_gss") or "").split(";")]
                for code in filter(None, (code.strip() for code in codes)):
                    entries.setdefault(code, Entry(row["name"], row["start"], row["end"]))
    return entries


def article_for(gold: Path, folder: Path, articles: Path | None) -> Path | None:
    """Find the article of a gold file: the same name in the folder of articles.

    Without `articles`, that is the folder named like gold's: data/gold → data/articles.
    """
    below = gold.relative_to(folder) if folder.is_dir() else Path(gold.name)
    home = articles or _articles_beside(folder if folder.is_dir() else gold.parent)
    if home is None:
        return None
    place = home / below.parent
    found = sorted(path for path in place.glob(f"{gold.stem}.*") if path.is_file())
    return found[0] if found else None


def _articles_beside(folder: Path) -> Path | None:
    parts = list(folder.resolve().parts)
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].startswith("gold"):
            parts[index] = "articles" + parts[index].removeprefix("gold")
            return Path(*parts)
    return None


def read_article(path: Path) -> str | None:
    """Read an article's text as a run would; None where a run would refuse it."""
    for one in read_articles([str(path)]):
        return None if isinstance(one, ArticleError) else one.article.text
    return None


def check_file(path: Path, text: str | None) -> list[Problem]:
    """Say what in a gold file is against the definition; without a text, what can be told."""
    gold, problems = read_gold_file(path)
    if gold is None or problems:
        return problems
    source = path.read_bytes().decode("utf-8-sig")
    found = positions.starts(source)
    violations = list(_violations(json.loads(source), gold, text))
    located = [
        Problem(
            path, positions.line_at(source, found, at), f"{'.'.join(map(str, at))}: {what}", cure
        )
        for at, what, cure in violations
    ]
    return sorted(located, key=lambda one: one.line)


def _violations(data: dict[str, Any], gold: GoldArticle, text: str | None) -> Iterator[Violation]:
    if data["article_id"].rsplit("/", 1)[-1] != gold.path.stem:
        yield ("article_id",), f"{data['article_id']!r} in {gold.path.name}", "Name them alike."
    yield from _against_head(data.get("article") or {}, data.get("events") or [], text)
    seen: dict[str, int] = {}
    for index, event in enumerate(data.get("events") or []):
        at = ("events", index)
        yield from _against_event(event, at)
        if text is not None:
            yield from _against_text(event, at, text)
        # Of unnamed appointees, the title tells them apart.
        title = (event.get("role") or {}).get("title")
        key = repr((event["type"], title, sorted(slots(event).items())))
        if key in seen:
            yield at, f"the same as events.{seen[key]}", "One happening is one event."
        seen[key] = index


def _against_head(head: dict[str, Any], events: list[Any], text: str | None) -> Iterator[Violation]:
    for name in HEAD_FIELDS if text is not None else ():
        if head.get(name) and head[name] not in (text or ""):
            yield ("article", name), f"{head[name]!r} is not in the article", "Give it as printed."
    if head.get("published") and not _fits(head["published"]):
        yield ("article", "published"), "value and precision do not fit", _DATE_CURE
    for index, code in enumerate(head.get("councils") or []):
        if code not in register():
            yield ("article", "councils", index), f"{code!r} is not in the register", _CODE_CURE
    if head.get("councils") is not None:
        told = {value["gss"] for event in events for _, value in values(event) if value.get("gss")}
        odd = sorted(told ^ set(head["councils"]))
        if odd:
            cure = "Give the councils of its events, main one first."
            yield ("article", "councils"), f"{', '.join(odd)} here or in an event only", cure
    if head.get("in_scope") is False and events:
        yield ("article", "in_scope"), "false, with events", "One out of scope has no events."


_DATE_CURE = "Dates are ISO 8601 / EDTF (2016-11-25, 2016-04, 2017-22) with their precision."
_CODE_CURE = "Give the ONS code of patterns/councils, such as E10000014."


def _against_event(event: dict[str, Any], at: positions.Path) -> Iterator[Violation]:
    if event.get("status") is None:
        yield at, "no status", "Each event has one."
    if not event.get("mentions"):
        yield at, "no mentions", "Give at least one sentence that tells the event."
    for path, value in values(event):
        kind = FIELDS[event["type"]][str(path[0])]
        if kind == "date" and not _fits(value):
            yield (*at, *path), f"{value.get('value')!r}, {value.get('precision')}", _DATE_CURE
        if kind in COUNCIL_KINDS:
            yield from _against_register(value, event, (*at, *path))
    for index, quote in enumerate(event.get("quote") or []):
        if len(quote.split()) < MIN_QUOTE_WORDS:
            yield (*at, "quote", index), f"{quote!r}", "A span of a quote has six words or more."


def _fits(value: dict[str, Any]) -> bool:
    """Tell whether a date is null, or a value that has the precision it claims."""
    if value.get("value") is None:
        return True
    precision = precision_of(value["value"])
    return precision is not None and value.get("precision") in (None, precision)


def _against_register(
    value: dict[str, Any], event: dict[str, Any], at: positions.Path
) -> Iterator[Violation]:
    code = value.get("gss")
    if code is None:
        if value.get("kind") == "council":
            yield at, f"council {value.get('name')!r} without gss", _CODE_CURE
        return
    entry = register().get(code)
    if entry is None:
        yield (*at, "gss"), f"{code!r} is not in the register", _CODE_CURE
        return
    if value.get("kind") != "council":
        yield (*at, "kind"), f"{value.get('kind')!r} with a gss", "A gss makes it a council."
    day = _day_of(event)
    if day and not _existed(entry, day):
        days = f"{entry.start or '?'} to {entry.end or 'now'}"
        yield at, f"{code} is {entry.name} ({days})", "Give the council of the event's time."


def _existed(entry: Entry, day: str) -> bool:
    """Tell whether a council was there on a day, month or year; one to come hires a year ahead."""
    if entry.end and day > entry.end:
        return False
    return not entry.start or int(day[:4]) >= int(entry.start[:4]) - 1


def _day_of(event: dict[str, Any]) -> str | None:
    """Give the event's own date as far as one ISO day, month or year tells it."""
    for field, kind in FIELDS[event["type"]].items():
        date = event.get(field)
        if kind == "date" and date and date.get("value") and "/" not in date["value"]:
            return str(date["value"]) if precision_of(date["value"]) != "season" else None
    return None


def _against_text(event: dict[str, Any], at: positions.Path, text: str) -> Iterator[Violation]:
    for index, mention in enumerate(event.get("mentions") or []):
        place = (mention.get("start"), mention.get("end"))
        yield from _against_place(mention.get("text"), place, (*at, "mentions", index), text)
    for index, item in enumerate(event.get("evidence") or []):
        place = (item.get("start"), item.get("end"))
        yield from _against_place(item.get("text"), place, (*at, "evidence", index), text)
    for path, value in values(event):
        if value.get("text") is not None or value.get("span") is not None:
            start, end = value.get("span") or (None, None)
            yield from _against_place(value.get("text"), (start, end), (*at, *path), text)
    for name in PRINTED:
        if isinstance(event.get(name), str) and event[name] not in text:
            yield (*at, name), f"{event[name]!r} is not in the article", _TEXT_CURE
    for index, quote in enumerate(event.get("quote") or []):
        if quote not in text:
            yield (*at, "quote", index), f"{quote!r} is not in the article", _TEXT_CURE


_TEXT_CURE = "Give the article's own words, each mark and blank as printed."
_OFFSET_CURE = "Give the offsets of its text (--fix does)."


def _against_place(
    words: str | None, place: tuple[int | None, int | None], at: positions.Path, text: str
) -> Iterator[Violation]:
    start, end = place
    if not words:
        yield at, "no text", _TEXT_CURE
    elif words not in text:
        yield at, f"{words!r} is not in the article", _TEXT_CURE
    elif start is None or end is None:
        yield at, "no offsets", _OFFSET_CURE
    elif text[start:end] != words:
        yield at, f"{start}:{end} is {text[start:end]!r}, not {words!r}", _OFFSET_CURE
