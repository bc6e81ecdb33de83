"""What `oversight dates` prints, and what TIMEX3 scoring compares."""

from collections.abc import Iterable, Iterator
from typing import Any

from oversight.dates.find import Found, find_dates, with_bound
from oversight.dates.tml import Mark


def rows(
    doc_id: str, text: str, published: str | None, style: str = "british"
) -> Iterator[dict[str, Any]]:
    """Yield one row for each time expression: place, text, Date or None, TIMEX3 reading."""
    for found in find_dates(text, published, style):
        yield {
            "doc_id": doc_id,
            "start": found.start,
            "end": found.end,
            "text": text[found.start : found.end],
            "date": date_of(found, text),
            "timex": {
                "type": found.timex.type,
                "value": found.timex.value,
                "mod": found.timex.mod,
            },
        }


def date_of(found: Found, text: str) -> dict[str, Any] | None:
    """Return the Date value of a found expression as plain data, None where nothing fixes it."""
    value = with_bound(found.value, found.bound)
    if value.value is None:
        return None
    return {
        "value": value.value,
        "first": value.first.isoformat() if value.first else None,
        "last": value.last.isoformat() if value.last else None,
        "precision": value.precision,
        "mod": value.mod,
        "text": text[found.start : found.end],
    }


def timex_marks(found: Iterable[Found]) -> list[Mark]:
    """Return the TIMEX3 marks of found expressions; a range gives one for each of its ends."""
    marks = []
    for one in found:
        for part in one.parts or (one,):
            marks.append(Mark(part.start, part.end, part.timex.type, part.timex.value or ""))
    return marks
