"""Folders: the files below one, in the order of names, none of them twice."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from oversight.read.choice import Choice
from oversight.read.error import ArticleError
from oversight.read.reading import Place

SUFFIXES = (
    *(".txt", ".html", ".htm", ".pdf"),
    *(".jsonl", ".jsonl.gz", ".jsonl.zst"),
    *(".zip", ".tar", ".tar.gz", ".tgz"),
)
WORKSHOP = ".oversight"  # what a folder holds that a run wrote: its records are no articles
# "St. Helens" has no suffix, nor has "2017.09".
_SUFFIX = re.compile(r"(?<=[^/])(?:\.jsonl\.(?:gz|zst)|\.tar\.gz|\.[a-z]\w{1,4})$", re.IGNORECASE)
WANTED_PATH = "A .txt, .html, .pdf, .jsonl, .zip or .tar.gz file, a folder of these, or - is wanted"


class Walk:
    """Yields the paths of wanted files below `root`, relative to it.

    A symbolic link is followed once, and not at all where what it leads to is walked anyway.
    """

    def __init__(self, root: str, choice: Choice) -> None:
        self.root = root
        self.choice = choice
        self._home = Path(os.path.realpath(root))
        self._seen: set[tuple[int, int]] = set()

    def __iter__(self) -> Iterator[str | ArticleError]:
        return self._walk("")

    def _walk(self, below: str) -> Iterator[str | ArticleError]:
        folder = os.path.join(self.root, below)
        try:
            if self._is_second(folder):
                return
            with os.scandir(folder) as entries:
                found = sorted((entry.name, entry.is_symlink()) for entry in entries)
        except OSError as error:
            name = printable(PurePath(below or ".").as_posix())
            yield ArticleError(folder, reason(error), WANTED_PATH, source=name)
            return
        for name, is_link in found:
            if not name.startswith("."):
                yield from self._visit(os.path.join(below, name), is_link)

    def _visit(self, below: str, is_link: bool) -> Iterator[str | ArticleError]:
        path = os.path.join(self.root, below)
        name = printable(PurePath(below).as_posix())
        if is_link and self._is_walked_anyway(path):
            return
        if os.path.isdir(path):
            if not self.choice.leaves_out(name) and not _is_output(path):
                yield from self._walk(below)
        elif name.lower().endswith(SUFFIXES) and self.choice.wants(name):
            if not _can_be_opened(path):
                place = Place(path, name, without_suffix(name))
                yield place.error("neither a file nor a folder", WANTED_PATH)
            elif not (is_link and os.path.exists(path) and self._is_second(path)):
                yield below

    def _is_second(self, path: str) -> bool:
        """Tell whether this folder, or the file at the end of a link, was here before."""
        status = os.stat(path)
        here = (status.st_dev, status.st_ino)
        if here in self._seen:
            return True
        self._seen.add(here)
        return False

    def _is_walked_anyway(self, path: str) -> bool:
        """Tell whether a link leads to something below the root that is not hidden."""
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(self._home) or not target.exists():
            return False
        return not any(part.startswith(".") for part in target.relative_to(self._home).parts)


def _is_output(path: str) -> bool:
    return os.path.isdir(os.path.join(path, WORKSHOP))


def _can_be_opened(path: str) -> bool:
    """Tell a file, or a link to nothing that opening will report, from a pipe that would block."""
    return os.path.isfile(path) or not os.path.exists(path)


def is_folder(path: str) -> bool:
    """Tell a folder from a file. Raises OSError or ValueError where there is neither."""
    return stat.S_ISDIR(os.stat(path).st_mode)


def size_of(path: str) -> int:
    """Return a file's size in bytes, 0 where there is none."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def sizes_below(root: str, choice: Choice) -> int:
    """Return the bytes of all wanted files below a folder."""
    found = (path for path in Walk(root, choice) if isinstance(path, str))
    return sum(size_of(os.path.join(root, path)) for path in found)


def without_suffix(name: str) -> str:
    """Return a name without what tells its format."""
    return _SUFFIX.sub("", name)


def printable(path: str) -> str:
    """Return a file name as text, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def reason(error: Exception) -> str:
    """Say why a file cannot be read, the same in every locale."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read"
    if isinstance(error, ValueError):
        return "no path (it holds a zero byte)"
    return f"not readable ({type(error).__name__})"
