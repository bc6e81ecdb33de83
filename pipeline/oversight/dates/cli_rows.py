"""What `oversight dates` prints: one row for each time expression."""

from collections.abc import Iterable, Iterator
from typing import Any

from oversight.dates.edtf import Value, plain
from oversight.dates.find import Found, find_dates, with_bound
from oversight.dates.places import Places
from oversight.dates.tml import Mark

Row = dict[str, Any]


def rows(
    doc_id: str,
    text: str,
    published: str | None,
    style: str = "british",
    places: Places | None = None,
) -> Iterator[Row]:
    """Yield one row for each time expression: place, text, Date or None, TIMEX3 reading.

    A range has a row as a whole, for TIMEX3 a DURATION, and one for each of its ends; a time of
    day has one, a TIME, and one for the day it names: "Tuesday night" tells a DATE too.
    """
    for found in find_dates(text, published, style, places):
        if found.kind == "then":
            continue  # "since then" refers to a date and tells none
        for one in (found, *found.parts):
            words = text[one.start : one.end]
            timex = one.timex
            yield {
                "doc_id": doc_id,
                "start": one.start,
                "end": one.end,
                "text": words,
                "date": date_of(with_bound(one.value, one.bound), words),
                "timex": {"type": timex.type, "value": timex.value, "mod": timex.mod},
            }


def date_of(value: Value, words: str) -> Row | None:
    """Return a Date as plain data with the words that tell it; None where nothing fixes it."""
    if value.value is None:
        return None
    return {**plain(value), "text": words}


def timex_marks(found: Iterable[Found]) -> list[Mark]:
    """Return the TIMEX3 marks of found expressions, of the ends of ranges and of named days."""
    return [
        Mark(part.start, part.end, part.timex.type, part.timex.value or "")
        for one in found
        if one.kind != "then"
        for part in (one, *one.parts)
    ]
