"""A run's records of reports as rows of facts: one row for each report or letter."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from oversight.evaluate.gold import GoldError
from oversight.export.reading import ReadingError, read_events
from oversight.records.events import AnyEvent, Inspection, Tenure

REPORT, LETTER = OWN = "report/cover", "report/letter"
"""The rules of a report's and a letter's own inspection; others are told as background."""

_KINDS = {"looked_after_2013": "looked_after_children_inspection"}
_LABELS = frozenset({"lead inspector", "lead inspectors", "reporting inspector"})
_WEEK = 7  # days: a short inspection has one working week on site


@dataclass
class Row:
    """The facts about a report; None where the record has none."""

    local_authority: str | None = None
    kind: str | None = None
    ilacs_length: str | None = None
    inspection_start_date: str | None = None
    inspection_end_date: str | None = None
    publication_date: str | None = None
    lead_inspector: str | None = None
    lead_inspector_role: str | None = None
    number: int | None = None
    outcome: str | None = None
    improvements: int | None = None
    services: list[str] = field(default_factory=list)
    judgements: list[dict[str, Any]] = field(default_factory=list)
    previous_inspections: list[dict[str, Any]] = field(default_factory=list)
    other_visits: list[dict[str, Any]] = field(default_factory=list)


def rows_of(run: Path) -> dict[str, Row]:
    """Return a row for each report of a run, by the last part of its id. Raises GoldError."""
    try:
        events = read_events(run)
    except ReadingError as error:
        raise GoldError(str(error)) from None
    by_report: dict[str, list[AnyEvent]] = {}
    for event in events:
        by_report.setdefault(event.article_id.rsplit("/", 1)[-1], []).append(event)
    made = {name: _row(told) for name, told in by_report.items()}
    return {name: row for name, row in made.items() if row is not None}


def _row(events: list[AnyEvent]) -> Row | None:
    inspections = [event for event in events if isinstance(event, Inspection)]
    own = next((one for one in inspections if one.rule in OWN), None)
    if own is None:
        return None
    row = Row(
        local_authority=own.council.name if own.council else None,
        kind=_kind(own),
        publication_date=own.published.value if own.published else None,
        number=own.number,
        outcome=own.outcome,
        improvements=len(own.improvements) or None,
        services=list(own.services),
        judgements=[_judgement(one.area, one.rating, one.name) for one in own.judgements],
    )
    if own.inspected is not None:
        row.inspection_start_date, row.inspection_end_date = own.inspected.first, own.inspected.last
        row.ilacs_length = _length(own)
    if own.lead_inspectors:
        row.lead_inspector = " and ".join(person.name for person in own.lead_inspectors)
        row.lead_inspector_role = _role(events, own.lead_inspectors[0].name)
    for other in inspections:
        if other is not own:
            _add_background(row, other)
    return row


def _kind(own: Inspection) -> str | None:
    if own.rule == LETTER:
        return own.kind
    if own.framework == "sif":
        if own.kind == "reinspection":
            return "sif_reinspection"
        boards = [one for one in own.judgements if one.area == "safeguarding_board"]
        if boards and len(boards) == len(own.judgements):
            return "lscb_review"
        return "sif_with_lscb_review" if boards else "sif"
    return _KINDS.get(own.framework or "", own.framework)


def _length(own: Inspection) -> str | None:
    """Return whether an inspection was short or standard, which is told by its days only."""
    if own.framework != "ilacs" or not own.inspected:
        return None
    if not own.inspected.first or not own.inspected.last:
        return None
    days = date.fromisoformat(own.inspected.last) - date.fromisoformat(own.inspected.first)
    return "short" if days.days < _WEEK else "standard"


def _role(events: list[AnyEvent], name: str) -> str | None:
    for event in events:
        if isinstance(event, Tenure) and event.person and event.person.name == name and event.role:
            title = event.role.title
            return None if (title or "").casefold().split(" on ")[0] in _LABELS else title
    return None


_KEYS = {"leadership": "leaders", "safeguarding_board": "lscb", "other": ""}


def _judgement(area: str, rating: str, name: str | None) -> dict[str, Any]:
    return {"area": name, "area_key": _KEYS.get(area, area), "grade": rating}


def _add_background(row: Row, other: Inspection) -> None:
    dates = [date for date in (other.inspected, other.published) if date is not None]
    value = max((date.value or "" for date in dates), key=len, default=None)
    visit = other.kind in (
        "focused_visit",
        "monitoring_visit",
        "joint_inspection",
        "send_inspection",
        "other",
    )
    overall = [str(one.rating) for one in other.judgements if one.area == "overall"]
    # Of an inspection of one service its grade is the whole; else an area's is a part.
    whole = other.services or other.framework == "safeguarding_2009"
    parts = [str(one.rating) for one in other.judgements] if whole else []
    grades: list[str | None] = [*(overall or parts)]
    into = row.other_visits if visit else row.previous_inspections
    into += [
        {"date": value, "kind": other.kind, "grade": grade}
        for grade in dict.fromkeys(grades or [None])
    ]
