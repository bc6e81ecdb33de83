"""Scope: is an article about English council children's social care at all?

A cheap look at the text alone, without the pipeline: words of the field against words of what
borders on it (schools, adult care, health, police) and of other nations, from patterns/scope/. An
article out of scope has no events.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache

from oversight.resources import patterns_dir
from oversight.wordlists import read_words

# A short article may name the field once; in a longer one a single word is a side remark, unless
# it stands in the headline or lead of a story about children.
_SHORT = 1200
_LEAD = 500
_YOUNG = 4
# So many different words of the field, and the article is about it, however often its page or its
# outlet speaks of schools.
_MANY = 4


def in_scope(text: str) -> bool:
    """Tell whether the text is about children's social care of English councils."""
    plain = text.lower().replace("’", "'")
    if not _has_body(plain) or (_finder("young").search(plain) is None and _is_of_adults(plain)):
        return False
    found = list(_finder("terms").finditer(plain))
    words = [match.group() for match in found]
    field = len(words)
    if field < (1 if len(plain) < _SHORT or _is_announced(plain, found) else 2):
        return False
    if _is_abroad(plain, field):
        return False
    return len(set(words)) >= _MANY or 2 * field > _count("elsewhere", plain)


def _is_announced(plain: str, found: list[re.Match[str]]) -> bool:
    """Tell whether headline or lead name the field surely, or name it in a story of the young."""
    if not found or found[0].start() >= _LEAD:
        return False
    return _finder("sure").search(plain, 0, _LEAD) is not None or _count("young", plain) >= _YOUNG


def _is_of_adults(plain: str) -> bool:
    """Tell whether social workers of whom no more is said may be those of adults."""
    return _count("elsewhere", plain) > 0 or _finder("adults").search(plain) is not None


def _has_body(plain: str) -> bool:
    """Tell whether anybody is named that may run children's services, a council by its place."""
    return any(_finder(name).search(plain) for name in ("bodies", "home"))


def _is_abroad(plain: str, field: int) -> bool:
    """Tell whether the article names another nation, often for what it is, and England nowhere."""
    return 3 * _count("nations", plain) >= max(field, 3) and _finder("home").search(plain) is None


def _count(name: str, plain: str) -> int:
    return sum(1 for _ in _finder(name).finditer(plain))


@cache
def _finder(name: str) -> re.Pattern[str]:
    words = read_words(f"scope/{name}.txt")
    return _any_of(words | _councils() if name == "home" else words)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _councils() -> frozenset[str]:
    """Return the places of the English councils that run children's services."""
    with (patterns_dir() / "councils" / "councils.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    english = [row for row in named if row["services"] == "yes" and row["nation"] == "England"]
    return frozenset(row["key"].replace("-", " ") for row in english)
