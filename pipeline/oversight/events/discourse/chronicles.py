"""Chronicles: what a dated section tells without a day of its own was then."""

from collections.abc import Iterable

from spacy.tokens import Doc

from oversight.events.candidate import Candidate
from oversight.events.context.chronicle import date_of_section
from oversight.spans import group

# The fields that say when an event of a type was; the first is filled.
_WHEN = {
    "review": ("published", "conducted"),
    "intervention": ("date",),
    "service_transfer": ("date",),
    "partnership": ("date",),
    "appointment": ("date",),
    "departure": ("date",),
    "industrial_action": ("date",),
    "board": ("date",),
}


def date_by_sections(doc: Doc, found: Iterable[Candidate]) -> None:
    """Give events that happened the date of the section that tells them, where none is told."""
    if not group(doc, "chronicle"):
        return
    for candidate in found:
        fields = _WHEN.get(candidate.type, ())
        dated = any(name in candidate.fields for name in fields)
        if not fields or dated or candidate.status.value != "happened":
            continue
        slots = [slot for place in candidate.mentions if (slot := date_of_section(doc, place))]
        if slots and len({slot.value["value"] for slot in slots}) == 1:
            candidate.fields[fields[0]] = slots[0]
