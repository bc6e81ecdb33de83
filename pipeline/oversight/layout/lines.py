"""Lines of a text with what their shape tells: the only view of the page that layout has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from oversight.layout.lexicon import LinePattern, key_of

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_END = re.compile(r"[.?!…][\"'”’)\]»]*$")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□–*o-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
PROSE = 9  # words from which a line with an end mark reads as a sentence


@dataclass
class Line:
    """A line without the white space around it; `start` and `end` are offsets into the text."""

    start: int
    end: int
    text: str
    gap: bool  # an empty line stands before it
    label: str = ""
    role: str = ""  # finer than the label: "published", "updated"
    known: LinePattern | None = field(default=None, repr=False)

    @cached_property
    def key(self) -> str:
        """The form in which lines are compared."""
        return key_of(self.text)

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())

    @cached_property
    def ended(self) -> bool:
        """Whether it closes with a sentence's end mark."""
        return bool(_END.search(self.text[-8:]))

    @cached_property
    def bullet(self) -> int:
        """The length of its bullet or number, 0 where it has none."""
        found = _BULLET.match(self.text)
        return found.end() if found else 0

    @property
    def kind(self) -> str:
        """The label of the known line that it is, else an empty string."""
        return self.known.label if self.known else ""

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text."""
        if self.bullet:
            return False
        return (self.ended and self.words >= PROSE) or self.words >= 30

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Its words that begin with a capital letter."""
        return frozenset(word for word in _WORD.findall(self.text) if word[0].isupper())


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text that hold anything."""
    lines: list[Line] = []
    gap = True
    for start, end in _bounds(text):
        raw = text[start:end]
        inner = raw.strip()
        if not inner:
            gap = True
            continue
        left = start + raw.index(inner[0])
        lines.append(Line(left, left + len(inner), inner, gap))
        gap = False
    return lines


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
