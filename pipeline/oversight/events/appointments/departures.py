"""Departures: somebody leaves a post, or is to, or is asked to."""

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.appointments.manners import Manners
from oversight.events.appointments.tellings import date_slot_near, others_roles, tell
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import clause_roles, clauses
from oversight.events.context.arguments import (
    Post,
    home_slot,
    organisation_of_post,
    organisation_slot,
    person_slot,
    posts_of,
    role_of_post,
    source,
)
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.sameness import agree
from oversight.patterns import read_words
from oversight.posts.homes import is_of_school
from oversight.spans import offsets, text_of

_ENDS_ROLE = read_words("events/words/after_role.txt")
_SOUGHT = frozenset({"new", "next", "permanent", "replacement", "no", "without"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LIKE = frozenset({"same", "similar", "equivalent"})
_POSTS = frozenset({"job", "post", "role", "position"})
_NOW = frozenset({"now", "today", "currently", "presently"})
_AS = frozenset({"as", "from"})
# So many tokens behind the verb the role that was left may stand, and behind "as".
_NEAR, _FAR = 4, 9


def find_departure(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span, manners: Manners
) -> Candidate | None:
    """Return the departure that a frame tells of its actor, or None where nothing is known."""
    person = person_slot(actor)
    role, organisation = _post(doc, skeleton, frame, actor)
    if role is None and organisation is None and person is None:
        return None
    if role is not None and is_of_school(role.value):
        return None
    if organisation is None and role is not None:
        organisation = home_slot(doc, role.value["kind"], actor)
    fields = filled(
        person=person,
        role=role,
        organisation=organisation,
        date=date_slot_near(skeleton, frame),
        manner=manners.of(frame),
    )
    candidate = tell(doc, skeleton, frame, "departure", fields)
    candidate.moved_on = bool(_after(frame))
    candidate.elsewhere = _same_job(skeleton, frame) is not None
    candidate.actor = None if person is not None else offsets(actor)
    return candidate


def _post(
    doc: Doc, skeleton: Skeleton, frame: Frame, actor: Span
) -> tuple[Slot | None, Slot | None]:
    """Return role and organisation of what was left: as told with the verb, else the post held."""
    index = meaning.person_index(actor)
    leaving = _told_role(doc, skeleton, frame, index)
    if leaving is not None:
        return _post_of(skeleton, leaving)
    where = organisation_slot(frame.slots.get("organisation")) or _same_job(skeleton, frame)
    where = where or organisation_slot(clause_roles.home_before(skeleton, actor))
    post = _held_until(doc, skeleton, frame, index) or held_post(doc, index, where, _after(frame))
    if post is not None and post["kind"] == "mp" and frame.value["manner"] == "unstated":
        return None, where  # "the 11 who, she was told, had left": no member left her seat
    if post is not None:
        return role_of_post(doc, post), organisation_of_post(doc, post) or where
    if actor.label_ == "ROLE":
        role, home = _post_of(skeleton, actor)
        place = skeleton.place_of[actor.start]
        return role, home or organisation_slot(clause_roles.located(skeleton, place)) or where
    empty = None if posts_of(doc, index) else _left_empty(skeleton, frame)
    if empty is not None:
        role, home = _post_of(skeleton, skeleton.sources[empty.i])
        return Slot({**role.value, "interim": False}, role.spans), home or where
    if "role_else" in frame.value:
        described = {"title": None, "interim": False, "text": text_of(frame.words)}
        return Slot.of({**described, **frame.value["role_else"]}, frame.words), where
    return None, where


def _same_job(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return where the job was that is like another: "retired from the same job in Leeds"."""
    for k in range(frame.last + 1, min(frame.last + _NEAR, len(skeleton.norms) - 3)):
        words = skeleton.norms[k : k + 3]
        if words[0] in _LIKE and words[1] in _POSTS and words[2] in ("in", "at", "with"):
            return organisation_slot(skeleton.sources[k + 3])
    return None


def _told_role(doc: Doc, skeleton: Skeleton, frame: Frame, index: int | None) -> Span | None:
    """Return the role that the words name as left: "gave up the role of director"."""
    slot = frame.slots.get("role")
    if frame.value.get("inside"):
        slot = source(skeleton, clause_roles.role_within(skeleton, frame.first, frame.last))
    token = clause_roles.role_after(skeleton, frame.last, others_roles(doc, index))
    return slot or _left_role(skeleton, frame, token)


def _post_of(skeleton: Skeleton, role: Span) -> tuple[Slot, Slot | None]:
    """Return a role as a slot, and the organisation named with it."""
    token = skeleton.doc[skeleton.place_of[role.start]]
    home = organisation_slot(clause_roles.organisation_of(skeleton, token))
    return Slot.of(meaning.role(role), role), home


def _left_empty(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the role that has been empty, or filled for a while, since somebody left:
    "without a director since Ben Carr quit", "has been interim director since Ben Carr quit".
    """
    since = after = False
    for token in clauses.left_of(skeleton, frame.first):
        since = since or token.norm_ == "since"
        after = after or token.norm_ in ("after", "following")
        if token.ent_type_ == "ROLE" and (since or (after and _is_sought(skeleton, token))):
            return token
    return None


def _is_sought(skeleton: Skeleton, role: Token) -> bool:
    """Tell whether a post is to be filled: "is looking for a new director after Ben Carr quit"."""
    before = skeleton.norms[max(0, role.i - 3) : role.i]
    return not _SOUGHT.isdisjoint(before) and skeleton.labels[role.i + 1] != "PERSON"


def _held_until(doc: Doc, skeleton: Skeleton, frame: Frame, person: int | None) -> Post | None:
    """Return the post that lasted until then: "was director until her retirement in 2015"."""
    before = [token.norm_ for token in clauses.left_of(skeleton, frame.first)][:3]
    if "until" not in before:
        return None
    here = [
        post
        for post in posts_of(doc, person)
        if post["sentence"] == [frame.sentence.start, frame.sentence.end]
        and post["at"] < frame.start
    ]
    return here[-1] if here else None


def _after(frame: Frame) -> range:
    """Return where the sentence goes on with what somebody is now: "left, and is now in Leeds"."""
    end = frame.sentence.end
    told = any(token.norm_ in _NOW for token in frame.sentence.doc[frame.end : end])
    return range(frame.end, end) if told else range(0)


def held_post(
    doc: Doc, person: int | None, where: Slot | None = None, besides: range = range(0)
) -> Post | None:
    """Return the post that a person holds (at an organisation, where one is given), but for those
    told in a stretch of the text.
    """
    posts = [post for post in posts_of(doc, person) if post["time"] == "current"]
    posts = [post for post in posts if post["end"] - 1 not in besides]
    if where is not None:
        posts = [post for post in posts if agree(post["organisation"], where.value)]
    return posts[0] if posts else None


def _left_role(skeleton: Skeleton, frame: Frame, token: Token | None) -> Span | None:
    """Return the role that was left ("retired as director"), not the one that is taken up."""
    origin = next(clause_roles.origins_after(skeleton, frame.last), None)
    if frame.value["manner"] in ("moved", "seconded") and origin is not None:
        return origin
    if token is None:
        return None
    between = skeleton.norms[frame.last + 1 : token.i]
    after = skeleton.norms[token.i + 1]
    # "quits as Leeds's director comes …", but no "quits as minister weighs up …"
    owned = not {"COUNCIL", "BODY"}.isdisjoint(skeleton.labels[frame.last + 1 : token.i])
    verb = owned and any(other.tag_ in _FINITE for other in skeleton.sources[token.i + 1])
    ends = bool(skeleton.labels[token.i + 1]) or after in _ENDS_ROLE or verb
    # "resigned with immediate effect on Tuesday as", "retired from his post as Bury's"
    far = len(between) > (_FAR if _AS & {*between[-4:]} else _NEAR)
    if frame.value["manner"] in ("moved", "seconded") or far or not ends:
        return None
    inside = skeleton.norms[frame.last]
    if not _AS & {*between[-4:], inside} or "," in between:
        return None
    return skeleton.sources[token.i]
