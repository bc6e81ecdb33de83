"""Shares in words: "two thirds", "one in five", "three out of four" count nothing."""

from functools import cache

from oversight.vocabulary.terms import words

_ONE = frozenset({"one", "1"})


def is_share(norms: list[str], start: int, end: int) -> bool:
    """Tell whether the number of tokens [start, end) is part of a fraction."""
    after = norms[end : end + 2]
    if not _list("fractions").isdisjoint(after if after[:1] == ["-"] else after[:1]):
        return True
    if norms[start] not in _list("shares"):
        return False
    for joint in (["in"], ["out", "of"]):
        size = len(joint)
        ahead = norms[end : end + size] == joint
        behind = start > size and norms[start - size : start] == joint
        if ahead and _is_small(norms, end + size):
            return True
        if behind and _is_small(norms, start - size - 1):
            return True
    # "one post in four"
    ahead = norms[start] in _ONE and norms[end + 1 : end + 2] == ["in"]
    behind = start > 2 and norms[start - 1] == "in" and norms[start - 3] in _ONE
    return behind or (ahead and _is_small(norms, end + 2))


def _is_small(norms: list[str], i: int) -> bool:
    return i < len(norms) and norms[i] in _list("shares")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words(name))
