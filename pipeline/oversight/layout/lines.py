"""Lines of a text with what their shape tells: the only view of the page that layout has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from oversight.layout.lexicon import LinePattern, function_words, key_of

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_END = re.compile(r"[.?!…][\"'”’)\]»]*$")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□*–-]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
PROSE = 9  # words from which a line with an end mark reads as a sentence
_LONG = 30  # words from which any line does
_WIDTHS = (48, 110)  # columns at which texts are wrapped by hand
_WRAPPED = 8  # wrapped lines that make a wrapped text


@dataclass
class Line:
    """A line without the white space around it; `start` and `end` are offsets into the text."""

    start: int
    end: int
    text: str
    gap: bool  # an empty line stands before it
    label: str = ""
    role: str = ""  # finer than the label: "published", "updated", "time", "box"
    hint: str = ""  # what HTML said it is
    piece: bool = False  # cut out of a longer line
    known: LinePattern | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        # Not cached properties: every line is asked for these, and their locks cost more.
        self.key = key_of(self.text)
        self.words = len(self.text.split())
        tail = self.text[-8:]
        # A teaser's "..." ends no sentence.
        self.ended = bool(_END.search(tail)) and not tail.endswith(("...", "…"))
        found = _BULLET.match(self.text)
        self.bullet = found.end() if found else 0  # the length of its bullet or number
        # Whether it reads as running text.
        self.prose = not found and ((self.ended and self.words >= PROSE) or self.words >= _LONG)

    @property
    def kind(self) -> str:
        """The label of the known line that it is, else an empty string."""
        return self.known.label if self.known else ""

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Its words that begin with a capital letter, without those of function."""
        common = function_words()
        words = (_plain(word) for word in _WORD.findall(self.text) if word[0].isupper())
        return frozenset(word for word in words if word.lower() not in common)

    def part(
        self,
        start: int,
        end: int,
        *,
        label: str = "",
        role: str = "",
        gap: bool = False,
        piece: bool = False,
    ) -> "Line":
        """Return the stretch of the line, `start` and `end` counted within it."""
        text = self.text[start:end]
        left = self.start + start + len(text) - len(text.lstrip())
        inner = text.strip()
        return Line(left, left + len(inner), inner, gap, label, role, self.hint, piece)


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’")


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text that hold anything; lines wrapped by hand are one again."""
    lines: list[Line] = []
    gap = True
    for start, end in _bounds(text):
        raw = text[start:end]
        inner = raw.strip().strip("\u200b\ufeff\u2060").strip()
        if not inner:
            gap = True
            continue
        left = start + raw.index(inner)
        lines.append(Line(left, left + len(inner), inner, gap))
        gap = False
    return _unwrap(lines, text)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _unwrap(lines: list[Line], text: str) -> list[Line]:
    """Join lines that were broken at a column's width, or in the middle of a sentence."""
    width = _width(lines)
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is not None and (_forced(last, line, width) or _broken(last, line)):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_joined(run, text) for run in runs]


def _joined(run: list[Line], text: str) -> Line:
    first, last = run[0], run[-1]
    if first is last:
        return first
    return Line(first.start, last.end, text[first.start : last.end], first.gap)


def _width(lines: list[Line]) -> int:
    """Return the column at which the text is wrapped, 0 where it is not."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < _WRAPPED:
        return 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]  # not the longest: a stray line may be longer
    low, high = _WIDTHS
    if not low <= width <= high:
        return 0
    forced = sum(_forced(a, b, width) for a, b in pairs)
    lower = sum(b.text[0].islower() for _, b in pairs)
    return width if forced * 2 >= len(pairs) and lower * 4 >= len(pairs) else 0


def _forced(line: Line, after: Line, width: int) -> bool:
    """Tell whether the next word would not have stood on the line."""
    if not width or after.gap or after.bullet:
        return False
    return len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width


def _broken(line: Line, after: Line) -> bool:
    """Tell whether a sentence goes on in the next line, as around a link cut out of it."""
    if not after.text[0].islower() or line.ended or after.bullet or line.bullet:
        return False
    if line.words < 3 or after.text.startswith(("by ", "image", "media", "external")):
        return False
    last = line.text.rsplit(None, 1)[-1].lower()
    return last.endswith(",") or last in function_words()
