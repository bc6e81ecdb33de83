"""From the lines of a PDF's pages to its text: furniture dropped, wrapped lines joined.

A line break in a PDF is where the page was full. A line is taken on into the next where it was
full and its sentence is open, or where the next begins in lower case; headings, list items and
the rows of a table keep lines of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

# A word broken at the end of a line: pdfium puts one of these, and takes the break away.
_BROKEN = re.compile("([^\\W\\d_]+)[\ufffe\x02]([^\\W\\d_]*)")
_BREAKS = ("\ufffe", "\x02")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Symbol fonts have their bullets and dashes where Unicode has nothing.
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8\uf06e\uf076\uf0a1\u25fc\u25aa\u25cf\u25a0\u2023"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_BULLETS, "•"),
        **dict.fromkeys("\xad\ufeff\u200b\u2060\0\uffff"),
        **dict.fromkeys("\xa0\u2007\u202f\u2009\t\x0b\x0c", " "),
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\ufffe": "-",
        "\x02": "-",
    }
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_EDGE = 4  # lines at the top and the bottom of a page that may be running heads and feet
_OFTEN = 0.4  # of the pages: a line on so many is one
_RIM, _PART, _LONG = 2, 3, 15  # outermost lines; pages, characters for which they are one
_NUMBERS = frozenset({"#", "Page # of #", "Page #", "# of #"})
_NUMBER = re.compile(r"\d+")
_BLANKS = re.compile(r"  +")
_OPENS = re.compile(
    r"[•○◦▪–—─―−-] ?|\d{1,3}\.|\(?\d{1,3}\) ?[A-Z]|\d{1,2} [A-Z]|\d\.\d|[A-Z]\.? \S{0,2}$|\(?[a-z]\)"
)
_FULL = 0.8  # of the width of the text: a line as long as that went on to the margin
_CLOSES = (".", "?", "!", ":")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}:")


def drop_furniture(pages: Sequence[str]) -> list[list[str]]:
    """Return each page's lines without page numbers and what stands on page after page."""
    split = [_lines(page) for page in _mend(pages)]
    # The cover says once what the others repeat.
    often = Counter(line for lines in split[1:] for line in set(_edges(lines, _EDGE)))
    outermost = Counter(line for lines in split[1:] for line in set(_edges(lines, _RIM)))
    wanted = max(2, int(_OFTEN * len(split)))
    known = {line for line, count in often.items() if count >= wanted}
    # A part of the report may have a foot of its own, and left and right pages may differ.
    known |= {line for line, count in outermost.items() if count >= _PART and len(line) >= _LONG}
    known |= _NUMBERS
    return [_without(lines, known if number else _NUMBERS) for number, lines in enumerate(split)]


def _mend(pages: Sequence[str]) -> Iterator[str]:
    """Yield the pages with words whole that a line's end broke."""
    words: frozenset[str] = frozenset()
    if any(mark in page for page in pages for mark in _BREAKS):
        words = frozenset(_WORD.findall("\n".join(pages).lower()))
    for page in pages:
        whole = _BROKEN.sub(lambda match: _whole(match, words), page)
        yield _CONTROLS.sub("", whole.translate(_SIGNS).replace("\r\n", "\n"))


def _whole(match: re.Match[str], words: frozenset[str]) -> str:
    """Join the halves of a word; the hyphen stays unless the word is known without it."""
    first, second = match.groups()
    hyphened, plain = f"{first}-{second}".lower(), f"{first}{second}".lower()
    return first + second if plain in words and hyphened not in words else f"{first}-{second}"


def _lines(page: str) -> list[str]:
    lines = (_BLANKS.sub(" ", line).strip() for line in page.splitlines())
    # A sign that belongs to no alphabet, in front of a line, is a bullet too.
    return ["•" + line[1:] if "\ue000" <= line[0] <= "\uf8ff" else line for line in lines if line]


def _edges(lines: list[str], depth: int) -> list[str]:
    """Return the first and last lines of a page, numbers as `#`."""
    chosen = lines if len(lines) <= 2 * depth else lines[:depth] + lines[-depth:]
    return [_NUMBER.sub("#", line) for line in chosen]


def _without(lines: list[str], known: Set[str]) -> list[str]:
    last = len(lines) - _EDGE
    return [
        line
        for number, line in enumerate(lines)
        if _EDGE <= number < last or _NUMBER.sub("#", line) not in known
    ]


def join_lines(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...]]:
    """Return the text, a line for each paragraph, heading or row, and where its pages begin."""
    full = _FULL * _width(pages)
    pieces: list[str] = []
    starts: list[int] = []
    place, before = 0, ""
    for lines in pages:
        for number, line in enumerate(lines):
            if before:
                gap = " " if _goes_on(before, line, full) else "\n"
                pieces.append(gap)
                place += 1
            if number == 0:
                starts.append(place)
            pieces.append(line)
            place += len(line)
            before = line
        if not lines:
            starts.append(place)
    return "".join(pieces) + "\n" * bool(pieces), tuple(starts)


def _width(pages: Sequence[Sequence[str]]) -> int:
    """Return the length of a line that fills the page: most long ones are as long as that."""
    lengths = sorted(len(line) for lines in pages for line in lines)
    return lengths[int(0.85 * len(lengths))] if lengths else 0


def _goes_on(line: str, following: str, full: float) -> bool:
    """Tell whether a line's sentence goes on in the following line."""
    first = following[0]
    if line.endswith(_CLOSES) or _OPENS.match(following) or _LABEL.match(following):
        return False
    return first.islower() or (len(line) >= full and not line.endswith(";"))
