"""Plain word lists among the patterns. Reading them needs no spaCy."""

from functools import cache

from oversight.resources import patterns_dir


class PatternError(Exception):
    """A pattern file cannot be used; the message says file, line and cure."""


@cache
def read_words(path: str) -> frozenset[str]:
    """Return the words of a plain list, one a line; lines that begin with # are remarks.

    The path is below the project's own patterns folder. Raises PatternError where there is none.
    """
    place = patterns_dir() / path
    if not place.is_file():
        raise PatternError(f"{path}: no such word list. One word a line is wanted.")
    lines = (line.strip() for line in place.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
