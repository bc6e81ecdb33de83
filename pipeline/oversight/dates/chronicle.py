"""Chronicles: what stands below a heading that is a date ("May 2014"), or behind "May 2014: …",
tells of then, often in the present tense.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oversight.dates.find import finder

Block = tuple[str, int, int]

_HEADINGS = frozenset({"HEADING", "POST_HEADING"})
_ENTRIES = frozenset({"LIST_ITEM", "PARAGRAPH"})
_MARK = re.compile(r"\s*[:–—-]\s+(?=\S)")
_MARKED = re.compile(r"[:–—-]\s")
_MARK_WIDTH = 4
_EDGE = re.compile(r"[\s:.–—-]*")
_PRECISIONS = frozenset({"day", "month", "season", "year"})
_FEWEST = 2  # dated sections that make a chronicle
_LONGEST = 40  # characters of a date that heads a section


@dataclass(frozen=True, slots=True)
class Section:
    """What a date heads: from its heading at `start`, its text from `body` to `end`."""

    start: int
    body: int
    end: int
    value: str


def sections(text: str, blocks: Sequence[Block]) -> list[Section]:
    """Return the dated sections of a text, given its blocks (label, start, end) in order.

    Nothing where fewer than two are dated: a single date over a paragraph heads no chronicle.
    """
    found = list(_found(text, blocks))
    return found if len(found) >= _FEWEST else []


def _found(text: str, blocks: Sequence[Block]) -> Iterator[Section]:
    for k, (label, start, end) in enumerate(blocks):
        if label in _HEADINGS:
            value = _heading(text[start:end])
            if value is not None:
                yield Section(start, end, _end_of_section(blocks, k), value)
        elif label in _ENTRIES:
            entry = _entry(text[start:end])
            if entry is not None:
                yield Section(start, start + entry[1], end, entry[0])


def _end_of_section(blocks: Sequence[Block], k: int) -> int:
    """Return where the blocks below the heading `k` end: at the next heading."""
    end = blocks[k][2]
    for label, _, last in blocks[k + 1 :]:
        if label in _HEADINGS:
            break
        end = last
    return end


def _heading(line: str) -> str | None:
    """Return the date that a heading is, and nothing more."""
    if len(line) > _LONGEST or not any(figure.isdigit() for figure in line):
        return None
    for found in finder()(line):
        rest = line[: found.start] + line[found.end :]
        whole = _EDGE.fullmatch(rest) is not None
        return found.value.value if whole and found.value.precision in _PRECISIONS else None
    return None


def _entry(block: str) -> tuple[str, int] | None:
    """Return the date with which an entry begins, and where its text begins."""
    if _MARKED.search(block, 0, _LONGEST + _MARK_WIDTH) is None:
        return None
    for found in finder()(block[:_LONGEST]):
        mark = _MARK.match(block, found.end)
        if found.start > 1 or mark is None or found.value.precision not in _PRECISIONS:
            return None
        return (found.value.value, mark.end()) if found.value.value else None
    return None
