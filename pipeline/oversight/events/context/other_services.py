"""What is told of adults' services, of a school or a hotel: none of it is children's services."""

from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_ADULTS = frozenset({"adult", "adults", "adults'"})
_CHILDREN = frozenset({"child", "children", "children's", "family", "families", "youth", "foster"})
_OTHERS = read_words("events/words/other_bodies.txt")
_SUBJECT = 3
_BREAKS = frozenset({SENTENCE_END, ";", "while", "whereas", "but"})


def is_of_other_body(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the sentence of token `k` begins with a school: "the school has 340 pupils"."""
    start = k
    while start and skeleton.norms[start - 1] != SENTENCE_END:
        start -= 1
    opening = skeleton.norms[start : start + _SUBJECT]
    return opening[:1] in (["the"], ["a"], ["an"]) and not _OTHERS.isdisjoint(opening[1:])


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
