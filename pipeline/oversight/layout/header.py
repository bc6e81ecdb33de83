"""What stands above the story: title, byline, dates, standfirst, navigation."""

import re
from collections.abc import Iterator

from oversight.layout.bylines import find_byline, find_titled_name, name_shaped
from oversight.layout.datelines import DatePart, find_dates, is_timeline
from oversight.layout.lexicon import key_of
from oversight.layout.lines import Line
from oversight.layout.menus import is_meeting, is_menu
from oversight.layout.page import Page, captioned

_REACH = 200  # lines in which a header ends
_SURE = 3  # paragraphs after which a date belongs to something else
_PARAGRAPH = 12  # words from which prose counts as a paragraph
_TITLE = (3, 40)  # words
_BESIDE = 4  # words at most beside a date without a label
_CROWDED = 6  # lines that may be the title, from which the story tells which
_LISTED = 12  # words at most in one of a list
_BEFORE_OUTLET = 5  # words at least in a title that the outlet's name follows
_STANDFIRST = 8  # words from which a line below the title is one
_EDGES = " |,-–•"
_BETWEEN = re.compile(r"[^|•]+")
_MARKS = {"DATELINE", "BYLINE"}
_UPDATED = {"updated", "modified"}
_PUBLISHED = {"published", "posted"}
_FOREIGN = {"CAPTION", "RELATED", "COMMENTS", "LINK"}  # known lines whose dates are not the page's


def mark_header(page: Page, title: str | None = None) -> None:
    """Label the lines above the story and find where it begins; `title` is the metadata's."""
    last = _cut_marks(page)
    page.body = _find_body(page, last)
    _mark_title(page, title)
    _mark_byline(page)
    # A page whose title only the metadata gives begins below it.
    named = bool(title) and page.title is None
    for index in range(page.body):
        line = page.lines[index]
        named = named or line.label == "TITLE"
        if not line.label:
            line.label = _label(page, index, named)
    _mark_roles(page)


def _cut_marks(page: Page) -> int:
    """Cut date lines and bylines into their parts; return the index of the last one or -1."""
    lines: list[Line] = []
    last, paragraphs, listed = -1, 0, False
    dated = is_timeline(page.lines)
    for number, line in enumerate(page.lines):
        if number >= _REACH or paragraphs >= _SURE:
            lines += page.lines[number:]
            break
        listed = _listed(page, line, listed)
        plain = not line.label and not listed and line.kind not in _FOREIGN
        parts = _parts(line) if plain else [line]
        marks = [place for place, part in enumerate(parts) if part.label in _MARKS]
        # Below the first paragraphs only "Updated…" belongs to the page, and moves nothing.
        closed = paragraphs > 0 and (last >= 0 or dated)
        if marks and closed and not any(part.role for part in parts):
            parts, marks = [line], []
        if marks and not closed:
            last = len(lines) + marks[-1]
        elif line.label in _MARKS:
            last = len(lines)
        elif not marks and line.prose and not line.kind and not line.label:
            paragraphs += line.words >= _PARAGRAPH
        lines += parts
    page.lines = lines
    return last


def _listed(page: Page, line: Line, listed: bool) -> bool:
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
            piece.label = "" if piece.prose or piece.words > _STANDFIRST else "FURNITURE"
            parts.append(piece)
        if label:
            parts.append(line.part(start, end, label=label, role=role))
        place = end
    parts[0].gap = line.gap
    return parts


def _find_body(page: Page, last: int) -> int:
    """Return the index of the first paragraph after the header's last mark."""
    for index in range(last + 1, len(page.lines)):
        line = page.lines[index]
        if line.label or line.kind or not line.prose:
            continue
        if not _question(page, index) and not captioned(page.before(index), line):
            return index
    return _first_words(page, last + 1)


def _first_words(page: Page, index: int) -> int:
    """Return where a page without a paragraph begins: after its header and nothing else."""
    while index < len(page.lines) and (page.lines[index].label or page.lines[index].kind):
        index += 1
    return index


def _question(page: Page, index: int) -> bool:
    """Tell whether a line with a question mark may be the title."""
    line = page.lines[index]
    return index < 3 and line.text.endswith("?") and line.words <= 20


def _mark_title(page: Page, title: str | None) -> None:
    """Label the title: metadata's, a heading's by HTML, else the first line of enough words."""
    listed = False
    shaped: list[Line] = []
    for line in page.lines[: page.body]:
        listed = _listed(page, line, listed)
        if not listed and not line.label and not line.kind and _title_shaped(line):
            shaped.append(line)
    best = _told_title(shaped, title) if title else _likely_title(page, shaped)
    if best is not None and not (best.words < 5 and name_shaped(best.text)):
        best.label = "TITLE"
        page.title = " ".join(best.text.split())


def _told_title(shaped: list[Line], title: str) -> Line | None:
    """Return the line that says what metadata gives as the title, if any does."""
    wanted = set(key_of(title).split())
    for line in shaped:
        words = set(line.key.split())
        if len(words & wanted) * 2 > len(words | wanted):
            return line
    return None


def _likely_title(page: Page, shaped: list[Line]) -> Line | None:
    crowded = not page.spaced or len(shaped) > _CROWDED
    return (
        next((line for line in shaped if line.hint == "heading"), None)
        or (next((line for line in shaped if _tells(page, line)), None) if crowded else None)
        or next((line for line in shaped if line.words >= 5), None)
        or max(shaped, key=lambda line: line.words, default=None)
    )


def _tells(page: Page, line: Line) -> bool:
    """Tell whether a line of enough words shares some with the story's first paragraphs."""
    lead = " ".join(other.key for other in page.lines[page.body : page.body + 4])
    words = {word.strip("'\",.:") for word in line.key.split() if len(word) > 3}
    return line.words >= 5 and sum(word in lead for word in words if word) >= 2


def _title_shaped(line: Line) -> bool:
    low, high = _TITLE
    if not low <= line.words <= high or line.bullet or line.text.endswith((".", ":", ",", "…")):
        return False
    if is_menu(line):
        return False
    first = line.text
    for mark in (" | ", " > ", " » ", " / ", "   "):
        first = first.split(mark, 1)[0]
    return first == line.text or len(first.split()) >= _BEFORE_OUTLET  # "Title | Wyre Times"


def _label(page: Page, index: int, named: bool) -> str:
    line, before, after = page.lines[index], page.before(index), page.after(index)
    if line.kind == "CAPTION" or captioned(before, line):
        return "CAPTION"
    if line.kind:
        return "FURNITURE"
    if not named:
        return "STANDFIRST" if line.piece and line.words >= _STANDFIRST else "FURNITURE"
    if line.bullet and line.words >= 5:
        return "STANDFIRST"
    if page.spaced and _tied(line, before, after):
        return "CAPTION"
    if line.words >= _STANDFIRST:
        return "STANDFIRST"
    heads = page.spaced and line.gap and line.words >= 2 and index == page.body - 1
    return "HEADING" if heads and after is not None and after.gap else "FURNITURE"


def _tied(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell whether a line stands directly at a caption, or at another line in a picture's way."""
    if before is not None and not line.gap and before.label == "CAPTION":
        return True
    if after is None or after.gap or after.label in _MARKS or not line.gap:
        return False
    if line.text.endswith(":"):
        return False
    if after.label == "CAPTION" or after.kind in {"CAPTION", "CAPTION_LABEL"}:
        return True
    return not after.label and not after.kind and not after.prose


def _mark_byline(page: Page) -> None:
    """Find the byline: the labelled one, else a name alone between title and story."""
    found = next((line for line in page.lines[: page.body] if line.label == "BYLINE"), None)
    if found is None:
        found = _lone_name(page)
    if found is not None:
        found.label = "BYLINE"
        page.byline = " ".join(found.text.split())


def _lone_name(page: Page) -> Line | None:
    titled = False
    for index in range(page.body):
        line = page.lines[index]
        titled = titled or line.label == "TITLE"
        if line.label or line.kind or not name_shaped(line.text):
            continue
        after = page.after(index)
        before = page.before(index)
        cued = before is not None and before.key in {"by", "by:", "author", "authors"}
        if not titled and not cued and (after is None or after.label != "DATELINE"):
            continue
        pictured = (
            after is not None
            and not after.gap
            and (after.label == "CAPTION" or after.kind in {"CAPTION", "CAPTION_LABEL"})
        )
        if not pictured:
            return line
    return None


def _mark_roles(page: Page) -> None:
    """Give a bare date the role of the label that stands on the line before it."""
    for before, line in zip(page.lines, page.lines[1 : page.body], strict=False):
        if line.label == "DATELINE" and not line.role and before.label == "FURNITURE":
            words = set(before.key.replace(":", " ").split())
            if words & _UPDATED:
                line.role = "updated"
            elif words & _PUBLISHED:
                line.role = "published"
