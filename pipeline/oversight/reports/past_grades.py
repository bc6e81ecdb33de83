"""Grades that were given at an earlier inspection: in its sentence, the next, or a list below."""

import re
from collections.abc import Iterator

from oversight.events.candidate import Slot
from oversight.reports.authority import key_of_name
from oversight.reports.document import Report
from oversight.reports.judgements import read_rows
from oversight.reports.phrases import phrase, phrases
from oversight.vocabulary.ratings import rating_of

_AFTER = (
    "past/when",
    "past/judged-it",
    "past/name-after-comma",
    "past/is-after-comma",
    "past/after-comma",
)
_BEFORE = ("past/before", "past/same", "past/inspected", "past/was-at")
_REACH = 400  # characters: a sentence is seldom longer
_LIST = 300  # characters from a mention to the list of its grades


def areas_of(words: str) -> tuple[str, ...]:
    """Return the areas that words name: "services for looked after children"; or nothing."""
    words = " ".join(words.split()).strip(" '")
    named = [one for one in phrases("subjects") if one.expression.search(words)]
    areas = [area for one in named for area in (one.value if isinstance(one.value, list) else [])]
    special = [area for area in areas if area != "overall"]
    return tuple(special or areas)


def grades_around(
    report: Report, mention: re.Match[str], areas: tuple[str, ...]
) -> list[Slot] | None:
    """Return the judgements told of the inspection of `areas` that `mention` names.

    None where what was graded there is none of a council's services.
    """
    areas = areas or ("overall",)
    found = list(_in_next_sentence(report, mention.end(), areas))
    return found or list(_after(report, mention.end(), areas)) or _before(report, mention, areas)


def graded_in(report: Report, match: re.Match[str]) -> list[Slot]:
    """Return the overall grade that a mention itself holds."""
    return list(_slots(report, match, "grade", 0, ("overall",)))


def _graded(subject: str | None, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the areas that a grade is of; "the authority" stands for what was inspected."""
    named = areas_of(subject) if subject else ()
    if not named and subject and key_of_name(subject) is not None:
        return areas
    return areas if named in ((), ("overall",)) and areas != ("overall",) else named


def _in_next_sentence(report: Report, start: int, areas: tuple[str, ...]) -> Iterator[Slot]:
    """Yield the grade in ". The local authority was judged to be good"."""
    tail = report.plain[start : start + _REACH]
    match = _expression("past/next-sentence").match(tail)
    if match is None:
        return
    if match["other"]:
        yield from _slots(report, match, "grade", start, areas_of(match["first"]))
        yield from _slots(report, match, "second", start, areas_of(match["other"]))
    else:
        yield from _slots(report, match, "grade", start, areas)


def _after(report: Report, start: int, areas: tuple[str, ...]) -> Iterator[Slot]:
    """Yield the grades in ", when safeguarding was judged good and adoption adequate"."""
    tail = report.plain[start : start + _REACH].split("\n")[0]
    for name in _AFTER:
        match = _expression(name).match(tail)
        if match is None:
            continue
        yield from _slots(report, match, "grade", start, _graded(match["subject"], areas))
        further = _expression("past/and").match(tail[match.end() :])
        if further is not None:
            here = start + match.end()
            yield from _slots(report, further, "grade", here, areas_of(further["subject"]))
        return


def _before(report: Report, mention: re.Match[str], areas: tuple[str, ...]) -> list[Slot] | None:
    """Return the grade in "the outstanding judgement at the last inspection"."""
    first, _ = report.sentence(*mention.span("kind"))
    head = report.plain[first : mention.start("kind")]
    for name in _BEFORE:
        match = _expression(name).search(head)
        if match is not None:
            subject = match.groupdict().get("subject")
            graded = _graded(subject, areas) if subject else areas
            return list(_slots(report, match, "grade", first, graded)) or None
    return []


def _expression(name: str) -> re.Pattern[str]:
    return phrase("past_grades", name).expression


def _slots(
    report: Report, match: re.Match[str], group: str, offset: int, areas: tuple[str, ...]
) -> Iterator[Slot]:
    rating = rating_of(" ".join(match[group].lower().split()))
    start, end = match.span(group)
    for area in areas if rating else ():
        yield report.slot({"area": area, "rating": rating}, (offset + start, offset + end))


def listed_grades(report: Report, start: int) -> list[Slot]:
    """Return the judgements of a list below: "The judgements for the local authority were:"."""
    head = _expression("past/list").search(report.plain, start, start + _LIST)
    if head is None:
        return []
    rows = read_rows(report, head.end(), head.end() + 4 * _LIST)
    return [slot for row in rows for slot in row.slots()]
