"""Stays: dates that make one stretch of time: "arrived on 3 May and left the next day", "in late
January or early February".
"""

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.spans import offsets

_REACH = 12
_NEAR = 4


def stay_of(clause: Clause, date: Token) -> Slot | None:
    """Return the stretch from the day on which inspectors came to the one on which they left,
    where a date is one of the two.
    """
    norms = clause.skeleton.norms
    for k in range(max(clause.start, date.i - _NEAR), min(clause.end, date.i + _NEAR)):
        if norms[k] not in words("leaving") or norms[k - 1] != "and":
            continue
        first = _date(clause, range(k - 1, max(clause.start, k - _REACH), -1))
        last = _date(clause, range(k + 1, min(clause.end, k + _NEAR)))
        if first is not None and last is not None and date.i in (first.i, last.i):
            came = not words("arrivals").isdisjoint(norms[clause.start : first.i])
            return stretch(clause, first, last) if came else None
    return None


def _date(clause: Clause, places: range) -> Token | None:
    found = (k for k in places if clause.skeleton.labels[k] == "DATE")
    k = next(found, None)
    return None if k is None else clause.skeleton.doc[k]


def stretch(clause: Clause, first: Token, last: Token) -> Slot | None:
    """Return the time from one date to another."""
    begin, end = date_slot(clause.source(first)), date_slot(clause.source(last))
    if begin is None or end is None or not begin.value["value"] or not end.value["value"]:
        return None
    value = f"{begin.value['value']}/{end.value['value']}"
    if value.count("/") > 1 or not begin.value["value"] < end.value["value"]:
        return None
    span = clause.source(first).doc[clause.source(first).start : clause.source(last).end]
    said = {"value": value, "last": end.value["last"], "precision": "period", "mod": None}
    return Slot({**begin.value, **said, "text": span.text}, (offsets(span),))
