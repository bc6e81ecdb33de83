"""The council whose place a body's name begins with: "Reading Safeguarding Children Board"."""

from functools import cache

from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table


def place_of(name: str) -> str | None:
    """Return the register key of the place that a name begins with, the longest of those."""
    words = name.lower().split()
    heads = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((_places()[head] for head in heads if head in _places()), None)


@cache
def _places() -> dict[str, str]:
    rows = read_table(patterns_dir() / "councils" / "names.csv")
    return {row["text"].lower(): row["key"] for row in rows}
