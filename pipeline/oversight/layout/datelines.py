"""Dates in a page's header: which part of a line is a date and nothing else."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oversight.layout.lexicon import date_words
from oversight.layout.lines import Line

_WORD = re.compile(r"(?:Published|Updated|Posted)(?=\d)|[^\s|,·•()]+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|[+-]\d\d:\d\d|z)?$|\d{1,2}(?:am|pm)$")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMERIC = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:\d\d){1,2}$|(?:19|20)\d\d-\d\d-\d\d(?:t[\d:.+z-]+)?$|\d{1,2}-[a-z]{3}-\d{2,4}$"
)


_TIMELINE = 3  # lines that are dates alone, from which they are a timeline's headings


class DatePart(NamedTuple):
    """A date in a line, `start` and `end` within the line; its label word included or not."""

    start: int
    end: int
    role: str  # "published", "updated" or ""
    words: int  # date words beside its label
    year: bool
    day: bool
    labelled: int  # where the label's words begin
    numeric: bool  # "2024-03-22", "29.01.18"
    prepositional: bool  # "in March 2014": a date in a sentence


def _kind(word: str, kinds: dict[str, str]) -> str:
    plain = word.lower().strip(".:;'\"-–—")
    if not plain:
        return "joint"
    known = kinds.get(plain)
    if known or not _DIGIT.search(plain):
        return known or ""
    if _NUMERIC.match(plain):
        return "numeric"
    if _CLOCK.match(plain):
        return "clock"
    if _YEAR.match(plain):
        return "year"
    if _DAY.match(plain):
        return "day"
    if plain.startswith("'") and plain[1:].isdigit():
        return "year"
    return ""


def find_dates(line: str, limit: int = 40) -> list[DatePart]:
    """Return the dates among the first `limit` words of a line, in order."""
    if not _DIGIT.search(line):
        return []  # neither a day nor a year
    kinds = date_words()
    found: list[DatePart] = []
    run: list[tuple[int, int, str]] = []
    before = ""  # the last word that belongs to no date
    for count, match in enumerate(_WORD.finditer(line)):
        if count >= limit:
            break
        kind = _kind(match.group(), kinds)
        if kind in {"published", "updated"} and any(part[2] not in _LABELS for part in run):
            found += _part(run, before)
            run = []
        if kind:
            run.append((match.start(), match.end(), kind))
        else:
            found += _part(run, before)
            run, before = [], match.group().lower()
    return found + _part(run, before)


_LABELS = {"published", "updated", "joint", "label"}
_GLUE = {"joint", "label"}
_PREPOSITIONS = {"in", "since", "until", "by", "from", "to", "between", "and", "for", "during"}


def _part(run: list[tuple[int, int, str]], before: str = "") -> list[DatePart]:
    """Return the run as a date if it names a day or at least a month and a year."""
    if not run:
        return []
    while run and run[-1][2] in _LABELS:
        run = run[:-1]
    kinds = {kind for _, _, kind in run}
    if "month" in kinds and sum(kind == "day" for _, _, kind in run) > 1:  # "18 Nov 09"
        kinds.add("year")
    full = "numeric" in kinds or ("month" in kinds and kinds & {"day", "year"})
    if not full:
        return []
    first = next(i for i, part in enumerate(run) if part[2] not in _LABELS)
    prepositional = before in _PREPOSITIONS
    roles = [kind for _, _, kind in run[:first] if kind in {"published", "updated"}]
    role = "updated" if "updated" in roles else "published" if roles else ""
    labelled = next((i for i, part in enumerate(run) if part[2] not in _GLUE), first)
    return [
        DatePart(
            run[first][0],
            run[-1][1],
            role,
            len(run) - first,
            bool(kinds & {"year", "numeric"}),
            bool(kinds & {"day", "numeric"}),
            run[min(labelled, first)][0],
            "numeric" in kinds,
            prepositional,
        )
    ]


def is_timeline(lines: Sequence[Line]) -> bool:
    """Tell whether a page's short lines are dates so often that they head its parts."""
    return sum(is_dated(line) for line in lines if not line.label and not line.kind) >= _TIMELINE


def is_dated(line: Line) -> bool:
    """Tell whether a line is a date and little more."""
    if line.words > 10 or line.prose or not any(char.isdigit() for char in line.text):
        return False
    return any(date.words * 2 >= line.words for date in find_dates(line.text))
