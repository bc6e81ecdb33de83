"""Whose post it was that somebody takes up: "from Ben Carr", "her place", "when he quit"."""

from spacy.tokens import Span, Token

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context import clauses, subjects
from oversight.events.context.arguments import (
    person_slot,
    source,
)
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_REPLACED = read_words("events/words/replaced_before.txt")
# "ousting Labour's Ben Carr"
_PARTY = read_words("events/words/parties.txt")
# So far behind a trigger, in tokens of the skeleton, "from" still goes with it.
_FAR = 6
# So far before "his shoes" their owner may have been told of as leaving.
_LEFT_BEFORE = 60
_PLACES = (["'s", "place"], ["'s", "stead"])
_OCCASIONS = frozenset({"when", "after", "following", "since"})
_ANOTHERS = read_words("events/words/anothers.txt")


def find_predecessor(
    skeleton: Skeleton, frame: Frame, actor: Span, leaving: frozenset[int], role: Token | None
) -> Slot | None:
    """Return the person whose post it was: "from Ben Carr", "her place", "his predecessor"."""
    slot = frame.slots.get("replaces") or _stated_before(skeleton, frame)
    if slot is None and not is_again(frame):
        slot = _from_whom(skeleton, frame, role) or _who_left(skeleton, frame, leaving)
    if slot is not None and meaning.person_index(slot) == meaning.person_index(actor):
        # Nobody steps into her own shoes: "her" is whoever was told to leave.
        own = skeleton.norms[skeleton.place_of[slot.start]] in clauses.POSSESSIVES
        slot = _left_last(skeleton, frame, leaving, actor) if own else None
    return person_slot(slot)


def _left_last(
    skeleton: Skeleton, frame: Frame, leaving: frozenset[int], actor: Span
) -> Span | None:
    """Return who was told last, before the words, to leave."""
    for k in range(frame.first - 1, max(-1, frame.first - _LEFT_BEFORE), -1):
        other = meaning.person_index(skeleton.sources[k]) if k in leaving else None
        if other is not None and other != meaning.person_index(actor):
            return skeleton.sources[k]
    return None


def _stated_before(skeleton: Skeleton, frame: Frame) -> Span | None:
    where = frame.value.get("replaces")
    if where == "subject":
        return source(skeleton, subjects.subject_of(skeleton, frame.first))
    if where == "before":
        return source(skeleton, subjects.possessor_of(skeleton, frame.first))
    return _owner_before(skeleton, frame) if where == "owner" else None


def _from_whom(skeleton: Skeleton, frame: Frame, role: Token | None) -> Span | None:
    """Return the person behind "from", "replacing" and the like, or before "place", "duties"."""
    found = None
    last = frame.last if role is None else max(frame.last, min(role.i, frame.last + _FAR))
    for token in skeleton.doc[frame.first : last + _FAR]:
        if token.norm_ == SENTENCE_END or (
            token.i > frame.last and token.norm_ in clauses.CLAUSE_ENDS
        ):
            break
        left = clauses.left_of(skeleton, token.i)
        before = [t.norm_ for t in left if t.ent_type_ != "ROLE" and t.norm_ not in _PARTY][:1]
        owns = token.norm_ in clauses.POSSESSIVES and _is_anothers(token)
        owns = owns or skeleton.norms[token.i + 1 : token.i + 3] in _PLACES
        if token.ent_type_ == "PERSON" and (owns or not _REPLACED.isdisjoint(before)):
            found = skeleton.sources[token.i]
    return found


def _who_left(skeleton: Skeleton, frame: Frame, leaving: frozenset[int]) -> Span | None:
    """Return who left, where the sentence tells it as the occasion: "when Ben Carr quit"."""
    occasion = False
    for token in clauses.right_of(skeleton, frame.last):
        occasion = occasion or token.norm_ in _OCCASIONS
        if occasion and token.i in leaving and token.ent_type_ == "PERSON":
            return skeleton.sources[token.i]
        if token.norm_ in (";", "said", "who") and not occasion:
            return None
    return None


def _owner_before(skeleton: Skeleton, frame: Frame) -> Span | None:
    """Return whose duties another has: "her duties are being covered by Ada Lovell"."""
    owners = [t for t in clauses.left_of(skeleton, frame.first) if clauses.is_possessed(t)]
    people = [token for token in owners if token.ent_type_ == "PERSON"]
    return source(skeleton, people[0]) if people else None


def _is_anothers(possessive: Token) -> bool:
    """Tell whether "her" is the one before: one takes up one's own post, but another's place."""
    return possessive.nbor().norm_ in _ANOTHERS


def is_again(frame: Frame) -> bool:
    """Tell whether somebody goes on in a post, so that nobody is replaced."""
    words = {token.norm_ for token in frame.words}
    behind = [token.norm_ for token in frame.sentence.doc[frame.end : frame.end + 3]]
    further = behind[:2] in (["for", "a"], ["for", "another"]) and (
        "another" in behind or "further" in behind
    )
    return bool(frame.value.get("reappointed")) or "reappointed" in words or further
