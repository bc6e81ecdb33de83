"""Who appoints: the subject of an active verb, or the one named with "by"."""

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.context import clauses
from oversight.events.context.arguments import home_slot, organisation_slot
from oversight.events.context.authors import author_at
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton

_PARTIES = frozenset({"BODY", "COUNCIL", "ROLE", "PERSON"})
# Unnamed, they stand for their council.
_OFFICES = frozenset({"chief_executive", "council_leader", "director_childrens_services"})
_BY = frozenset({"by"})
_OPENING = 3
_ASIDES = frozenset({"meanwhile", "however", "too", "now", "instead"})
_TO = frozenset({"to", "on", "against"})
_PASSED = clauses.AUXILIARIES | {"which", ",", "(", ")"}


def find_appointer(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the organisation that appoints, where the clause names it."""
    told = frame.slots.get("appointer")
    if told is not None:
        return _party(skeleton, skeleton.doc[skeleton.place_of[told.start]])
    for token in clauses.right_of(skeleton, frame.first):
        before = skeleton.norms[token.i - 1]
        if token.i > frame.last and before in clauses.CLAUSE_ENDS:
            break
        named = token.ent_type_ in _PARTIES and _follows_by(skeleton, token)
        if named and (found := _party(skeleton, token)) is not None:
            return found
    if frame.value["person"] in ("object", "slot") and frame.value.get("active"):
        return _subject(skeleton, frame)
    return None


def _follows_by(skeleton: Skeleton, token: Token) -> bool:
    """Tell whether "by" stands before a party: "by children's minister Ada Lovell"."""
    for before in clauses.left_of(skeleton, token.i):
        if before.norm_ in _BY:
            return True
        if before.norm_ not in ("the", "a", "its", "then") and before.ent_type_ != "ROLE":
            return False
    return False


def _subject(skeleton: Skeleton, frame: Frame) -> Slot | None:
    # "a direction appointing her": who gave the direction stands further off.
    gerund = skeleton.norms[frame.first].endswith("ing")
    k = frame.first - 1
    while k > 0 and skeleton.norms[k] in ("has", "have", "had"):
        k -= 1
    if not gerund and skeleton.norms[k] == "and":
        return _opening(skeleton, frame)
    found = None
    for token in clauses.left_of(skeleton, frame.first):
        if token.ent_type_ in _PARTIES:
            party = _party(skeleton, token)
            if not gerund:
                return party
            # "Ministers stepped in, telling the council so and naming her": the first of them.
            if not _is_goal(skeleton, token):
                found = party or found
        # "the minister has today (6 June) appointed"
        passed = token.norm_ in _PASSED or token.ent_type_ == "DATE"
        if not gerund and not passed:
            return _opening_before_aside(skeleton, frame) if token.norm_ in _ASIDES else None
    return found


def _is_goal(skeleton: Skeleton, token: Token) -> bool:
    """Tell who only received something: "a direction was issued to Leeds, appointing her"."""
    before = skeleton.norms[max(0, token.i - 2) : token.i]
    return not _TO.isdisjoint(before[-1:] if before[-1:] != ["the"] else before[:1])


def _opening_before_aside(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the subject that an aside parts from its verb: "Bury, meanwhile, has made her"."""
    opening = list(clauses.left_of(skeleton, frame.first))[::-1]
    first = next((t for t in opening[:2] if t.norm_ != "and"), None)
    if first is None or first.ent_type_ not in ("COUNCIL", "BODY"):
        return None
    return _party(skeleton, first) if skeleton.norms[first.i + 1] == "," else None


def _opening(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the subject of two verbs: "The department issued a direction and appointed her"."""
    opening = list(clauses.left_of(skeleton, frame.first))[::-1][:_OPENING]
    token = next((one for one in opening if one.ent_type_ in _PARTIES), None)
    if token is None or clauses.is_possessed(token) or skeleton.norms[token.i - 1] == "by":
        return None
    return _party(skeleton, token)


def _party(skeleton: Skeleton, token: Token) -> Slot | None:
    span = skeleton.sources[token.i]
    if token.ent_type_ in ("BODY", "COUNCIL"):
        return organisation_slot(span)
    if token.ent_type_ == "ROLE" and token.ent_id_ in _OFFICES:
        return home_slot(span.doc, token.ent_id_, span)
    return author_at(span.doc, skeleton, token)
