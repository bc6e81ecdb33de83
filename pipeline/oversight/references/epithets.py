"""Councils called by where they lie: "the Devon authority" is Torbay, if nobody else can be.

patterns/councils/regions.csv says which councils lie where.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from spacy.tokens import Doc, Span, SpanGroup

from oversight.matching import PhraseFinder
from oversight.references.expressions import words
from oversight.references.kinds import fits
from oversight.resources import patterns_dir
from oversight.text import read
from oversight.vocabulary.terms import read_table

_BEFORE = 4  # tokens of "the troubled Labour-run" before the place
_NEAR = 80  # tokens back to a council that is called by the name of another


@cache
def _regions() -> tuple[list[list[str]], list[frozenset[str]]]:
    """Return the words of each region, with hyphens and without, and the councils there."""
    phrases, keys = [], []
    for row in read_table(patterns_dir() / "councils" / "regions.csv"):
        parts = row["region"].split()
        for joints in product(([], ["-"]), repeat=len(parts) - 1):
            phrase = [parts[0]]
            for joint, part in zip(joints, parts[1:], strict=True):
                phrase += [*joint, part]
            phrases.append(phrase)
            keys.append(frozenset(row["keys"].split()))
    return phrases, keys


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(_regions()[0])


def read_epithets(doc: Doc) -> None:
    """Put the councils that epithets stand for into doc.spans["councils"]."""
    if "councils" not in doc.spans:
        return
    named = list(doc.spans["councils"])
    found = list(_resolved(doc, named))
    if not found:
        return
    taken = {i for span in found for i in range(span.start, span.end)}
    kept = [span for span in named if taken.isdisjoint(range(span.start, span.end))]
    spans = sorted([*kept, *found], key=lambda span: span.start)
    doc.spans["councils"] = SpanGroup(doc, name="councils", spans=spans)


def _resolved(doc: Doc, named: Sequence[Span]) -> Iterator[Span]:
    """Yield a span for each epithet that one council of the article alone can be called by."""
    norms = read(doc).norms
    last = 0
    for start, end, head, keys in _epithets(norms):
        if start < last:
            continue
        others = [s for s in named if (s.end <= start or s.start >= end) and s.kb_id_ in keys]
        suited = [s for s in others if fits(s.kb_id_, head)]
        told = {s.kb_id_ for s in suited if s.start < start} or {s.kb_id_ for s in suited}
        if len(told) != 1:
            continue
        (key,) = told
        own = any(s.start >= start and s.end <= end and s.kb_id_ != key for s in named)
        if own and not _is_near(doc, start, [s.start for s in others]):
            continue
        last = end
        yield Span(doc, start, end, label="COUNCIL", kb_id=key, span_id="council/epithet")


def _is_near(doc: Doc, start: int, places: list[int]) -> bool:
    """Tell whether a council was told of shortly before, and not in the same sentence: in "Medway
    and the Kent authority" they are two.
    """
    k = bisect_left(places, start) - 1
    return k >= 0 and start - places[k] <= _NEAR and places[k] < doc[start].sent.start


def _epithets(norms: Sequence[str]) -> Iterator[tuple[int, int, str, frozenset[str]]]:
    """Yield start and end of "Devon unitary authority" behind "the", what it says of the council's
    kind, and the councils that lie there; of regions that overlap the longest first.
    """
    lists, keys = words(), _regions()[1]
    found = sorted(_finder()(list(norms)), key=lambda f: (f[1], -f[2]))
    for number, start, end in found:
        if not _is_definite(norms, start):
            continue
        last, head = end, "any"
        while last < len(norms) and norms[last] in lists["council_kinds"] | lists["council_nouns"]:
            head = norms[last] if norms[last] in lists["council_kinds"] else head
            last += 1
        after = norms[last] if last < len(norms) else ""
        if last > end and after not in lists["not_after"] | {"of", "-"}:
            yield start, last, head, keys[number]


def _is_definite(norms: Sequence[str], start: int) -> bool:
    """Tell "the Devon ...", "the Labour-run Devon ..." from "a Devon ..." and "in Devon"."""
    for i in range(start - 1, max(-1, start - 2 - _BEFORE), -1):
        if norms[i] in ("the", "this", "that"):
            return True
        if norms[i] not in words()["council_adjectives"]:
            return False
    return False
