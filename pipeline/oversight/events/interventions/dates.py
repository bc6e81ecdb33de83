"""When something was done with an instrument, where several acts share a sentence."""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context import when
from oversight.events.context.arguments import date_slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.interventions.instruments import Instrument
from oversight.text import read

Pairs = list[tuple[Frame, Instrument]]


def is_since(doc: Doc, date: Slot | None) -> bool:
    """Tell whether a date is when something in force began: "under a notice since May"."""
    if date is None:
        return False
    if str(date.value["value"]).endswith("/.."):
        return True
    start, end = date.spans[0]
    text = read(doc).plain
    return "since" in f"{text[max(0, start - 20) : start].rstrip()[-5:]} {text[start:end]}".lower()


def date_of_act(
    skeleton: Skeleton, frame: Frame, instrument: Instrument, pairs: Pairs
) -> Slot | None:
    """Return the date of an act; else the one that the instrument is dated."""
    if frame.value.get("undated"):
        return None
    if frame.value.get("since"):
        return date_slot(skeleton.sources[frame.last], bounds=True)
    if frame.value.get("until"):
        return date_slot(skeleton.sources[frame.last])
    borders = [_opening(skeleton, *pair) for pair in pairs if pair[0] is not frame]
    borders += _dates_of_others(skeleton, frame, instrument)
    held = bool(frame.value.get("held"))
    date = when.date_of(skeleton, frame.first, frame.last, borders, bounds=held)
    if held and date is None:
        date = _since_before(skeleton, frame.first)
    opening = _opening(skeleton, frame, instrument)
    for k in range(opening, frame.first if date is None else opening):
        if skeleton.labels[k] == "DATE":
            return date_slot(skeleton.sources[k])
    for act, item in pairs:
        dated = act.value.get("dated") and frame.value["action"] != "lifted"
        if date is None and dated and item.k == instrument.k:
            date = when.date_of(skeleton, act.first, act.last)
    return date


def _dates_of_others(skeleton: Skeleton, frame: Frame, instrument: Instrument) -> list[int]:
    """Return where a date is the old instrument's: "replaces the improvement notice of March"."""
    if frame.value["action"] != "replaced" or instrument.k > frame.last:
        return []
    behind = range(frame.last + 2, min(frame.last + 12, len(skeleton.norms) - 1))
    return [
        k
        for k in behind
        if skeleton.labels[k + 1] == "DATE"
        and (skeleton.norms[k], skeleton.labels[k - 1]) == ("of", "INSTRUMENT")
    ]


def _since_before(skeleton: Skeleton, first: int) -> Slot | None:
    """Return the date in "Since 2013 it has worked under a notice"."""
    for k in range(first - 1, max(0, first - 10), -1):
        if skeleton.norms[k] == SENTENCE_END:
            return None
        if skeleton.labels[k] == "DATE" and skeleton.norms[k - 1] == "since":
            return date_slot(skeleton.sources[k], bounds=True)
        if skeleton.labels[k] == "DATE" and skeleton.norms[k + 1 : k + 3] == [",", "since"]:
            return _from(date_slot(skeleton.sources[k]))
    return None


def _from(slot: Slot | None) -> Slot | None:
    """Return a date as the beginning of an open range: "in May 2014, since when it has"."""
    value = None if slot is None else slot.value["value"]
    if slot is None or not value or "/" in value:
        return None
    opened = {**slot.value, "value": f"{value}/..", "precision": "period", "last": None}
    return Slot(opened, slot.spans)


def _opening(skeleton: Skeleton, act: Frame, instrument: Instrument) -> int:
    """Return where what an act tells begins: "…, and in May that came to an end"."""
    if instrument.k < act.first and skeleton.norms[instrument.k] in ("it", "that"):
        for k in range(instrument.k - 1, max(0, instrument.k - 8), -1):
            if skeleton.norms[k] == "and" and skeleton.norms[k - 1] == ",":
                return k
    return act.first
