"""Terms prolonged: "He will stay on for another year" is of the post told right before."""

from spacy.tokens import Span

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.clauses import left_of
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton

_SENTENCES_BACK = 2
_BEFORE_ROLE = frozenset({"the", "its", "a", "their", "'s", "new", "interim"})


def told_last(skeleton: Skeleton, frame: Frame, actor: Span) -> Slot | None:
    """Return the role that the same person was told to be put in: "sent in as commissioner".

    Only what stands behind "as" counts: what else somebody is need not be what is prolonged.
    """
    person = meaning.person_index(actor)
    here = skeleton.sentence_of[frame.first]
    for k in range(frame.first - 1, -1, -1):
        number = skeleton.sentence_of[k]
        if here - number > _SENTENCES_BACK:
            return None
        if skeleton.labels[k] == "ROLE" and number < here and _behind_as(skeleton, k):
            role = skeleton.sources[k]
            same = person is not None and _last_person(skeleton, k) == person
            return Slot.of(meaning.role(role), role) if same else None
    return None


def _behind_as(skeleton: Skeleton, k: int) -> bool:
    for token in left_of(skeleton, k):
        if token.norm_ == "as":
            return True
        if token.norm_ not in _BEFORE_ROLE and token.ent_type_ not in ("COUNCIL", "BODY"):
            return False
    return False


def _last_person(skeleton: Skeleton, k: int) -> int | None:
    people = [token for token in left_of(skeleton, k) if token.ent_type_ == "PERSON"]
    return meaning.person_index(skeleton.sources[people[0].i]) if people else None
