"""Pronouns for an instrument: "It was lifted in May", "That was revised", "one imposed in 2014"."""

from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_REWRITTEN = read_words("events/words/instrument_rewritten.txt")
_GOES_ON = frozenset({"was", "has", "had", "replaces", "replaced", "supersedes", "superseded"})
_TO_COME = frozenset({"due", "expected"})
# "The department, which imposed it in May".
_IMPOSING = frozenset({"imposed", "issued", "served"})
_RELEASED = frozenset({"released", "freed", "free", "out", "release", "emerged", "removed"})
_MADE = frozenset({"imposed", "made", "issued", "served", "given", "dated"})
_LIFTED = read_words("events/words/instrument_lifted.txt")


def takes_up(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a pronoun stands for the instrument told of just before."""
    word, after = skeleton.norms[k], skeleton.norms[k + 1]
    previous = skeleton.norms[k - 1] if k else SENTENCE_END
    if word == "one":
        due = after == "," and skeleton.norms[k + 2] in _TO_COME
        return after in _MADE or due or (after == "that" and previous == "the")
    if word not in ("it", "that"):
        return False
    if word == "that" and previous == SENTENCE_END and after in ("was", "has", "had"):
        return not _REWRITTEN.isdisjoint(skeleton.norms[k + 1 : k + 6])
    if word == "it" and previous in ("from", "of") and skeleton.norms[k - 2] in _RELEASED:
        return True
    if word == "it" and previous == SENTENCE_END and after in _GOES_ON:
        return True
    if word == "it" and previous in _IMPOSING:
        return True
    return _is_ended(skeleton.norms[k + 1 : k + 6])


def _is_ended(words: list[str]) -> bool:
    """Tell whether the words behind a pronoun say that it ended: "came to an end", "was lifted"."""
    if words[:1] in (["came"], ["comes"]) or words[:2] in (["has", "come"], ["had", "come"]):
        return "end" in words
    if words[:1] in (["expired"], ["lapsed"], ["ended"]):
        return words[1] not in ("its", "the", "a", "an")
    passive = not {"was", "been", "be", "is"}.isdisjoint(words[:2])
    return passive and not _LIFTED.isdisjoint(words[1:4])
