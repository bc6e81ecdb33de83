"""Sequels with people: a later sentence says who reviews, who chairs, who asked for it.

"It is being led by Ada Lovell." "Its author, Ben Carr, hopes to be done by May." The words say
which field of which type is filled (patterns/events/sequel_parties.jsonl).
"""

from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events.candidate import Candidate, Slot
from oversight.events.context.arguments import organisation_slot, person_slot
from oversight.events.context.clauses import AUXILIARIES, is_person, is_possessed, left_of, right_of
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.subjects import person_before
from oversight.events.discourse.spoken_of import Subject, meant_by, opening_noun, subject_of
from oversight.patterns import read_patterns
from oversight.spans import offsets

# Behind the words, or before the noun they are done to.
_REACH = 7
_OBJECT = 4
_PARTICIPLE = 14
_BREAKS = frozenset({";", ":", "but", "who", "which", "that", "and", "after"})
# "Led by Ada Lovell and ordered by the council, it …": the subject comes behind.
_OPENERS = frozenset({"led", "chaired", "headed", "commissioned", "ordered", "written", "carried"})
_OWN = frozenset({"its", "whose"})
_LINKS = frozenset({",", "which", "who", "that"})
_ORGANISATIONS = frozenset({"commissioned_by"})
_OUTSIDERS = frozenset({"person", "company", "charity"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/sequel_parties.jsonl"))


def follow_parties(doc: Doc, skeleton: Skeleton, candidates: list[Candidate]) -> None:
    """Give candidates that lack who reviews, chairs or asked the one a later sentence names."""
    for frame in _matcher(doc.vocab)(skeleton):
        if frame.value.get("its") and skeleton.norms[max(0, frame.first - 1)] not in _OWN:
            continue
        before = frame.value.get("side") == "before"
        subject = _object_of(skeleton, frame) if before else _subject_of(skeleton, frame)
        if subject is None or subject.person is not None:
            continue
        meant = meant_by(doc, skeleton, candidates, frame, subject)
        if meant is None:
            continue
        name = str(frame.value["fields"][meant.type])
        if name in meant.fields:
            continue
        token = _doer(skeleton, frame) if before else _party(skeleton, frame, name)
        slot = None if token is None else _slot(skeleton, token, name)
        if slot is not None:
            add_party(meant, name, slot, frame)


def add_party(meant: Candidate, name: str, slot: Slot, frame: Frame) -> None:
    """Set who reviews, chairs or asked; a review by somebody from outside is an external one."""
    meant.fields[name] = slot
    meant.untold = meant.untold and meant.rule == "review/person-report"
    meant.mentions = sorted({*meant.mentions, offsets(frame.sentence)})
    kind = meant.fields.get("kind")
    if meant.type != "review" or not isinstance(kind, Slot) or kind.value != "other":
        return
    if "safeguarding" in str(slot.value.get("name")).lower():
        meant.fields["kind"] = Slot("serious_case_review", kind.spans)
    elif name == "reviewer" and slot.value.get("kind") in _OUTSIDERS:
        meant.fields["kind"] = Slot("external_review", kind.spans)


def _subject_of(skeleton: Skeleton, frame: Frame) -> Subject | None:
    """Return what the words are said of: before them, or behind "Led by Ada Lovell,"."""
    before = [token.norm_ for token in left_of(skeleton, frame.first)]
    if before and before[-1] not in _OPENERS:
        return subject_of(skeleton, frame)
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _PARTICIPLE:
            return None
        if token.norm_ == ",":
            found = opening_noun(skeleton, token.i + 1, token.i + 1, token.i + _OBJECT)
            if found is not None and found.person is None:
                return found
    return None


def _object_of(skeleton: Skeleton, frame: Frame) -> Subject | None:
    """Return what somebody leads: "Ada Lovell will chair the inquiry"; "a review" is the one that
    the sentence itself tells of.
    """
    found = opening_noun(skeleton, frame.last, frame.last, frame.last + _OBJECT)
    if found is not None or skeleton.norms[frame.last] not in ("a", "an"):
        return found
    for token in skeleton.doc[frame.last + 1 : frame.last + 1 + _OBJECT]:
        if token.norm_ == "review":
            return Subject("review", {"review": ""}, None)
    return None


def _doer(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return who stands before the words: "the LGA, which carried out the review"."""
    for token in left_of(skeleton, frame.first):
        if token.norm_ in AUXILIARIES or token.norm_ in _LINKS:
            continue
        named = token.ent_type_ == "BODY" and not is_possessed(token)
        return token if named else person_before(skeleton, frame.first)
    return None


def _party(skeleton: Skeleton, frame: Frame, name: str) -> Token | None:
    """Return the person or body named behind the words."""
    wanted = ("COUNCIL", "BODY") if name in _ORGANISATIONS else ("PERSON", "COUNCIL", "BODY")
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _REACH or token.norm_ in _BREAKS:
            return None
        if token.ent_type_ == "PERSON" and is_person(token):
            return token if "PERSON" in wanted else None
        if token.ent_type_ in wanted and not is_possessed(token) and not _leads_to_person(token):
            return token
    return None


def _leads_to_person(token: Token) -> bool:
    """Tell whether a body only says where a person is: "by Kirklees director Ada Lovell"."""
    near = token.doc[token.i + 1 : token.i + 3]
    return any(other.ent_type_ in ("PERSON", "ROLE") for other in near)


def _slot(skeleton: Skeleton, token: Token, name: str) -> Slot | None:
    span = skeleton.sources[token.i]
    if name == "chair":
        return person_slot(span)
    if name in _ORGANISATIONS:
        return organisation_slot(span)
    value = meaning.party(span)
    return None if value is None else Slot.of(value, span)
