"""The year up to publication: "in the past year", "over the last 12 months"."""

import calendar

from spacy.tokens import Span

from oversight.events.candidate import Slot
from oversight.spans import group, text_of

_YEAR = frozenset({"P1Y", "P12M"})


def year_to_publication(span: Span) -> Slot | None:
    """Return the twelve months up to the month of publication, where a DURATION says so."""
    published = str((span.doc._.published or {}).get("value") or "")
    if not _is_last_year(span) or len(published) < 7 or not published[:4].isdigit():
        return None
    year, month = int(published[:4]), int(published[5:7])
    value = {
        "value": f"{year - 1}-{month:02}/{year}-{month:02}",
        "first": f"{year - 1}-{month:02}-01",
        "last": f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}",
        "precision": "period",
        "mod": None,
        "text": text_of(span),
    }
    return Slot.of(value, span)


def _is_last_year(span: Span) -> bool:
    for place, found in zip(group(span.doc, "dates"), span.doc._.dates, strict=True):
        if place.start == span.start and place.end == span.end:
            length = (found.get("timex") or {}).get("value")
            return found.get("kind") == "lasting" and length in _YEAR
    return False
