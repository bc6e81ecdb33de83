"""Oversight: event records from articles about the oversight of English children's services.

    >>> import oversight
    >>> article, events = oversight.extract("...", published="2016-11-25")

`load()` returns the spaCy pipeline, `pipe()` carries publication dates along over many articles.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from oversight.records import AnyEvent, Article

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "extract",
    "load",
    "make_doc",
    "pipe",
    "read_doc",
    "read_events",
    "render",
]


def load(patterns: str | None = None, model: str | None = None) -> "Language":
    """Return the pipeline, the same object at each call (building it takes about a second).

    `patterns` is a folder of pattern files of your own, read after the project's. `model` is an
    installed spaCy pipeline, by name or path, whose PERSON and ORG entities replace our own.
    """
    from oversight.language import shared

    return shared(patterns, model)


def extract(text: str, published: str | None = None) -> "tuple[Article, list[AnyEvent]]":
    """Return the article's record and its events.

    `published` is an ISO date (2016-11-25), month or year, where the caller knows it.
    Raises ValueError where it is none of these.
    """
    from oversight.assemble import article_of

    article = article_of(text, published=published)
    return next(pipe([article]))


def pipe(
    articles: "Iterable[Any]", nlp: "Language | None" = None
) -> "Iterator[tuple[Article, list[AnyEvent]]]":
    """Yield (article, events) for each article, in order.

    `articles` are `oversight.records.Article` or `oversight.read.Reading` objects.
    """
    from itertools import groupby

    from oversight.assemble import assemble, prepare
    from oversight.language import stages

    pipeline = load() if nlp is None else nlp
    docs = ((prepare(pipeline, item), item) for item in articles)
    for is_article, group in groupby(docs, key=lambda pair: pair[0]._.kind == "article"):
        if is_article:
            for doc, item in pipeline.pipe(group, as_tuples=True):
                yield assemble(doc, getattr(item, "article", item))
        else:
            for doc, item in group:
                for _, stage in stages(pipeline, doc):
                    doc = stage(doc)
                yield assemble(doc, getattr(item, "article", item))


def make_doc(text: str, published: str | None = None) -> "Doc":
    """Return a Doc to be processed, which knows its publication date: for `nlp.pipe`.

    >>> docs = ((oversight.make_doc(text, published=day), key) for key, day, text in rows)
    >>> for doc, key in oversight.load().pipe(docs, as_tuples=True):
    ...     article, events = oversight.read_doc(doc, key)
    """
    from oversight.assemble import article_of, prepare

    return prepare(load(), article_of(text, published=published))


def read_doc(doc: "Doc", article_id: str = "article") -> "tuple[Article, list[AnyEvent]]":
    """Return the article's record and the events of a Doc that the pipeline has processed."""
    from oversight.assemble import article_of, assemble

    return assemble(doc, article_of(doc.text, article_id=article_id))


def render(article: "Article", events: "Iterable[AnyEvent]", page: bool = False) -> str:
    """Return an article with the evidence of some events marked, as HTML made by displaCy."""
    from oversight.export import displacy

    return displacy.render(article, events, page)


def read_events(path: Any, frame: bool = False) -> Any:
    """Return the records of an events.jsonl or merged.jsonl, or of a folder with one, as a list.

    With `frame=True` a pandas DataFrame, one row an event (needs the extra `frame`).
    """
    from oversight.export import reading

    return reading.read_events(path, frame=True) if frame else reading.read_events(path)
