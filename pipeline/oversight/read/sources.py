"""From the paths a caller gives to readings: what stands where, in a fixed order."""

import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Literal

from oversight.read.error import ArticleError
from oversight.read.jsonl import read_jsonl, unzip
from oversight.read.reading import Place, Reading
from oversight.read.text import read_text

SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".jsonl", ".jsonl.gz")
# "St. Helens" has no suffix, nor has "2017.09".
_SUFFIX = re.compile(r"(?<=[^/])(?:\.jsonl\.gz|\.[a-z]\w{1,4})$", re.IGNORECASE)
_WANTED_PATH = "A .txt, .html, .pdf, .jsonl or .jsonl.gz file, a folder of these, or - is wanted"


def read_articles(
    paths: Iterable[str], stdin: io.BufferedReader | None = None
) -> Iterator[Reading | ArticleError]:
    """Yield what is read from `paths`: an article, or an error that says why there is none.

    A path is a file, a folder (read recursively, in order of names) or `-` for `stdin`.
    A second article with an id that was there before is an error.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _read_path(path, stdin):
            if isinstance(item, Reading):
                item = _refuse_second(item, seen)
            yield item


def _refuse_second(reading: Reading, seen: set[str]) -> Reading | ArticleError:
    article = reading.article
    if article.id in seen:
        found = f"id {article.id!r} for a second time"
        wanted = "Each article needs an id of its own"
        return ArticleError(article.source, found, wanted, article.source, id=article.id)
    seen.add(article.id)
    return reading


def _read_path(path: str, stdin: io.BufferedReader | None) -> Iterator[Reading | ArticleError]:
    if path == "-":
        if stdin is not None:
            yield from _read_stream(stdin, Place("stdin", "stdin", "stdin"))
        return
    name = PurePath(path).name or path
    place = Place(path, _printable(name), _without_suffix(_printable(name)))
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        yield place.error(_reason(error), _WANTED_PATH)
        return
    if is_folder:
        yield from _read_folder(path)
    else:
        yield from _read_file(path, place)


def _read_folder(root: str) -> Iterator[Reading | ArticleError]:
    empty = True
    for item in _walk(root, "", ()):
        empty = False
        if isinstance(item, ArticleError):
            yield item
        else:
            yield from _read_file(os.path.join(root, item), _place_below(root, item))
    if empty:
        name = _printable(PurePath(root).name or ".")
        found = "a folder without articles"
        yield ArticleError(root, found, _WANTED_PATH, source=name)


def _walk(
    root: str, below: str, above: tuple[tuple[int, int], ...]
) -> Iterator[str | ArticleError]:
    """Yield the paths of article files below `root`, relative to it, sorted by name."""
    folder = os.path.join(root, below)
    try:
        # A link back to a folder that is being walked would never end.
        status = os.stat(folder)
        here = (status.st_dev, status.st_ino)
        if here in above:
            return
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        place = _place_below(root, below or ".")
        yield ArticleError(folder, _reason(error), _WANTED_PATH, source=place.source)
        return
    for name in names:
        path = os.path.join(below, name)
        if name.startswith("."):
            continue
        if os.path.isdir(os.path.join(root, path)):
            yield from _walk(root, path, (*above, here))
        elif name.lower().endswith(SUFFIXES):
            yield path if _can_be_opened(os.path.join(root, path)) else _no_file(root, path)


def _can_be_opened(path: str) -> bool:
    """Tell a file, or a link to nothing that opening will report, from a pipe that would block."""
    return os.path.isfile(path) or not os.path.exists(path)


def _no_file(root: str, path: str) -> ArticleError:
    return _place_below(root, path).error("neither a file nor a folder", _WANTED_PATH)


def _place_below(root: str, path: str) -> Place:
    name = _printable(PurePath(path).as_posix())
    return Place(os.path.join(root, path), name, _without_suffix(name))


def _read_file(path: str, place: Place) -> Iterator[Reading | ArticleError]:
    try:
        with open(path, "rb") as stream:
            yield from _read_by_suffix(stream, path.lower(), place)
    except (OSError, ValueError) as error:
        yield place.error(_reason(error), "A file that can be read is wanted")


def _read_by_suffix(
    stream: io.BufferedReader, path: str, place: Place
) -> Iterator[Reading | ArticleError]:
    if path.endswith(".jsonl"):
        yield from read_jsonl(stream, place)
    elif path.endswith(".jsonl.gz"):
        yield from read_jsonl(unzip(stream), place)
    elif path.endswith(".txt"):
        yield from _one(stream.read(), place, "text")
    elif path.endswith((".html", ".htm")):
        yield from _one(stream.read(), place, "page")
    elif path.endswith(".pdf"):
        yield from _one(stream.read(), place, "pdf")
    else:
        yield from _read_stream(stream, place)


def _read_stream(stream: io.BufferedReader, place: Place) -> Iterator[Reading | ArticleError]:
    """Read what has no telling name: JSON lines, a PDF, a page or a text, as its start shows."""
    start = stream.peek(2048).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _is_object(start):
        yield from read_jsonl(stream, place)
    elif start.startswith(b"%PDF-"):
        yield from _one(stream.read(), place, "pdf")
    else:
        is_page = start[:9].lower().startswith((b"<!doctype", b"<html"))
        yield from _one(stream.read(), place, "page" if is_page else "text")


def _is_object(start: bytes) -> bool:
    rest = start[1:].lstrip(b" \t")
    return not rest or rest.startswith((b'"', b"}"))


def _one(
    data: bytes, place: Place, kind: Literal["text", "page", "pdf"]
) -> Iterator[Reading | ArticleError]:
    try:
        if kind == "page":
            from oversight.read.html import read_html

            yield read_html(data, place)
        elif kind == "pdf":
            from oversight.read.pdf import read_pdf

            yield read_pdf(data, place)
        else:
            yield read_text(data, place)
    except ArticleError as error:
        yield error


def _without_suffix(name: str) -> str:
    return _SUFFIX.sub("", name)


def _printable(path: str) -> str:
    """Return a file name as text, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _reason(error: Exception) -> str:
    """Say why a file cannot be read, the same in every locale."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read"
    if isinstance(error, ValueError):
        return "no path (it holds a zero byte)"
    return f"not readable ({type(error).__name__})"
