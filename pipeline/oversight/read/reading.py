"""From a text and what is told beside it to an Article."""

import hashlib
from dataclasses import dataclass

from oversight.read.error import ArticleError
from oversight.records import Article
from oversight.records.published import published_on
from oversight.reports.kind import kind_of

Hint = tuple[int, int, str]
"""Start and end in characters, and what the markup says stands there: heading, caption,
list_item or block_quote."""


@dataclass(frozen=True)
class Reading:
    """An article as it was read, and what the markup of its source says of its parts.

    `published_default` is the date to take where neither the source nor the text tells one.
    """

    article: Article
    markup: tuple[Hint, ...] = ()
    published_default: str | None = None


@dataclass(frozen=True)
class Place:
    """Where an input stands: `where` for people, `source` and `id` for the records."""

    where: str
    source: str
    id: str
    line: int | None = None

    def error(self, found: str, wanted: str) -> ArticleError:
        """Return the error that says what was found here."""
        return ArticleError(self.where, found, wanted, self.source, self.line, self.id)


@dataclass(frozen=True)
class Details:
    """What a source tells beside the text; None where it does not."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


def make_reading(
    text: str,
    place: Place,
    details: Details | None = None,
    markup: tuple[Hint, ...] = (),
    pages: tuple[int, ...] | None = None,
) -> Reading:
    """Return the reading of `text`. Raises ArticleError where there is none in it.

    `pages` says at which character each page of a PDF begins.
    """
    details = details or Details()
    if not text.strip():
        raise place.error("an empty text", "An article has words")
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise place.error(
            f"half a character (a lone surrogate) at character {error.start}",
            "Text of whole characters is wanted",
        ) from None
    article = Article(
        id=place.id,
        source=place.source,
        sha256=digest,
        kind=kind_of(text),
        title=_tidy(details.title),
        byline=_tidy(details.byline),
        outlet=_tidy(details.outlet),
        published=published_on(details.published) if details.published else None,
        pages=pages,
        text=text,
    )
    return Reading(article, markup)


def _tidy(value: str | None) -> str | None:
    """Return a detail on one line, None where nothing is left of it."""
    # A lone surrogate cannot be written anywhere; in a title it is not worth the article.
    whole = (value or "").encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.split()) or None
