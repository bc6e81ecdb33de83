"""The work grows with the number of records, also where all are of one council and one type."""

import pytest

from oversight.merging import clusters

LEEDS = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035", "text": "Leeds"}


@pytest.fixture
def compared(monkeypatch):
    """Count how often two tellings are compared."""
    calls = []
    real = clusters.same_happening

    def count(one, other):
        calls.append(1)
        return real(one, other)

    monkeypatch.setattr(clusters, "same_happening", count)
    return calls


def sums(tell, count):
    """Sums of one council, all of one kind and undated, each told by an article of its own."""
    return [
        tell(
            "funding",
            f"a{number}",
            council=LEEDS,
            kind="saving",
            amount={"amount": 1000.0 + number, "text": "so much"},
        )
        for number in range(count)
    ]


def voices(tell, count):
    """One happening that every article tells."""
    who = {"name": "Ada Quill", "text": "Ada Quill"}
    return [
        tell("departure", f"a{number}", person=who, organisation=LEEDS) for number in range(count)
    ]


@pytest.mark.parametrize("make", [sums, voices])
def test_four_times_the_records_take_four_times_the_work(tell, merge_all, compared, make):
    work = []
    for count in (300, 1200):
        compared.clear()
        events = make(tell, count)
        merge_all(events, {event.article_id: "2017-06-01" for event in events})
        work.append(len(compared))
    assert work[1] <= 5 * max(work[0], 300)
