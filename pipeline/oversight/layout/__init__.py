"""What each part of an article's page is: pure functions over the text's lines.

`read_layout` is the way in; the stage `layout` puts its answer on the Doc.
"""

import re
from typing import NamedTuple

from oversight.layout.borders import sentence_starts
from oversight.layout.doubles import mark_doubles, split_glued
from oversight.layout.header import mark_header
from oversight.layout.lines import Line
from oversight.layout.longlines import cut_long, cut_stamp, join_pieces
from oversight.layout.outlets import find_outlet
from oversight.layout.page import Hints, read_page
from oversight.layout.posts import find_posts, mark_times
from oversight.layout.quotations import mark_block_quotes
from oversight.layout.story import mark_story

__all__ = ["Block", "Layout", "read_layout"]

_JOINED = re.compile(r"[.?!][”’\"')\]]*[“‘\"'(\[]*[A-Z]")


class Block(NamedTuple):
    """A part of the page: offsets into the text, its label, and a finer role or ""."""

    start: int
    end: int
    label: str
    role: str


class Layout(NamedTuple):
    """The blocks of a page in order, its posts as (start, end), and what its header says.

    `cuts` are offsets at which a token has to begin: those of the blocks, and of sentences
    that follow another one without a blank.
    """

    blocks: list[Block]
    posts: list[tuple[int, int]]
    cuts: list[int]
    title: str | None
    byline: str | None
    outlet: str | None


def read_layout(text: str, title: str | None = None, hints: Hints = ()) -> Layout:
    """Return the layout of a text; `title` is the one known from metadata, if any."""
    page = read_page(text, hints)
    cut_stamp(page)
    cut_long(page)
    split_glued(page)
    mark_doubles(page)
    mark_header(page, title)
    mark_times(page)
    mark_story(page)
    find_posts(page)
    mark_block_quotes(page)
    join_pieces(page)
    return Layout(
        [_block(line) for line in page.lines],
        page.posts,
        [cut for line in page.lines for cut in _cuts(line)],
        page.title,
        page.byline,
        find_outlet(page),
    )


def _block(line: Line) -> Block:
    """Return a line's block; a list item's has no bullet."""
    start = line.start + (line.bullet if line.label == "LIST_ITEM" else 0)
    return Block(start, line.end, line.label, line.role)


def _cuts(line: Line) -> list[int]:
    inner: list[int] = []
    if _JOINED.search(line.text):
        inner = [line.start + place for place in sentence_starts(line.text, 0, len(line.text))]
    return [line.start, *inner, line.end]
