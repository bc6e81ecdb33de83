"""Sequels of hiring: a later sentence names who was taken on for a review told before.

"An outside firm is to comb the files. Marram Partners, hired by the council last week, starts in
May." The words are in patterns/events/sequel_hirings.jsonl.
"""

from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events.candidate import Candidate, Slot
from oversight.events.context.arguments import date_slot, posts_of
from oversight.events.context.clauses import is_person, is_possessed, left_of, right_of
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.sequel_parties import add_party
from oversight.events.discourse.spoken_of import Subject, meant_by
from oversight.events.reviews.reviewers import asker_before, organisation_for, party_at
from oversight.patterns import read_patterns

_REACH = 9
_BACK = 14
_BREAKS = frozenset({";", ":", "but", "while", "and", "after", "who", "which", "to", "that"})
_BOUNDS = frozenset({"by", "until", "from", "before", "after", "since"})
_OUTSIDERS = frozenset({"company", "charity", "association"})
# Whoever holds one of these now is at home, and no reviewer from outside.
_FREE = frozenset({"other", "adviser", "commissioner", "inspector", "social_worker"})
_REVIEW = Subject("review", {"review": ""}, None)


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/sequel_hirings.jsonl"))


def follow_hirings(doc: Doc, skeleton: Skeleton, candidates: list[Candidate]) -> None:
    """Give reviews whoever was taken on for them, by whom, and when."""
    for frame in _matcher(doc.vocab)(skeleton):
        token = _taken_on(doc, skeleton, frame)
        slot = None if token is None else party_at(skeleton, token)
        meant = None
        if slot is not None and not _leads_to_post(skeleton, frame):
            meant = meant_by(doc, skeleton, candidates, frame, _REVIEW)
        if meant is None or slot is None:
            continue
        known = meant.get("reviewer") or {}
        if known and known.get("name") != slot.value.get("name"):
            continue
        add_party(meant, "reviewer", slot, frame)
        if frame.value.get("asked"):
            _add_asker(doc, skeleton, frame, meant)
        elif "party" in frame.slots and "commissioned_by" not in meant.fields:
            asker = asker_before(doc, skeleton, token.i) if token is not None else None
            if asker is not None:
                add_party(meant, "commissioned_by", asker, frame)


def _taken_on(doc: Doc, skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return who is taken on: named by the pattern, else the subject before it."""
    named = frame.slots.get("party")
    if named is not None:
        token = skeleton.doc[skeleton.place_of[named.start]]
        return token if _is_free(doc, skeleton, token) else None
    for token in left_of(skeleton, frame.first):
        if frame.first - token.i > _BACK:
            return None
        person = is_person(token) and not is_possessed(token)
        if person or (token.ent_type_ == "BODY" and not is_possessed(token)):
            return token if _is_free(doc, skeleton, token) else None
        if token.ent_type_ == "COUNCIL":
            return None
    return None


def _is_free(doc: Doc, skeleton: Skeleton, token: Token) -> bool:
    """Tell whether somebody may be a reviewer from outside."""
    if token.ent_type_ == "BODY":
        values = meaning.organisations(skeleton.sources[token.i])
        return len(values) == 1 and values[0]["kind"] in _OUTSIDERS
    person = meaning.person_index(skeleton.sources[token.i])
    posts = [post for post in posts_of(doc, person) if post["time"] != "former"]
    return person is not None and all(post["kind"] in _FREE for post in posts)


def _leads_to_post(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is a post that somebody was given: "was appointed director"."""
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _REACH or token.norm_ in ("by", *_BREAKS):
            return False
        if token.ent_type_ == "ROLE" or token.norm_ in ("as", "post", "role", "comment"):
            return True
    return False


def _add_asker(doc: Doc, skeleton: Skeleton, frame: Frame, meant: Candidate) -> None:
    """Add who took somebody on, named behind "by", and the day."""
    by = False
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _REACH or (token.norm_ in _BREAKS and not token.ent_type_):
            return
        by = by or token.norm_ == "by"
        slot = None
        if by and token.ent_type_ in ("COUNCIL", "BODY", "ROLE") and not is_possessed(token):
            slot = organisation_for(doc, skeleton, token)
        if isinstance(slot, Slot) and "commissioned_by" not in meant.fields:
            meant.fields["commissioned_by"] = slot
        day = date_slot(skeleton.sources[token.i]) if token.ent_type_ == "DATE" else None
        if meant.get("kind") == "commissioner_review":
            continue  # when one was made commissioner is not when a review was ordered
        if day is not None and token.nbor(-1).norm_ not in _BOUNDS:
            meant.fields.setdefault("commissioned", day)
            return
