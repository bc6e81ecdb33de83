"""One candidate from all that is told of an inspection."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.dating import more_precise
from oversight.events.context.modality import in_headline
from oversight.events.inspections.kinds import UNGRADED
from oversight.events.inspections.send import both_of_send, send_partnership
from oversight.events.inspections.telling import Telling
from oversight.meaning import organisations
from oversight.spans import group, offsets, text_of

# Ofsted gives no overall effectiveness grade from here on (announced 27 November 2025).
_NO_OVERALL = "2026-04-01"
_CROWN = "majesty's"


def candidate_of(doc: Doc, members: list[Telling]) -> Candidate | None:
    """Return the inspection that tellings make, where they name its kind and its council."""
    kind = first_of(member.kind for member in members) or first_of(m.bare for m in members)
    council = first_of(member.council for member in members)
    if kind is None or council is None:
        return None
    inspected = _best(member.inspected for member in members)
    published = _best(member.published for member in members)
    judgements = _judgements(members)
    if _is_overall_overclaimed(doc, members):
        judgements = [slot for slot in judgements if slot.value["area"] != "overall"]
    if _is_without_overall(doc, members, inspected, published):
        judgements = [slot for slot in judgements if slot.value["area"] != "overall"]
    fields = filled(
        council=council,
        kind=_special(members) or kind,
        inspected=inspected,
        published=published,
        inspectorates=_inspectorates(doc, members, str((_special(members) or kind).value)),
        subject=first_of(member.subject for member in members)
        or _partnership(doc, kind, members, council),
        services=first_of(member.services or None for member in members),
        judgements=judgements,
        outcome=first_of(member.outcome for member in members),
        number=first_of(member.number for member in members),
    )
    told = [member.status for member in members if member.status is not None]
    undone = (status for status in told if status.value == "cancelled")
    status = first_of(undone) or first_of(told) or Slot("happened", kind.spans)
    mentions = sorted({offsets(member.sentence) for member in members})
    return Candidate("inspection", members[0].rule, fields, mentions, status)


def _is_overall_overclaimed(doc: Doc, members: list[Telling]) -> bool:
    """Tell whether an overall grade is a headline's alone, and the body gives it to one area."""
    body = [item for m in members if not in_headline(doc, m.sentence) for item in m.judgements]
    head = [item for m in members if in_headline(doc, m.sentence) for item in m.judgements]
    areas = {item.area for item in body}
    alike = {item.rating for item in body} == {i.rating for i in head if i.area == "overall"}
    return len(areas) == 1 and "overall" not in areas and alike


def _partnership(doc: Doc, kind: Slot, members: list[Telling], council: Slot) -> Slot | None:
    if kind.value != "send_inspection":
        return None
    return send_partnership(doc, [member.sentence for member in members], council)


def _is_without_overall(doc: Doc, members: list[Telling], *dates: Slot | None) -> bool:
    """Tell whether the inspection is of the time when no overall grade is given any more.

    One told without a date, and not as an earlier one, is of the article's own time.
    """
    firsts = [str(slot.value["first"]) for slot in dates if slot and slot.value.get("first")]
    if not firsts and doc._.published and not any(member.earlier for member in members):
        firsts = [doc._.published["value"].removeprefix("../")]
    return bool(firsts) and min(firsts) >= _NO_OVERALL


def _special(members: list[Telling]) -> Slot | None:
    kinds = [member.kind for member in members if member.kind is not None]
    return next((kind for kind in kinds if kind.value != "inspection"), None)


def _best(slots: Any) -> Slot | None:
    best: Slot | None = None
    for slot in slots:
        if slot is not None:
            best = slot if best is None else more_precise(best, slot)
    return best


def _judgements(members: list[Telling]) -> list[Slot]:
    found: dict[str, Slot] = {}
    for member in members:
        for item in member.judgements:
            spans = tuple(offsets(span) for span in item.spans)
            value = {"area": item.area, "rating": item.rating}
            found.setdefault(item.area, Slot(value, spans))
    return list(found.values())


def _inspectorates(doc: Doc, members: list[Telling], kind: str) -> list[Slot]:
    """Return the inspectorates: those of the telling's sentences, else the article's only one.

    SEND is inspected by the two that the article names together.
    """
    places = [range(member.sentence.start, member.sentence.end) for member in members]
    joint = any(member.kind and member.kind.value in UNGRADED for member in members)
    near: dict[str, Slot] = {}
    whole: dict[str, Slot] = {}
    for span in [*group(doc, "bodies"), *group(doc, "references")]:
        for value in organisations(span):
            if value["kind"] != "inspectorate":
                continue
            slot = Slot.of(value, span)
            whole.setdefault(value["name"], slot)
            if any(span.start in place for place in places):
                near.setdefault(value["name"], slot)
    if not whole:
        return [*_inspectors(doc)]
    if "Ofsted" in whole and (not near or "Ofsted" not in near):
        near = {"Ofsted": whole["Ofsted"], **near}
    if kind == "send_inspection" and both_of_send(whole):
        return both_of_send(whole)
    if not joint and len(near) > 1 and not _named_together(near):
        near = {"Ofsted": near["Ofsted"]} if "Ofsted" in near else near
    return list(near.values())


def _inspectors(doc: Doc) -> Iterator[Slot]:
    """Yield Ofsted for "His Majesty's inspectors", where no inspectorate is named."""
    for span in group(doc, "roles"):
        if _CROWN in span.text.lower().replace("’", "'") and "inspector" in span.text.lower():
            yield Slot.of({"kind": "inspectorate", "name": "Ofsted", "text": text_of(span)}, span)
            return


def _named_together(near: dict[str, Slot]) -> bool:
    starts = sorted(slot.spans[0][0] for slot in near.values())
    return starts[-1] - starts[0] < 80


def first_of(slots: Any) -> Any:
    """Return the first that is not None."""
    return next((slot for slot in slots if slot is not None), None)
