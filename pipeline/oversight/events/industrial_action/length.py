"""How long action lasts, as ISO 8601: "a two-day strike" is P2D."""

from spacy.tokens import Span

from oversight.events.candidate import Slot
from oversight.spans import group


def length_slot(span: Span) -> Slot | None:
    """Return the length that a DURATION span says; None where it is no number of units."""
    for place, found in zip(group(span.doc, "dates"), span.doc._.dates, strict=True):
        if place.start == span.start and place.end == span.end:
            value = str((found.get("timex") or {}).get("value") or "")
            whole = value.startswith("P") and "X" not in value and value[-1:] in "HDWM"
            whole = whole and not (value.startswith("PT") and value.endswith("M"))  # "not a minute"
            return Slot.of(value, span) if whole else None
    return None
