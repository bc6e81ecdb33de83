"""Records in words that a person reads: one line an event, one table a run."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from oversight.records import AnyEvent, Article, Date, Record
from oversight.records.events import FRAME

# What names an event comes first; the rest follows in the order of its fields.
_FIRST = ("person", "speaker", "council", "obliged", "role", "organisation", "kind", "name")


def describe(event: AnyEvent) -> str:
    """Return what an event says: `Jo Hart, director of children's services, date 2019-04-01`."""
    names = [name for name in type(event).model_fields if name not in (*FRAME, "status")]
    names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    return ", ".join(part for name in names if (part := _field(name, getattr(event, name))))


def _field(name: str, value: Any) -> str:
    if value is None or value in ((), False):
        return ""
    if value is True:
        return name
    if isinstance(value, tuple):
        return "; ".join(_value(item) for item in value)
    told = _value(value)
    return told if name in _FIRST or not told else f"{name.replace('_', ' ')} {told}"


def _value(value: Any) -> str:
    """Return one value in words."""
    if isinstance(value, Date):
        return value.value or f"“{value.text}”"
    if not isinstance(value, Record):
        return str(value).replace("_", " ")
    data = value.model_dump()
    if "rating" in data:
        return f"{data['area']} {data['rating']}".replace("_", " ")
    if "amount" in data:
        return f"{data['currency']} {data['amount']:,.0f}"
    if "unit" in data:
        return f"{data['value']:g}{' %' if data['unit'] == 'percent' else ''}"
    return str(data.get("name") or data.get("title") or data["kind"]).replace("_", " ")


def summarise(articles: Iterable[Article], events: Iterable[AnyEvent]) -> Iterator[Any]:
    """Yield what rich can print: a table of the articles and one of the types of event."""
    from rich.table import Table

    by_article: dict[str, list[AnyEvent]] = {}
    for event in events:
        by_article.setdefault(event.article_id, []).append(event)
    table = Table(box=None, padding=(0, 1), expand=True)
    for name in ("article", "published", "outlet"):
        table.add_column(name, no_wrap=True)
    table.add_column("events", no_wrap=True, justify="right")
    table.add_column("for example", no_wrap=True, overflow="ellipsis", ratio=1)
    without = 0
    for number, article in enumerate(articles):
        found = by_article.get(article.id, [])
        if not found:
            without += 1
            continue
        published = article.published.value if article.published else ""
        example = _example(found, number)
        table.add_row(article.id, published, article.outlet or "", str(len(found)), example)
    yield table
    if without:
        yield f"\n {without} without events"
    yield ""
    yield _count_types(event for found in by_article.values() for event in found)


def _count_types(events: Iterable[AnyEvent]) -> Any:
    from rich.table import Table

    counts = Counter(event.type for event in events)
    table = Table("type", "events", box=None, padding=(0, 1))
    table.columns[1].justify = "right"
    for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(kind, str(count))
    table.add_row("all", str(counts.total()), style="bold")
    return table


def _example(events: list[AnyEvent], number: int) -> str:
    """Return an article's most telling event of one type, another type from row to row."""
    types = sorted({event.type for event in events})
    if not types:
        return ""
    of_type = [event for event in events if event.type == types[number % len(types)]]
    best = max(of_type, key=lambda event: len({item.field for item in event.evidence}))
    return f"{best.type}: {describe(best)}"


def print_summary(folder: str | Path) -> None:
    """Print the summary of a run's folder on standard output."""
    from rich.console import Console

    import oversight

    place = Path(folder)
    lines = (place / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [Article.model_validate_json(line) for line in lines]
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    for part in summarise(articles, oversight.read_events(place)):
        console.print(part)


if __name__ == "__main__":
    print_summary(sys.argv[1])
