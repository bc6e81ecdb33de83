"""What needs to improve: the items under a report's own heading for it.

The first such section counts: a second list of recommendations is the safeguarding board's. Under
"Priority and immediate action" an item is a priority action.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from oversight.reports.document import Report
from oversight.reports.phrases import phrase
from oversight.spans import Offsets

_ITEM = re.compile(
    r"(?P<bullet>[•*◼▪])\s*|(?P<number>\d{1,3})\.(?!\d)\s*|(?P<letter>\(?[a-z]\))\s+"
)
_SUB = re.compile(r"[-○◦]\s+")
_CLOSED = (".", ";", ")", ",")
_LONG = 110  # characters: a heading is shorter
_AHEAD = 4  # lines below a heading within which its list begins


@dataclass
class Improvements:
    """The items, and what sets a priority action: its heading and the items under it."""

    items: list[Offsets] = field(default_factory=list)
    priority: Offsets | None = None
    actions: list[Offsets] = field(default_factory=list)


def find_improvements(report: Report) -> Improvements:
    """Return what a report says needs to improve; empty where it has no such section."""
    lines = list(report.lines())
    found = Improvements()
    number = 0
    while number < len(lines):
        if not _says("improvements", report, lines[number]):
            number += 1
            continue
        heading = lines[number]
        is_priority = _says("priority", report, heading)
        items, number = _items(report, lines, number + 1)
        if items:
            found.items += items
            if is_priority:
                found.priority = found.priority or heading
                found.actions += items
        if found.items and not _more(report, lines, number):
            break
    return found


def _more(report: Report, lines: Sequence[Offsets], number: int) -> bool:
    """Tell whether the section goes on with another of its headings."""
    return number < len(lines) and _says("improvements", report, lines[number])


def _says(name: str, report: Report, line: Offsets) -> bool:
    expression = phrase("sections", f"sections/{name}").expression
    return expression.match(report.plain[line[0] : line[1]]) is not None


def _items(report: Report, lines: Sequence[Offsets], first: int) -> tuple[list[Offsets], int]:
    """Return the items of the list from a line on, and the line that ends it."""
    kind = _kind(report, lines[first : first + _AHEAD])
    items: list[Offsets] = []
    expected = 0
    for number in range(first, len(lines)):
        start, end = lines[number]
        words = report.plain[start:end]
        match = _ITEM.match(words)
        if match is not None and match.lastgroup == kind:
            if kind == "number":
                if expected and int(match["number"]) != expected:
                    return items, number
                expected = int(match["number"]) + 1
            items.append((start + match.end(), end))
        elif items and kind == "number" and match is not None and match["bullet"]:
            items[-1] = (items[-1][0], end)
        elif (items or match is None) and _ends(report, lines, number, kind):
            return items, number
        elif items and (words.endswith(_CLOSED) or _SUB.match(words)):
            items[-1] = (items[-1][0], end)
    return items, len(lines)


def _kind(report: Report, lines: Sequence[Offsets]) -> str:
    """Return how the items of a list begin: with a bullet, a number or a letter."""
    found = [_ITEM.match(report.plain[slice(*line)]) for line in lines]
    items = [match for match in found if match is not None]
    # "22. In order to improve … the following action": a paragraph, and no list that begins there.
    is_paragraph = bool(items and items[0]["number"] not in (None, "1"))
    bullets = any(match["bullet"] for match in items)
    return (items[0].lastgroup or "") if items and not (is_paragraph and bullets) else "bullet"


def _ends(report: Report, lines: Sequence[Offsets], number: int, kind: str) -> bool:
    """Tell whether a line that is no item ends the list."""
    line = lines[number]
    if _says("ends", report, line) or _says("improvements", report, line):
        return True
    words = report.plain[slice(*line)]
    if _SUB.match(words) or words.endswith((":", *_CLOSED)):
        # More of an item, or "Within three months:" between two; a paragraph is longer.
        return _ITEM.match(words) is not None and kind == "bullet" and len(words) > _LONG
    following = [
        _ITEM.match(report.plain[slice(*next_)]) for next_ in lines[number + 1 : number + 2]
    ]
    return len(words) > _LONG or not any(m and m.lastgroup == kind for m in following)


def clean(report: Report, places: Sequence[Offsets]) -> Iterator[tuple[str, Offsets]]:
    """Yield each item's words on one line, and its place."""
    for place in places:
        start, end = report.trim(*place)
        words = " ".join(report.text[start:end].split())
        if words:
            yield words, (start, end)
