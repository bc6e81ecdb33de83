"""The title: what metadata or the page's own heading says, else the likeliest line."""

from oversight.layout.bylines import name_shaped
from oversight.layout.lexicon import key_of
from oversight.layout.lines import Line
from oversight.layout.marks import is_listed
from oversight.layout.menus import is_menu
from oversight.layout.outlets import is_known
from oversight.layout.page import Page

_TITLE = (3, 40)  # words
_CROWDED = 6  # lines that may be the title, from which the story tells which
_BEFORE_OUTLET = 5  # words at least in a title that the outlet's name follows


def mark_title(page: Page, title: str | None) -> None:
    """Label the title: metadata's, a heading's by HTML, else the first line of enough words."""
    listed = False
    shaped: list[Line] = []
    for line in page.lines[: page.body]:
        listed = is_listed(page, line, listed)
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
    if is_menu(line) or is_known(line.text):
        return False
    first = line.text
    for mark in (" | ", " > ", " » ", " / ", "   "):
        first = first.split(mark, 1)[0]
    return first == line.text or len(first.split()) >= _BEFORE_OUTLET  # "Title | Wyre Times"
