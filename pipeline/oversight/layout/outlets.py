"""The outlet as the page prints it: its own line, a subscription, "told the Post", a copyright."""

import re
from collections.abc import Iterator
from functools import cache

from oversight.layout.lexicon import kinds_of
from oversight.layout.lines import Line
from oversight.layout.page import Page

_PATH = "layout/outlets.json"
_NAME_WORDS = 6  # words at most in an outlet's name
_WORD = r"[A-Z0-9][\w&.’'-]*"
_NAME = rf"((?:The )?{_WORD}(?: (?:and |of |& |on )?{_WORD}){{0,5}})"
_STORY = {"PARAGRAPH", "BLOCK_QUOTE", "STANDFIRST"}


@cache
def _phrases(kind: str) -> tuple[re.Pattern[str], ...]:
    phrases = sorted(kinds_of(_PATH)[kind])
    return tuple(re.compile(phrase.replace("NAME", _NAME)) for phrase in phrases)


def find_outlet(page: Page) -> str | None:
    """Return the outlet's name as printed, or None."""
    return next((name for name in _candidates(page) if name), None)


def _candidates(page: Page) -> Iterator[str]:
    """Yield what may name the outlet, the surest first, "" where a name is no outlet's."""
    furniture = [line for line in page.lines if line.label == "FURNITURE"]
    yield from _own_lines(page)
    yield from (_trim(name, known=False) for name in _named(furniture, "sure"))
    story = [line for line in page.lines if line.label in _STORY]
    yield from (_trim(name, known=True) for name in _named([*story, *furniture], "told"))
    captions = [line for line in page.lines if line.label == "CAPTION"]
    yield from (_trim(name, known=True) for name in _named(captions, "credit"))
    yield from (_trim(name, known=False) for name in _named(furniture, "owner"))


def _own_lines(page: Page) -> Iterator[str]:
    for line in page.lines[: page.body]:
        short = line.label == "FURNITURE" and line.words <= _NAME_WORDS
        # "Listen Live" ends as a newspaper's name does.
        if short and (is_known(line.text) if line.known else is_outlet(line.text)):
            yield line.text


def is_known(name: str) -> bool:
    """Tell whether a name is that of a known outlet."""
    return name.strip().lower().removeprefix("the ") in kinds_of(_PATH)["names"]


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a known outlet, or ends as a newspaper's does."""
    words = name.strip().lower().removeprefix("the ").split()
    return is_known(name) or (len(words) >= 2 and words[-1] in kinds_of(_PATH)["titles"])


def _named(lines: list[Line], kind: str) -> Iterator[str]:
    for phrase in _phrases(kind):
        for line in lines:
            found = phrase.search(line.text)
            if found:
                yield found.group(1)


def _trim(name: str, *, known: bool) -> str:
    """Return the longest beginning of a name that is an outlet; "" where none is known."""
    words = name.strip(" .,'’").split()
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count]).strip(".,").removesuffix("'s").removesuffix("’s")
        if is_outlet(short):
            return short
    return "" if known else " ".join(words)
