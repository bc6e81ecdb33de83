"""What reports and letters have in common: fields of their inspection, tenures, duties."""

from oversight.events.candidate import Candidate, Slot, filled
from oversight.reports.document import Report
from oversight.reports.improvements import Improvements, clean
from oversight.reports.inspectors import Inspector
from oversight.reports.phrases import phrase

_OFSTED = "Ofsted"


def inspection_fields(
    report: Report, told: Improvements, inspectors: list[Inspector]
) -> dict[str, Slot | list[Slot]]:
    """Return the fields of an inspection that do not stand on its cover."""
    by = ofsted(report)
    return filled(
        inspectorates=[by] if by else [],
        lead_inspectors=[
            Slot({"name": one.name, "text": report.text[slice(*one.place)]}, (one.place,))
            for one in inspectors
        ],
        improvements=[Slot(words, (place,)) for words, place in clean(report, told.items)],
    )


def ofsted(report: Report) -> Slot | None:
    """Return Ofsted, where the document names it."""
    place = report.plain.find(_OFSTED)
    value = {"kind": "inspectorate", "name": _OFSTED, "text": _OFSTED}
    return report.slot(value, (place, place + len(_OFSTED))) if place >= 0 else None


def priority_action(report: Report, council: Slot, told: Improvements) -> Candidate:
    """Return the obligation that a priority action sets: one, however many items it has."""
    heading = told.priority or told.actions[0]
    match = phrase("sections", "sections/priority").expression.match(report.plain, heading[0])
    name = "other" if match and match["other"] else "what"
    place = match.span(name) if match else heading
    words = " ".join(report.plain[slice(*place)].lower().split())
    fields = filled(
        obliged=council,
        deliverable=report.slot(words, place),
        imposed_by=ofsted(report),
    )
    status = report.slot("happened", heading)
    places = [heading, *(place for _, place in clean(report, told.actions))]
    return Candidate("requirement", "report/priority-action", fields, places, status)


def tenure(report: Report, inspector: Inspector) -> Candidate:
    """Return the post that an inspector holds: as printed, or as the one who leads."""
    person = {"name": inspector.name, "text": report.text[slice(*inspector.place)]}
    place = report.trim(*inspector.post_place)
    words = " ".join(report.text[slice(*place)].split())
    role = {"kind": "inspector", "title": inspector.post or words, "interim": False, "text": words}
    fields = filled(
        person=report.slot(person, inspector.place),
        role=report.slot(role, place),
        organisation=ofsted(report),
        current=report.slot(True, place),
    )
    mention = report.sentence(*inspector.place)
    return Candidate(
        "tenure", "report/lead-inspector", fields, [mention], report.slot("happened", place)
    )
