"""What stands above the story: title, byline, dates, standfirst, navigation."""

from oversight.layout.bylines import find_byline, name_shaped
from oversight.layout.datelines import DatePart, find_dates
from oversight.layout.lines import Line
from oversight.layout.page import Page

_REACH = 40  # lines in which a header ends
_SURE = 3  # paragraphs after which a date belongs to something else
_TITLE = (3, 40)  # words


def mark_header(page: Page, title: str | None = None) -> None:
    """Label the lines above the story and find where it begins; `title` is the metadata's."""
    marks = _split_marks(page)
    page.body = _find_body(page, marks)
    _mark_title(page, title)
    named = False
    for index in range(page.body):
        line = page.lines[index]
        if line.label == "TITLE":
            named = True
        if line.label:
            continue
        line.label = _header_label(page, index, named)
    if page.byline is None:
        _lone_byline(page)


def _split_marks(page: Page) -> list[int]:
    """Cut date lines and bylines into their parts; return the indices of what they hold."""
    marks: list[int] = []
    lines: list[Line] = []
    prose = 0
    for number, line in enumerate(page.lines):
        plain = not line.label and line.kind not in {"CAPTION", "RELATED", "COMMENTS", "LINK"}
        if prose < _SURE and number < _REACH and plain and line.words <= 40:
            parts = _parts(line)
        else:
            parts = [line]
        if prose < _SURE and any(part.label in {"DATELINE", "BYLINE"} for part in parts):
            marks += [
                len(lines) + i
                for i, part in enumerate(parts)
                if part.label in {"DATELINE", "BYLINE"}
            ]
        elif line.prose and not line.kind and line.words >= 15:
            prose += 1
        lines += parts
    page.lines = lines
    return marks


def _parts(line: Line) -> list[Line]:
    """Return the line, cut where a byline or a date begins and ends."""
    dates = [date for date in find_dates(line.text) if _is_dateline(line, date)]
    byline = find_byline(line.text[: dates[0].labelled] if dates else line.text)
    if byline is None and dates:
        before = line.text[: dates[0].labelled].strip(" |,-–•")
        if name_shaped(before):
            begin = line.text.index(before)
            byline = (begin, begin + len(before))
    cuts = [(date.start, date.end, "DATELINE", date.role) for date in dates]
    if byline is not None:
        cuts.append((*byline, "BYLINE", ""))
    if not cuts:
        return [line]
    cuts.sort()
    return _cut(line, cuts)


def _is_dateline(line: Line, date: DatePart) -> bool:
    """Tell whether a date in a line is the page's: the line holds little besides."""
    if not (date.year or date.role) or (line.prose and not date.role):
        return False
    return date.words * 2 >= line.words or line.words <= 14 or bool(date.role)


def _cut(line: Line, cuts: list[tuple[int, int, str, str]]) -> list[Line]:
    parts: list[Line] = []
    place = 0
    for start, end, label, role in [*cuts, (len(line.text), len(line.text), "", "")]:
        between = line.text[place:start]
        if any(char.isalpha() for char in between):
            left = place + len(between) - len(between.lstrip(" |,-–•:"))
            right = place + len(between.rstrip(" |,-–•"))
            parts.append(_piece(line, left, right, "FURNITURE"))
        if label:
            parts.append(_piece(line, start, end, label, role))
        place = end
    parts[0].gap = line.gap
    return parts


def _piece(line: Line, start: int, end: int, label: str, role: str = "") -> Line:
    return Line(line.start + start, line.start + end, line.text[start:end], False, label, role)


def _find_body(page: Page, marks: list[int]) -> int:
    """Return the index of the first paragraph after the header's last mark."""
    after = marks[-1] + 1 if marks else 0
    for index in range(after, len(page.lines)):
        line = page.lines[index]
        if not line.label and not line.kind and line.prose and not _question_title(page, index):
            return index
    return min(after, len(page.lines))


def _question_title(page: Page, index: int) -> bool:
    line = page.lines[index]
    return index < 3 and line.text.endswith("?") and line.words <= 20


def _mark_title(page: Page, title: str | None) -> None:
    best: Line | None = None
    listed = False
    for line in page.lines[: page.body]:
        if line.gap:
            listed = False
        if line.kind in {"RELATED", "PROMO"}:
            listed = True
        if listed or line.label or line.kind or not _title_shaped(line):
            continue
        if title and line.text.strip() == title.strip():
            best = line
            break
        if best is None or best.words < 5 <= line.words:
            best = line
            if title is None and best.words >= 5:
                break
    if best is not None:
        best.label = "TITLE"
        page.title = best.text


def _title_shaped(line: Line) -> bool:
    low, high = _TITLE
    if not low <= line.words <= high or line.bullet or line.text.endswith((".", ":", ",")):
        return False
    return not any(mark in line.text for mark in (" | ", " > ", " » ", "   "))


def _header_label(page: Page, index: int, named: bool) -> str:
    line = page.lines[index]
    if line.kind == "CAPTION":
        return "CAPTION"
    before, after = page.before(index), page.after(index)
    if before is not None and before.kind == "CAPTION_LABEL":
        return "CAPTION"
    if line.kind:
        return "FURNITURE"
    if page.spaced and named:
        tied = (after, not after.gap) if after else (None, False)
        if tied[0] is not None and tied[1] and tied[0].kind == "CAPTION":
            return "CAPTION"
        if before is not None and not line.gap and before.label == "CAPTION":
            return "CAPTION"
    if named and line.words >= 8:
        return "STANDFIRST"
    return "FURNITURE"


def _lone_byline(page: Page) -> None:
    """Find a byline: the labelled one, else a name alone between title and story."""
    for line in page.lines[: page.body]:
        if line.label == "BYLINE":
            page.byline = line.text
            return
    titled = False
    for line in page.lines[: page.body]:
        if line.label == "TITLE":
            titled = True
        elif titled and line.label == "FURNITURE" and not line.kind and name_shaped(line.text):
            line.label = "BYLINE"
            page.byline = line.text
            return
