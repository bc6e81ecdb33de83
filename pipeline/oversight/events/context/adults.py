"""What is told of adults' services, in an article on children's: no number of it is meant."""

from oversight.events.context.skeleton import SENTENCE_END, Skeleton

_ADULTS = frozenset({"adult", "adults", "adults'"})
_CHILDREN = frozenset({"child", "children", "children's", "family", "families", "youth", "foster"})
_BREAKS = frozenset({SENTENCE_END, ";", "while", "whereas", "but"})


def is_of_adults(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the clause of token `k` speaks, before it, of adults' services alone."""
    adults = False
    for j in range(k - 1, -1, -1):
        words = skeleton.norms[j].split()
        if skeleton.norms[j] in _BREAKS:
            break
        if not _CHILDREN.isdisjoint(words):
            return False
        adults = adults or (not _ADULTS.isdisjoint(words) and skeleton.labels[j] != "ROLE")
    return adults
