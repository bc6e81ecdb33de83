"""Tellings in a chronicle: an undated visit or grade was when its section says."""

from collections.abc import Iterable

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.chronicle import date_of_section
from oversight.events.inspections.inspectors import is_report
from oversight.events.inspections.telling import Telling
from oversight.spans import group, offsets


def date_by_sections(doc: Doc, tellings: Iterable[Telling]) -> None:
    """Date the tellings of a chronicle by its sections: a grade by when it was given, a visit by
    when it was made.
    """
    if not group(doc, "chronicle"):
        return
    for telling in tellings:
        planned = telling.status is not None and telling.status.value != "happened"
        slot = date_of_section(doc, offsets(telling.sentence))
        if slot is None or telling.earlier or planned:
            continue
        again = telling.kind is not None and telling.kind.value == "reinspection"
        if telling.judgements and not telling.is_dated:
            telling.published, telling.inspected = (None, slot) if again else (slot, None)
        elif not telling.judgements and _is_free(telling, slot):
            telling.inspected, telling.published = slot, None


def _is_free(telling: Telling, slot: Slot) -> bool:
    """Tell whether nothing else dates a visit, and its report is not what came out then."""
    only = not telling.is_dated or (telling.inspected is None and telling.published == slot)
    return only and not any(is_report(token) for token in telling.sentence)
