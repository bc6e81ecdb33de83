"""The cover: which framework, which council, when, published when."""

from typing import NamedTuple

from oversight.events.candidate import Slot
from oversight.reports.authority import find_authority
from oversight.reports.document import Report
from oversight.reports.phrases import phrase, phrases
from oversight.reports.visit_dates import date_value, days_of
from oversight.spans import Offsets

_BEHIND = 80  # characters: a council's name may stand below the title


class Title(NamedTuple):
    """What a title says: framework and kind as its pattern has them, and where it stands."""

    id: str
    value: dict[str, object]
    place: Offsets
    again: bool  # a re-inspection
    subject: Offsets | None  # who was inspected, where it is not the council itself


def find_title(report: Report) -> Title | None:
    """Return the first title on the cover; a board's review counts where it stands alone."""
    found: list[Title] = []
    for one in phrases("titles"):
        match = one.expression.search(report.plain, 0, report.cover)
        if match is not None:
            value = one.value if isinstance(one.value, dict) else {}
            groups = match.groupdict()
            subject = match.span("subject") if groups.get("subject") else None
            found.append(Title(one.id, value, match.span(), bool(groups.get("re")), subject))
    own = [title for title in found if not title.value.get("board")] or found
    return min(own, key=lambda title: title.place, default=None)


def find_council(report: Report, title: Title | None) -> Slot | None:
    """Return the council: named in the title, else on the lines around it."""
    labels = phrase("labels", "labels/inspected").expression
    label = labels.search(report.plain, 0, report.cover)
    behind = title.place[1] if title else 0
    end = max(label.start(), behind) if label else behind + _BEHIND
    found = find_authority(report, 0, min(end, report.cover))
    headline = phrase("headlines", "headlines/overall").expression
    told = None if found else headline.search(report.plain, 0, report.cover)
    return find_authority(report, *told.span()) if told else found


def find_subject(report: Report, title: Title) -> Slot | None:
    """Return the partnership or the board that a title names in the council's place."""
    if title.subject is None:
        return None
    start, end = report.trim(*title.subject)
    name = " ".join(report.text[start:end].split())
    return report.slot({"kind": "partnership", "name": name, "text": name}, (start, end))


def find_dates(report: Report, name: str) -> Slot | None:
    """Return the date of a label on the cover: inspected, published, previous."""
    one = phrase("labels", f"labels/{name}")
    match = one.expression.search(report.plain, 0, report.cover)
    if match is None:
        return None
    group = "days" if "days" in match.re.groupindex else "date"
    start, end = report.trim(*match.span(group))
    days = days_of(report.plain[start:end])
    if days is None:
        return None
    text = " ".join(report.text[start:end].split())
    return Slot(date_value(*days, text), ((start, end),))
