"""From a report's text to candidates: the inspection that it tells, and who led it."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.reports.cover import Title, find_council, find_dates, find_title
from oversight.reports.document import Report
from oversight.reports.improvements import Improvements, clean, find_improvements
from oversight.reports.inspectors import Inspector, find_inspectors
from oversight.reports.judgements import find_grades
from oversight.reports.previous import find_previous
from oversight.spans import Offsets

# Ofsted gives no overall grade from here on: what looks like one is none.
_NO_OVERALL = date(2026, 4, 1).isoformat()


def read_form(doc: Doc) -> None:
    """Set doc._.events of a report or a letter, its title, its publication, whether in scope."""
    report = Report(doc.text, tuple(doc._.pages))
    found = list(find_in_report(report))
    doc._.in_scope = bool(found)
    doc._.events = [candidate.to_json() for candidate in found]
    if not found:
        return
    own = found[0]
    start, end = own.status.spans[0]
    doc._.title = doc._.title or " ".join(report.text[start:end].split())
    published = own.get("published")
    if doc._.published is None and published:
        keep = ("value", "precision")
        doc._.published = {**{name: published[name] for name in keep}, "source": "header"}


def find_in_report(report: Report) -> Iterator[Candidate]:
    """Yield the report's own inspection, then the tenures of those who led it."""
    title = find_title(report)
    if title is None:
        return
    inspectors, told = find_inspectors(report), find_improvements(report)
    candidate = _inspection(report, title, inspectors, told)
    if candidate.get("council") is None and not candidate.many("judgements"):
        return
    yield candidate
    for inspector in inspectors:
        yield _tenure(report, inspector)
    found = candidate.fields.get("council")
    council = found if isinstance(found, Slot) else None
    if told.priority is not None and council is not None:
        yield _requirement(report, council, told)
    yield from find_previous(report, council, candidate.get("inspected"))


def _inspection(
    report: Report, title: Title, inspectors: list[Inspector], told: Improvements
) -> Candidate:
    framework = str(title.value["framework"])
    inspected, published = find_dates(report, "inspected"), find_dates(report, "published")
    kind = "reinspection" if title.again else str(title.value["kind"])
    grades = find_grades(report, framework)
    if inspected and inspected.value["first"] >= _NO_OVERALL:
        grades = [slot for slot in grades if slot.value["area"] != "overall"]
    services = title.value.get("services")
    fields = filled(
        council=find_council(report, title),
        kind=report.slot(kind, title.place),
        inspected=inspected,
        published=published,
        services=[report.slot(services, title.place)] if services else [],
        judgements=grades,
        inspectorates=[ofsted] if (ofsted := _ofsted(report)) else [],
        improvements=[Slot(words, (place,)) for words, place in clean(report, told.items)],
        outcome=report.slot("priority_action", told.priority) if told.priority else None,
        framework=report.slot(framework, title.place),
        lead_inspectors=[
            Slot({"name": one.name, "text": report.text[slice(*one.place)]}, (one.place,))
            for one in inspectors
        ],
    )
    status = report.slot("happened", title.place)
    return Candidate("inspection", "report/cover", fields, _mentions(report, title, fields), status)


def _mentions(report: Report, title: Title, fields: dict[str, Slot | list[Slot]]) -> list[Offsets]:
    """Return the cover's lines that tell the inspection: title, dates, grades."""
    places = [title.place]
    for name in ("inspected", "judgements"):
        slots = fields.get(name, [])
        places += [
            place
            for slot in (slots if isinstance(slots, list) else [slots])
            for place in slot.spans
        ]
    return sorted({report.sentence(*place) for place in places})


def _requirement(report: Report, council: Slot, told: Improvements) -> Candidate:
    """Return the obligation that a priority action sets: one, however many items it has."""
    heading = told.priority or told.actions[0]
    words = " ".join(report.plain[slice(*heading)].lower().rstrip("?:0123456789 ").split())
    fields = filled(
        obliged=council,
        deliverable=report.slot(words, heading),
        imposed_by=_ofsted(report),
    )
    status = report.slot("happened", heading)
    places = [heading, *(place for _, place in clean(report, told.actions))]
    return Candidate("requirement", "report/priority-action", fields, places, status)


def _ofsted(report: Report) -> Slot | None:
    place = report.plain.find("Ofsted")
    value = {"kind": "inspectorate", "name": "Ofsted", "text": "Ofsted"}
    return report.slot(value, (place, place + len("Ofsted"))) if place >= 0 else None


def _tenure(report: Report, inspector: Inspector) -> Candidate:
    person = {"name": inspector.name, "text": report.text[slice(*inspector.place)]}
    title = inspector.post or report.text[slice(*inspector.post_place)]
    words = " ".join(report.text[slice(*report.trim(*inspector.post_place))].split())
    role = {"kind": "inspector", "title": title, "interim": False, "text": words}
    fields = filled(
        person=report.slot(person, inspector.place),
        role=report.slot(role, inspector.post_place),
        organisation=_ofsted(report),
        current=report.slot(True, inspector.post_place),
    )
    place = report.sentence(*inspector.place)
    status = report.slot("happened", inspector.post_place)
    return Candidate("tenure", "report/lead-inspector", fields, [place], status)
