"""Financial years that no date tells: "the coming year", "finished the year £2m overspent".

Whoever speaks of money means a council's year, which begins in April. The words are in
patterns/events/budget_years.csv, with how many years they are off the one that runs. A budget's
year ("the budget for 2022/23 included an extra £8m") is that of the amounts in it.
"""

import csv
from functools import cache
from typing import Any

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.resources import patterns_dir
from oversight.spans import Offsets, text_of

_HOLDS = read_words("events/words/budget_holds.txt")
_DRAFTS = frozenset({"proposed", "draft"})
_YEAR = len("2019")
_APRIL = 4
_REACH = 24


@cache
def _years() -> dict[tuple[str, ...], int]:
    path = patterns_dir() / "events" / "budget_years.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row["words"].split()): int(row["years"]) for row in csv.DictReader(file)}


def budget_year(skeleton: Skeleton, start: int, end: int) -> Slot | None:
    """Return the financial year that words among the tokens [start, end) mean."""
    words = [(part, k) for k in range(start, end) for part in skeleton.norms[k].split()]
    for phrase, years in _years().items():
        for i in range(len(words) - len(phrase) + 1):
            if tuple(part for part, _ in words[i : i + len(phrase)]) == phrase:
                return _slot(skeleton, words[i][1], words[i + len(phrase) - 1][1], years)
    return None


def _slot(skeleton: Skeleton, first: int, last: int, years: int) -> Slot | None:
    start, end = skeleton.sources[first], skeleton.sources[last]
    span = start.doc[start.start : end.end]
    published = str((span.doc._.published or {}).get("value") or "")
    if len(published) < len("2019-03") or not published[:4].isdigit():
        return None
    year = int(published[:4]) - (int(published[5:7]) < _APRIL) + years
    return _of_year(year, {"text": text_of(span)}, Slot.of({}, span).spans)


def _of_year(year: int, said: dict[str, Any], spans: tuple[Offsets, ...]) -> Slot:
    value = {
        "value": f"{year}-04-01/{year + 1}-03-31",
        "first": f"{year}-04-01",
        "last": f"{year + 1}-03-31",
        "precision": "period",
        "mod": None,
    }
    return Slot({**said, **value}, spans)


def as_financial(skeleton: Skeleton, j: int, slot: Slot) -> Slot:
    """Return the council's year where the date at `j` is two years ("2018-2019"), or a budget's
    ("next year's budget").
    """
    told = str(slot.value.get("value") or "")
    first, _, last = told.partition("/")
    if len(first) != _YEAR or not first.isdigit():
        return slot
    budget = "budget" in skeleton.norms[j + 1 : j + 3] and not last
    if budget or last == str(int(first) + 1):
        return _of_year(int(first), slot.value, slot.spans)
    return slot


def of_budget(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the year of the budget that holds the amount at `k`: "the budget for 2022/23 …"."""
    j = _budget_before(skeleton, k)
    return None if j is None else _year_at(skeleton, j)


def proposed_or_planned(skeleton: Skeleton, k: int) -> str:
    """Return the status of an amount of a year to come: planned, but in a draft budget."""
    j = _budget_before(skeleton, k)
    draft = j is not None and not _DRAFTS.isdisjoint(skeleton.norms[max(0, j - 3) : j])
    return "proposed" if draft else "planned"


def _budget_before(skeleton: Skeleton, k: int) -> int | None:
    """Return the word "budget" of which the amount at `k` is told to be a part."""
    held = False
    for j in range(k - 1, max(0, k - _REACH), -1):
        word = skeleton.norms[j]
        if word == SENTENCE_END or word in (";", ":"):
            return None
        held = held or word in _HOLDS
        if word in ("budget", "budgets") and held:
            return j
    return None


def _year_at(skeleton: Skeleton, j: int) -> Slot | None:
    """Return the year told beside the word "budget": "2022/23 budget", "budget for 2022/23"."""
    places = [j + 2] if skeleton.norms[j + 1] in ("for", "in") else []
    places += [j - 1, j - 2]
    for place in places:
        if skeleton.labels[place] == "DATE":
            slot = date_slot(skeleton.sources[place])
            if slot is not None and slot.value["precision"] in ("year", "period"):
                return as_financial(skeleton, place, slot)
    return budget_year(skeleton, j + 1, j + 6)
