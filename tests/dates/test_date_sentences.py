"""What sentences say, resolved: the value of each expression with its bound, in order."""

import json
from pathlib import Path

import pytest

from oversight.dates.find import find_dates, with_bound

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
]


def values(text: str, published: str | None) -> list[str | None]:
    return [with_bound(one.value, one.bound).value for one in find_dates(text, published)]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:40])
def test_values(case):
    assert values(case["text"], case["published"]) == case["values"]


KNOWN = [
    # The day of "the new direction" is told by another expression of the article.
    (
        "2018-07-24",
        "It was issued last Thursday. It came out the same day as the direction.",
        1,
        "2018-07-19",
    ),
    # The infinitive is not what happened in September.
    (
        "2013-02-20",
        "The minister gave the council six months to improve in September.",
        1,
        "2012-09",
    ),
    # "said they would look" governs the looking, not the ruling.
    (
        "2000-01-07",
        "They said they would look for ways around Wednesday's ruling.",
        0,
        "2000-01-05",
    ),
]


@pytest.mark.parametrize(("published", "sentence", "place", "expected"), KNOWN)
@pytest.mark.xfail(strict=True, reason="known: needs syntax or the story's other tellings")
def test_known_failures(published, sentence, place, expected):
    assert values(sentence, published)[place] == expected
