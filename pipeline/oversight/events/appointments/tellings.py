"""What appointments and departures share: the date and the status of a telling."""

from typing import Any

from spacy.tokens import Doc

from oversight import meaning
from oversight.components.layout import block_at
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import timing
from oversight.events.context.arguments import (
    date_slot,
    home_slot,
    mention,
    organisation_slot,
    source,
)
from oversight.events.context.clause_roles import organisation_of
from oversight.events.context.clauses import right_of
from oversight.events.context.elections import election_near
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_HEADLINES = frozenset({"TITLE", "STANDFIRST", "HEADING", "POST_HEADING", "CAPTION"})
_OFFICES = frozenset({"director_childrens_services", "director_other", "chief_executive"})
# Whom ministers send, who come without a post of the council's.
_SENT = frozenset({"commissioner"})
_FORMER = frozenset({"former", "ex", "previous", "one-time"})
# So many sentences on, an office is still spoken of; where a sentence speaks of "the post", more.
_BACK = 2
_BACK_TO_POST = 6
_FAR = 4
_POSTS = frozenset({"post", "role", "job", "position", "vacancy", "seat"})
_BEGIN = frozenset({"succeed", "replace", "start", "join", "begin", "take"})
_SAME = frozenset({"he", "she", "who", "they", "and"})
# Words behind "but" that tell that nobody came, and how far behind.
_UNDONE = read_words("events/words/fell_through.txt")
_UNDOING = 6
_PERFECT = frozenset({"has", "is", "'s"})


def tell(
    doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, fields: dict[str, Any]
) -> Candidate:
    """Return a candidate with the status that the words and the date tell."""
    date = fields["date"].value if "date" in fields else None
    status, token = timing.status_of(skeleton, frame.first, frame.last)
    status = frame.value.get("status") or status
    if kind == "appointment" and status == "happened" and _starts_later(skeleton, frame, date):
        status = "planned"
    if kind == "appointment" and _fell_through(skeleton, frame.last):
        status = "cancelled"
    if status == "happened" and timing.is_ahead(date, doc._.published):
        status = "planned"
    if status == "happened" and token is None and date is None and _is_present(doc, frame, kind):
        status = "planned"
    status = timing.settle(status, date, doc._.published)
    cited = source(skeleton, token) or frame.words
    loose = token is None and is_loose(doc, frame) and not (frame.value.get("loose") and date)
    found = Candidate(
        kind, frame.pattern.id, fields, mention(frame.sentence), Slot.of(status, cited), loose
    )
    if "role" not in fields:
        # Nobody takes up a post that the same sentence says is held, be it by the same person.
        leaver = found.get("person") if kind == "departure" else None
        sent = _SENT if kind == "appointment" else frozenset()
        found.around = _post_around(doc, skeleton, frame, leaver, _OFFICES | sent)
    return found


def _starts_later(skeleton: Skeleton, frame: Frame, date: dict[str, Any] | None) -> bool:
    """Tell whether the sentence goes on with when the post begins: "has been appointed director at
    Leeds, where he will succeed Ada Lovell".
    """
    if date is not None:
        return False
    for token in right_of(skeleton, frame.last):
        if token.norm_ in ("will", "'ll") and skeleton.norms[token.i + 1] in _BEGIN:
            return skeleton.norms[token.i - 1] in _SAME
    return False


def _fell_through(skeleton: Skeleton, last: int) -> bool:
    """Tell whether nothing came of it: "has been offered the post, but talks broke down"."""
    for token in right_of(skeleton, last):
        if token.norm_ == "but":
            return not _UNDONE.isdisjoint(skeleton.norms[token.i + 1 : token.i + _UNDOING])
    return False


def _post_around(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    person: dict[str, Any] | None,
    kinds: frozenset[str],
) -> dict[str, Slot | list[Slot]]:
    """Return role and organisation of the office spoken of last before the words ("Hers is not a
    lucky post. Ben Carr, two before her, was shown the door"), else of the article's only one.
    """
    taken = _others_here(doc, frame, person)
    places = [k for k in range(len(skeleton.labels)) if _is_office(skeleton, k, kinds)]
    offices = [k for k in places if skeleton.sources[k].start not in taken]
    k = _nearest_office(skeleton, frame, offices, kinds > _OFFICES, person is not None)
    if k is None:
        return {}
    span = skeleton.sources[k]
    role = Slot.of(meaning.role(span), span)
    stated = organisation_slot(organisation_of(skeleton, skeleton.doc[k]))
    if stated is not None and role.value["kind"] in _SENT and stated.value["kind"] == "government":
        stated = None  # "the government's commissioner" is the council's
    home = stated or home_slot(doc, role.value["kind"], frame.sentence[:1])
    return filled(role=role, organisation=home)


def _nearest_office(
    skeleton: Skeleton, frame: Frame, offices: list[int], sent: bool, leaves: bool
) -> int | None:
    """Return the office spoken of last before a frame; `sent`: a commissioner's may be further."""
    here = skeleton.sentence_of[frame.first]
    words = {token.norm_ for token in frame.sentence}
    back = _BACK if words.isdisjoint(_POSTS) else _BACK_TO_POST
    near = [k for k in offices if k <= frame.last and here - skeleton.sentence_of[k] <= back]
    if not near and sent:
        # "Run by a commissioner. … Ada Lovell, once director in Kent, will look at it. She begins"
        near = [k for k in offices if k < frame.first and here - skeleton.sentence_of[k] <= _FAR]
    if near:
        return near[-1]
    if leaves:
        # What follows in the sentence is where somebody goes: "will leave to be director in Leeds".
        offices = [k for k in offices if skeleton.sentence_of[k] != here or k <= frame.last]
    alone = len({skeleton.doc[k].ent_id_ for k in offices}) == 1
    return offices[0] if alone else None


def _others_here(doc: Doc, frame: Frame, person: dict[str, Any] | None) -> set[int]:
    """Return the first tokens of the roles that the sentence gives to others by name, or that are
    told as theirs once.
    """
    name = None if person is None else person["name"]
    return {
        post["role"][0]
        for post in doc._.posts
        if post["role"]
        and (
            post["time"] == "former" or frame.sentence.start <= post["role"][0] < frame.sentence.end
        )
        and meaning.person_name(doc, post["person"]) != name
    }


def _is_office(skeleton: Skeleton, k: int, kinds: frozenset[str]) -> bool:
    """Tell whether a role is one that one person holds at a time, and no former one."""
    if skeleton.labels[k] != "ROLE" or skeleton.doc[k].ent_id_ not in kinds:
        return False
    return _FORMER.isdisjoint(skeleton.norms[max(0, k - 2) : k])


def _is_present(doc: Doc, frame: Frame, kind: str) -> bool:
    """Tell whether the body says in the present tense that somebody leaves: it is still ahead."""
    block = block_at(doc, frame.sentence.start)
    body = block is None or block.label_ not in _HEADLINES
    present = any(token.tag_ == "VBZ" and token.norm_ not in _PERFECT for token in frame.words)
    return kind == "departure" and body and present


def is_loose(doc: Doc, frame: Frame) -> bool:
    """Tell whether a trigger says little of the time: in a headline, in the present tense, or a
    noun ("her exit").
    """
    block = block_at(doc, frame.sentence.start)
    if frame.value.get("loose") or (block is not None and block.label_ in _HEADLINES):
        return True
    return any(token.tag_ == "VBZ" and token.norm_ not in _PERFECT for token in frame.words)


def date_slot_near(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the date of the frame's clause, unless its pattern says that it tells none."""
    if frame.value.get("undated"):
        return None
    # What a relative clause within tells is of another day: "appointed X, who left in May, as".
    first = frame.last if frame.value.get("aside") else frame.first
    token = timing.date_near(skeleton, first, frame.last)
    if token is None and frame.value.get("since"):
        token = timing.since_after(skeleton, frame.last)
    if token is None:
        token = election_near(skeleton, frame.first, frame.last)
    return date_slot(source(skeleton, token), bounds=token is not None and timing.is_by(token))


def others_roles(doc: Doc, person: int | None) -> set[int]:
    """Return the first tokens of the roles that are held by somebody else, or were held before."""
    return {
        post["role"][0]
        for post in doc._.posts
        if post["role"] and (post["person"] != person or post["time"] == "former")
    }
