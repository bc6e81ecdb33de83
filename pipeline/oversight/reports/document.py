"""A report's text as its rules read it: plain marks, lines, pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from oversight.events.candidate import Slot
from oversight.spans import Offsets

# One character for one: places in the plain text are places in the text.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‛`´", "'"),
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("–—−‐‑‒", "-"),
        **dict.fromkeys("\xa0\u2009\u202f\u2007\t", " "),
        "\r": "\n",
    }
)
_COVER = 8000  # characters: no cover, and no letter's head, is longer
_SENTENCE = 1200  # characters: no sentence goes on for longer
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Report:
    """A text; `pages` are the places at which its pages begin, empty where it has none.

    `items` are the places at which the markup of a page has a list's items begin.
    """

    text: str
    pages: tuple[int, ...] = ()
    items: frozenset[int] = frozenset()

    @cached_property
    def plain(self) -> str:
        """The text with straight marks, as long as it was."""
        return self.text.translate(_PLAIN)

    @cached_property
    def cover(self) -> int:
        """The end of the cover: three pages, for a table may run over."""
        return min(self.pages[3] if len(self.pages) > 3 else len(self.text), _COVER)

    def lines(self, start: int = 0, end: int | None = None) -> Iterator[Offsets]:
        """Yield the places of the lines between two places, without blanks around them."""
        stop = len(self.text) if end is None else end
        for match in _LINE.finditer(self.plain, start, stop):
            words = match.group().strip()
            if words:
                first = match.start() + match.group().index(words)
                yield first, first + len(words)

    def slot(self, value: object, *places: Offsets) -> Slot:
        """Return a slot with the places of its words, blanks around them left out."""
        return Slot(value, tuple(self.trim(*place) for place in places))

    def trim(self, start: int, end: int) -> Offsets:
        """Return the place without the white space at its ends."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def sentence(self, start: int, end: int) -> Offsets:
        """Return the line, or the sentence of a longer one, that holds a place."""
        earliest, latest = max(0, start - _SENTENCE), min(len(self.plain), end + _SENTENCE)
        first = self.plain.rfind("\n", earliest, start) + 1 or earliest
        last = self.plain.find("\n", end, latest)
        last = latest if last < 0 else last
        stop = max((m.end() for m in _STOP.finditer(self.plain, first, start)), default=first)
        after = _STOP.search(self.plain, max(start, end - 1), last)
        return self.trim(stop, after.end() if after else last)


_STOP = re.compile(r"[.?!]['\")]?\s+(?=[A-Z•\"'])")
