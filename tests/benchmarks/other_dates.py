"""dateparser.search as a reader of dates, to measure beside: what it finds, with its places."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateparser.search import search_dates

_WORDS = "a|about|after|and|as|at|before|by|for|from|in|just|of|on|since|that|the|to|until|with"
_GLUE = re.compile(rf"^(?:(?:{_WORDS})\b\s*)+|(?:[\s,]+(?:{_WORDS})\b)+$", re.IGNORECASE)


@dataclass(frozen=True)
class Seen:
    """What dateparser.search gives: a stretch of the text and one day."""

    start: int
    end: int
    day: date


def settings(published: str | None) -> dict[str, Any]:
    """The settings that suit it best here: British order, relative to the publication."""
    base = datetime.fromisoformat(f"{published}-01-01"[:10]) if published else datetime(2000, 1, 1)
    return {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "current_period", "RELATIVE_BASE": base}


def seen(text: str, published: str | None) -> list[Seen]:
    """Return what it finds in a text, paragraph by paragraph; it tells no places of its own."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        place = at
        for words, when in search_dates(line, languages=["en"], settings=settings(published)) or ():
            start = text.find(words, place)
            if start < 0:
                continue
            place = start + len(words)
            # Words like "on" and "the" at its ends are not held against it.
            inner = _GLUE.sub("", words)
            start += words.find(inner)
            found.append(Seen(start, start + len(inner), when.date()))
        at += len(line)
    return found


def is_number_or_may(words: str) -> bool:
    """Whether it took a plain number, or the verb "may", for a date."""
    return (words.strip().isdigit() and len(words.strip()) != 4) or words.strip() == "may"
