"""The article's own record, one line of articles.jsonl."""

from typing import Literal

from oversight.records.values import Published, Record

ArticleKind = Literal["article", "inspection_report", "visit_letter"]


class Article(Record):
    """An article as it was read, with what is known of it as a whole.

    `text` is the text that all offsets point into; `sha256` is its digest (of its UTF-8 bytes).
    """

    id: str
    source: str
    sha256: str
    kind: ArticleKind = "article"
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: Published | None = None
    councils: tuple[str, ...] = ()
    in_scope: bool | None = None
    pages: tuple[int, ...] | None = None
    text: str
