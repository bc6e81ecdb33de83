"""The date lines and bylines above the story, cut out of the lines that they stand in."""

import re
from collections.abc import Iterator

from oversight.layout.bylines import find_byline, find_titled_name, name_shaped
from oversight.layout.datelines import DatePart, find_dates, is_timeline
from oversight.layout.lines import Line
from oversight.layout.menus import is_meeting, is_minutes
from oversight.layout.page import Page

_REACH = 200  # lines in which a header ends
_SURE = 3  # paragraphs after which a date belongs to something else
_PARAGRAPH = 12  # words from which prose counts as a paragraph
_TOP, _HEADLINE = 6, 25  # lines among which a headline stands, and its words
_BESIDE = 4  # words at most beside a date without a label
_LISTED = 12  # words at most in one of a list
_PIECE = 8  # words from which what a cut leaves of a line may be more than furniture
_EDGES = " |,-–•"
_BETWEEN = re.compile(r"[^|•]+")
MARKS = {"DATELINE", "BYLINE"}
_FOREIGN = {"CAPTION", "RELATED", "COMMENTS", "LINK"}  # known lines whose dates are not the page's


def cut_marks(page: Page) -> int:
    """Cut date lines and bylines into their parts; return the index of the last one or -1."""
    lines: list[Line] = []
    last, paragraphs, listed = -1, 0, False
    dated = is_timeline(page.lines)
    for number, line in enumerate(page.lines):
        if number >= _REACH or paragraphs >= _SURE:
            lines += page.lines[number:]
            break
        listed = is_listed(page, line, listed)
        plain = not line.label and not listed and line.kind not in _FOREIGN
        parts = _parts(line) if plain else [line]
        marks = [place for place, part in enumerate(parts) if part.label in MARKS]
        # Below the first paragraphs only "Updated…" belongs to the page, and moves nothing.
        closed = paragraphs > 0 and (last >= 0 or dated)
        if marks and closed and not any(part.role for part in parts):
            parts, marks = [line], []
        if marks and not closed:
            last = len(lines) + marks[-1]
        elif line.label in MARKS:
            last = len(lines)
        elif not marks and line.prose and not line.kind and not line.label:
            paragraphs += line.words >= _PARAGRAPH and not _asks(line, number, last)
        lines += parts
    page.lines = lines
    return last


def _asks(line: Line, number: int, last: int) -> bool:
    """Tell whether a line is a headline that asks or calls: "Why do so many councils fail?"."""
    short = number < _TOP and line.words <= _HEADLINE
    return last < 0 and short and line.text.endswith(("?", "!"))


def is_listed(page: Page, line: Line, listed: bool) -> bool:
    """Tell whether a line is one of a list of other things above the story, `listed` so far."""
    if line.kind in {"RELATED", "PROMO"}:
        return True
    ends = line.gap if page.spaced else bool(line.kind) or line.words > _LISTED
    return listed and not ends


def _parts(line: Line) -> list[Line]:
    """Return the line, cut where a byline or a date begins and ends."""
    dates = [date for date in find_dates(line.text) if _is_dateline(line, date)]
    byline = _byline(line, dates)
    cuts = [(date.start, date.end, "DATELINE", date.role) for date in dates]
    if byline is not None:
        cuts.append((*byline, "BYLINE", ""))
    return _cut(line, sorted(cuts)) if cuts else [line]


def _byline(line: Line, dates: list[DatePart]) -> tuple[int, int] | None:
    """Return where the author's name stands: before the line's date, after it, or without one."""
    if not dates:
        return (None if line.prose else find_byline(line.text)) or find_titled_name(line.text)
    head = dates[0].labelled
    if not line.prose and (found := find_byline(line.text[:head])):
        return found
    after = [] if line.prose else _between_bars(line.text, dates[-1].end)
    for start, end in [(0, head), *after]:
        name = line.text[start:end].strip(_EDGES)
        begin = line.text.index(name, start)
        if start and (found := find_byline(name)):
            return begin + found[0], begin + found[1]
        if name_shaped(name):
            return begin, begin + len(name)
    return None


def _between_bars(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between the bars from a place on: "19 May 2021 | Ann Lee | 6 min read"."""
    for part in _BETWEEN.finditer(text, start):
        yield part.span()


def _is_dateline(line: Line, date: DatePart) -> bool:
    """Tell whether a date in a line is the page's: the line holds little besides."""
    if not (date.year and (date.day or date.role)) and not (date.role and date.day):
        return False
    if date.words * 2 >= line.words:
        return True
    if date.start == 0 or line.text[: date.start].lower() == "date ":  # a stamp before the text
        return date.numeric or not line.prose
    if date.year and date.day and is_minutes(line.text):
        return True
    if line.prose or date.prepositional:
        return False
    if is_meeting(line.text[: date.start]) and date.year and date.day:
        return True
    # "Inspection of 12 May 2018: what it found" is a title.
    if date.role or line.words - date.words <= _BESIDE:
        return True
    return _byline(line, [date]) is not None


def _cut(line: Line, cuts: list[tuple[int, int, str, str]]) -> list[Line]:
    parts: list[Line] = []
    place = 0
    for start, end, label, role in [*cuts, (len(line.text), len(line.text), "", "")]:
        between = line.text[place:start]
        left = place + len(between) - len(between.lstrip(" |,-–•:"))
        right = place + len(between.rstrip(" |,-–•"))
        if any(char.isalpha() for char in between):
            piece = line.part(left, right)
            piece.label = "" if piece.prose or piece.words > _PIECE else "FURNITURE"
            parts.append(piece)
        if label:
            parts.append(line.part(start, end, label=label, role=role))
        place = end
    parts[0].gap = line.gap
    return parts
