"""Who was inspected, where it is not the council itself: a trust, a company."""

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause
from oversight.meaning import organisations
from oversight.vocabulary.bodies import homes_of_body

# A grade this many tokens after a trust's name can be the trust's.
_REACH = 10
_RUNS = frozenset({"trust", "company"})


def subject_of(clause: Clause, rating: Token) -> Slot | None:
    """Return the trust or company of "the trust was rated inadequate", else None."""
    for token in reversed(list(clause.skeleton.doc[clause.start : rating.i])):
        if token.ent_type_ == "COUNCIL" or rating.i - token.i > _REACH:
            return None
        if token.ent_type_ == "BODY":
            found = organisations(clause.source(token))
            if len(found) == 1 and found[0]["kind"] in _RUNS:
                return Slot.of(found[0], clause.source(token))
    return None


def council_served(subject: Slot | None) -> Slot | None:
    """Return the council whose services a trust runs, where it runs those of one alone."""
    homes = [] if subject is None else homes_of_body(subject.value["name"])
    if subject is None or len(homes) != 1:
        return None
    return Slot({"kind": "council", "key": homes[0], "text": subject.value["text"]}, subject.spans)
