"""What appointments and departures share: the date and the status of a telling."""

from typing import Any

from spacy.tokens import Doc

from oversight.components.layout import block_at
from oversight.events import timing
from oversight.events.arguments import date_slot, mention, source
from oversight.events.candidate import Candidate, Slot
from oversight.events.frames import Frame, Skeleton

_HEADLINES = frozenset({"TITLE", "STANDFIRST", "HEADING", "POST_HEADING", "CAPTION"})
_PERFECT = frozenset({"has", "is", "'s"})


def tell(
    doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, fields: dict[str, Any]
) -> Candidate:
    """Return a candidate with the status that the words and the date tell."""
    date = fields["date"].value if "date" in fields else None
    status, token = timing.status_of(skeleton, frame.first, frame.last)
    status = frame.value.get("status") or status
    if status == "happened" and timing.is_ahead(date, doc._.published):
        status = "planned"
    if status == "happened" and token is None and date is None and _is_present(doc, frame, kind):
        status = "planned"
    status = timing.settle(status, date, doc._.published)
    cited = source(skeleton, token) or frame.words
    loose = token is None and is_loose(doc, frame) and not (frame.value.get("loose") and date)
    return Candidate(
        kind, frame.pattern.id, fields, mention(frame.sentence), Slot.of(status, cited), loose
    )


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
    token = timing.date_near(skeleton, frame.first, frame.last)
    return date_slot(source(skeleton, token), bounds=token is not None and timing.is_by(token))


def others_roles(doc: Doc, person: int | None) -> set[int]:
    """Return the first tokens of the roles that are held by somebody else, or were held before."""
    return {
        post["role"][0]
        for post in doc._.posts
        if post["role"] and (post["person"] != person or post["time"] == "former")
    }
