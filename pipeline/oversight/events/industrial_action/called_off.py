"""Ballots that are called off, or wait: "has put it off", "is on hold", "shelved its ballot"."""

from oversight.events.industrial_action.stretch import Stretch
from oversight.patterns import read_words

_UNDOING = read_words("events/words/ballot_undone.txt")
# What these say they say with another word: "on hold", "put it off", "called off".
_WITH = {"hold": {"on"}, "ice": {"on"}, "off": {"put", "called", "calls", "call", "puts"}}
_IT = frozenset({"it", "them", "this", "ballot", "ballots", "vote", "a", "the", "its"})
_BE = frozenset({"been", "being", "was", "is", "be", "were", "now"})
_NEAR = 3


def called_off(sentence: Stretch) -> int | None:
    """Return the word by which a ballot, told by its noun, is taken back."""
    if "ballot" not in sentence.frame.words.text.lower():
        return None
    for k in range(sentence.start, sentence.end):
        word = sentence.word(k)
        if word not in _UNDOING:
            continue
        before = sentence.norms[max(sentence.start, k - _NEAR) : k]
        if word in _WITH:
            if not _WITH[word].isdisjoint(before) and _is_of_ballot(sentence, k):
                return k
        elif _is_of_ballot(sentence, k):
            return k
    return None


def _is_of_ballot(sentence: Stretch, k: int) -> bool:
    """Tell whether it is the ballot that the word at `k` takes back, and no strike."""
    first = sentence.frame.first
    if k < first:
        return all(word in _IT for word in sentence.norms[k + 1 : first])
    beside = sentence.norms[k - 2 : k + 3]
    return not {"it", "them"}.isdisjoint(beside) or not _BE.isdisjoint(sentence.norms[k - 3 : k])
