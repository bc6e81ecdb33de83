"""The stretches between commas, dashes and brackets on either side of a cue, nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from oversight.quotes.fold import Folded

BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]"})
_MAX_SEGMENTS = 10
_MAX_TOKENS = 90


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [start, end) between commas; `inside` is between brackets."""

    start: int
    end: int
    inside: bool = False


def segments_left(
    norms: list[str], sentence: Folded, end: int, quoted: frozenset[int]
) -> Iterator[Segment]:
    """Yield what stands before token `end`; marks within the tokens `quoted` do not part it."""
    start = _left_limit(sentence, end)
    high, depth, count = end, 0, 0
    for i in range(end - 1, start - 1, -1):
        word = norms[i]
        if word not in BREAKS or i in quoted:
            continue
        if word in (":", ";") or count >= _MAX_SEGMENTS:
            start = i + 1
            break
        yield Segment(i + 1, high, depth > 0)
        count += 1
        high = i
        depth = depth + 1 if word in ")]" else max(0, depth - 1) if word in "([" else depth
    if high > start:
        yield Segment(start, high, depth > 0)


def segments_right(norms: list[str], sentence: Folded, start: int) -> Iterator[Segment]:
    """Yield what stands from token `start` on, without what is in brackets."""
    end = _right_limit(sentence, start)
    low, depth = start, 0
    for i in range(start, end):
        word = norms[i]
        if word in BREAKS:
            if not depth and i > low:
                yield Segment(low, i)
            low = i + 1
            depth = depth + 1 if word in "([" else max(0, depth - 1) if word in ")]" else depth
    if end > low and not depth:
        yield Segment(low, end)


def _left_limit(sentence: Folded, end: int) -> int:
    limit = max(sentence.start, end - _MAX_TOKENS)
    for quote in sentence.quotes:
        # A scare quote in the subject does not end it; a quotation that is done does.
        if quote.right <= end and quote.last in ",.!?":
            limit = max(limit, quote.right)
    return limit


def _right_limit(sentence: Folded, start: int) -> int:
    lefts = [quote.left for quote in sentence.quotes if quote.left >= start]
    return min([sentence.end, start + _MAX_TOKENS, *lefts])
