"""Dated sections: which they are, and what a month within one means."""

import pytest

from oversight.dates.chronicle import sections
from oversight.dates.find import find_dates
from oversight.dates.places import Places


def blocks_of(lines):
    """Return a text of labelled lines, and its blocks."""
    text, blocks = "", []
    for label, line in lines:
        blocks.append((label, len(text), len(text) + len(line)))
        text += line + "\n\n"
    return text, blocks


def test_headings_that_are_dates_open_sections():
    text, blocks = blocks_of(
        [
            ("HEADING", "May 2014"),
            ("PARAGRAPH", "Ofsted finds the service inadequate."),
            ("PARAGRAPH", "The director quits."),
            ("HEADING", "2016:"),
            ("PARAGRAPH", "A trust is set up."),
            ("HEADING", "What happens next?"),
            ("PARAGRAPH", "Nobody knows."),
        ]
    )
    found = sections(text, blocks)
    assert [part.value for part in found] == ["2014-05", "2016"]
    assert text[found[0].body : found[0].end].split() == text[10:68].split()
    assert "Nobody" not in text[found[1].start : found[1].end]


def test_entries_that_begin_with_a_date_are_sections():
    text, blocks = blocks_of(
        [
            ("LIST_ITEM", "May 2014: Ofsted finds the service inadequate."),
            ("LIST_ITEM", "3 June 2014 – The director quits."),
        ]
    )
    assert [part.value for part in sections(text, blocks)] == ["2014-05", "2014-06-03"]


@pytest.mark.parametrize(
    "lines",
    [
        [("HEADING", "May 2014"), ("PARAGRAPH", "One date heads no chronicle.")],
        [("PARAGRAPH", "In May 2014 they came."), ("PARAGRAPH", "In June 2014 they left.")],
        [("HEADING", "What May 2014 changed"), ("HEADING", "Why 2016 matters")],
        [("CAPTION", "May 2014: The hall."), ("CAPTION", "June 2014: The door.")],
    ],
)
def test_what_is_no_chronicle(lines):
    assert sections(*blocks_of(lines)) == []


@pytest.mark.parametrize(
    ("value", "text", "wanted"),
    [
        ("2014-02", "Its verdict, in May, is inadequate.", "2014-05"),
        ("2014-10", "He left in January.", "2015-01"),
        ("2015-03", "It had been there in January.", "2015-01"),
        ("2014", "Inspectors called in May.", "2014-05"),
        ("2014", "Inspectors called on 3 May.", "2014-05-03"),
    ],
)
def test_a_month_without_a_year_is_as_of_then(value, text, wanted):
    places = Places(chronicle=[(0, len(text), value)])
    [found] = find_dates(text, "2020-11-15", places=places)
    assert found.value.value == wanted
