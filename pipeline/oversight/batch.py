"""Many inputs to records: each article by itself, so that one that fails takes no other with it.

An article's records depend on nothing but the article: its neighbours, their order and the number
of processes at work leave no trace in them.
"""

import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from oversight.read import ArticleError, Reading, read_articles
from oversight.records import AnyEvent, Article

if TYPE_CHECKING:
    from spacy.language import Language

_ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
_WANTED = "A stage should bear any text: please report this article"


class Result(NamedTuple):
    """What came of one article."""

    article: Article
    events: list[AnyEvent]


@dataclass
class Counts:
    """How many of what a run has seen."""

    articles: int = 0
    errors: int = 0
    events: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Result | ArticleError) -> None:
        """Count one outcome."""
        if isinstance(outcome, ArticleError):
            self.errors += 1
        else:
            self.articles += 1
            self.events.update(event.type for event in outcome.events)

    def __str__(self) -> str:
        """Return the closing line of a run."""
        parts = (
            (self.articles, "article"),
            (self.events.total(), "event"),
            (self.errors, "error"),
        )
        return ", ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in parts)


def extract_paths(
    paths: Iterable[str],
    nlp: "Language",
    published: str | None = None,
    stdin: io.BufferedReader | None = None,
) -> Iterator[Result | ArticleError]:
    """Yield what comes of each input, in order. `published` is the date where none is told."""
    for item in read_articles(paths, stdin):
        if isinstance(item, ArticleError):
            yield item
        else:
            yield extract_reading(replace(item, published_default=published), nlp)


def extract_reading(reading: Reading, nlp: "Language") -> Result | ArticleError:
    """Return the records of one article, or the error that says which stage failed and why."""
    from oversight.assemble import assemble, prepare

    stage = "tokenizer"
    try:
        doc = prepare(nlp, reading)
        for name, component in nlp.pipeline:
            stage = name
            doc = component(doc)
        stage = "assemble"
        return Result(*assemble(doc, reading.article))
    except Exception as error:  # whatever a stage raises, the other articles go on
        return _stage_error(reading.article, stage, error)


def _stage_error(article: Article, stage: str, error: Exception) -> ArticleError:
    # Addresses differ from run to run, and what is written must not.
    reason = _ADDRESS.sub("0x", " ".join(str(error).split()))[:300]
    found = f"{type(error).__name__}: {reason}" if reason else type(error).__name__
    return ArticleError(
        f"{article.source} ({stage})", found, _WANTED, article.source, id=article.id, stage=stage
    )


class OutputFolder:
    """A run's files, written aside and renamed when all is done: no reader meets half a file."""

    NAMES = ("events.jsonl", "articles.jsonl", "errors.jsonl")

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._stack = ExitStack()
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        """Open the files. Raises OSError where the folder cannot be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in self.NAMES:
            self._files[name] = self._stack.enter_context(self._aside(name).open("wb"))
        return self

    def add(self, outcome: Result | ArticleError) -> None:
        """Write one outcome."""
        if isinstance(outcome, ArticleError):
            self._files["errors.jsonl"].write(to_line(outcome.to_json()))
            return
        self._files["articles.jsonl"].write(record_line(outcome.article))
        for event in outcome.events:
            self._files["events.jsonl"].write(record_line(event))

    def close(self, run: dict[str, Any]) -> None:
        """Put the files in their places, `run.json` last."""
        self._stack.close()
        self._aside("run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
        for name in (*self.NAMES, "run.json"):
            os.replace(self._aside(name), self.folder / name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files; what was not put in its place is removed."""
        self._stack.close()
        for name in (*self.NAMES, "run.json"):
            self._aside(name).unlink(missing_ok=True)

    def _aside(self, name: str) -> Path:
        return self.folder / f".{name}.part"


def record_line(record: Article | AnyEvent) -> bytes:
    """Return a record as one line of JSON in UTF-8."""
    return record.model_dump_json().encode() + b"\n"


def to_line(data: dict[str, Any]) -> bytes:
    """Return plain data as one line of JSON in UTF-8."""
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"
