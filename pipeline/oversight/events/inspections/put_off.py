"""Visits put off to another day: "was put back from May and is now expected in the autumn"."""

from spacy.tokens import Token

from oversight.events.inspections.clause import Clause, words

_TILL = frozenset({"until", "till", "to"})
_REACH = 6


def put_off_till(clause: Clause, token: Token) -> Token | None:
    """Return the DATE to which a visit was put off: behind "until", or behind "is now due"."""
    for date in clause.tokens:
        if date.i <= token.i or date.ent_type_ != "DATE":
            continue
        before = clause.before(date, _REACH)
        first = date.norm_.split()[0]
        still = {"now", "will", "is"} & set(before) and not words("awaiting").isdisjoint(before)
        if first in _TILL or not _TILL.isdisjoint(before[:1]) or still:
            return date
    return None
