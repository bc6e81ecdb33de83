"""Who does what around a verb or a noun: its subject, its object, whose departure it is.

All positions are tokens of the skeleton. A function that finds nothing returns None: silence
over guessing.
"""

from spacy.tokens import Token

from oversight.events.context.clauses import (
    AUXILIARIES,
    LINKS,
    PLACES,
    POSSESSIVES,
    is_person,
    is_possessed,
    left_of,
    right_of,
)
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_BEFORE_NOUN = read_words("events/words/before_noun.txt")
_LEAVE = read_words("events/words/leave.txt")
_SPANS = frozenset({"DURATION"})
# "The head of Leeds's children's services quit": what stands between the council and the verb.
_SERVICES = read_words("events/words/services_of.txt")
_NO_SUBJECTS = frozenset({"by", "from", "with", "to", "of", "for", "than", "replacing", "replaced"})
_HANDING = frozenset({"hand", "handed", "handing", "hands", "put", "sent"})
_PEOPLE = frozenset({"PERSON", "ROLE"})
_OBJECTS = frozenset({"her", "him", "them"})


def subject_of(skeleton: Skeleton, k: int) -> Token | None:
    """Return the PERSON or ROLE that is the subject of the verb at `k`.

    Goes left over auxiliaries; a relative pronoun leads to its antecedent, a comma to the person
    before the apposition, "and" to the subject of the clause before.
    """
    for token in left_of(skeleton, k):
        if token.norm_ in AUXILIARIES or token.norm_.endswith("ly"):
            continue
        if token.ent_type_ in _SPANS or (token.norm_ == "in" and _opens_span(token)):
            continue  # "the third director in two years quits"
        if token.norm_ == "and":
            return _who_went_on(skeleton, token.i) or _first_person(skeleton, token.i)
        if token.norm_ == "who":
            return _antecedent(skeleton, token.i)
        if token.norm_ in (",", ")", "-", "–"):
            return _before_apposition(skeleton, token.i)
        if token.norm_ in _OBJECTS and not token.ent_type_ and skeleton.norms[k - 1] == "to":
            return None  # "called on her to quit": of nobody known
        if is_person(token):
            return token
        if token.ent_type_ == "ROLE":
            return token
        found = _head_of_noun_phrase(skeleton, token)
        # "leaves next month to become": the infinitive has the subject of the verb before it.
        infinitive = skeleton.norms[max(0, k - 1)] == "to"
        leaving = token.norm_ in _LEAVE or skeleton.norms[max(0, token.i - 1)] in _LEAVE
        if found is None and infinitive and leaving:
            return subject_of(skeleton, token.i if token.norm_ in _LEAVE else token.i - 1)
        return _first_person(skeleton, token.i + 1) if found is None and infinitive else found
    return None


def _who_went_on(skeleton: Skeleton, k: int) -> Token | None:
    """Return whom a relative clause is about that goes on at "and": "thanked Ada Lovell, who has
    run the service since May and will step down".
    """
    for token in left_of(skeleton, k):
        if token.norm_ in (",", ";", "that"):
            return None
        if token.norm_ == "who":
            return _antecedent(skeleton, token.i)
    return None


def _opens_span(token: Token) -> bool:
    return token.nbor().ent_type_ in _SPANS


def subject_beside(skeleton: Skeleton, k: int) -> Token | None:
    """Return the person right before the verb at `k`: "Ada Lovell has", ", Ada Lovell, became"."""
    near = [t for t in left_of(skeleton, k) if t.norm_ not in AUXILIARIES][:2]
    if near and is_person(near[0]) and not near[0].ent_id_.startswith("person:"):
        return near[0]
    if len(near) == 2 and near[0].norm_ == "," and is_person(near[1]):
        return None if near[1].ent_id_.startswith("person:") else near[1]
    return None


def _antecedent(skeleton: Skeleton, k: int) -> Token | None:
    before = skeleton.doc[k - 1] if k else None
    if before is not None and not before.ent_type_ and before.is_alpha:
        return None  # "of the many who retire"
    role = None
    for token in left_of(skeleton, k):
        if is_person(token):
            return token
        if token.ent_type_ == "ROLE" and role is None:
            role = token
    return role


def _before_apposition(skeleton: Skeleton, k: int) -> Token | None:
    """Return the person before ", the leader of X," that ends at `k`; else the nearest person."""
    nearest = None
    for token in left_of(skeleton, k):
        if not is_person(token) or is_possessed(token):
            continue
        if nearest is None:
            nearest = token
        after = token.nbor().norm_
        if after in (",", "(", "-", "–", "who"):
            return token
    return nearest or _role_apposed(skeleton, k)


def _role_apposed(skeleton: Skeleton, k: int) -> Token | None:
    """Return the role in "the other, a social worker, left", whose comma ends at `k`."""
    before = list(left_of(skeleton, k))[:2]
    apposed = len(before) == 2 and before[0].ent_type_ == "ROLE" and before[1].norm_ in ("a", "the")
    return before[0] if apposed else None


def _first_person(skeleton: Skeleton, k: int) -> Token | None:
    people = [token for token in left_of(skeleton, k) if is_person(token)]
    heads = [token for token in people if not is_possessed(token)]
    roles = [token for token in left_of(skeleton, k) if token.ent_type_ == "ROLE"]
    return heads[-1] if heads else (roles[-1] if roles else None)


def _head_of_noun_phrase(skeleton: Skeleton, last: Token) -> Token | None:
    """Return the person or role that "ROLE of COUNCIL" or "PERSON 's ROLE" has as its head."""
    if last.ent_type_ not in ("COUNCIL", "BODY", "AREA") and last.norm_ not in _SERVICES:
        return None
    for token in left_of(skeleton, last.i):
        if not last.ent_type_ and (token.norm_ in _SERVICES or token.ent_type_ in PLACES):
            continue
        if token.ent_type_ in _PEOPLE and not is_possessed(token):
            return token
        if token.norm_ not in LINKS and token.norm_ not in ("the", "and", "'s"):
            return None
    return None


def possessor_of(skeleton: Skeleton, k: int) -> Token | None:
    """Return the person whose departure, term or resignation the noun at `k` is."""
    for token in left_of(skeleton, k):
        if token.norm_ in _BEFORE_NOUN or token.ent_type_ in _SPANS:
            continue
        if token.norm_ in POSSESSIVES and not token.ent_type_:
            continue  # "The director has handed in his resignation": whose, the subject tells
        if token.norm_ == "in" and skeleton.norms[token.i - 1] in _HANDING:
            return subject_of(skeleton, token.i - 1)
        if token.ent_type_ == "PERSON":
            return token
        if token.norm_ in ("tendered", "announced", "offered", "submitted", "handed", "in"):
            return subject_of(skeleton, token.i)
        if token.norm_ in ("whose", ","):
            return _antecedent(skeleton, token.i)
        if token.ent_type_ == "ROLE":
            return token
        return None
    return None


def object_of(skeleton: Skeleton, k: int) -> Token | None:
    """Return the first PERSON after `k` in its clause, or else the first ROLE."""
    role = None
    for token in right_of(skeleton, k):
        if token.norm_ == ";":
            break
        if is_person(token):
            return token
        if token.ent_type_ == "ROLE" and role is None:
            role = token
    return role


def person_before(skeleton: Skeleton, k: int) -> Token | None:
    """Return the nearest person before `k` that can be a subject: no possessor, no "of Ada"."""
    for token in left_of(skeleton, k):
        before = skeleton.norms[token.i - 1] if token.i else SENTENCE_END
        if is_person(token) and not is_possessed(token) and before not in _NO_SUBJECTS:
            return token
    return None
