"""Trusts and companies that are spoken of: "the trust" that was named before, and those of schools.

Only a trust or company for children's services takes any over; an academy's or a hospital's, and
mere trust in somebody, are left out.
"""

from typing import Any

from spacy.tokens import Span

from oversight import meaning
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_MODIFIERS = read_words("events/words/taker_modifiers.txt")
_OTHER_TRUSTS = read_words("events/words/other_trusts.txt")
_DEFINITE = frozenset({"the", "this", "that"})
_FARTHEST = 7  # tokens between "the" and its noun: "the new not-for-profit company"


def trust_spoken_of(skeleton: Skeleton, frame: Frame) -> tuple[dict[str, Any], Span] | None:
    """Return the body that "the trust" or "the company" is: the only one named before it."""
    k = next((k for k in range(frame.first, frame.last + 1) if _is_definite(skeleton, k)), None)
    if k is None:
        return None
    named = {}
    for other in range(frame.first):
        if skeleton.labels[other] == "BODY":
            values = meaning.organisations(skeleton.sources[other])
            if len(values) == 1 and values[0]["kind"] in ("trust", "company"):
                named[values[0]["name"]] = values[0]
    if len(named) != 1:
        return None
    (value,) = named.values()
    return value, skeleton.sources[k]


def _is_definite(skeleton: Skeleton, k: int) -> bool:
    """Tell whether token `k` is the noun of "the trust", "the not-for-profit company"."""
    if skeleton.norms[k] not in ("trust", "company") or skeleton.labels[k]:
        return False
    for j in range(k - 1, max(-1, k - _FARTHEST), -1):
        if skeleton.norms[j] in _DEFINITE:
            return True
        if skeleton.norms[j] not in _MODIFIERS:
            return False
    return False


def form_of_spoken(spoken: tuple[dict[str, Any], Span]) -> str:
    """Return the form by the words that are used: "the company" may be a trust by name."""
    return "company" if spoken[1].text.lower() == "company" else str(spoken[0]["kind"])


def is_other_trust(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a trust is of another sort: an academy's, a hospital's, or mere confidence."""
    before = skeleton.norms[max(0, k - 2) : k]
    if before[-1:] == ["the"] and _follows_other(skeleton, k):
        return True
    return not _OTHER_TRUSTS.isdisjoint(before) or before[-1:] in (["of"], ["in"], ["public"])


def _follows_other(skeleton: Skeleton, k: int) -> bool:
    """Tell whether "the trust" takes up another sort: "Larch Academy Trust … the trust"."""
    for j in range(k - 1, 1, -1):
        if skeleton.norms[j] == "trust" and skeleton.norms[j - 1] != "the":
            return not _OTHER_TRUSTS.isdisjoint(skeleton.norms[j - 2 : j])
        if skeleton.labels[j] == "BODY" and "trust" in skeleton.norms[j]:
            return not _OTHER_TRUSTS.isdisjoint(skeleton.norms[j].split())
    return False
