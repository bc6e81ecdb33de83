"""Which of a row of visits it was: "the second monitoring visit", "and the third in August"."""

import csv
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause
from oversight.resources import patterns_dir

# "The visit was the first since May" tells no number.
_NO_ORDINAL = frozenset({"since", "for", "time", "to", "under", "step"})


@cache
def _ordinals() -> dict[str, int]:
    with (patterns_dir() / "events" / "ordinals.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["number"]) for row in csv.DictReader(file)}


def ordinal(token: Token, clause: Clause | None = None) -> Slot | None:
    """Return the number that a word says: "second"; its place in the article with the clause."""
    if token.ent_type_ or token.norm_ not in _ordinals():
        return None
    number = _ordinals()[token.norm_]
    return Slot(number, ()) if clause is None else Slot.of(number, clause.source(token))


def number_of(clause: Clause, token: Token) -> Slot | None:
    """Return the number in "the second monitoring visit", "a visit in May, the sixth"."""
    if token.ent_id_ not in ("monitoring_visit", ""):
        return None
    if token.norm_.endswith("visits"):
        return _number_in_series(clause, token)
    around = clause.skeleton.doc[max(clause.start, token.i - 4) : min(clause.end, token.i + 12)]
    before = [other for other in around if other.i < token.i]
    after = [other for other in around if other.i > token.i + 1 and other.nbor(-1).norm_ == "the"]
    for other in [*before[::-1], *after]:
        since = other.norm_ == "first" and other.nbor().norm_ in _NO_ORDINAL and not token.ent_id_
        if other.norm_ in _ordinals() and not other.ent_type_ and not since:
            return Slot.of(_ordinals()[other.norm_], clause.source(other))
    return None


def _number_in_series(clause: Clause, visits: Token) -> Slot | None:
    """Return the number in "the fourth in a series of monitoring visits", "the third of its"."""
    for other in reversed(list(clause.skeleton.doc[max(clause.start, visits.i - 6) : visits.i])):
        if other.norm_ in _ordinals() and other.nbor().norm_ in ("in", "of"):
            return Slot.of(_ordinals()[other.norm_], clause.source(other))
    return None


def next_numbers(clause: Clause, visit: Token) -> Iterator[tuple[Slot, Token]]:
    """Yield number and date of "and the second in August" behind "the first visit was in March"."""
    for token in clause.skeleton.doc[visit.i + 1 : clause.end]:
        if token.ent_type_ == "INSPECTION_KIND":
            return
        if token.norm_ not in _ordinals() or token.ent_type_ or token.nbor(-1).norm_ != "the":
            continue
        after = clause.skeleton.doc[token.i + 1 : min(clause.end, token.i + 5)]
        date = next((other for other in after if other.ent_type_ == "DATE"), None)
        behind = any(other.ent_type_ == "DATE" for other in clause.skeleton.doc[visit.i : token.i])
        if date is not None and behind:
            yield Slot.of(_ordinals()[token.norm_], clause.source(token)), date
