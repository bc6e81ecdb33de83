"""What each part of an article's page is: pure functions over the text's lines.

`read_layout` is the way in; the stage `layout` puts its answer on the Doc.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from oversight.layout.doubles import mark_doubles, split_glued
from oversight.layout.header import mark_header
from oversight.layout.outlets import find_outlet
from oversight.layout.page import read_page
from oversight.layout.posts import find_posts
from oversight.layout.quotations import mark_block_quotes
from oversight.layout.story import mark_story

__all__ = ["Block", "Layout", "read_layout"]

Hints = Sequence[Sequence[Any]]


class Block(NamedTuple):
    """A part of the page: offsets into the text, its label, and a finer role or ""."""

    start: int
    end: int
    label: str
    role: str


class Layout(NamedTuple):
    """The blocks of a page in order, its posts as (start, end), and what its header says."""

    blocks: list[Block]
    posts: list[tuple[int, int]]
    title: str | None
    byline: str | None
    outlet: str | None


def read_layout(text: str, title: str | None = None, hints: Hints = ()) -> Layout:
    """Return the layout of a text; `title` is the one known from metadata, if any."""
    page = read_page(text)
    split_glued(page)
    mark_doubles(page)
    mark_header(page, title)
    mark_story(page)
    find_posts(page)
    mark_block_quotes(page)
    blocks = [Block(line.start, line.end, line.label, line.role) for line in page.lines]
    return Layout(blocks, page.posts, page.title, page.byline, find_outlet(page))
