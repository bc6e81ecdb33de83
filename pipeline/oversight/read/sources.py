"""From the paths a caller gives to items and readings: what stands where, in a fixed order."""

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, cast

from oversight.read.archives import DAMAGES, Member, is_archive, is_hidden, members
from oversight.read.archives import WANTED as WANTED_ARCHIVE
from oversight.read.choice import Choice
from oversight.read.error import ArticleError
from oversight.read.items import Item, kind_of_name, kind_of_start, read_item
from oversight.read.jsonl import WANTED_SIZE, split_lines, unzip
from oversight.read.reading import Place, Reading
from oversight.read.walk import (
    SUFFIXES,
    WANTED_PATH,
    Walk,
    is_folder,
    printable,
    reason,
    without_suffix,
)

__all__ = ["SUFFIXES", "Finder", "read_articles"]

_WANTED_FILE = "A file that can be read is wanted"


def read_articles(
    paths: Iterable[str], stdin: io.BufferedReader | None = None
) -> Iterator[Reading | ArticleError]:
    """Yield what is read from `paths`: an article, or an error that says why there is none.

    A path is a file, a folder (read recursively, in order of names), an archive or `-` for
    `stdin`. A second article with an id that was there before is an error.
    """
    seen: set[str] = set()
    for item in Finder(stdin=stdin).find(paths):
        try:
            yield item if isinstance(item, ArticleError) else _read_first(item, seen)
        except ArticleError as error:
            yield error


def _read_first(item: Item, seen: set[str]) -> Reading:
    reading = read_item(item)
    if reading.article.id in seen:
        raise second_of(reading.article.id, reading.article.source)
    seen.add(reading.article.id)
    return reading


def second_of(id: str, source: str) -> ArticleError:
    """Return the error of an article whose id another has already."""
    wanted = "Each article needs an id of its own"
    return ArticleError(source, f"id {id!r} for a second time", wanted, source, id=id)


class Finder:
    """Finds inputs one by one. `passed` counts the bytes of the sources that lie behind."""

    def __init__(
        self, choice: Choice | None = None, stdin: io.BufferedReader | None = None
    ) -> None:
        self.choice = choice or Choice()
        self.stdin = stdin
        self.passed = 0

    def find(self, paths: Iterable[str], listed: bool = False) -> Iterator[Item | ArticleError]:
        """Yield each input, or what is wrong with it.

        A given file is known by its name, a `listed` one, of many, by its whole path.
        """
        for path in paths:
            for found in self._look_at(path, listed):
                source = found.source if isinstance(found, ArticleError) else found.place.source
                if self.choice.has(source):
                    yield found

    def _look_at(self, path: str, listed: bool) -> Iterator[Item | ArticleError]:
        if path == "-":
            if self.stdin is not None:
                yield from self._split(self.stdin, "", Place("stdin", "stdin", "stdin"))
            return
        name = printable(_relative(path) if listed else PurePath(path).name or path)
        place = Place(path, name, without_suffix(name))
        try:
            if is_folder(path):
                yield from self._walk(path, name if listed else "")
            else:
                yield from self._open(path, place, "" if is_archive(path) and not listed else name)
        except (OSError, ValueError) as error:
            yield place.error(reason(error), WANTED_PATH)

    def _walk(self, root: str, above: str) -> Iterator[Item | ArticleError]:
        empty = True
        for below in Walk(root, self.choice):
            empty = False
            if isinstance(below, ArticleError):
                yield below
                continue
            name = _join(above, printable(PurePath(below).as_posix()))
            path = os.path.join(root, below)
            yield from self._open(path, Place(path, name, without_suffix(name)), name)
        if empty:
            name = printable(PurePath(root).name or ".")
            yield ArticleError(root, "a folder without articles", WANTED_PATH, source=name)

    def _open(self, path: str, place: Place, name: str) -> Iterator[Item | ArticleError]:
        """Yield what a file holds; `name` stands before the names of an archive's members."""
        before = self.passed
        try:
            size = os.stat(path).st_size
            if kind_of_name(path) is None or self.choice.has(place.source):
                with open(path, "rb") as stream:
                    for found in self.unpack(stream, path, place, name):
                        self.passed = before + min(stream.tell(), size)
                        yield found
            self.passed = before + size
        except (OSError, ValueError) as error:
            yield place.error(reason(error), _WANTED_FILE)

    def unpack(
        self, stream: io.BufferedReader, path: str, place: Place, name: str
    ) -> Iterator[Item | ArticleError]:
        """Yield what the stream of a file holds; see `_open`."""
        if not is_archive(path):
            yield from self._split(stream, path, place)
            return
        empty = True
        try:
            for member in members(stream, path):
                if self._wants_member(member.name):
                    empty = False
                    yield from self._open_member(member, place, name)
        except DAMAGES as error:
            yield place.error(f"a damaged archive ({error})", WANTED_ARCHIVE)
            return
        if empty:
            yield place.error("an archive without articles", WANTED_PATH)

    def _wants_member(self, name: str) -> bool:
        readable = name.lower().endswith(SUFFIXES) and not is_archive(name)
        return readable and not is_hidden(name) and self.choice.wants(name)

    def _open_member(
        self, member: Member, archive: Place, above: str
    ) -> Iterator[Item | ArticleError]:
        name = _join(above, _relative(member.name))
        place = Place(f"{archive.where}/{member.name}", name, without_suffix(name))
        if member.stream is None:
            yield place.error(member.fault, _WANTED_FILE)
            return
        stream = io.BufferedReader(cast(Any, member.stream))
        try:
            yield from self._split(stream, member.name, place)
        except (zipfile.BadZipFile, zlib.error) as error:  # the next member may be whole
            yield place.error(f"a damaged member ({error})", WANTED_ARCHIVE)
        finally:
            stream.detach()

    def _split(
        self, stream: io.BufferedReader, path: str, place: Place
    ) -> Iterator[Item | ArticleError]:
        """Yield the articles of a file: lines, or all of it as one."""
        lower, most = path.lower(), self.choice.max_bytes
        if lower.endswith(".jsonl.gz"):
            stream = unzip(stream)
        elif lower.endswith(".jsonl.zst"):
            from oversight.read.zst import unzip_zst

            stream = unzip_zst(stream)
        kind = kind_of_name(path)
        if ".jsonl" in lower[-10:] or (
            kind is None and kind_of_start(stream.peek(2048)) == "record"
        ):
            yield from split_lines(stream, place, most)
            return
        data = stream.read(most + 1)
        if len(data) > most:
            yield place.error(f"more than {most:,} bytes", WANTED_SIZE)
        else:
            yield Item(place, kind or kind_of_start(data), data)


def _relative(path: str) -> str:
    """Return a path without what would lead out of a folder that it stands in."""
    parts = [part for part in PurePath(path).parts if part not in ("..", "/", "\\")]
    return "/".join(parts)


def _join(above: str, name: str) -> str:
    return f"{above}/{name}" if above else name
