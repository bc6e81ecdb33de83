"""One article: stage after stage, and which of them failed."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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


def extract_paths(
    paths: Iterable[str],
    nlp: "Language",
    published: str | None = None,
    stdin: io.BufferedReader | None = None,
) -> Iterator[Result | ArticleError]:
    """Yield what comes of each input, in order, in this process.

    `published` is the date where none is told.
    """
    for item in read_articles(paths, stdin):
        if isinstance(item, ArticleError):
            yield item
        else:
            yield extract_reading(replace(item, published_default=published), nlp)


def extract_reading(
    reading: Reading, nlp: "Language", enter: Callable[[str], None] = lambda stage: None
) -> Result | ArticleError:
    """Return the records of one article, or the error that says which stage failed and why.

    `enter` is called with the name of each stage as it begins.
    """
    from oversight.assemble import assemble, prepare
    from oversight.language import stages

    stage = "tokenizer"
    try:
        enter(stage)
        doc = prepare(nlp, reading)
        for stage, component in stages(nlp, doc):
            enter(stage)
            doc = component(doc)
        stage = "assemble"
        enter(stage)
        return Result(*assemble(doc, reading.article))
    except MemoryError:
        raise  # what is left of this process is not to be trusted
    except Exception as error:  # whatever a stage raises, the other articles go on
        return stage_error(reading.article.id, reading.article.source, stage, _describe(error))


def _describe(error: Exception) -> str:
    """Return what an exception says, the same in every run."""
    # Addresses differ from run to run, and what is written must not.
    reason = _ADDRESS.sub("0x", " ".join(str(error).split()))[:300]
    return f"{type(error).__name__}: {reason}" if reason else type(error).__name__


def stage_error(id: str, source: str, stage: str, found: str) -> ArticleError:
    """Return the error of an article that a stage did not bear."""
    return ArticleError(f"{source} ({stage})", found, _WANTED, source, id=id, stage=stage)
