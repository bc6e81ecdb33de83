"""Which council a grade or a visit is of."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from oversight.components.references import council_in_focus
from oversight.events.candidate import Slot
from oversight.events.context.concern import is_workplace
from oversight.events.context.skeleton import SENTENCE_END
from oversight.events.inspections.clause import Clause, words
from oversight.meaning import organisations
from oversight.posts.homes import nearest_mention
from oversight.spans import offsets, text_of

_AT = frozenset({"in", "at", "for", "to", "of"})
_JOINTS = frozenset({",", "and", "&", "both", "as", "well"})
_RELATIVES = frozenset({"which", "who", "whose", "where"})
_VERB_REACH = 8
_OTHER_REACH = 7


def council_of(doc: Doc, clause: Clause, token: Token) -> Slot | None:
    """Return the council of a grade or visit: named in the clause, else the one in focus."""
    councils = clause.labelled("COUNCIL")
    named = [c for c in councils if not is_workplace(c) or _is_told_of(clause, c, token)]
    before = [other for other in named if other.i < token.i]
    if _is_unnamed(clause, token, before) or _is_there(clause, token):
        return None
    subject = _past_relative(clause, token, before)
    ahead = [*before[-1:], *_carried_on(clause)]
    for other in [*_just_after(clause, token), *subject, *ahead, *named[:1]]:
        found = organisations(clause.source(other))
        if found:
            return Slot.of(found[0], clause.source(other))
    place = clause.source(token) if clause.source(token) else clause.sentence
    key = council_in_focus(doc, place.start)
    cited = nearest_mention(doc, key, place.start) if key else None
    if key is None or cited is None:
        return None
    return Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)


def _is_told_of(clause: Clause, council: Token, token: Token) -> bool:
    """Tell whether a clause on a council leads to the grade: "now at Leeds, which was rated …"."""
    norms = clause.skeleton.norms
    opened = norms[council.i + 1 : council.i + 3] in ([",", "which"], [",", "where"])
    opened = opened or norms[council.i + 1 : council.i + 3] in (["when", "it"], ["as", "it"])
    return opened and council.i < token.i and "," not in norms[council.i + 3 : token.i]


def _carried_on(clause: Clause) -> list[Token]:
    """Return the council that a clause goes on about: "Leeds, which was inadequate but is now rated
    good, will help Bury".
    """
    skeleton, k = clause.skeleton, clause.start - 1
    if k < 1 or skeleton.norms[k] != "but" or skeleton.norms[clause.start] not in words("going_on"):
        return []
    start = k
    while start > 0 and skeleton.norms[start - 1] != SENTENCE_END:
        start -= 1
    named = [token for token in skeleton.doc[start:k] if token.ent_type_ == "COUNCIL"]
    aside = [c for c in named if skeleton.norms[c.i + 1] == "," and c.i + 2 < k]
    aside = [c for c in aside if skeleton.norms[c.i + 2] in _RELATIVES | words("going_on")]
    return aside[-1:] or named[:1]


def _is_there(clause: Clause, token: Token) -> bool:
    """Tell whether a place named before is meant: "she was there when it was rated good"."""
    norms = clause.skeleton.norms[clause.start : token.i]
    if "there" not in norms or "when" not in norms:
        return False
    there = norms.index("there")
    return there > 0 and norms[there - 1] in words("being") | {"worked"} and "when" in norms[there:]


def _past_relative(clause: Clause, token: Token, before: list[Token]) -> list[Token]:
    """Return the council that a relative clause puts off: "Bury, which is next to Leeds, was …"."""
    norms = clause.skeleton.norms
    commas = [k for k in range(clause.start, token.i) if norms[k] == ","]
    for other in reversed(before[:-1]):
        if norms[other.i + 1] != "," or norms[other.i + 2] not in _RELATIVES:
            continue
        closing = next((k for k in commas if k > before[-1].i), None)
        return [other] if closing is not None and token.i - closing <= _VERB_REACH else []
    return []


def _is_unnamed(clause: Clause, token: Token, before: list[Token]) -> bool:
    """Tell whether another council that is not named is meant: "its neighbour was rated good"."""
    start = max([clause.start, *(other.i + 1 for other in before)])
    norms = clause.skeleton.norms
    if norms[clause.start] in words("several") and not (
        before or clause.skeleton.labels[clause.start]
    ):
        return True  # "Both were rated good", and who they are is not known
    if before and not words("others").isdisjoint(before[-1].norm_.split()):
        return True
    reach = range(max(start, token.i - _OTHER_REACH), token.i)
    verbs = words("being") | words("grading") | {"told"}
    return any(
        (norms[k] in words("others") and not clause.skeleton.labels[k])
        or (norms[k] == "another" and norms[k + 1] in verbs)
        for k in reach
    )


def _just_after(clause: Clause, token: Token) -> list[Token]:
    """Return the council in "inadequate in Wirral": one that a preposition ties to the grade."""
    if token.ent_type_ != "RATING":
        return []
    after = [other for other in clause.skeleton.doc[token.i + 1 : clause.end] if not other.is_quote]
    tied = len(after) > 1 and after[0].norm_ in _AT and after[1].ent_type_ == "COUNCIL"
    return after[1:2] if tied else []


def row_of(clause: Clause, council: Slot | None) -> list[Slot]:
    """Return all councils of the row that a council of the clause stands in, itself among them.

    "Both councils" is a row by itself.
    """
    if council is None:
        return []
    named = clause.labelled("COUNCIL")
    here = [i for i, other in enumerate(named) if offsets(clause.source(other)) in council.spans]
    if not here:
        return [council]
    first = last = here[0]
    joined = [_are_joined(a, b) for a, b in pairwise(named)]
    while first > 0 and joined[first - 1]:
        first -= 1
    while last < len(joined) and joined[last]:
        last += 1
    slots: dict[str, Slot] = {}
    for other in named[first : last + 1]:
        for value in organisations(clause.source(other)):
            slots.setdefault(value["key"], Slot.of(value, clause.source(other)))
    return list(slots.values())


def _are_joined(a: Token, b: Token) -> bool:
    between = {token.norm_ for token in a.doc[a.i + 1 : b.i]}
    if "and" in between:
        between -= {"from", "in"}  # "in Bury and in Bolton"
    return bool(between) and between <= _JOINTS
