"""The council of a cover, by its name there: looked up in the register, not guessed."""

import re
from functools import cache

from oversight.components.registers import candidates
from oversight.events.candidate import Slot
from oversight.patterns import read_words
from oversight.reports.document import Report
from oversight.resources import patterns_dir
from oversight.vocabulary.councils import read_names

_WORD = re.compile(r"[^\W_]+(?:'s)?|&")
_SMALL = frozenset({"of", "the"})
_LONGEST = 9  # words: "Inspection of London Borough of Hammersmith and Fulham" has them all


def find_authority(report: Report, start: int, end: int) -> Slot | None:
    """Return the council named between two places: the longest name, then the first."""
    words = [
        (m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(report.plain, start, end)
    ]
    found: list[tuple[int, int, str]] = []
    taken = 0  # "North Lincolnshire": what begins inside a name is none
    for first in range(len(words)):
        if first < taken or not report.plain[words[first][1]].isupper():
            continue
        for last in range(min(first + _LONGEST, len(words)), first, -1):
            key = _names().get(_key([word for word, _, _ in words[first:last]]))
            if key is not None:
                found.append((first, last, key))
                taken = last
                break
    if not found:
        return None
    first, last, key = max(found, key=lambda one: (one[1] - one[0], -one[0]))
    while first and words[first - 1][0] in _titles() and _adjoin(report, words, first - 1):
        first -= 1
    while last < len(words) and words[last][0] in _titles() and _adjoin(report, words, last - 1):
        last += 1
    while words[first][0] in _SMALL:
        first += 1
    place = words[first][1], words[last - 1][2]
    text = " ".join(report.text[slice(*place)].split())
    return Slot({"kind": "council", "key": key, "text": text}, (place,))


def _adjoin(report: Report, words: list[tuple[str, int, int]], index: int) -> bool:
    """Tell whether nothing but a blank stands between a word and the next."""
    between = report.plain[words[index][2] : words[index + 1][1]]
    return not between.strip() and words[index][0] != "inspection"


def key_of_name(name: str) -> str | None:
    """Return the register's key of a council named by itself: "Leeds", "Leeds City Council"."""
    found = find_authority(Report(name), 0, len(name))
    return None if found is None else str(found.value["key"])


@cache
def _titles() -> frozenset[str]:
    """Words that belong to a council's name: london, borough, royal, of, city, county, council."""
    return read_words("reports/words/council_titles.txt")


@cache
def _names() -> dict[str, str]:
    """Return councils' keys by name; of two of one name the one that runs children's services."""
    names: dict[str, str] = {}
    for name in read_names(patterns_dir() / "councils" / "names.csv"):
        entries = [one for one in candidates(name.key) if one["services"]]
        if name.kind == "initials" or not any(one["nation"] == "England" for one in entries):
            continue
        for text in (name.text, *(one["name"] for one in entries)):
            key = _key(_WORD.findall(text.lower()))
            if key not in _titles():  # "London" alone is no council
                names.setdefault(key, name.key)
    return names


def _key(words: list[str]) -> str:
    """Return the form in which names are compared: "&" and "and" are one, hyphens are blanks."""
    return " ".join("and" if word == "&" else word for word in words)
