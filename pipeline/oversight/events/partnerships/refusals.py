"""Ties that came to nothing, by the words behind: "but neither could spare the staff"."""

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_REFUSED = read_words("events/words/partnership_refusing.txt")
_FAILING = read_words("events/words/partnership_failing.txt")
_CANNOT = frozenset({"could", "can", "would", "was", "were"})
_NONE = frozenset({"neither", "none", "nobody", "not", "n't"})
_OFFER = frozenset({"offer", "request", "approach", "which", "but", "it"})


def came_to_nothing(skeleton: Skeleton, frame: Frame) -> int | None:
    """Return the word behind the tie that says that it came to nothing."""
    for k in range(frame.last + 1, len(skeleton.norms)):
        word = skeleton.norms[k]
        if word in (SENTENCE_END, ";"):
            return None
        if word in _FAILING and _fails(skeleton, k):
            return k
        if word in _REFUSED and not _OFFER.isdisjoint(skeleton.norms[frame.last + 1 : k]):
            return k
        if word == "but" and _is_refusal(skeleton, k):
            return k
    return None


def _fails(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a word says so with those before it: "came to nothing", "fell through"."""
    before = skeleton.norms[k - 3 : k]
    wanted = {
        "nothing": {"came", "come", "comes"},
        "through": {"fell", "fallen", "falls"},
        "forward": {"not", "n't", "never"},
        "apart": {"fell", "fallen"},
    }
    word = skeleton.norms[k]
    return word not in wanted or not wanted[word].isdisjoint(before)


def _is_refusal(skeleton: Skeleton, k: int) -> bool:
    """Tell whether those asked had nobody to give: "but neither could spare the staff"."""
    behind = skeleton.norms[k + 1 : k + 5]
    return not _NONE.isdisjoint(behind) and not _CANNOT.isdisjoint(behind)
