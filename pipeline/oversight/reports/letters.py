"""Letters: what a focused or monitoring visit, or a joint inspection without grades, found.

A letter says in its title and its first sentences who was visited, when and for the how manieth
time; in the next what inspectors looked at; under headings what has to change.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from oversight.events.candidate import Candidate, Slot, filled
from oversight.reports.authority import find_authority
from oversight.reports.document import Report
from oversight.reports.improvements import Improvements, find_improvements
from oversight.reports.inspectors import Inspector, find_inspectors, inspectors_at
from oversight.reports.outcomes import find_outcome
from oversight.reports.phrases import phrase, phrases
from oversight.reports.records import inspection_fields, ofsted, priority_action, tenure
from oversight.reports.visit_dates import date_value, days_of, told_date
from oversight.resources import patterns_dir
from oversight.spans import Offsets

_OPENING = 1800  # characters from the title: the first paragraphs
_SCOPE = 900  # characters from the words that begin it: one sentence, or a short list


class Letter(NamedTuple):
    """What a letter's title says, and where it stands."""

    kind: str
    framework: str | None
    place: Offsets
    match: re.Match[str]
    services: str | None


def find_letter(report: Report) -> Letter | None:
    """Return what the first title in a letter's head says: one on a line of its own goes first."""
    found: list[tuple[bool, int, Letter]] = []
    for one in phrases("letters"):
        value = one.value if isinstance(one.value, dict) else {}
        for match in one.expression.finditer(report.plain, 0, report.cover):
            begins = report.plain.rfind("\n", 0, match.start()) + 1 == match.start()
            letter = Letter(
                str(value["kind"]),
                value.get("framework"),
                match.span(),
                match,
                value.get("services"),
            )
            found.append((not begins, match.start(), letter))
    return min(found, key=lambda item: item[:2])[2] if found else None


def find_in_letter(report: Report) -> Iterator[Candidate]:
    """Yield the letter's own visit, what it requires, and who made it."""
    letter = find_letter(report)
    council = None if letter is None else _council(report, letter)
    if letter is None or council is None:
        return
    told = find_improvements(report, every=True)
    inspectors = _inspectors(report, letter)
    yield _visit(report, letter, council, told, inspectors)
    yield from _requirements(report, council, told)
    for inspector in inspectors:
        yield tenure(report, inspector)


def _visit(
    report: Report, letter: Letter, council: Slot, told: Improvements, inspectors: list[Inspector]
) -> Candidate:
    inspected = _inspected(report, letter)
    fields = {
        **inspection_fields(report, told, inspectors),
        **filled(
            council=council,
            kind=report.slot(letter.kind, letter.place),
            inspected=inspected,
            published=_written(report, letter),
            services=_services(report, letter),
            outcome=find_outcome(report, told),
            number=_number(report, letter),
            framework=report.slot(letter.framework, letter.place) if letter.framework else None,
            inspectorates=_inspectorates(report, letter),
        ),
    }
    places = [letter.place, *(inspected.spans if inspected else ())]
    mentions = sorted({report.sentence(*place) for place in places})
    return Candidate(
        "inspection", "report/letter", fields, mentions, report.slot("happened", letter.place)
    )


def _inspectorates(report: Report, letter: Letter) -> list[Slot]:
    """Return those that came: named in the first sentences, Ofsted wherever it is named."""
    found = [ofsted(report)]
    for one in phrases("inspectorates"):
        match = one.expression.search(
            report.plain, letter.place[0], letter.place[0] + _OPENING // 2
        )
        if match is not None and one.value != "Ofsted":
            words = report.text[slice(*match.span())]
            value = {"kind": "inspectorate", "name": str(one.value), "text": words}
            found.append(report.slot(value, match.span()))
    return [slot for slot in found if slot is not None]


def _council(report: Report, letter: Letter) -> Slot | None:
    """Return the council of the title, else of the first sentences: never the letterhead's town."""
    groups = [name for name in ("place", "other") if letter.match.groupdict().get(name)]
    for start, end in [letter.match.span(name) for name in groups]:
        found = find_authority(report, start, end)
        if found is not None:
            return found
    return find_authority(report, letter.place[1], letter.place[1] + _OPENING // 3)


def _inspected(report: Report, letter: Letter) -> Slot | None:
    """Return the days of the visit: on the label, else the first range in the first sentences."""
    label = phrase("labels", "labels/inspected").expression.search(report.plain, 0, report.cover)
    told = _fact("dates-told").search(report.plain, letter.place[0], letter.place[0] + _OPENING)
    for match in (label, told):
        if match is None:
            continue
        start, end = report.trim(*match.span("days"))
        days = days_of(report.plain[start:end])
        if days is not None:
            text = " ".join(report.text[start:end].split())
            return Slot(date_value(*days, text), ((start, end),))
    return None


def _written(report: Report, letter: Letter) -> Slot | None:
    """Return the letter's own date: the first line that is nothing else."""
    match = _fact("letter-date").search(report.plain, 0, letter.place[0] + _OPENING)
    if match is None:
        return None
    start, end = report.trim(*match.span("when"))
    value = told_date(" ".join(report.text[start:end].split()))
    return None if value is None else Slot(value, ((start, end),))


def _number(report: Report, letter: Letter) -> Slot | None:
    """Return the number of a monitoring visit, from the title or the first sentences."""
    if letter.kind != "monitoring_visit":
        return None
    matches = [letter.match, _fact("number").search(report.plain, letter.place[0])]
    for match in matches:
        for name in ("number", "ordinal"):
            if match is not None and match.groupdict().get(name):
                return report.slot(_ordinals()[match[name].lower()], match.span(name))
    return None


@cache
def _ordinals() -> dict[str, int]:
    with (patterns_dir() / "events" / "ordinals.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["number"]) for row in csv.DictReader(file)}


def _services(report: Report, letter: Letter) -> list[Slot]:
    """Return the areas in what inspectors say that they looked at."""
    if letter.services:
        return [report.slot(letter.services, letter.place)]
    if letter.kind not in ("focused_visit", "monitoring_visit"):
        return []
    start = _fact("scope").search(report.plain, letter.place[0])
    if start is None:
        return []
    first, last = _scope(report, start.end())
    found = [(one.expression.search(report.plain, first, last), one) for one in phrases("services")]
    named = sorted((match.span(), str(one.value)) for match, one in found if match)
    return [report.slot(area, place) for place, area in named]


def _scope(report: Report, start: int) -> Offsets:
    """Return the sentence, or the list behind its colon, that says what was looked at."""
    lines = list(report.lines(start, min(start + _SCOPE, len(report.plain))))
    end = lines[0][1] if lines else start
    if lines and not re.search(r"\w", report.plain[start : lines[0][1]].strip(":. ")):
        lines, end = lines[1:], lines[1][1] if len(lines) > 1 else end
    stop = re.search(r"[.](?:\s|$)", report.plain[start:end])
    if stop is not None and lines and lines[0][0] <= start:
        return start, start + stop.end()
    if report.plain[:end].endswith(":"):
        for first, last in lines[1:]:
            if not re.match(r"[•*◼▪-]|[a-z]", report.plain[first:last]):
                break
            end = last
    return start, end


def _requirements(report: Report, council: Slot, told: Improvements) -> Iterator[Candidate]:
    """Yield what the council has to do: priority actions, a written statement by a day."""
    if told.priority is not None:
        yield priority_action(report, council, told)
    due = _fact("statement-due").search(report.plain)
    required = due or _fact("statement-required").search(report.plain)
    if required is None:
        return
    when = None
    if due is not None:
        start, end = report.trim(*due.span("when"))
        value = told_date(" ".join(report.text[start:end].split()))
        when = None if value is None else Slot(value, ((start, end),))
    place = required.span("what")
    words = " ".join(report.plain[slice(*place)].lower().split())
    fields = filled(
        obliged=council, deliverable=report.slot(words, place), imposed_by=ofsted(report), due=when
    )
    status = report.slot("happened", place)
    yield Candidate("requirement", "report/statement", fields, [report.sentence(*place)], status)


def _inspectors(report: Report, letter: Letter) -> list[Inspector]:
    """Return who led: named as such, else who signed, else the only inspector named."""
    labelled = find_inspectors(report)
    if labelled:
        return labelled
    signed = _fact("signed").search(report.plain)
    if signed is not None:
        found = inspectors_at(report, signed.span("name"))
        if found and found[0].post:
            return found[:1]
    named = _fact("inspectors").search(report.plain, letter.place[0])
    if named is not None:
        found = inspectors_at(report, named.span("name"))
        return found if len(found) == 1 and found[0].post else []
    return []


def _fact(name: str) -> re.Pattern[str]:
    return phrase("facts", f"facts/{name}").expression
