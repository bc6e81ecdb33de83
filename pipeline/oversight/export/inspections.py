"""Inspections: one row for each, in the columns of the tables that analysts keep by hand.

A report's own inspection, a visit's letter, or what articles tell of one. An earlier inspection
that a report only mentions has none of its own.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from oversight.export.csv_tables import safe
from oversight.export.folder import Folder
from oversight.merging.records import tellings
from oversight.records.events import Inspection

# Areas with a column of their own; the rest share the last one.
AREAS = (
    "overall",
    "leadership",
    "help_and_protection",
    "in_care",
    "care_leavers",
    "adoption",
    "safeguarding_board",
)
COLUMNS = (
    "authority",
    "ons_code",
    "framework",
    "kind",
    "start",
    "end",
    "published",
    "lead_inspector",
    *AREAS,
    "other_judgements",
    "outcome",
    "number",
    "services",
    "source",
    "article_id",
    "id",
)
MENTIONED = "report/previous"
_SOURCES = {"inspection_report": "report", "visit_letter": "letter"}


def write(folder: Folder, out: Path) -> str:
    """Write the table into a file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    rows = sorted(rows_of(folder), key=lambda row: (row["authority"], row["start"], row["id"]))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows)
    return f"{len(rows):,} inspections"


def rows_of(folder: Folder) -> Iterator[dict[str, str]]:
    """Yield the cells of each inspection that took place; an empty one is what nobody states."""
    for event in folder.events:
        if not isinstance(event, Inspection) or event.status != "happened":
            continue
        told = [one for one in tellings(event) if one.rule != MENTIONED]
        if told and event.council is not None:
            article = folder.article.get(told[0].article_id)
            source = _SOURCES.get(article.kind, "article") if article else "article"
            yield _row(event, source, told[0].article_id)


def _row(event: Inspection, source: str, article_id: str) -> dict[str, str]:
    inspected, published = event.inspected, event.published
    row = {
        "authority": event.council.name if event.council else "",
        "ons_code": (event.council.gss or "") if event.council else "",
        "framework": event.framework or "",
        "kind": event.kind or "",
        "start": (inspected.first or "") if inspected else "",
        "end": (inspected.last or "") if inspected else "",
        "published": (published.value or "") if published else "",
        "lead_inspector": "; ".join(person.name for person in event.lead_inspectors),
        "outcome": event.outcome or "",
        "number": "" if event.number is None else str(event.number),
        "services": "; ".join(event.services),
        "source": source,
        "article_id": article_id,
        "id": event.id,
    }
    return {**row, **_grades(event)}


def _grades(event: Inspection) -> dict[str, str]:
    """Return the grades by area; two that one area was given stand side by side."""
    found: dict[str, list[str]] = {area: [] for area in (*AREAS, "other_judgements")}
    for one in event.judgements:
        if one.area in AREAS:
            found[one.area].append(one.rating)
        else:
            found["other_judgements"].append(f"{one.name or one.area}: {one.rating}")
    return {area: "; ".join(dict.fromkeys(grades)) for area, grades in found.items()}
