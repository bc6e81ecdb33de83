"""A live blog's posts: from a heading, or a time, to the share line."""

import re

from oversight.layout.lines import Line
from oversight.layout.page import Page

_LIVE = 3  # share lines, or times, that make a live blog
_HEADING = 25  # words at most
_TIME = re.compile(
    r"(?:posted at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s?(?:GMT|BST))?(?=\D|$)", re.IGNORECASE
)
_TIME_WORDS = 8  # words at most in a line that gives a post's time


def mark_times(page: Page) -> None:
    """Label the lines that give a live blog's posts their times, where the page is one."""
    times = [line for line in page.lines[page.body :] if not line.label and _is_time(line)]
    if len(times) >= _LIVE:
        for line in times:
            line.label, line.role = "FURNITURE", "time"


def _is_time(line: Line) -> bool:
    return line.words <= _TIME_WORDS and not line.ended and bool(_TIME.match(line.text))


def find_posts(page: Page) -> None:
    """Find the posts, label their headings and note their offsets on the page."""
    body = range(page.body, len(page.lines))
    shares = [index for index in body if page.lines[index].kind == "SHARE"]
    times = [index for index in body if page.lines[index].role == "time"]
    if len(shares) >= _LIVE and len(shares) >= len(times):
        begin = _first_post(page, shares[0])
        for share in shares:
            _add_post(page, begin, share)
            begin = share + 1
    elif times:
        for begin, end in zip(times, [*times[1:], len(page.lines)], strict=True):
            _add_post(page, begin, end - 1)


def _add_post(page: Page, begin: int, last: int) -> None:
    """Note the post from the first line of its own to `last`, its share line or text."""
    while begin <= last and _foreign(page.lines[begin]):
        begin += 1
    while last > begin and _foreign(page.lines[last]) and page.lines[last].kind != "SHARE":
        last -= 1
    if begin >= last:
        return
    head = page.lines[begin]
    if head.role == "time" and begin < last:
        head = page.lines[begin + 1]
    if not head.prose and not head.bullet and head.words <= _HEADING and head.label in _HEADS:
        head.label = "POST_HEADING"
    page.posts.append((page.lines[begin].start, page.lines[last].end))


_HEADS = {"HEADING", "PARAGRAPH", "POST_HEADING"}


def _foreign(line: Line) -> bool:
    return line.label in {"FURNITURE", "OTHER_STORY", "COMMENT"} and line.role != "time"


def _first_post(page: Page, share: int) -> int:
    """Return the index of the first post's heading: the first heading of the story."""
    for index in range(page.body, share):
        if page.lines[index].label == "HEADING":
            return index
    return share
