"""Organisations by their bare names: "Brightwater Care", "a charity, Lanternlight".

Where no stage before has found a body, words in capitals beside a trigger are one if their last
word, or the noun before them, says of what kind.
"""

from oversight.events.candidate import Slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of

_COMPANIES = read_words("events/words/company_ends.txt")
_CHARITIES = read_words("events/words/charity_ends.txt")
_NOUNS = {
    "agency": "company",
    "business": "company",
    "charity": "charity",
    "company": "company",
    "consultancy": "company",
    "consultants": "company",
    "contractor": "company",
    "enterprise": "company",
    "firm": "company",
    "provider": "company",
    "trust": "trust",
}
_LONGEST = 5
_NO_NAMES = frozenset({"children", "council", "county", "the", "social", "family", "services"})


def plain_body(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the organisation whose name begins at token `k`; None where nothing says it is one."""
    if skeleton.norms[k] == "the":
        k += 1
    end = k
    while (is_name(skeleton, end) or _joins(skeleton, k, end)) and end - k <= _LONGEST:
        end += 1
    if end == k or end - k > _LONGEST or not _NO_NAMES.isdisjoint(skeleton.norms[k : end - 1]):
        return None
    kind = _kind(skeleton, k, end)
    if kind is None:
        return None
    first, last = skeleton.sources[k], skeleton.sources[end - 1]
    span = first.doc[first.start : last.end]
    name = " ".join(text_of(span).split()).removesuffix(".")
    return Slot.of({"kind": kind, "name": name, "text": name}, span)


def body_called(skeleton: Skeleton, k: int, noun: str) -> Slot | None:
    """Return the organisation of "a trust, to be called Brighter Rutland", of its noun's kind."""
    end = k
    while is_name(skeleton, end) and end - k <= _LONGEST:
        end += 1
    if end == k:
        return None
    first, last = skeleton.sources[k], skeleton.sources[end - 1]
    span = first.doc[first.start : last.end]
    name = " ".join(text_of(span).split()).removesuffix(".")
    return Slot.of({"kind": _NOUNS.get(noun, "company"), "name": name, "text": name}, span)


def is_name(skeleton: Skeleton, k: int) -> bool:
    """Tell whether token `k` may be part of a name: "Brightwater", "iMPOWER"."""
    token = skeleton.doc[k]
    capital = token.text[:1].isupper() or token.text[1:2].isupper()
    return not token.ent_type_ and capital and token.norm_ != SENTENCE_END


def _joins(skeleton: Skeleton, k: int, end: int) -> bool:
    """Tell whether token `end` joins two names of one that begins at `k`: "Marram & Reeve"."""
    return skeleton.norms[end] == "&" and end > k and is_name(skeleton, end + 1)


def _kind(skeleton: Skeleton, k: int, end: int) -> str | None:
    last = skeleton.norms[end - 1].removesuffix(".")  # "Ltd."
    if end - k > 1:
        if "&" in skeleton.norms[k:end]:
            return "company"
        if last == "trust":
            return "trust"
        if last in _COMPANIES:
            return "company"
        if last in _CHARITIES:
            return "charity"
    near = [word for word in skeleton.norms[max(0, k - 2) : k] if word in _NOUNS]
    return _NOUNS[near[-1]] if near and last not in _NO_NAMES else None
