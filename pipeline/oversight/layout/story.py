"""The story and what the page puts into it and after it."""

from oversight.layout.bylines import find_byline
from oversight.layout.cohesion import Story
from oversight.layout.datelines import find_dates, is_timeline
from oversight.layout.entries import is_listed
from oversight.layout.lexicon import finite_verbs
from oversight.layout.lines import Line
from oversight.layout.page import Page, captioned

_HEADING = 14  # words at most
_OPENERS = {"RELATED": "OTHER_STORY", "PROMO": "FURNITURE", "COMMENTS": "COMMENT"}
_LINKED = 4  # words at least in another story's headline
_PULLED = 6  # words at least in a sentence that is printed again in large letters
_MOST_PULLED = 40
_SPOKEN = 10  # words from which a line with a sentence's verb is no heading
_TELLS = {"PARAGRAPH", "CAPTION", "HEADING", "LIST_ITEM"}
_BEGUN = 3  # paragraphs after which a headline with a byline is another story


def mark_story(page: Page) -> None:
    """Label every line from the story's first on."""
    story = Story()
    for line in page.lines[: page.body]:
        story.add(line)
    dated = is_timeline(page.lines[page.body :])
    zone = ""
    for index in range(page.body, len(page.lines)):
        line = page.lines[index]
        if zone and not line.label and story.resumes(page, index, zone):
            zone = ""
        if zone:
            zone = _mark_zone(line, zone)
        elif not line.label and line.kind in _OPENERS and story.paragraphs:
            if story.is_comments(page, index):
                zone = line.kind
            line.label = "FURNITURE"
        elif not line.label and not dated and story.paragraphs >= _BEGUN and _teaser(page, index):
            zone = "OTHER"
            line.label = "OTHER_STORY"
        elif not line.label:
            line.label = _label(page, index)
            _take_link(page, index)
            if _opens_links(page, index):
                zone = "LINKS"
        if line.label in _TELLS:
            story.add(line)
    _mark_tail(page)
    _mark_pulled(page)


def _mark_zone(line: Line, zone: str) -> str:
    """Label a line of a zone that is not the story; return the zone that it leaves."""
    if line.kind in _OPENERS and zone != "OTHER":
        line.label = "FURNITURE"
        return "COMMENTS" if zone == "COMMENTS" and line.kind != "RELATED" else line.kind
    if not line.label or (line.label == "CAPTION" and zone != "PROMO"):
        furniture = line.kind in {"FURNITURE", "SHARE", "LINK"}
        line.label = "FURNITURE" if furniture else _OPENERS.get(zone, "OTHER_STORY")
    return zone


def _teaser(page: Page, index: int) -> bool:
    """Tell whether a headline stands here with a byline or date of its own below it."""
    line = page.lines[index]
    if line.prose or line.ended or line.kind or line.bullet:
        return False
    for later in page.lines[index + 1 : index + 3]:
        if later.prose or later.kind or later.label:
            return False
        if _signed(later):
            return not _signed(line)
    return False


def _signed(line: Line) -> bool:
    return (
        line.words <= 12
        and not line.ended
        and (
            find_byline(line.text) is not None
            or any(date.year and date.words >= 3 for date in find_dates(line.text))
        )
    )


def _label(page: Page, index: int) -> str:
    line, before, after = page.lines[index], page.before(index), page.after(index)
    known = _known_label(line, before)
    if known:
        return known
    if line.bullet or line.hint == "list_item" or is_listed(page.lines, index):
        return "LIST_ITEM"
    if line.hint in {"caption", "heading"} and not line.prose:
        return line.hint.upper()
    if line.hint == "block_quote":
        return "BLOCK_QUOTE"
    if line.prose or line.text.endswith(":"):
        return "PARAGRAPH"
    if before is not None and _lists(before) and _item(page, index):
        return "LIST_ITEM"
    if page.spaced and not line.piece:
        tied = _tied_label(page, index)
        if tied:
            return tied
    question = line.text.endswith("?") and line.words <= 10 and after is not None and after.gap
    if line.ended and not question:
        return "PARAGRAPH"
    if line.piece or line.words > _HEADING or line.text[-1] in ",;-–—":
        return "PARAGRAPH"
    return "PARAGRAPH" if line.words >= _SPOKEN and sentence_like(line) else "HEADING"


def _known_label(line: Line, before: Line | None) -> str:
    if line.kind == "SHARE":
        return "FURNITURE"
    if captioned(before, line):
        return "CAPTION"
    if before is not None and before.kind == "LINK" and _bare(before) and not line.prose:
        return "OTHER_STORY"
    if line.kind == "NOTES":
        return "HEADING"
    if line.kind == "CAPTION":
        return "CAPTION" if line.words <= 60 else ""
    return "FURNITURE" if line.kind else ""


def _bare(line: Line) -> bool:
    return line.words <= 3 or line.text.endswith(":")


def _take_link(page: Page, index: int) -> None:
    """Label the headline above a "Read more" that has nothing but the story below it."""
    line, before, after = page.lines[index], page.before(index), page.after(index)
    below = after is None or after.prose or bool(after.kind)
    headline = before is not None and before.label == "HEADING" and before.words >= _LINKED
    if before is not None and headline and below and line.kind == "LINK" and _bare(line):
        before.label = "OTHER_STORY"


def _opens_links(page: Page, index: int) -> bool:
    """Tell whether a bare "See also" stands above a list of links and not above one."""
    line, later = page.lines[index], page.lines[index + 1 : index + 3]
    return (
        line.kind == "LINK"
        and _bare(line)
        and len(later) == 2
        and not any(other.prose or other.kind for other in later)
    )


def _lists(before: Line) -> bool:
    """Tell whether an unmarked list goes on after this line: a colon, or an item of it."""
    if before.label == "PARAGRAPH":
        return before.text.endswith(":")
    return before.label == "LIST_ITEM" and not before.bullet


def _item(page: Page, index: int) -> bool:
    """Tell whether a short line after a colon or an item is one of a list's."""
    line, after = page.lines[index], page.after(index)
    if not line.gap or not page.spaced or line.text[0].islower():
        return True
    return after is not None and not after.prose and not after.kind and not line.ended


def _tied_label(page: Page, index: int) -> str:
    """Return what a short line is that stands directly at others: a picture's texts, a box."""
    line, before = page.lines[index], page.before(index)
    if before is not None and not line.gap and before.label == "CAPTION":
        return "CAPTION"
    if before is not None and not line.gap and before.role == "box":
        line.role = "box"
        return "LIST_ITEM"
    run = _run(page, index)
    if len(run) < 2:
        return ""
    if any(other.label == "CAPTION" or other.kind in {"CAPTION", "CAPTION_LABEL"} for other in run):
        return "CAPTION"
    if len(run) == 2:
        named = bool(run[0].capitals & run[1].capitals)
        return "CAPTION" if named or not (run[0].ended or run[1].ended) else ""
    line.role = "box"
    return "HEADING"


def _run(page: Page, index: int) -> list[Line]:
    """Return the short lines that follow each other without an empty line from here on."""
    run = [page.lines[index]]
    for line in page.lines[index + 1 : index + 12]:
        if line.gap or line.prose or line.bullet or line.kind == "SHARE":
            break
        run.append(line)
    return run if page.lines[index].gap else []


def _mark_tail(page: Page) -> None:
    """Label short lines after the last sentence as furniture: no heading ends a page."""
    tail: list[Line] = []
    for line in reversed(page.lines[page.body :]):
        if line.label in {"PARAGRAPH", "LIST_ITEM", "BLOCK_QUOTE"}:
            break
        if line.label == "HEADING":
            tail.append(line)
    for line in reversed(tail):
        # A last sentence may lack its full stop: "The council was asked to comment".
        first = line is tail[-1] and sentence_like(line)
        line.label = "PARAGRAPH" if first else "FURNITURE"


def sentence_like(line: Line) -> bool:
    """Tell whether a line without an end mark has a sentence's verb: "has", "was", "said"."""
    words = line.text.split()
    return len(words) >= _PULLED and any(word in finite_verbs() for word in words[1:])


def _mark_pulled(page: Page) -> None:
    """Label as furniture a line that says again what a paragraph says word for word."""
    told = [line for line in page.lines if line.label == "PARAGRAPH" and line.ended]
    pulled = [line for line in page.lines[page.body :] if _may_be_pulled(line)]
    for line in pulled[:_MOST_PULLED]:
        words = line.text.casefold().strip("\"'“”‘’ ")
        if any(words in other.text.casefold() for other in told):
            line.label = "FURNITURE"


def _may_be_pulled(line: Line) -> bool:
    unmarked = line.label in {"HEADING", "PARAGRAPH"} and not line.ended and not line.piece
    return unmarked and line.words >= _PULLED and not line.text.endswith(":")
