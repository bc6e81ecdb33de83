"""When a tie between two councils holds: since, from or until when."""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context import when
from oversight.events.context.arguments import date_slot, source
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_ASIDE = read_words("events/words/partnership_aside.txt")
_ENDING = read_words("events/words/partnership_ending.txt")
_UNTIL = read_words("events/words/until.txt")
_STOPS = read_words("events/words/until_stops.txt")
_FAR = 16


def date_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return since or from when it holds; the date of its end is not the tie's."""
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    if has_ended(skeleton, frame) or not _ENDING.isdisjoint(before):
        return None
    date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
    if date is None and before[-2:-1] == ["since"]:
        date = date_slot(source(skeleton, skeleton.doc[frame.first - 1]), bounds=True)
    if date is None or _is_aside(skeleton, frame, date):
        return _until(skeleton, frame)
    return date


def _until(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return until when it is to last, where that is all that is told: "until March 2019"."""
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _FAR or (not token.ent_type_ and token.norm_ in _STOPS):
            return None
        if token.ent_type_ == "DATE":
            slot = date_slot(skeleton.sources[token.i])
            last = skeleton.norms[token.i - 1] in _UNTIL or token.norm_.split()[0] in _UNTIL
            return _open(slot) if slot is not None and last else None
    return None


def _open(slot: Slot) -> Slot | None:
    """Return a date as the end of an open range."""
    value = slot.value["value"]
    if not value or "/" in value:
        return None
    opened = {**slot.value, "value": f"../{value}", "precision": "period", "first": None}
    return Slot(opened, slot.spans)


def has_ended(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the words are of the tie's end: "its stint as partner will finish in May"."""
    if frame.value.get("ends"):
        return True
    behind = skeleton.norms[frame.last + 1 : frame.last + 5]
    return frame.value["kind"] == "improvement_partner" and not _ENDING.isdisjoint(behind)


def _is_aside(skeleton: Skeleton, frame: Frame, date: Slot) -> bool:
    """Tell whether a date before is an aside's: "Leeds, rated good in May, has lent managers"."""
    for token in left_of(skeleton, frame.last):
        start = skeleton.sources[token.i]
        if token.ent_type_ == "DATE" and start.start_char <= date.spans[0][0] < start.end_char:
            before = skeleton.norms[max(0, token.i - 9) : token.i]
            return skeleton.norms[token.i + 1] == "," and not _ASIDE.isdisjoint(before)
    return False
