"""A run's folder, or a merged one, as a whole: what exports and the report are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from oversight.export.reading import ReadingError, validated
from oversight.merging.records import MERGED, tellings
from oversight.records import EVENT, AnyEvent, Article

_ARTICLE: TypeAdapter[Article] = TypeAdapter(Article)


@dataclass(frozen=True)
class Folder:
    """The articles and events of a folder, in the order of its files."""

    articles: list[Article]
    events: list[AnyEvent]
    is_merged: bool = False

    @cached_property
    def article(self) -> dict[str, Article]:
        """The articles by their ids."""
        return {article.id: article for article in self.articles}

    def tellings(self) -> Iterator[tuple[AnyEvent, AnyEvent]]:
        """Yield each event with each of its tellings; an unmerged one is its own telling."""
        for event in self.events:
            for telling in tellings(event):
                yield event, telling


def read_folder(path: str | Path) -> Folder:
    """Read a folder's articles.jsonl and its merged.jsonl, else its events.jsonl.

    Raises ReadingError: file, line and cure.
    """
    home = Path(path)
    merged = home / "merged.jsonl"
    if merged.is_file():
        return Folder(read_articles(home), list(_read(merged, MERGED, "merged event")), True)
    return Folder(read_articles(home), list(_read(home / "events.jsonl", EVENT, "event")))


def read_articles(path: str | Path) -> list[Article]:
    """Read an articles.jsonl, or the one in a folder. Raises ReadingError."""
    source = Path(path)
    source = source / "articles.jsonl" if source.is_dir() else source
    return list(_read(source, _ARTICLE, "article"))


def _read(source: Path, adapter: TypeAdapter[Any], what: str) -> Iterator[Any]:
    try:
        with source.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield validated(source, number, line, adapter, what)
    except OSError as error:
        raise ReadingError(
            f"{source}: {error.strerror}. A folder that oversight extract or merge wrote is wanted."
        ) from error
