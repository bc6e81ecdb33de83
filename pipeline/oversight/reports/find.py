"""From a report's text to candidates: the inspection that it tells, and who led it."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.records.published import published_on
from oversight.reports.cover import Title, find_council, find_dates, find_subject, find_title
from oversight.reports.document import Report
from oversight.reports.improvements import Improvements, find_improvements
from oversight.reports.inspectors import Inspector, find_inspectors
from oversight.reports.judgements import find_grades
from oversight.reports.letters import find_in_letter
from oversight.reports.outcomes import find_outcome
from oversight.reports.previous import find_previous
from oversight.reports.records import inspection_fields, priority_action, tenure
from oversight.spans import Offsets

# Ofsted gives no overall grade from here on: what looks like one is none.
_NO_OVERALL = date(2026, 4, 1).isoformat()


def read_form(doc: Doc) -> None:
    """Set doc._.events of a report or a letter, its title, its publication, whether in scope."""
    items = frozenset(start for start, _, kind in doc._.markup if kind == "list_item")
    report = Report(doc.text, tuple(doc._.pages), items)
    found = list(find_candidates(report, doc._.kind))
    doc._.in_scope = bool(found)
    doc._.events = [candidate.to_json() for candidate in found]
    if not found:
        return
    own = found[0]
    start, end = own.status.spans[0]
    doc._.title = doc._.title or " ".join(report.text[start:end].split())
    told, default = own.get("published"), doc._.published_default
    if doc._.published is None and told:
        keep = ("value", "precision")
        doc._.published = {**{name: told[name] for name in keep}, "source": "header"}
    elif doc._.published is None and default:
        doc._.published = published_on(default).model_dump()


def find_candidates(report: Report, kind: str) -> Iterator[Candidate]:
    """Yield what a report, or a letter, tells: its own inspection first, then earlier ones."""
    found = list(find_in_letter(report) if kind == "visit_letter" else find_in_report(report))
    yield from found
    if found:
        council = _council(found[0])
        yield from _labelled(report, found[0], council)
        yield from find_previous(report, council, found[0].get("inspected"))


def _labelled(report: Report, own: Candidate, council: Slot | None) -> Iterator[Candidate]:
    """Yield the earlier inspection of "Dates of previous inspection: 3 to 7 July 2017"."""
    before = find_dates(report, "previous")
    kind = own.fields["kind"]
    if before is not None and isinstance(kind, Slot):
        fields = filled(council=council, kind=Slot(kind.value, before.spans), inspected=before)
        places = [report.sentence(*before.spans[0])]
        status = report.slot("happened", before.spans[0])
        yield Candidate("inspection", "report/previous", fields, places, status)


def _council(candidate: Candidate) -> Slot | None:
    found = candidate.fields.get("council")
    return found if isinstance(found, Slot) else None


def find_in_report(report: Report) -> Iterator[Candidate]:
    """Yield a report's own inspection, its duties, and those who led it."""
    title = find_title(report)
    if title is None:
        return
    inspectors, told = find_inspectors(report), find_improvements(report)
    candidate = _inspection(report, title, inspectors, told)
    council = _council(candidate)
    if council is None and not candidate.many("judgements"):
        return
    yield candidate
    for inspector in inspectors:
        yield tenure(report, inspector)
    if told.priority is not None and council is not None:
        yield priority_action(report, council, told)


def _inspection(
    report: Report, title: Title, inspectors: list[Inspector], told: Improvements
) -> Candidate:
    framework = str(title.value["framework"])
    inspected = find_dates(report, "inspected")
    kind = "reinspection" if title.again else str(title.value["kind"])
    grades = find_grades(report, framework)
    if inspected and inspected.value["first"] >= _NO_OVERALL:
        grades = [slot for slot in grades if slot.value["area"] != "overall"]
    services = title.value.get("services")
    fields = {
        **inspection_fields(report, told, inspectors),
        **filled(
            council=find_council(report, title),
            kind=report.slot(kind, title.place),
            inspected=inspected,
            published=find_dates(report, "published"),
            subject=find_subject(report, title),
            services=[report.slot(services, title.place)] if services else [],
            outcome=find_outcome(report, told) if framework == "send" else None,
            judgements=grades,
            framework=report.slot(framework, title.place),
        ),
    }
    status = report.slot("happened", title.place)
    return Candidate("inspection", "report/cover", fields, _mentions(report, title, fields), status)


def _mentions(report: Report, title: Title, fields: dict[str, Slot | list[Slot]]) -> list[Offsets]:
    """Return the cover's lines that tell the inspection: title, dates, grades."""
    places = [title.place]
    for name in ("inspected", "judgements"):
        slots = fields.get(name, [])
        for slot in slots if isinstance(slots, list) else [slots]:
            places += slot.spans
    return sorted({report.sentence(*place) for place in places})
