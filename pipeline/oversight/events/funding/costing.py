"""What costs an amount: the short subject in "The business case cost £350,000".

The words right before the verb are read, over its helpers ("are forecast to cost") and over an
aside between commas.
"""

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_COSTING = frozenset({"cost", "costs", "costing", "spend", "spending"})
_HELPERS = read_words("events/words/cost_helpers.txt")
_STARTS = read_words("events/words/cost_subject_starts.txt")
_NO_SUBJECTS = frozenset({"PERSON", "MONEY", "DATE", "BODY"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "that", "these", "his", "her"})
_LONGEST = 8
_ASIDE = 8


def subject_of(skeleton: Skeleton, frame: Frame) -> tuple[int, int] | None:
    """Return the tokens [first, end) of what the verb of a pattern says the cost of."""
    verb = _verb(skeleton, frame)
    if verb is None:
        return None
    end = _before_helpers(skeleton, verb)
    if skeleton.norms[end - 1] == ",":
        end = _before_aside(skeleton, end - 1)
    first = end
    while first > 0 and not _begins(skeleton, first - 1):
        first -= 1
    while first < end and skeleton.norms[first] in _DETERMINERS:
        first += 1
    if (
        skeleton.norms[first] == "in"
        or not 0 < end - first <= _LONGEST
        or not _is_thing(skeleton, first, end)
    ):
        return None
    return first, end


def _verb(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the verb of a pattern, or the one right before it: "cost £2m more than planned"."""
    for k in (frame.first, frame.first - 1, frame.first - 2):
        if skeleton.norms[k] in _COSTING:
            return k
    return None


def _before_helpers(skeleton: Skeleton, verb: int) -> int:
    end = verb
    while end > 0 and not skeleton.labels[end - 1] and skeleton.norms[end - 1] in _HELPERS:
        end -= 1
    return end


def _before_aside(skeleton: Skeleton, comma: int) -> int:
    """Return where the words before "…, introduced in July, had cost" end."""
    for j in range(comma - 1, max(0, comma - _ASIDE), -1):
        if skeleton.norms[j] == ",":
            return j
        if skeleton.norms[j] == SENTENCE_END:
            break
    return comma


def _begins(skeleton: Skeleton, j: int) -> bool:
    """Tell whether a subject begins behind token `j`."""
    word, label = skeleton.norms[j], skeleton.labels[j]
    return word == SENTENCE_END or (not label and word in _STARTS) or label in _NO_SUBJECTS


def _is_thing(skeleton: Skeleton, first: int, end: int) -> bool:
    """Tell whether words name a thing: no pronoun, no council that pays, no verb's tail."""
    if end - first == 1 and (
        skeleton.labels[first] == "COUNCIL" or skeleton.norms[first] in _STARTS
    ):
        return False
    source = skeleton.sources[end - 1]
    return any(token.tag_.startswith(("NN", "VBG")) for token in source)
