"""iCalendar: what is due and what is planned, as all-day entries."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from oversight.export.about import council_of, when
from oversight.export.folder import Folder
from oversight.merging.times import days_of
from oversight.records import AnyEvent, Article, Date
from oversight.summary import describe

# An entry that can mean more days than this stands on its last one alone, and says so.
_LONGEST = 31
_STATUS = {
    "planned": "CONFIRMED",
    "happened": "CONFIRMED",
    "proposed": "TENTATIVE",
    "cancelled": "CANCELLED",
}


def write(folder: Folder, out: Path) -> str:
    """Write the calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//oversight//records//EN"]
    lines += ["CALSCALE:GREGORIAN", "X-WR-CALNAME:Oversight of children's services"]
    count = 0
    for event, name, day in entries(folder):
        count += 1
        lines += _entry(event, name, day, folder.article.get(event.article_id))
    lines.append("END:VCALENDAR")
    out.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    out.write_text(text, encoding="utf-8", newline="")
    return f"{count:,} entries"


def entries(folder: Folder) -> Iterator[tuple[AnyEvent, str, Date]]:
    """Yield what is due, and what is planned or proposed for a day that is told."""
    for event in folder.events:
        due = getattr(event, "due", None)
        if due is not None and days_of(due) and event.status != "cancelled":
            yield event, "due", due
            continue
        planned = when(event)
        if event.status in ("planned", "proposed", "cancelled") and planned and days_of(planned):
            yield event, "date", planned


def _entry(event: AnyEvent, name: str, day: Date, article: Article | None) -> Iterator[str]:
    days = days_of(day)
    assert days is not None
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    vague = name == "due" or (last - first).days >= _LONGEST
    start = last if vague else first
    label = event.type.replace("_", " ")
    head = f"Due: {_short(event)}" if name == "due" else f"{label.capitalize()}: {_short(event)}"
    told = event.mentions[0].text
    where = f"{article.outlet or article.id}" if article else event.article_id
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}-{name}@oversight"
    yield f"DTSTAMP:{_stamp(article)}"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(head)}"
    yield f"DESCRIPTION:{_escape(f'“{told}” ({where}). Date as told: {day.value}. {event.status}')}"
    yield f"STATUS:{_STATUS[event.status]}"
    yield f"CATEGORIES:{_escape(label)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _short(event: AnyEvent) -> str:
    """Return an event in few words, its council with it."""
    if deliverable := getattr(event, "deliverable", None):
        council = council_of(event)
        return f"{deliverable}, {council.name}" if council else str(deliverable)
    return describe(event)


def _stamp(article: Article | None) -> str:
    """Return when the entry was made: the article's publication, never the day of the run."""
    value = article.published.value.split("/")[-1] if article and article.published else ""
    parts = [*value.split("-"), "01", "01"][:3] if value[:4].isdigit() else ["1970", "01", "01"]
    return "".join(parts) + "T000000Z"


def _escape(text: str) -> str:
    flat = " ".join(text.split())
    for mark in ("\\", ";", ","):
        flat = flat.replace(mark, f"\\{mark}")
    return "".join(c for c in flat if c.isprintable())


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, none of them within a character."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > 75:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
