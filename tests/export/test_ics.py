"""The calendar, read by icalendar."""

import datetime

import pytest

icalendar = pytest.importorskip("icalendar")


@pytest.fixture
def calendar(exported):
    return icalendar.Calendar.from_ical(exported("ics").read_bytes())


def test_each_due_date_is_an_entry(calendar, folder):
    due = {
        event.id: datetime.date.fromisoformat(event.due.last)
        for event in folder.events
        if event.type == "requirement" and event.due and event.due.last
    }
    assert due
    entries = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert len(entries) == len(calendar.walk("VEVENT"))
    for key, day in due.items():
        entry = entries[f"{key}-due@oversight"]
        assert entry.decoded("DTSTART") == day
        assert entry.decoded("DTEND") == day + datetime.timedelta(days=1)


def test_planned_proposed_cancelled(calendar, folder):
    statuses = {event.id: event.status for event in folder.events}
    told = {"planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
    dated = [one for one in calendar.walk("VEVENT") if "-date@" in str(one["UID"])]
    assert dated
    for entry in dated:
        status = statuses[str(entry["UID"]).split("-")[0]]
        assert str(entry["STATUS"]) == told[status]


def test_the_rules_of_the_format(exported):
    data = exported("ics").read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no line ends within a character


def test_no_today(exported):
    """The stamp is the article's day, not the run's."""
    stamps = [line for line in exported("ics").read_text().split("\n") if "DTSTAMP" in line]
    assert stamps
    assert not [line for line in stamps if line[8:12] > "2026"]
