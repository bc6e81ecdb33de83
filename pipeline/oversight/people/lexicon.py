"""The word lists that finding people needs, read from patterns/people/."""

import csv
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oversight.resources import patterns_dir


@dataclass(frozen=True)
class Lexicon:
    """Words in lower case.

    `given`: word to "f", "m" or "u"; `weak`: given names that are words or places too.
    """

    given: dict[str, str]
    weak: frozenset[str]
    honorifics: dict[str, str]
    nicknames: frozenset[tuple[str, str]]
    particles: frozenset[str]
    post_nominals: frozenset[str]
    parties: frozenset[str]
    speech: frozenset[str]
    verbs_after: frozenset[str]
    person_nouns: frozenset[str]
    organisation_words: frozenset[str]
    surnames_too: frozenset[str]
    place_before: frozenset[str]
    needs_proof: frozenset[str]
    kin: frozenset[str]
    age_before: frozenset[str]
    renamed: frozenset[str]
    before_by: frozenset[str]
    credits: frozenset[str]
    person_verbs: frozenset[str]
    never: frozenset[str]
    not_people: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the project's lists."""
    folder = patterns_dir() / "people"
    given = list(_rows(folder / "given_names.csv"))
    titles = list(_rows(folder / "honorifics.csv"))
    words: dict[str, list[str]] = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    papers = patterns_dir() / "layout" / "outlets.json"
    words["not_people"] += json.loads(papers.read_text(encoding="utf-8"))["names"]
    return Lexicon(
        given={row["name"]: row["gender"] for row in given},
        weak=frozenset(row["name"] for row in given if row["weak"] == "1"),
        honorifics={row["word"]: row["gender"] for row in titles},
        nicknames=frozenset((row["short"], row["long"]) for row in _rows(folder / "nicknames.csv")),
        **{name: frozenset(entries) for name, entries in words.items()},
    )


def fold(word: str) -> str:
    """Return the word in lower case, straight apostrophes, without accents: names compare so."""
    flat = unicodedata.normalize("NFD", word.replace("’", "'").replace("ł", "l").lower())
    return "".join(mark for mark in flat if not unicodedata.combining(mark)).replace("ø", "o")


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
