"""What stands above the story: title, byline, dates, standfirst, navigation."""

from oversight.layout.bylines import name_shaped
from oversight.layout.lines import Line
from oversight.layout.marks import MARKS, cut_marks
from oversight.layout.page import Page, captioned
from oversight.layout.titles import mark_title

_STANDFIRST = 8  # words from which a line below the title is one
_UPDATED = {"updated", "modified"}
_PUBLISHED = {"published", "posted"}


def mark_header(page: Page, title: str | None = None) -> None:
    """Label the lines above the story and find where it begins; `title` is the metadata's."""
    last = cut_marks(page)
    page.body = _find_body(page, last)
    mark_title(page, title)
    _mark_byline(page)
    # A page whose title only the metadata gives begins below it.
    named = bool(title) and page.title is None
    for index in range(page.body):
        line = page.lines[index]
        named = named or line.label == "TITLE"
        if not line.label:
            line.label = _label(page, index, named)
    _mark_roles(page)


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
    if after is None or after.gap or after.label in MARKS or not line.gap:
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
