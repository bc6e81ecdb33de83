"""Earlier inspections and visits that a report tells of: when, of what kind, with which grade.

A mention needs a date before the report's own visit. Its grades are those that the same sentence,
or in a list of earlier inspections the next, says were given then; what is good today is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.dating import compatible, more_precise
from oversight.reports.authority import key_of_name
from oversight.reports.document import Report
from oversight.reports.past_grades import areas_of, graded_in, grades_around, listed_grades
from oversight.reports.phrases import Phrase, phrase, phrases
from oversight.reports.visit_dates import told_date
from oversight.spans import Offsets

_SERVICES = frozenset({"adoption", "fostering"})
_FRAMEWORKS = ("ilacs", "sif", "slac")
_ALL_IN_ONE = "2013-11-01"  # from here on one inspection covers adoption and fostering too
_LAG = timedelta(days=200)
_NEAR = 30  # characters before a mention that say what was inspected: "the school's"


@dataclass
class Mention:
    """An earlier inspection, as one place tells it."""

    kind: str
    place: Offsets
    date: Slot
    is_published: bool
    sentence: Offsets
    judgements: list[Slot] = field(default_factory=list)
    services: list[Slot] = field(default_factory=list)
    framework: Slot | None = None


class Group:
    """The mentions of one inspection; those that say the same are compared once."""

    def __init__(self, mention: Mention) -> None:
        self.mentions: list[Mention] = []
        self._kinds: dict[tuple[str, bool], Mention] = {}
        self._services: set[str] = set()
        self.add(mention)

    def add(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        key = (str(mention.date.value["value"]), mention.is_published)
        self._kinds.setdefault(key, mention)
        self._services |= {slot.value for slot in mention.services}

    def fits(self, mention: Mention) -> bool:
        """Tell whether a mention can be of the same inspection."""
        return all(_same(mention, one) for one in self._kinds.values())

    def shares(self, mention: Mention) -> int:
        """Return how many of the services of a mention the group is about."""
        return len(self._services & {slot.value for slot in mention.services})


def find_previous(
    report: Report, council: Slot | None, own: dict[str, Any] | None
) -> Iterator[Candidate]:
    """Yield earlier inspections, each once; `own` is the date of the report's own visit."""
    told: list[Group] = []
    # The most precise first, so that "in 2013" finds the inspection of May 2013.
    for mention in sorted(_mentions(report, own), key=lambda one: (_rank(one), one.place)):
        fitting = [group for group in told if group.fits(mention)]
        if fitting:
            max(fitting, key=lambda group: group.shares(mention)).add(mention)
        else:
            told.append(Group(mention))
    for group in sorted(told, key=lambda group: min(one.place for one in group.mentions)):
        yield _candidate(report, council, group.mentions)


def _rank(mention: Mention) -> int:
    return ("day", "period", "month", "season", "year").index(str(mention.date.value["precision"]))


def _same(a: Mention, b: Mention) -> bool:
    if a.kind != b.kind:
        return False
    if a.is_published != b.is_published:
        visit, out = (b, a) if a.is_published else (a, b)
        return _follows(visit.date.value, out.date.value)
    return compatible(a.date.value, b.date.value)


def _follows(visit: dict[str, Any], out: dict[str, Any]) -> bool:
    """Tell whether a report can be that of a visit: out after it, and not long after."""
    latest = date.fromisoformat(visit["last"]) + _LAG
    return bool(visit["first"] <= out["last"] and out["first"] <= latest.isoformat())


def _mentions(report: Report, own: dict[str, Any] | None) -> Iterator[Mention]:
    taken = bytearray(len(report.plain))
    # A focused visit first: it is no inspection, though its words may hold that one.
    for one in sorted(phrases("previous"), key=lambda entry: entry.value is None):
        for match in one.expression.finditer(report.plain):
            if any(taken[match.start() : match.end()]):
                continue
            mention = _mention(report, one, match)
            if mention is not None and _is_earlier(mention.date.value, own):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                yield mention


def _is_earlier(told: dict[str, Any], own: dict[str, Any] | None) -> bool:
    return own is None or str(told["last"]) < str(own["first"])


def _mention(report: Report, one: Phrase, match: re.Match[str]) -> Mention | None:
    about = match.groupdict().get("of") or ""
    first, last = report.sentence(*match.span())
    near = report.plain[max(first, match.start() - _NEAR) : match.end()]
    if _says("elsewhere", near) or _says("home", report.plain[first:last]):
        return None
    if about and not _is_ours(about):
        return None
    start, end = report.trim(*match.span("when"))
    when = told_date(" ".join(report.text[start:end].split()))
    if when is None:
        return None
    kind = str(one.value or "inspection")
    areas = areas_of(about or match["kind"])
    mention = Mention(
        kind,
        report.trim(*match.span("kind")),
        Slot(when, ((start, end),)),
        bool(match.groupdict().get("out")),
        (first, last),
    )
    if one.value is None and "grade" in match.groupdict():
        # "since the local authority was judged inadequate in July 2018": the report's month
        mention.judgements, mention.is_published = graded_in(report, match), True
    elif one.value is None:
        judgements = listed_grades(report, match.end()) or grades_around(report, match, areas)
        if judgements is None:
            return None
        mention.judgements = judgements
        place = match.span("of") if about else match.span("kind")
        mention.services = [report.slot(area, place) for area in areas if area != "overall"]
        mention.framework = _framework(report, match)
        if _is_of_one_service(mention, when):
            mention.kind = "other"
    return mention


def _is_of_one_service(mention: Mention, when: dict[str, Any]) -> bool:
    """Tell an inspection of the adoption or fostering service, which had its own until 2013."""
    named = {slot.value for slot in mention.services}
    graded = {slot.value["area"] for slot in mention.judgements}
    return bool(
        (named and named <= _SERVICES)
        or (not named and graded and graded <= _SERVICES and str(when["last"]) < _ALL_IN_ONE)
    )


def _says(name: str, words: str) -> bool:
    return phrase("background", f"background/{name}").expression.search(words) is not None


def _is_ours(about: str) -> bool:
    """Tell whether what was inspected are a council's services, and not one home."""
    return _says("ours", about) or key_of_name(about) is not None


def _framework(report: Report, match: re.Match[str]) -> Slot | None:
    for name in _FRAMEWORKS:
        one = phrase("background", f"background/{name}")
        if one.expression.search(match.group()):
            return report.slot(one.value, match.span())
    return None


def _candidate(report: Report, council: Slot | None, group: list[Mention]) -> Candidate:
    visits = [one.date for one in group if not one.is_published]
    reports = [one.date for one in group if one.is_published]
    judgements: dict[str, Slot] = {}
    services: dict[str, Slot] = {}
    for one in group:
        for slot in one.judgements:
            judgements.setdefault(slot.value["area"], slot)
        for slot in one.services:
            services.setdefault(slot.value, slot)
    if services:
        # "Inadequate in 2013", of an inspection of one service, is that service's grade.
        judgements.pop("overall", None)
    first = group[0]
    fields = filled(
        council=council,
        kind=report.slot(first.kind, first.place),
        inspected=_best(visits),
        published=_best(reports),
        services=list(services.values()),
        judgements=list(judgements.values()),
        framework=next((one.framework for one in group if one.framework), None),
    )
    status = report.slot("happened", first.place)
    mentions = sorted({one.sentence for one in group})
    return Candidate("inspection", "report/previous", fields, mentions, status)


def _best(slots: list[Slot]) -> Slot | None:
    best = None
    for slot in slots:
        best = slot if best is None else more_precise(best, slot)
    return best
