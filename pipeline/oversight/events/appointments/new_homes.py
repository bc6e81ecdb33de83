"""Where the post is that somebody takes up: named with it, known of who held it, or spoken of."""

from spacy.tokens import Doc, Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context import clause_roles, clauses
from oversight.events.context.arguments import (
    home_slot,
    organisation_of_post,
    organisation_slot,
    posts_of,
)
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.posts.described import board_inside
from oversight.posts.homes import SENT, fits_home
from oversight.posts.unknown import unknown_body
from oversight.spans import text_of

# Whose posts are not at the council that appoints them.
# Of no council, whatever "its" stands beside: "has elected Leeds's Ada Lovell as its president".
_OFFICIALS = frozenset({"association_official", "union_official"})
_NEXT_TO = frozenset({"the", "neighbouring", "nearby", "adjoining"})
_ELSEWHERE = frozenset({"board_chair", "other", "spokesperson", "inspector"})


def new_home(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    role_token: Token | None,
    replaces: Slot | None,
    role: Slot,
    actor: Span,
    appointer: Slot | None = None,
) -> Slot | None:
    """Return the council or body of the post that somebody takes up."""
    slot = _stated(doc, skeleton, frame, role_token, role) or _behind(skeleton, frame)
    kind = role.value["kind"]
    if slot is not None and (kind not in _OFFICIALS or fits_home(kind, slot.value["kind"])):
        return slot
    hires = appointer is not None and appointer.value["kind"] == "council"
    if hires and fits_home(kind, "council") and kind not in _ELSEWHERE:
        return appointer  # "Bury has recruited Ada Lovell to head children's services"
    if replaces is not None:
        here = [frame.sentence.start, frame.sentence.end]
        for post in posts_of(doc, _index_of(doc, replaces)):
            # What somebody once was elsewhere, told apart, is not what another takes over.
            if post["time"] != "former" or post["sentence"] == here:
                return organisation_of_post(doc, post)
    located = organisation_slot(clause_roles.located(skeleton, frame.first))
    if located is not None:
        return located
    if frame.value.get("interim") and "role" not in frame.value:
        for post in posts_of(doc, meaning.person_index(actor)):
            if post["stated"] and post["time"] == "current":
                return organisation_of_post(doc, post)
    return home_slot(doc, role.value["kind"], _told_at(skeleton, frame, role_token))


def _behind(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the council named right behind the words: "handed the children's brief at Bury"."""
    k = frame.last + 1
    if skeleton.norms[k] not in ("at", "on") or "role" not in frame.value:
        return None
    k += 1
    while skeleton.norms[k] in _NEXT_TO:
        k += 1
    return organisation_slot(skeleton.sources[k]) if skeleton.labels[k] == "COUNCIL" else None


def _told_at(skeleton: Skeleton, frame: Frame, role: Token | None) -> Span:
    """Return where the post is told of, which says where it is: "Kent has a new director. Ada
    Lovell, who has led services in Leeds, takes up the post in May".
    """
    if role is not None and skeleton.sentence_of[role.i] < skeleton.sentence_of[frame.first]:
        return skeleton.sources[role.i]
    return frame.sentence[:1]


def _stated(
    doc: Doc, skeleton: Skeleton, frame: Frame, role_token: Token | None, role: Slot
) -> Slot | None:
    """Return the council or body that the clause names with the role, or the pattern in a slot."""
    stated = None if role_token is None else clause_roles.organisation_of(skeleton, role_token)
    slot = organisation_slot(stated)
    told = organisation_slot(frame.slots.get("organisation"))
    if slot is not None and role.value["kind"] in SENT and slot.value["kind"] == "government":
        slot = stated = None
    # "moved to Leeds as its director", "Kirklees will share Leeds's director"
    first = frame.value.get("place") == "told"
    if slot is None or (told is not None and (first or _is_pronoun(stated))):
        slot = told or slot
    if slot is None and role_token is not None:
        slot = unknown_home(doc, skeleton.sources[role_token.i], role.value["kind"])
    board = _board_of(skeleton, role_token)
    if board is not None and (slot is None or slot.value["kind"] == "council"):
        return board
    others = stated is not None and _is_own_employer(doc, stated, frame)
    return None if others else slot


def _board_of(skeleton: Skeleton, role: Token | None) -> Slot | None:
    """Return the board that a chair's title names: "chair of the improvement board in Leeds"."""
    if role is None or role.ent_id_ != "board_chair":
        return None
    return organisation_slot(board_inside(skeleton.sources[role.i]))


def unknown_home(doc: Doc, role: Span, kind: str) -> Slot | None:
    """Return the body that a role is tied to, where no list knows its name."""
    found = unknown_body(doc, role, kind)
    return None if found is None else Slot.of(*found)


def _is_pronoun(span: Span | None) -> bool:
    return span is not None and text_of(span).lower() in clauses.POSSESSIVES


def _is_own_employer(doc: Doc, stated: Span, frame: Frame) -> bool:
    """Tell whether "its" was taken for the body that the sentence names as the person's employer:
    "Ada Lovell, a director at Leeds, was chosen as its chief executive" means another council.
    """
    if not _is_pronoun(stated):
        return False
    values = meaning.organisations(stated)
    return any(
        post["stated"] and post["organisation"].get("key") == value.get("key")
        for post in doc._.posts
        for value in values
        if post["sentence"] == [frame.sentence.start, frame.sentence.end] and value.get("key")
    )


def _index_of(doc: Doc, person: Slot) -> int | None:
    names = [entry["name"].replace("’", "'") for entry in doc._.people]
    return names.index(person.value["name"]) if person.value["name"] in names else None
