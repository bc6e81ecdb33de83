"""What comes of an input, as it goes between processes and into files: finished lines of JSON."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from oversight.read import ArticleError
from oversight.records import AnyEvent, Article


class Outcome(NamedTuple):
    """The lines of one input: an article and its events, or an error with what people are told."""

    id: str | None
    source: str
    article: bytes = b""
    events: bytes = b""
    error: bytes = b""
    told: str = ""
    types: dict[str, int] = {}  # noqa: RUF012  (never changed)
    seconds: dict[str, float] = {}  # noqa: RUF012  (by stage)


def outcome_of(article: Article, events: list[AnyEvent]) -> Outcome:
    """Return what is written of an article."""
    lines = b"".join(record_line(event) for event in events)
    types = dict(Counter(str(event.type) for event in events))
    return Outcome(article.id, article.source, record_line(article), lines, types=types)


def failure_of(error: ArticleError) -> Outcome:
    """Return what is written of an input that failed."""
    line = to_line(error.to_json())
    return Outcome(error.id, error.source, error=line, told=str(error))


def record_line(record: Article | AnyEvent) -> bytes:
    """Return a record as one line of JSON in UTF-8."""
    return record.model_dump_json().encode() + b"\n"


def to_line(data: dict[str, Any]) -> bytes:
    """Return plain data as one line of JSON in UTF-8."""
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


@dataclass
class Counts:
    """How many of what a run has seen."""

    articles: int = 0
    errors: int = 0
    events: Counter[str] = field(default_factory=Counter)
    out_of_scope: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.error:
            self.errors += 1
        else:
            self.articles += 1
            # In the article's text these quotation marks would stand behind a backslash.
            self.out_of_scope += b'"in_scope":false' in outcome.article
            self.events.update(outcome.types)

    def __str__(self) -> str:
        """Return the closing line of a run."""
        parts = (
            (self.articles, "article"),
            (self.events.total(), "event"),
            (self.errors, "error"),
        )
        return ", ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in parts)
