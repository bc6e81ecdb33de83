"""Ofsted's reports against facts about them, field by field.

Gold is a file of JSON lines, one report each: `file`, `local_authority`, `kind`, dates, lead
inspector, `judgements`, `previous_inspections`; of letters also `number`, `services`, `outcome`
and how many `improvements` they want. A field that gold leaves out is not scored. A run over
those reports gives rows of the same fields, made from its records.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oversight.evaluate.gold import GoldError
from oversight.evaluate.report_rows import Row, rows_of
from oversight.reports.authority import key_of_name

Facts = dict[str, Any]

SINGLE = (
    "local_authority",
    "kind",
    "ilacs_length",
    "inspection_start_date",
    "inspection_end_date",
    "publication_date",
    "lead_inspector",
    "lead_inspector_role",
    "number",
    "outcome",
    "improvements",
)
LISTS = ("services", "judgements", "previous_inspections", "other_visits")
# Gold's keys of areas, and ours.
_AREAS = {
    "leaders": ("leadership",),
    "lscb": ("safeguarding_board",),
    "in_care_and_care_leavers": ("in_care", "care_leavers"),
}
_JOINT = re.compile(r"\s+and\s+|[,;&]")
_SUFFIX = re.compile(r"\.\w{2,5}$")
_OURS = frozenset({"overall", "help_and_protection", "in_care", "care_leavers", "adoption"})


@dataclass
class Count:
    """How a field fared: facts in gold, values found, those that agree, those gold has none of."""

    gold: int = 0
    found: int = 0
    right: int = 0
    invented: int = 0

    @property
    def share(self) -> float | None:
        """The share of gold's facts that were found right."""
        return self.right / self.gold if self.gold else None


@dataclass
class ReportScores:
    """The counts by field, the errors as (file, field, gold, found), the reports without a row."""

    reports: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def to_json(self, *, errors: bool) -> dict[str, Any]:
        """Return all as plain data."""
        counts = {
            name: {**vars(one), "share": None if one.share is None else round(one.share, 4)}
            for name, one in self.counts.items()
        }
        whole: dict[str, Any] = {"reports": self.reports, "fields": counts}
        whole["missing"] = self.missing
        if errors:
            names = ("file", "field", "gold", "found")
            whole["errors"] = [dict(zip(names, one, strict=True)) for one in self.errors]
        return whole


def score_reports(gold: Path, run: Path) -> ReportScores:
    """Score a run's folder. Raises GoldError where a file cannot be read."""
    rows = rows_of(run)
    scores = ReportScores(counts={name: Count() for name in (*SINGLE, *LISTS)})
    for facts in read_facts(gold):
        name = str(facts["file"])
        if facts.get("kind") == "not_a_report":
            continue
        scores.reports += 1
        row = rows.get(_SUFFIX.sub("", name))
        if row is None:
            scores.missing.append(name)
        _score(scores, name, facts, row or Row())
    return scores


def read_facts(gold: Path) -> Iterator[Facts]:
    """Yield gold's lines. Raises GoldError."""
    try:
        lines = gold.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{gold}: {error}. JSON lines, one report each, are wanted.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{gold}:{number}: not JSON ({error}). One report a line.") from None
        if not isinstance(facts, dict) or not isinstance(facts.get("file"), str):
            raise GoldError(f"{gold}:{number}: file: missing. Each report is named by its file.")
        yield facts


def _score(scores: ReportScores, name: str, facts: Facts, row: Row) -> None:
    for field_name in (name for name in SINGLE if name in facts):
        wanted = _canonical(field_name, facts.get(field_name))
        given = _canonical(field_name, getattr(row, field_name))
        if field_name == "lead_inspector":
            _count(scores, name, field_name, _names(wanted), _names(given))
        else:
            _count(scores, name, field_name, _set(wanted), _set(given))
    for field_name in (name for name in LISTS if name in facts):
        wanted_items = set(_items(field_name, facts.get(field_name) or ()))
        given_items = set(_items(field_name, getattr(row, field_name)))
        _count(scores, name, field_name, wanted_items, given_items)


def _names(value: object) -> set[object]:
    """Return the people of "Ada Lovell and Bea Marsh", each a fact."""
    return {part.strip() for part in _JOINT.split(str(value or "")) if part.strip()}


def _set(value: object) -> set[object]:
    return set() if value is None else {value}


def _count(
    scores: ReportScores, name: str, field_name: str, wanted: set[Any], given: set[Any]
) -> None:
    one = scores.counts[field_name]
    one.gold += len(wanted)
    one.found += len(given)
    one.right += len(wanted & given)
    # A wrong value stands where gold has one; an invented one where it has none.
    one.invented += max(0, len(given - wanted) - len(wanted - given))
    if wanted != given:
        told = [", ".join(sorted(map(_say, side))) for side in (wanted - given, given - wanted)]
        scores.errors.append((name, field_name, *told))  # type: ignore[arg-type]


def _say(value: object) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def _canonical(field_name: str, value: Any) -> object:
    if value in (None, "", 0):
        return None
    text = " ".join(str(value).replace("’", "'").split())
    if field_name == "local_authority":
        return key_of_name(text) or text.casefold()
    if field_name == "lead_inspector_role":
        return {"hmi": "hm inspector"}.get(text.casefold(), _majesty(text.casefold()))
    return text.casefold()


def _majesty(role: str) -> str:
    return role.replace("his majesty's", "hm").replace("her majesty's", "hm")


def _items(field_name: str, items: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    for item in items:
        if not isinstance(item, Mapping):
            yield (str(item),)
            continue
        grade = str(item.get("grade") or "").replace(" ", "_")
        if field_name == "judgements":
            for area in _areas(item):
                yield area, grade
        elif field_name == "previous_inspections":
            yield str(item.get("date")), grade
        else:
            yield (str(item.get("date")),)


def _areas(item: Mapping[str, Any]) -> tuple[str, ...]:
    key = str(item.get("area_key") or "")
    if key in _AREAS:
        return _AREAS[key]
    if key in _OURS:
        return (key,)
    return (" ".join(str(item.get("area") or key).casefold().split()),)
