"""Roles around a trigger, and the council or body that a role is at.

All positions are tokens of the skeleton. A function that finds nothing returns None: silence
over guessing.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from oversight import meaning
from oversight.events.context.clauses import LINKS, PLACES, POSSESSIVES, left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of
from oversight.tokenizer import norm

_ROLE_STOPS = read_words("events/words/role_stops.txt")
_JOINT = frozenset({"tri-borough", "bi-borough"})
# Between "from" and the role that somebody leaves: "from his current job as head of service".
_FROM_POST = POSSESSIVES | read_words("events/words/from_post.txt")

_BEFORE_BODY = read_words("events/words/before_body.txt")
# So many words stand at most between a role and what it is at.
_STEPS = 6
_POSTS = frozenset({"role", "post", "job", "position"})


def home_before(skeleton: Skeleton, actor: Span) -> Span | None:
    """Return the council in "Medway's Ada Lovell"."""
    k = skeleton.place_of.get(actor.start, 0)
    owned = k > 1 and skeleton.norms[k - 1] in ("'s", "'") and skeleton.labels[k - 2] == "COUNCIL"
    return skeleton.sources[k - 2] if owned else None


def located(skeleton: Skeleton, k: int) -> Span | None:
    """Return where the clause at `k` plays: "Leeds, where she is …", "In Leeds, …", "Leeds: …"."""
    tokens = list(left_of(skeleton, k))
    for where, place in pairwise(tokens):
        if where.norm_ in (";", "who", "which", "whose", ","):
            break
        if where.norm_ == "where":
            beside = next((t for t in left_of(skeleton, where.i) if not _is_between(t)), place)
            return skeleton.sources[beside.i] if beside.ent_type_ in PLACES else None
    opening = tokens[::-1][:4]
    if len(opening) > 1 and opening[0].ent_type_ == "COUNCIL" and opening[1].norm_ == ":":
        return skeleton.sources[opening[0].i]
    for word, place in pairwise(opening):
        if word.norm_ in ("in", "at") and place.ent_type_ in PLACES:
            comma = skeleton.norms[place.i + 1] if place.i + 1 < len(skeleton.norms) else ""
            return skeleton.sources[place.i] if comma in (",", "it") else None
    return None


def _is_between(token: Token) -> bool:
    """Tell whether a token may part a place from its "where": "from Leeds in May, where"."""
    return token.ent_type_ == "DATE" or token.norm_ in (",", "in", "on", "at", "last", "earlier")


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
        if token.norm_ == "chairs" and token.nbor(-1).ent_type_ == "PERSON":
            continue  # "a board that she chairs"
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
    steps = list(right_of(skeleton, role.i))[:_STEPS]
    if [step.norm_ for step in steps[:1]] in (["'s"], ["'"]) and steps[1].norm_ in _POSTS:
        steps = steps[2:]  # "the chief executive's role at Leeds"
    # An adviser to Leeds is Leeds's; whoever loses a director to Leeds is not Leeds.
    loose = steps and steps[0].norm_ == "to" and role.ent_id_ not in ("adviser", "commissioner")
    if steps and steps[0].norm_ in LINKS and not loose:
        for token in steps[1:]:
            if token.ent_type_ in ("COUNCIL", "BODY"):
                # "chair for Leeds trust" chairs no council
                board = skeleton.labels[token.i + 1 : token.i + 3] == ["", "BODY"]
                if role.ent_id_ == "board_chair" and board and skeleton.norms[token.i + 1] == "'s":
                    return skeleton.sources[token.i + 2]  # "chair of Leeds's improvement board"
                other = token.ent_type_ == "COUNCIL" and skeleton.norms[token.i + 1] == "trust"
                return None if other else skeleton.sources[token.i]
            if token.norm_ not in _BEFORE_BODY:
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
            owners = [t for t in tokens[place + 1 : place + 3] if t.ent_type_ in PLACES]
            return skeleton.sources[owners[0].i] if owners else None
        if token.ent_type_ or token.norm_ == ",":
            return None
    return None
