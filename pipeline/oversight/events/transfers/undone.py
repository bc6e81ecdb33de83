"""Transfers that came to nothing by the next sentence: "The idea was dropped in March."."""

from oversight.events.context.frames import Frame
from oversight.events.context.modality import status_after
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_PLAN_NOUNS = read_words("events/words/plan_nouns.txt")
_OPENERS = read_words("events/words/undone_openers.txt")
_NEAR = 4  # tokens of the next sentence, within which the plan is named


def undone_later(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the word of the next sentence that says that the plan came to nothing."""
    number = skeleton.sentence_of[frame.last] + 1
    if number >= len(skeleton.keys):
        return None
    first, last, words = skeleton.keys[number]
    if words.isdisjoint(_PLAN_NOUNS) or skeleton.norms[first] not in _OPENERS:
        return None
    for k in range(first + 1, min(last, first + _NEAR)):
        if skeleton.norms[k] in _PLAN_NOUNS:
            status, cause = status_after(skeleton, k)
            return cause if status == "cancelled" and skeleton.norms[k + 1] != "for" else None
    return None
