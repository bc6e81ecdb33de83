"""Which post somebody takes up: the role named, meant by "the post", or held until now."""

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.appointments.prolonged import told_last
from oversight.events.appointments.tellings import others_roles
from oversight.events.candidate import Slot
from oversight.events.context import clause_roles, subjects
from oversight.events.context.arguments import (
    Post,
    posts_of,
    role_of_post,
)
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.posts.homes import SENT
from oversight.spans import text_of

_THIS = frozenset({"the", "that", "this"})
_POSTS = frozenset({"post", "role", "job", "position"})
_AHEAD = 14
_SENTENCES_BACK = 2
# "on an interim basis"
_FOOTINGS = frozenset({"basis", "footing", "capacity"})
_COUNCILLORS = read_words("posts/words/councillors.txt")
# Rules of posts that only say who somebody is: "the post" that they take up is another.
_DESCRIBING = ("post/person-apposition", "post/person-who-is", "post/dash-is")
_MEANWHILE = ("for now", "for the time being", "in the meantime", "until then", "pending")
_OFFICERS = frozenset(
    {"director_childrens_services", "director_other", "assistant_director", "head_of_service"}
)
# "Is stepping in" tells of a change, "is standing in" of a state.
_BEGINNING = frozenset({"stepping", "taking", "coming", "joining", "moving", "starting"})
_IS = (["is"], ["are"], ["'s"], ["'re"])
_HAS_BEEN = (["has", "been"], ["have", "been"], ["'s", "been"])
_FOR_NOW = frozenset({"interim", "temporary", "acting", "caretaker"})


def new_role(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, token: Token | None
) -> Slot | None:
    """Return the role that somebody takes up, named by a token or told by the pattern's words."""
    if frame.value.get("same"):
        return _as_before(doc, actor)
    role = _stated_role(skeleton, frame, token) or _civic(doc, frame, actor)
    if role is not None and frame.value.get("permanent"):
        return Slot({**role.value, "interim": False}, role.spans)
    if role is None and frame.value.get("permanent"):
        return _for_good(doc, skeleton, frame, actor)
    if role is None and frame.value.get("theirs"):
        theirs = _of_owner(doc, skeleton, frame)
        return None if theirs is None else _interim(frame, theirs)
    if role is None and frame.value.get("reappointed"):
        return told_last(skeleton, frame, actor)
    return role


def _civic(doc: Doc, frame: Frame, actor: Span) -> Slot | None:
    """Return the cabinet role of a councillor who takes on responsibility for a service."""
    index = meaning.person_index(actor)
    titles = [] if index is None else doc._.people[index]["honorifics"]
    if "civic" not in frame.value or _COUNCILLORS.isdisjoint(title.lower() for title in titles):
        return None
    described = {"title": None, "interim": False, "text": text_of(frame.words)}
    return Slot.of({**described, **frame.value["civic"]}, frame.words)


def _of_owner(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the role of whose shoes somebody steps into: the one held, or told of last."""
    owner = subjects.possessor_of(skeleton, frame.first)
    if owner is None or owner.ent_type_ != "PERSON":
        return None
    span = skeleton.sources[owner.i]
    return _as_before(doc, span) or _once(doc, span) or told_last(skeleton, frame, span)


def _once(doc: Doc, owner: Span) -> Slot | None:
    """Return the one post that somebody is told to have had."""
    posts = posts_of(doc, meaning.person_index(owner))
    if len({post["kind"] for post in posts}) != 1:
        return None
    role = role_of_post(doc, posts[0])
    return Slot({**role.value, "interim": False}, role.spans)


def new_role_token(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Token | None:
    """Return the token of the role that somebody takes up."""
    slot = frame.slots.get("role")
    if slot is not None:
        k = skeleton.place_of[slot.start]
        owner = skeleton.norms[k + 1] in ("'s", "'") and skeleton.norms[k + 2] not in _POSTS
        return None if owner else skeleton.doc[k]
    if frame.value.get("inside"):
        return clause_roles.role_within(skeleton, frame.first, frame.last)
    if actor.label_ == "ROLE":
        return skeleton.doc[skeleton.place_of[actor.start]]
    if _is_aside(skeleton, frame):
        return None
    taken = _taken(doc, skeleton, frame, meaning.person_index(actor))
    found = clause_roles.role_after(skeleton, frame.last, taken)
    # "She came to that role": the one that she was just said to have held.
    that = "that" in skeleton.norms[frame.first : frame.last]
    before = _post_before(skeleton, frame, set() if that else taken)
    return found or before or _apposed(skeleton, actor)


def _is_aside(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is told in passing, and no post with it: "who joined in May, will act up"."""
    before = skeleton.norms[max(0, frame.first - 2) : frame.first]
    return "who" in before and skeleton.norms[frame.last + 1] == ","


def _apposed(skeleton: Skeleton, actor: Span) -> Token | None:
    """Return the role of "An adviser, former Leeds director Ada Lovell, has been appointed"."""
    k = skeleton.place_of.get(actor.start, 0) - 1
    while k > 1 and (skeleton.labels[k] in ("ROLE", "COUNCIL") or skeleton.norms[k] == "former"):
        k -= 1
    opens = skeleton.norms[k] == "," and skeleton.norms[k - 2] in ("a", "an")
    return skeleton.doc[k - 1] if opens and skeleton.labels[k - 1] == "ROLE" else None


def _taken(doc: Doc, skeleton: Skeleton, frame: Frame, person: int | None) -> set[int]:
    """Return the first tokens of the roles that are others', or that somebody holds or leaves."""
    taken = others_roles(doc, person) | {
        post["role"][0]
        for post in posts_of(doc, person)
        if post["role"] and post["rule"].startswith(_DESCRIBING)
    }
    return taken | {role.start for role in clause_roles.origins_after(skeleton, frame.last)}


def sent_role(
    skeleton: Skeleton, frame: Frame, person: Slot | None, appointer: Slot | None
) -> Token | None:
    """Return the commissioner or adviser of the article as the role of whom ministers appoint."""
    if person is None or appointer is None or appointer.value["kind"] != "government":
        return None
    names = [meaning.person_name(skeleton.sources.doc, p["person"]) for p in _chairs(skeleton)]
    if person.value["name"] in names:
        return None  # whoever chairs a trust may be the ministers' choice, too
    found = [
        k
        for k, label in enumerate(skeleton.labels)
        if label == "ROLE" and skeleton.doc[k].ent_id_ in SENT
    ]
    return skeleton.doc[min(found, key=lambda k: abs(k - frame.first))] if found else None


def _chairs(skeleton: Skeleton) -> list[Post]:
    posts: list[Post] = skeleton.sources.doc._.posts
    return [post for post in posts if post["kind"] == "board_chair" and post["time"] == "current"]


def _post_before(skeleton: Skeleton, frame: Frame, taken: set[int]) -> Token | None:
    """Return the role that "the post" stands for: the last one told of before, that is free."""
    words = skeleton.norms[frame.first : frame.last + _AHEAD]
    if not any(pair[0] in _THIS and pair[1] in _POSTS for pair in pairwise(words)):
        return None
    least = skeleton.sentence_of[frame.first] - _SENTENCES_BACK
    for k in range(frame.first - 1, -1, -1):
        if skeleton.sentence_of[k] < least:
            return None
        if skeleton.labels[k] != "ROLE" or skeleton.sources[k].start in taken:
            continue
        if not clause_roles.is_plural(skeleton.sources[k]):
            return skeleton.doc[k]
    return None


def _stated_role(skeleton: Skeleton, frame: Frame, token: Token | None) -> Slot | None:
    if "role" in frame.value:
        described = {"title": None, "interim": False, "text": text_of(frame.words)}
        role = _deputy_of(skeleton, frame) or frame.value["role"]
        return _interim(frame, Slot.of({**described, **role}, frame.words))
    if token is not None:
        span = skeleton.sources[token.i]
        return _interim(frame, Slot.of(meaning.role(span), span))
    return None


def _deputy_of(skeleton: Skeleton, frame: Frame) -> dict[str, str] | None:
    """Return the role of an officer's deputy, where the words speak of "her deputy"."""
    if not frame.value.get("deputy"):
        return None
    owner = frame.first if skeleton.labels[frame.first] == "PERSON" else frame.first - 1
    index = meaning.person_index(skeleton.sources[owner])
    kinds = {post["kind"] for post in posts_of(skeleton.sources.doc, index)}
    return {"kind": "assistant_director"} if kinds & _OFFICERS else None


def _interim(frame: Frame, role: Slot) -> Slot:
    # "Will replace interim director Ben Carr": for now was Carr, and not who follows.
    theirs = "replaces" in frame.slots and "role" in frame.slots
    own = role.value["interim"] and not theirs
    value = {**role.value, "interim": own or is_acting(frame)}
    return Slot(value, role.spans)


def _for_good(doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span) -> Slot | None:
    """Return the post that somebody has held for now, as one that is theirs to keep."""
    held = [post for post in posts_of(doc, meaning.person_index(actor)) if post["interim"]]
    role = role_of_post(doc, held[0]) if held else None
    if role is None:
        token = clause_roles.role_within(
            skeleton, skeleton.place_of.get(actor.start, 0), frame.first
        )
        span = None if token is None else skeleton.sources[token.i]
        role = None if span is None else Slot.of(meaning.role(span), span)
    return None if role is None else Slot({**role.value, "interim": False}, role.spans)


def _as_before(doc: Doc, actor: Span) -> Slot | None:
    """Return the role that somebody holds, to be taken up elsewhere: "the same post at Leeds"."""
    held = [p for p in posts_of(doc, meaning.person_index(actor)) if p["time"] == "current"]
    role = role_of_post(doc, held[0]) if held else None
    return None if role is None else Slot({**role.value, "interim": False}, role.spans)


def is_state(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody is told of as filling a post now: "is acting up", "has been holding
    the fort".
    """
    if not frame.value.get("interim"):
        return False
    before = skeleton.norms[max(0, frame.first - 2) : frame.first]
    if frame.value.get("state"):
        # "has been filled since then by", "is in the hands of"
        return before in _HAS_BEEN or "is" in skeleton.norms[frame.first : frame.last]
    state = before[-1:] in _IS or before in _HAS_BEEN
    verb = skeleton.norms[frame.first]
    return state and verb.endswith("ing") and verb not in _BEGINNING


def is_acting(frame: Frame) -> bool:
    """Tell whether the post is taken up for a time only."""
    if frame.value.get("permanent"):
        return False
    words = {token.norm_ for token in frame.sentence}
    held = not words.isdisjoint(_FOOTINGS) and not words.isdisjoint(_FOR_NOW)
    opening = " ".join(token.norm_ for token in frame.sentence[:5])
    return bool(frame.value.get("interim")) or held or opening.startswith(_MEANWHILE)
