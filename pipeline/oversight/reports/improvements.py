"""What needs to improve: the items under a report's own heading for it.

The first such section counts: a second list of recommendations is the safeguarding board's. Under
"Priority and immediate action" an item is a priority action.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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


def find_improvements(report: Report, every: bool = False) -> Improvements:
    """Return what a report says needs to improve; empty where it has no such section.

    `every`: all sections of a letter count, which has no board's.
    """
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
        if found.items and not every and not _more(report, lines, number):
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
        line = lines[number]
        item = _item(report, line)
        if item.kind == kind:
            if expected and item.number != expected:
                return items, number
            expected = item.number + 1 if item.number else 0
            items.append((item.start, line[1]))
        elif items and kind == "number" and item.kind == "bullet":
            items[-1] = (items[-1][0], line[1])
        elif (items or not item.kind) and _ends(report, lines, number, kind):
            return items, number
        elif items and _continues(report, line):
            items[-1] = (items[-1][0], line[1])
    return items, len(lines)


class _Item(NamedTuple):
    """How a line begins: with a bullet, a number, a letter; empty where with none."""

    kind: str
    start: int
    number: int = 0


def _item(report: Report, line: Offsets) -> _Item:
    match = _ITEM.match(report.plain, *line)
    if match is not None:
        number = int(match["number"]) if match["number"] else 0
        return _Item(match.lastgroup or "", match.end(), number)
    return _Item("bullet" if line[0] in report.items else "", line[0])


def _continues(report: Report, line: Offsets) -> bool:
    """Tell whether a line is more of the item before: it ends a sentence, or is a point of it."""
    words = report.plain[slice(*line)]
    return words.endswith(_CLOSED) or _SUB.match(words) is not None


def _kind(report: Report, lines: Sequence[Offsets]) -> str:
    """Return how the items of a list begin: with a bullet, a number or a letter."""
    items = [item for item in (_item(report, line) for line in lines) if item.kind]
    # "22. In order to improve … the following action": a paragraph, and no list that begins there.
    is_paragraph = bool(items and items[0].number > 1)
    if not items or (is_paragraph and any(item.kind == "bullet" for item in items)):
        return "bullet"
    return items[0].kind


def _ends(report: Report, lines: Sequence[Offsets], number: int, kind: str) -> bool:
    """Tell whether a line that is no item ends the list."""
    line = lines[number]
    if _says("ends", report, line) or _says("improvements", report, line):
        return True
    words = report.plain[slice(*line)]
    if words.endswith(":") or _continues(report, line):
        # More of an item, or "Within three months:" between two; a numbered paragraph is neither.
        return bool(_item(report, line).kind) and kind == "bullet" and len(words) > _LONG
    following = lines[number + 1 : number + 2]
    return len(words) > _LONG or not any(_item(report, one).kind == kind for one in following)


def clean(report: Report, places: Sequence[Offsets]) -> Iterator[tuple[str, Offsets]]:
    """Yield each item's words on one line, and its place."""
    for place in places:
        start, end = report.trim(*place)
        words = " ".join(report.text[start:end].split())
        if words:
            yield words, (start, end)
