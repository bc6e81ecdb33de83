"""Obligations with a day and nothing to hand in: "has until 9 August to tell her what changed"."""

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_VERBS = read_words("events/words/obliging_verbs.txt")
_ADVERBS = frozenset({"formally", "fully", "properly", "publicly", "now"})


def is_bare(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody has until a day to act: an obligation, and no right."""
    if not frame.value.get("until") or "due" not in frame.slots or frame.value.get("verb"):
        return False
    if frame.value["party"] == "subject" and not _has_party(skeleton, frame.first - 1):
        return False  # "residents have until 3 May to respond"
    k = frame.last + 1
    while skeleton.norms[k] in _ADVERBS:
        k += 1
    return skeleton.norms[frame.last] == "to" and skeleton.norms[k] in _VERBS


def _has_party(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a council or a body stands before the words, or what goes back to one."""
    return skeleton.labels[k] in ("COUNCIL", "BODY") or skeleton.norms[k] in ("it", "they", "which")
