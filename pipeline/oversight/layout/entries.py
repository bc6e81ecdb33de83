"""Entries: the lines of a chronicle ("May 2014: Ofsted finds …") or of a box of figures
("Children in care: 561"), which have no full stop and are no headings.
"""

import re
from collections.abc import Callable, Sequence

from oversight.layout.datelines import find_dates
from oversight.layout.lines import Line

_MARK = re.compile(r"\s*[:–—-]\s*(?=\S)")
# "2014: …", "Spring 2015 – …", "Early 2016: …"
_YEAR = re.compile(r"(?:[A-Za-z]+[\s-]+)?(?:19|20)\d\d(?=\s*[:–—-]\s)")
_FIGURE = re.compile(
    r"[^\W\d][^.?!:]{2,70}(?::|\s[–—-])\s*£?\d"
    r"|£?\d[\d,.]*(?:m|k|%|bn)?(?:(?::|\s[–—-])\s*[^\W\d]|\s+[a-z])"
)
_CHRONICLE = 2  # lines in a row that make a chronicle
_FIGURES = 3
_REACH = 4
_LONGEST = 60  # words


def is_listed(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is one of several entries in a row."""
    if lines[index].words > _LONGEST:
        return False
    return (
        _run(lines, index, _opens_with_date) >= _CHRONICLE
        or _run(lines, index, _gives_figure) >= _FIGURES
    )


def _run(lines: Sequence[Line], index: int, is_entry: Callable[[Line], bool]) -> int:
    """Return how many lines around this one, itself among them, are such entries in a row."""
    if not is_entry(lines[index]):
        return 0
    count = 1
    for step in (-1, 1):
        for k in range(index + step, index + step * _REACH, step):
            if not 0 <= k < len(lines) or not is_entry(lines[k]):
                break
            count += 1
    return count


def _opens_with_date(line: Line) -> bool:
    """Tell whether a line is a date, a mark, and what was then."""
    found = _YEAR.match(line.text)
    if found:
        return True
    dates = find_dates(line.text, limit=6)
    if not dates or dates[0].start > 0 or dates[0].role or dates[0].numeric:
        return False
    mark = _MARK.match(line.text, dates[0].end) or _MARK.match(line.text, dates[0].end - 1)
    return mark is not None and len(line.text[mark.end() :].split()) > 1


def _gives_figure(line: Line) -> bool:
    """Tell whether a line is a measure and its number."""
    return not line.ended and not line.kind and _FIGURE.match(line.text) is not None
