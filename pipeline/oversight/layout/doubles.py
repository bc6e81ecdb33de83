"""What the page prints twice: captions, glued captions, the title's copies."""

from oversight.layout.lines import PROSE, Line
from oversight.layout.page import Page

_START = 10  # characters that have to come again
_LONGEST = 150  # words in a line that may be glued to its copy
_CREDIT = 80  # characters at most after the second copy
_REPEATED = 8  # words from which a line that comes again is a repeat
_TITLE = 4  # words at least in a title
_COMPARED = 3  # glued paragraphs that make a page of two versions side by side


def split_glued(page: Page) -> None:
    """Cut lines that are a text and, glued to it, its copy: "X nightX night"."""
    cuts = [glued_at(line.text) if line.words <= _LONGEST else 0 for line in page.lines]
    glued = sum(
        cut > 0 and _sentence(line.text[:cut]) for line, cut in zip(page.lines, cuts, strict=True)
    )
    lines: list[Line] = []
    for line, cut in zip(page.lines, cuts, strict=True):
        if not cut:
            lines.append(line)
            continue
        first, second = line.text[:cut], line.text[cut:]
        plain = glued >= _COMPARED and (_sentence(first) or first.strip() == second.strip())
        label = "" if plain else "CAPTION"
        lines.append(line.part(0, cut, gap=line.gap, label=label))
        lines.append(line.part(cut, len(line.text), label="FURNITURE"))
    page.lines = lines


def _sentence(text: str) -> bool:
    return len(text.split()) >= PROSE and text.rstrip(" \"'”’").endswith((".", "?", "!"))


def glued_at(text: str) -> int:
    """Return where the second copy of a doubled text begins, 0 where there is none."""
    starts = [0]
    if ": " in text[:40]:  # "Gazette: The town hallThe town hall"
        starts.append(text.index(": ") + 2)
    for begin in starts:
        head = text[begin : begin + _START]
        again = text.find(head, begin + _START) if len(head) == _START else -1
        if again < 0:
            continue
        copy = text[begin:again].strip()
        rest = len(text) - again - len(copy)
        short = len(copy.split()) < 6 and copy.endswith((".", "!", "?"))  # "They wait. They wait."
        if text.startswith(copy, again) and rest < _CREDIT and not short:
            return again
    return 0


def mark_doubles(page: Page) -> None:
    """Label a caption and the copies below it, and any later copy of a longer line."""
    seen: set[str] = set()
    last: Line | None = None
    top: Line | None = None  # the page's first line, perhaps its title
    for line in page.lines:
        if line.label == "FURNITURE" or line.kind not in {"", "CAPTION"}:
            continue
        if last is not None and line.label in {"", "CAPTION"} and is_copy(last, line):
            if not (last is top and is_title_copy(last, line)):
                last.label = last.label or _first_label(last, line)
            line.label = "FURNITURE"
        elif line.words >= _REPEATED and line.key in seen:
            line.label = "FURNITURE"
        else:
            last = line
            top = top or (line if line.words >= _TITLE or line.prose else None)
        if line.words >= _REPEATED:
            seen.add(line.key)


def _first_label(first: Line, second: Line) -> str:
    if first.prose and first.ended and first.gap and second.gap and not first.kind:
        return "STANDFIRST"
    return "CAPTION"


def is_title_copy(first: Line, second: Line) -> bool:
    """Tell a title's copy, or its picture's text "… image", from a caption's."""
    rest = second.text[len(first.text) :].strip().lower()
    return rest in {"", "image", "photo"} and _TITLE <= first.words <= 30 and not first.ended


def is_copy(first: Line, second: Line) -> bool:
    """Tell whether one of two neighbours is the other, perhaps with a credit after it."""
    a, b = first.text.casefold(), second.text.casefold()
    if a == b:
        return first.words > 1
    short, long = sorted((a, b), key=len)
    if len(short) < 12 or (second.gap and first.prose and second.prose):
        return False
    stem = short.rstrip(" .")
    rest = long[len(stem) :].lstrip(" .")
    return long.startswith(stem) and len(rest) < _CREDIT and rest.startswith(_CREDITS)


_CREDITS = ("(", "[", "- ", "– ", "picture", "pic:", "photo", "image", "credit")
