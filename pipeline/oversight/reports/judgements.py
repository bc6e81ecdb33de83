"""Grades: the rows of a cover's table, its headline, the board's own grade, a record of findings.

A row is an area's label with a grade right behind it. Nothing else is a grade, and an overall one
is where it is printed as one: no row, no grade.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from oversight.events.candidate import Slot
from oversight.reports.document import Report
from oversight.reports.phrases import Phrase, expand, phrase, phrases
from oversight.spans import Offsets
from oversight.vocabulary.ratings import rating_of

# Frameworks whose grades stand in a record of findings at the end, not on the cover.
FINDINGS = frozenset({"safeguarding_2009", "child_protection_2012", "looked_after_2013"})
_SPLIT = 4  # lines that one row may take
_GAP = 40  # characters between two rows of one list
_BEHIND = r"\d?\s*(?::|-|is:?|are:?)?\s*(?:(?:grade\s*)?\d\s*\()?"
_AFTER = r"\)?\s?(?:\(?grade\s*\d\)?)?[ .\d*†‡]*"


class Grade(NamedTuple):
    """One row: its label as printed, the areas that it is about, its grade."""

    name: str
    areas: tuple[str, ...]
    rating: str
    place: Offsets
    row: str = ""  # the id of the label that was found

    def slots(self) -> Iterator[Slot]:
        """Yield a judgement for each area."""
        for area in self.areas:
            value = {"area": area, "rating": self.rating, "name": self.name}
            yield Slot(value, (self.place,))


def find_grades(report: Report, framework: str) -> list[Slot]:
    """Return the judgements that a report of a framework prints, each once."""
    if framework in FINDINGS:
        found = list(_findings(report, framework))
    else:
        found = [*_table(report, framework), *_headlines(report, framework)]
    return [slot for grade in found for slot in grade.slots()]


def _table(report: Report, framework: str) -> list[Grade]:
    """Return the rows of the cover's table; one that is missing there is looked for behind."""
    rows = list(_rows_between(report, "areas", framework, 0, report.cover))
    rows += _split_rows(report, framework)
    if framework == "ilacs":
        rows += _rows_between(report, "areas", framework, report.cover, len(report.plain))
    seen: set[str] = set()
    kept = []
    for row in rows:
        if not seen.issuperset(row.areas) and seen.isdisjoint(row.areas):
            seen.update(row.areas)
            kept.append(row)
    return kept


def _split_rows(report: Report, framework: str) -> Iterator[Grade]:
    """Yield rows of which the label goes on below its grade, as some files have them.

    "Children looked after and achieving Good / permanence": without the grade it is a label.
    """
    grades = phrase("grades", "grades/any").expression
    lines = list(report.lines(0, report.cover))
    for first, (start, _) in enumerate(lines):
        for last in range(first + 1, min(first + _SPLIT, len(lines))):
            end = lines[last][1]
            found = list(grades.finditer(report.plain, start, end))
            rating = _rating(found[0]) if len(found) == 1 else None
            if rating is None:
                continue
            rest = report.plain[start : found[0].start()] + " " + report.plain[found[0].end() : end]
            for one in _entries("areas", framework):
                if _whole(one.expression.pattern).fullmatch(rest):
                    areas = tuple(_value(one)["areas"])
                    yield Grade(" ".join(rest.split()), areas, rating, (start, end))


@cache
def _whole(label: str) -> re.Pattern[str]:
    pattern = rf"\s*(?:\d+(?:\.\d*)?\.?\s*)?(?:{label})\d?\s*"
    return re.compile(pattern, re.IGNORECASE)


def _headlines(report: Report, framework: str) -> Iterator[Grade]:
    """Yield the single inspection's overall grade and its board's, each said in a sentence."""
    if framework != "sif":
        return
    for name, end in (("overall", report.cover), ("board", len(report.plain))):
        one = phrase("headlines", f"headlines/{name}")
        match = one.expression.search(report.plain, 0, end)
        rating = None if match is None else _rating(match)
        if match is not None and rating is not None:
            label = (
                "Overall effectiveness"
                if name == "overall"
                else "Local Safeguarding Children Board"
            )
            yield Grade(
                label, (str(one.value),), rating, report.trim(match.start(), match.end("grade"))
            )


def _findings(report: Report, framework: str) -> Iterator[Grade]:
    """Yield the rows of a record of findings, or the grades under the report's headings."""
    start = max((m.start() for m in _section("findings").finditer(report.plain)), default=0)
    rows = list(_rows_between(report, "findings", framework, start, len(report.plain)))
    if not rows:
        rows = list(_rows_between(report, "findings", framework, 0, len(report.plain)))
    known = {row.row for row in rows}
    rows += [said for said in _sentences(report, framework) if said.row not in known]
    seen: set[tuple[str, str]] = set()
    for row in rows:
        part = _part(report, row.place[0]) if framework == "safeguarding_2009" else ""
        areas = row.areas
        if part and areas == ("overall",):
            areas = ("in_care",) if part == "looked-after" else ("help_and_protection",)
        elif part == "looked-after":
            areas = ("other",)  # "leadership" is the other part's
        if (part, row.row) not in seen:
            seen.add((part, row.row))
            yield row._replace(areas=areas)


def _part(report: Report, place: int) -> str:
    """Return which of a two-part report's services a row is about."""
    found = {}
    for name in ("safeguarding", "looked-after"):
        starts = [m.start() for m in _section(name).finditer(report.plain, 0, place + 1)]
        found[name] = max(starts, default=-1)
    return max(found, key=lambda name: found[name]) if max(found.values()) >= 0 else ""


def _sentences(report: Report, framework: str) -> Iterator[Grade]:
    """Yield the grades said in sentences: "The quality of provision in Ashford is adequate"."""
    entries = _entries("findings", framework)
    for match in _said("findings", framework).finditer(report.plain):
        number = next(i for i in range(len(entries)) if match[f"r{i}"])
        rating = _rating(match)
        if rating is not None:
            areas = tuple(_value(entries[number])["areas"])
            name = " ".join(report.text[slice(*match.span(f"r{number}"))].split())
            place = report.trim(match.start(), match.end("grade"))
            yield Grade(name, areas, rating, place, entries[number].id)


def _section(name: str) -> re.Pattern[str]:
    return phrase("sections", f"sections/{name}").expression


def read_rows(report: Report, start: int, end: int) -> Iterator[Grade]:
    """Yield the single inspection's rows in a list with bullets, up to where it ends."""
    last = start
    for row in _rows_between(report, "areas", "sif", start, min(end, len(report.plain)), "• "):
        if row.place[0] - last > _GAP:
            return
        last = row.place[1]
        yield row


def _rows_between(
    report: Report, table: str, framework: str, start: int, end: int, bullet: str = ""
) -> Iterator[Grade]:
    entries = _entries(table, framework)
    for match in _rows(table, framework, bullet).finditer(report.plain, start, end):
        number = next(i for i in range(len(entries)) if match[f"r{i}"])
        rating = _rating(match)
        if rating is not None:
            areas = _value(entries[number])["areas"]
            name = " ".join(report.text[slice(*match.span(f"r{number}"))].split())
            place = report.trim(match.start(f"r{number}"), match.end("grade"))
            yield Grade(name, tuple(areas), rating, place, entries[number].id)


@cache
def _entries(table: str, framework: str) -> tuple[Phrase, ...]:
    """Return a table's areas under a framework."""
    return tuple(
        one for one in phrases(table) if framework in _value(one).get("frameworks", (framework,))
    )


@cache
def _said(table: str, framework: str) -> re.Pattern[str]:
    """Return an expression for a sentence that says an area's grade."""
    return re.compile(
        rf"^(?:\d+\.?\s*)?(?:The\s+)?(?:{_labels(table, framework)})[^.\n]{{0,160}}?"
        rf"\s+(?:is|are)\s+(?:judged\s+)?(?:to\s+be\s+|as\s+)?{expand('{grade}')}(?=[.,;]|\s*$)",
        re.IGNORECASE | re.MULTILINE,
    )


def _labels(table: str, framework: str) -> str:
    return "|".join(
        f"(?P<r{number}>{one.expression.pattern})"
        for number, one in enumerate(_entries(table, framework))
    )


@cache
def _rows(table: str, framework: str, bullet: str) -> re.Pattern[str]:
    """Return an expression for any area's label with a grade right behind it."""
    labels = _labels(table, framework)
    return re.compile(
        rf"^{bullet}(?:\d+(?:\.\d*)?\.?\s*)?(?:{labels}){_BEHIND}{expand('{grade}')}{_AFTER}$",
        re.IGNORECASE | re.MULTILINE,
    )


def _rating(match: re.Match[str]) -> str | None:
    return rating_of(" ".join(match["grade"].lower().split()))


def _value(one: Phrase) -> dict[str, Any]:
    return one.value if isinstance(one.value, dict) else {}
