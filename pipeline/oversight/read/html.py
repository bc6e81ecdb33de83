"""Pages: the article's text by trafilatura, and what the page's head says of it.

Here alone something is dropped: menus, scripts, reader comments. What is kept becomes plain text
with a blank line between blocks; what the markup said of a block travels as a hint.
"""

import logging
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from oversight.read.reading import Details, Hint, Place, Reading, make_reading
from oversight.read.text import decode_at

# Without a handler their warnings would land on stderr, among our own messages.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# The library looks at today's date unless it is told a last one.
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "max_date": "2100-12-31",
}
_CAPTION = "\U0010fffd"  # marks captions on their way through; belongs to no alphabet
_KINDS = {"head": "heading", "quote": "block_quote", "item": "list_item"}
_BLOCKS = {"head", "p", "quote", "list", "item", "table", "row", "code", "div"}
_PROSE = 10  # words: a page without one block of that many is a menu or a notice
_WANTED = "A page with an article is wanted"


def read_html(data: bytes, place: Place) -> Reading:
    """Return the article on the page in `data`. Raises ArticleError."""
    return read_page(decode_at(data, place), place)


def read_page(page: str, place: Place, known: Details | None = None) -> Reading:
    """Return the article on `page`; what is `known` of it goes before what the page says.

    Raises ArticleError.
    """
    tree = _parse(page, place)
    found = _read_head(tree)
    _keep_what_is_shown(tree)
    blocks = list(_body_blocks(tree, place))
    if not any(len(text.split()) >= _PROSE for _, text in blocks):
        raise place.error("a page with no article", _WANTED)
    text, hints = _join(_with_headline(blocks, tree))
    told = {name: value for name, value in vars(known or Details()).items() if value}
    return make_reading(text, place, replace(found, **told), hints)


def _parse(page: str, place: Place) -> html.HtmlElement:
    # As bytes: in a string lxml refuses a declared encoding.
    data = page.replace(_CAPTION, "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        raise place.error("a page without content", _WANTED) from None


def _read_head(tree: html.HtmlElement) -> Details:
    """Return what the page's metadata says. Nothing is guessed from the text a reader sees."""
    head = _metadata(tree)
    about = extract_metadata(head, date_config=_DATES)
    for title in head.iter("title"):
        title.text = None  # a date in the title is the story's, not the page's
    outlet = about.sitename
    return Details(
        title=about.title,
        byline=about.author.replace("; ", ", ") if about.author else None,
        # The library falls back on the address: no name that a page gives itself.
        outlet=None if not outlet or ("." in outlet and " " not in outlet) else outlet,
        published=find_date(head, **_DATES),
    )


def _metadata(tree: html.HtmlElement) -> html.HtmlElement:
    """Return a page that has nothing but the metadata of `tree`."""
    root = html.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.iter("meta", "link", "title", "script"):
        if element.tag != "script" or "ld+json" in element.get("type", ""):
            root.head.append(_alone(element))
    for element in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']"):
        etree.SubElement(
            root.head, "meta", itemprop="datePublished", content=element.get("datetime")
        )
    return root


def _alone(element: html.HtmlElement) -> html.HtmlElement:
    copied = deepcopy(element)
    copied.tail = None
    return copied


def _keep_what_is_shown(tree: html.HtmlElement) -> None:
    """Change what the library would drop, though a reader sees it, into what it keeps."""
    for element in list(tree.iter("time")):
        element.drop_tag()
    for element in list(tree.iter("q")):
        element.text = "“" + (element.text or "")
        _append_text(element, "”")
        element.drop_tag()
    captions = tree.xpath("//figcaption | //figure//*[contains(@class, 'caption')]")
    for element in [*captions, *tree.xpath("//*[contains(@class, 'wp-caption-text')]")]:
        _move_caption(element)


def _append_text(element: html.HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _move_caption(element: html.HtmlElement) -> None:
    """Put a caption as a paragraph of its own after the figure, which the library removes."""
    words = " ".join(element.text_content().split())
    figure = next(element.iterancestors("figure"), element)
    if not words or figure.getparent() is None:
        return
    caption = html.Element("p")
    caption.text, caption.tail = _CAPTION + words, figure.tail
    figure.tail = None
    figure.addnext(caption)
    element.drop_tree()


def _body_blocks(tree: html.HtmlElement, place: Place) -> Iterator[tuple[str, str]]:
    try:
        found = bare_extraction(
            tree, include_comments=False, date_extraction_params=_DATES, with_metadata=False
        )
    except Exception as error:  # the library's own faults, on pages nobody foresaw
        raise place.error(f"a page that breaks trafilatura ({error!r:.80})", _WANTED) from None
    if found is None or isinstance(found, dict):
        return
    for kind, text in _blocks(found.body, ""):
        if text.startswith(_CAPTION):
            yield "caption", text.removeprefix(_CAPTION)
        else:
            yield kind, text.replace(_CAPTION, "")


def _blocks(element: Any, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) for each block in `element`, in order; text between blocks is one too."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _split(kind, pieces)
            pieces = []
            yield from _blocks(child, _KINDS.get(child.tag, kind))
        else:
            pieces += _inline(child)
        pieces.append(child.tail or "")
    yield from _split(kind, pieces)


def _inline(element: Any) -> Iterator[str]:
    if element.tag == "lb":
        yield "\0"
    elif element.tag == "cell":
        yield "\t"
    yield element.text or ""
    for child in element:
        yield from _inline(child)
        yield child.tail or ""


def _split(kind: str, pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of a block: a line break in a page is a break in its text."""
    for line in "".join(pieces).split("\0"):
        words = "\t".join(" ".join(part.split()) for part in line.split("\t")).strip()
        if words:
            yield kind, words


def _with_headline(
    blocks: list[tuple[str, str]], tree: html.HtmlElement
) -> Iterator[tuple[str, str]]:
    """Put the page's one main heading first, where the library left it out."""
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    texts = {text for _, text in blocks}
    if len(headings) == 1 and headings[0] and headings[0] not in texts:
        yield "", headings[0]
    yield from blocks


def _join(blocks: Iterable[tuple[str, str]]) -> tuple[str, tuple[Hint, ...]]:
    parts: list[str] = []
    hints: list[Hint] = []
    place = 0
    for kind, text in blocks:
        if kind:
            hints.append((place, place + len(text), kind))
        parts.append(text)
        place += len(text) + 2
    return "\n\n".join(parts), tuple(hints)
