"""What a grade is of where its clause leaves that to the one before: "leadership had improved but
was still inadequate", "It praised the adoption team. It was judged outstanding."
"""

from spacy.tokens import Token

from oversight.events.context.skeleton import SENTENCE_END
from oversight.events.inspections.clause import Clause, words

_UNSAID = frozenset({"overall", "send", "other"})


def area_of_clause_before(clause: Clause, rating: Token) -> Token | None:
    """Return the area that is the subject of the clause before, where a grade's has none."""
    skeleton, start = clause.skeleton, clause.start
    opens = start > 1 and skeleton.norms[start - 1] in ("but", "though", "although")
    bare = skeleton.norms[start] in words("being") | words("staying")
    if not (opens and bare) or "AREA" in skeleton.labels[start : rating.i]:
        return None
    first = start - 1
    while first and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    for token in skeleton.doc[first : start - 1]:
        owner = token.nbor().norm_ in ("'s", "'", "’s")
        if token.ent_type_ == "COUNCIL" and not owner and token.norm_ not in words("owners"):
            return None
        if token.ent_type_ == "AREA" and token.ent_id_ not in _UNSAID:
            return token
    return None


def may_be_of_part(clause: Clause, rating: Token) -> bool:
    """Tell whether "it was judged good" may be of the adoption team just spoken of."""
    skeleton = clause.skeleton
    k = rating.i - 1
    passed = words("being") | words("grading") | words("between")
    while k > clause.start and skeleton.norms[k] in passed:
        k -= 1
    if skeleton.norms[k] not in words("pronouns") or k - clause.start > 2:
        return False
    before = [token for token in _before(clause) if token.ent_type_ == "AREA"]
    part = [token for token in before if token.norm_.split()[-1] in words("parts")]
    followed = [t for t in before if t.i + 1 < len(t.doc) and t.nbor().norm_ in words("parts")]
    return bool(part or followed)


def _before(clause: Clause) -> list[Token]:
    """Return the tokens of the stretch before a clause: of its sentence, else the one before."""
    norms = clause.skeleton.norms
    last = clause.start - 1
    if last > 0 and norms[last] == SENTENCE_END:
        last -= 1
    first = last
    while first > 0 and norms[first - 1] not in (SENTENCE_END, ";"):
        first -= 1
    return list(clause.skeleton.doc[max(0, first) : max(0, last)])
