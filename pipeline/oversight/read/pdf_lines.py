"""From the lines of a PDF's pages to its text: furniture dropped, wrapped lines joined.

A line break in a PDF is where the page was full. A line is taken on into the next where it was
full and its sentence is open, or where the next begins in lower case; headings, list items and
the rows of a table keep lines of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

# A word broken at the end of a line: pdfium puts one of these, and takes the break away.
_BROKEN = re.compile("[\ufffe\x02]")
_HEAD = re.compile(r"[^\W\d_]+")
# Symbol fonts have their bullets and dashes where Unicode has nothing.
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8\uf06e\uf076\uf0a1\u25fc\u25aa\u25cf\u25a0\u2023"
_SIGNS = {
    **dict.fromkeys("\xad\ufeff\u200b\u2060\uffff", ""),
    **dict.fromkeys(map(chr, (*range(9), *range(14, 32), 127)), ""),
    **dict.fromkeys("\xa0\u2007\u202f\u2009\t\x0b\x0c", " "),
    **dict.fromkeys(_BULLETS, "•"),
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\r": "",
}
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_EDGE = 4  # lines at the top and the bottom of a page that may be running heads and feet
_OFTEN = 0.4  # of the pages: a line on so many is one
_RIM, _PART, _LONG = 2, 3, 15  # outermost lines; pages, characters for which they are one
_NUMBERS = frozenset({"#", "Page # of #", "Page #", "# of #"})
_NUMBER = re.compile(r"\d+")
_BLANKS = re.compile(r"  +")
_OPENS = re.compile(
    r"[•○◦▪–—─―−-] ?|\d{1,3}\.|\(?\d{1,3}\) ?[A-Z]|\d{1,2} [A-Z]|\d\.\d"
    r"|[A-Z]\.? \S{0,2}$|\(?[a-z]\)"
)
_FULL = 0.8  # of the width of the text: a line as long as that went on to the margin
_NARROWEST = 60  # characters: a cover by itself has no line that is full
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
    """Yield the pages with plain signs, and with words whole that a line's end broke."""
    text = ""
    for page in pages:
        pieces = _BROKEN.split(page)
        if len(pieces) > 1:
            text = text or "\n".join(pages).lower()
            page = _join_words(pieces, text)
        yield _SIGN.sub(lambda sign: _SIGNS[sign.group()], page)


def _join_words(pieces: Sequence[str], text: str) -> str:
    """Join what broken words broke; a hyphen stays unless the text has the word without it."""
    whole = pieces[0]
    for piece in pieces[1:]:
        head, tail = _HEAD.match(piece), _last_word(whole)
        first, second = tail.lower(), head.group().lower() if head else ""
        plain = bool(first and second)
        plain = plain and _has(text, first + second) and not _has(text, f"{first}-{second}")
        whole += piece if plain else f"-{piece}"
    return whole


def _last_word(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:]


def _has(text: str, word: str) -> bool:
    """Tell whether a word stands in the text by itself."""
    # Looked for as it is first: hardly any is there at all.
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


def _lines(page: str) -> list[str]:
    lines = [line.strip() for line in page.split("\n")]
    if "  " in page:
        lines = [_BLANKS.sub(" ", line) for line in lines]
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
    return max(lengths[int(0.85 * len(lengths))] if lengths else 0, _NARROWEST)


def _goes_on(line: str, following: str, full: float) -> bool:
    """Tell whether a line's sentence goes on in the following line."""
    first = following[0]
    if line.endswith(_CLOSES) or _OPENS.match(following) or _LABEL.match(following):
        return False
    return first.islower() or (len(line) >= full and not line.endswith(";"))
