"""Who does what around a trigger: subjects, objects, roles, dates, by the order of the skeleton.

All positions are tokens of the skeleton. A function that finds nothing returns None: silence
over guessing.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from oversight import meaning
from oversight.events.frames import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of
from oversight.tokenizer import norm

AUXILIARIES = read_words("events/words/auxiliaries.txt")
LINKS = frozenset({"of", "at", "for", "in", "with", "to", "on"})
POSSESSIVES = frozenset({"his", "her", "their", "its"})
CLAUSE_ENDS = frozenset({";", ":", "but", "while", "whereas", "who", "which", "whose", "when"})
_BEFORE_NOUN = read_words("events/words/before_noun.txt")
_ROLE_STOPS = read_words("events/words/role_stops.txt")
_LEAVE = read_words("events/words/leave.txt")
_SPANS = frozenset({"DURATION"})
_PLACES = frozenset({"COUNCIL", "BODY"})
# "The head of Leeds's children's services quit": what stands between the council and the verb.
_SERVICES = read_words("events/words/services_of.txt")
_NO_SUBJECTS = frozenset({"by", "from", "with", "to", "of", "for", "than", "replacing", "replaced"})
_PEOPLE = frozenset({"PERSON", "ROLE"})
_JOINT = frozenset({"tri-borough", "bi-borough"})
_OBJECTS = frozenset({"her", "him", "them"})
# Between "from" and the role that somebody leaves: "from his current job as head of service".
_FROM_POST = POSSESSIVES | {
    "a",
    "the",
    "current",
    "previous",
    "old",
    "present",
    "being",
    "as",
    "of",
}
_FROM_POST |= {"post", "role", "job", "position"}


def left_of(skeleton: Skeleton, k: int) -> Iterator[Token]:
    """Yield the tokens before `k` in its sentence, the nearest first."""
    for j in range(k - 1, -1, -1):
        if skeleton.norms[j] == SENTENCE_END:
            return
        yield skeleton.doc[j]


def right_of(skeleton: Skeleton, k: int) -> Iterator[Token]:
    """Yield the tokens after `k` in its sentence."""
    for j in range(k + 1, len(skeleton.doc)):
        if skeleton.norms[j] == SENTENCE_END:
            return
        yield skeleton.doc[j]


def is_person(token: Token) -> bool:
    """Tell whether a token is a person by name or pronoun, and not a possessive."""
    return token.ent_type_ == "PERSON" and token.norm_ not in POSSESSIVES


def is_possessed(token: Token) -> bool:
    """Tell whether a token is a possessor ("Ada Lovell's", "her")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.norm_ in POSSESSIVES or after.norm_ in ("'s", "'")


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
            return _first_person(skeleton, token.i)
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
        if not last.ent_type_ and (token.norm_ in _SERVICES or token.ent_type_ in _PLACES):
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


def home_before(skeleton: Skeleton, actor: Span) -> Span | None:
    """Return the council in "Medway's Ada Lovell"."""
    k = skeleton.place_of.get(actor.start, 0)
    owned = k > 1 and skeleton.norms[k - 1] in ("'s", "'") and skeleton.labels[k - 2] == "COUNCIL"
    return skeleton.sources[k - 2] if owned else None


def located(skeleton: Skeleton, k: int) -> Span | None:
    """Return where the clause at `k` plays: "Leeds, where she is …", "In Leeds, …"."""
    tokens = list(left_of(skeleton, k))
    for where, place in pairwise(tokens):
        if where.norm_ in (";", "who", "which", "whose", ","):
            break
        if where.norm_ == "where":
            beside = place.nbor(-1) if place.norm_ == "," and place.i else place
            return skeleton.sources[beside.i] if beside.ent_type_ in _PLACES else None
    opening = tokens[::-1][:4]
    for word, place in pairwise(opening):
        if word.norm_ in ("in", "at") and place.ent_type_ in _PLACES:
            comma = skeleton.norms[place.i + 1] if place.i + 1 < len(skeleton.norms) else ""
            return skeleton.sources[place.i] if comma in (",", "it") else None
    return None


def role_within(skeleton: Skeleton, first: int, last: int) -> Token | None:
    """Return the ROLE among the tokens [first, last]: "her contract as adviser was extended"."""
    roles = [token for token in skeleton.doc[first : last + 1] if token.ent_type_ == "ROLE"]
    return roles[0] if roles else None


def role_after(skeleton: Skeleton, k: int, taken: set[int]) -> Token | None:
    """Return the first ROLE after `k` in its clause that is nobody else's by name."""
    for token in right_of(skeleton, k):
        if token.norm_ in _ROLE_STOPS:
            return None
        if token.ent_type_ == "ROLE" and _follows_by(skeleton, token.i):
            continue  # "appointed by the minister"
        if token.ent_type_ == "ROLE" and skeleton.sources[token.i].start not in taken:
            return None if is_plural(skeleton.sources[token.i]) else token
    return None


def _follows_by(skeleton: Skeleton, k: int) -> bool:
    near = [token.norm_ for token in left_of(skeleton, k)][:3]
    return "by" in near[:1] or (near[:1] in (["the"], ["a"]) and "by" in near[1:2])


def origins_after(skeleton: Skeleton, k: int) -> Iterator[Span]:
    """Yield the roles after `k` that somebody comes from: "from her post as head of service"."""
    origin = False
    for token in right_of(skeleton, k):
        if token.ent_type_ == "ROLE" and origin:
            yield skeleton.sources[token.i]
        origin = token.norm_ == "from" or (origin and token.norm_ in _FROM_POST)


def is_plural(role: Span) -> bool:
    """Tell whether a role is several people's ("social workers"): no one's post."""
    title = meaning.role(role)["title"] or ""
    return norm(text_of(role)) != norm(title) and norm(text_of(role)).endswith("s")


def organisation_of(skeleton: Skeleton, role: Token) -> Span | None:
    """Return the council or body that a role is tied to: "of X", "at X", "X's", "its"."""
    steps = list(right_of(skeleton, role.i))[:3]
    # An adviser to Leeds is Leeds's; whoever loses a director to Leeds is not Leeds.
    loose = steps and steps[0].norm_ == "to" and role.ent_id_ not in ("adviser", "commissioner")
    if steps and steps[0].norm_ in LINKS and not loose:
        for token in steps[1:]:
            if token.ent_type_ in ("COUNCIL", "BODY"):
                return skeleton.sources[token.i]
            if token.norm_ != "the":
                break
    for token in left_of(skeleton, role.i):
        if token.norm_ in _JOINT:
            continue  # "the country's first tri-borough director"
        if token.ent_type_ in ("COUNCIL", "BODY"):
            return skeleton.sources[token.i]
        if token.norm_ == "whose":
            return owner_of(skeleton, role.i)
        if token.norm_ not in ("'s", "'", "new", "interim", "first", "next", "own", "former"):
            break
    return None


def owner_of(skeleton: Skeleton, k: int) -> Span | None:
    """Return the body in "Leeds, whose leader" where the leader is at `k`."""
    tokens = list(left_of(skeleton, k))
    for place, token in enumerate(tokens[:5]):
        if token.norm_ == "whose":
            owners = [t for t in tokens[place + 1 : place + 3] if t.ent_type_ in _PLACES]
            return skeleton.sources[owners[0].i] if owners else None
        if token.ent_type_ or token.norm_ == ",":
            return None
    return None


def following(skeleton: Skeleton, k: int, words: frozenset[str], label: str) -> Token | None:
    """Return the token with a label that follows one of `words` after `k` ("by the DfE")."""
    armed = False
    for token in right_of(skeleton, k):
        if token.norm_ in words:
            armed = True
        elif armed and token.ent_type_ == label:
            return token
        elif armed and not _is_passed_over(token):
            armed = False
    return None


def _is_passed_over(token: Token) -> bool:
    return token.ent_type_ == "ROLE" or (not token.ent_type_ and token.norm_ in ("the", "a", "its"))
