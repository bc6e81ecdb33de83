"""Refusals: a review that somebody called for, and what the next words say of the call.

"The MP asked for an inquiry. The department said that it had no plans to hold one." The wordings
are in patterns/events/review_refusals.jsonl.
"""

from functools import lru_cache

from spacy.vocab import Vocab

from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_patterns


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/review_refusals.jsonl"))


def refused_after(skeleton: Skeleton, call: Frame) -> int | None:
    """Return the token that refuses what was called for: behind the call, or a sentence on."""
    number = skeleton.sentence_of[call.first]
    for frame in _matcher(skeleton.doc.vocab)(skeleton):
        behind = skeleton.sentence_of[frame.first] - number
        if behind == 1 or (behind == 0 and frame.first > call.last):
            return frame.first
    return None
