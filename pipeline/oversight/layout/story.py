"""The story and what the page puts into it and after it."""

from oversight.layout.lines import Line
from oversight.layout.page import Page

_HEADING = 14  # words at most
_OPENERS = {"RELATED": "OTHER_STORY", "PROMO": "FURNITURE", "COMMENTS": "COMMENT"}


def mark_story(page: Page) -> None:
    """Label every line from the story's first on."""
    zone = ""
    begun = False
    for index in range(page.body, len(page.lines)):
        line = page.lines[index]
        if line.label in {"", "CAPTION"} and zone:
            if _resumes(page, index, zone):
                zone = ""
            else:
                line.label = "FURNITURE" if line.kind == "FURNITURE" else _OPENERS[zone]
                if line.kind in _OPENERS and zone != "COMMENTS":
                    zone = line.kind
                    line.label = "FURNITURE"
                continue
        if line.label:
            continue
        if line.kind in _OPENERS and begun:
            zone = line.kind
            line.label = "FURNITURE"
            continue
        line.label = _label(page, index)
        begun = begun or line.label == "PARAGRAPH"
    _mark_tail(page)


def _resumes(page: Page, index: int, zone: str) -> bool:
    """Tell whether the story goes on at this line after a list of other stories."""
    line = page.lines[index]
    before = page.before(index)
    if zone == "COMMENTS" or line.kind or not line.prose or line.words < 12:
        return False
    return (
        before is not None
        and (before.bullet > 0 or before.kind in _OPENERS or line.gap)
        and (sum(later.prose and not later.kind for later in page.lines[index:]) >= 2)
    )


def _label(page: Page, index: int) -> str:
    line, before, after = page.lines[index], page.before(index), page.after(index)
    if before is not None and before.kind == "CAPTION_LABEL":
        return "CAPTION"
    if before is not None and before.kind == "LINK" and _bare(before) and not line.prose:
        return "OTHER_STORY"
    if line.kind == "LINK":
        return "FURNITURE"
    if line.kind == "NOTES":
        return "HEADING"
    if line.kind == "CAPTION" and (line.words <= 60):
        return "CAPTION"
    if line.kind:
        return "FURNITURE"
    if line.bullet:
        return "LIST_ITEM"
    if line.prose or line.ended or line.text.endswith(":"):
        return "PARAGRAPH"
    if before is not None and _listing(page, before) and (not line.gap or not page.spaced):
        return "LIST_ITEM"
    if before is not None and before.text.endswith(":") and after and not after.prose:
        return "LIST_ITEM"
    if page.spaced and _tied(page, index):
        return "CAPTION"
    if line.words <= _HEADING:
        return "HEADING"
    return "PARAGRAPH"


def _bare(line: Line) -> bool:
    return line.words <= 3 or line.text.endswith(":")


def _listing(page: Page, before: Line) -> bool:
    return before.label == "LIST_ITEM" and not before.bullet


def _tied(page: Page, index: int) -> bool:
    """Tell whether a short line stands directly at another one: a picture's two texts."""
    line, before, after = page.lines[index], page.before(index), page.after(index)
    if before is not None and not line.gap and before.label == "CAPTION":
        return True
    return after is not None and not after.gap and not after.prose and not after.bullet and line.gap


def _mark_tail(page: Page) -> None:
    """Label short lines after the last sentence as furniture: no heading ends a page."""
    for line in reversed(page.lines):
        if line.label in {"PARAGRAPH", "LIST_ITEM", "TITLE", "STANDFIRST", "BYLINE", "DATELINE"}:
            return
        if line.label == "HEADING":
            line.label = "FURNITURE"
