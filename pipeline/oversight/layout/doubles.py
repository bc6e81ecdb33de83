"""What the page prints twice: captions, glued captions, the title's copies."""

from oversight.layout.lines import Line
from oversight.layout.page import Page

_START = 10  # characters that have to come again
_LONGEST = 400


def split_glued(page: Page) -> None:
    """Cut lines that are a text and, glued to it, its copy: "X nightX night"."""
    lines: list[Line] = []
    for line in page.lines:
        cut = None if line.words > 60 else glued_at(line.text)
        if cut is None:
            lines.append(line)
            continue
        _start, middle = cut
        first = Line(line.start, line.start + middle, line.text[:middle], line.gap, "CAPTION")
        rest = line.text[middle:]
        left = len(rest) - len(rest.lstrip())
        second = Line(first.end + left, line.end, rest.strip(), False, "FURNITURE")
        lines += [first, second]
    page.lines = lines


def glued_at(text: str) -> tuple[int, int] | None:
    """Return (start of the first copy, start of the second) of a doubled text, or None."""
    start = 0
    if text[:40].count(": ") == 1:  # "Gazette: The town hallThe town hall"
        start = text.index(": ") + 2
    for begin in {0, start}:
        head = text[begin : begin + _START]
        again = text.find(head, begin + _START) if len(head) == _START else -1
        if again < 0:
            continue
        copy = text[begin:again].strip()
        if text[again : again + len(copy)] == copy and len(text) - again - len(copy) < 80:
            return begin, again
    return None


def mark_doubles(page: Page) -> None:
    """Label a caption and the copies below it, and any later copy of a longer line."""
    seen: dict[str, Line] = {}
    last: Line | None = None
    for line in page.lines:
        if last is not None and not line.label and _copy(last, line):
            if not last.label:
                last.label = "STANDFIRST" if last.prose and last.gap and line.gap else "CAPTION"
            line.label = "FURNITURE"
        elif line.words >= 8 and line.key in seen and not line.label:
            line.label = "FURNITURE"
        if line.words >= 8:
            seen.setdefault(line.key, line)
        if line.label != "FURNITURE" or last is None or not _copy(last, line):
            last = line


def _copy(first: Line, second: Line) -> bool:
    """Tell whether one of two neighbours is the other, perhaps with a credit after it."""
    a, b = first.text.casefold(), second.text.casefold()
    if a == b:
        return first.words > 1
    short, long = sorted((a, b), key=len)
    if len(short) < 12 or (second.gap and first.prose and second.prose):
        return False
    rest = long.removeprefix(short.rstrip(" ."))
    return rest != long and len(rest) < 80 and rest.lstrip(" .")[:1] in "(-[pic"
