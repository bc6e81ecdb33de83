"""Since when an instrument that is lifted was in force: "the notice that has hung over it since
May has been lifted", "lifted the direction, in place since 2017".
"""

from oversight.events.candidate import Candidate, Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton

# What a date behind one of these tells is somebody's post, or a grade.
_OTHERS = frozenset({"PERSON", "ROLE", "RATING", "INSPECTION_KIND"})
_TURNS = frozenset({";", "but", "while", "whereas", "and"})


def in_force_since(skeleton: Skeleton, lifted: Candidate) -> Slot | None:
    """Return the day since which an instrument was in force, as its sentence tells it behind it."""
    slot = lifted.fields.get("instrument")
    if not isinstance(slot, Slot) or not slot.spans:
        return None
    k = _place(skeleton, slot.spans[0][0])
    while k is not None and skeleton.norms[k] != SENTENCE_END:
        since = "since" in (skeleton.norms[k - 1], skeleton.norms[k].split()[0])
        if skeleton.labels[k] == "DATE" and _is_own(skeleton, k, slot.spans[0][1]):
            return date_slot(skeleton.sources[k])  # "the improvement notice of July 2019"
        if skeleton.labels[k] == "DATE" and since:
            return date_slot(skeleton.sources[k], bounds=True)
        if skeleton.labels[k] in _OTHERS or skeleton.norms[k] in _TURNS:
            return None
        k += 1
    return None


def _is_own(skeleton: Skeleton, date: int, end: int) -> bool:
    """Tell whether a date is that of the instrument, whose words end at `end` in the text."""
    return skeleton.norms[date - 1] == "of" and skeleton.sources[date - 2].end_char == end


def _place(skeleton: Skeleton, start: int) -> int | None:
    """Return the token of the skeleton at a place in the text."""
    found = skeleton.sources.doc.char_span(start, start + 1, alignment_mode="expand")
    return None if found is None else skeleton.place_of.get(found.start)
