"""The date that heads the part of a chronicle in which something is told: "May 2014: Ofsted finds
the service inadequate", "July 2014 / The department issues a notice".
"""

from spacy.tokens import Doc, Span

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.spans import Offsets, group
from oversight.text import read

# What is told of before, in a section as anywhere.
_BEFORE = frozenset({"had", "previously", "earlier", "until", "then"})
_LEAD = 1  # characters before the date in an entry, a bullet's mark


def date_of_section(doc: Doc, place: Offsets) -> Slot | None:
    """Return the date that heads the section of a sentence, where the sentence tells no other
    and tells of then.
    """
    start, end = place
    for section in group(doc, "chronicle"):
        if section.start_char <= start and end <= section.end_char:
            head = _head(doc, section)
            if head is None or _tells_otherwise(doc, head, start, end):
                return None
            return date_slot(head)
    return None


def _head(doc: Doc, section: Span) -> Span | None:
    dates = group(doc, "dates")
    near = (span for span in dates if 0 <= span.start_char - section.start_char <= _LEAD)
    return next(near, None)


def _tells_otherwise(doc: Doc, head: Span, start: int, end: int) -> bool:
    """Tell whether a sentence has a date besides the section's, or tells of the past of then."""
    dates = [d for d in group(doc, "dates") if start <= d.start_char < end and d.label_ == "DATE"]
    if any(span.start != head.start for span in dates):
        return True
    sentence = doc.char_span(start, end, alignment_mode="expand")
    norms = [] if sentence is None else read(doc).norms[sentence.start : sentence.end]
    return not _BEFORE.isdisjoint(norms)
