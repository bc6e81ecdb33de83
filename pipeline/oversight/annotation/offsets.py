"""Offsets as tools count them, brought back to code points of the text as it came.

Most count code points; older ones count UTF-16 units, and some turn CRLF into LF before counting.
The words that came with a span tell which: one way of counting has to fit all spans of a task.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate

from oversight.annotation.graph import AnnotationError

Place = tuple[int, int, str | None]


def settle(text: str, places: Sequence[Place], where: str) -> list[tuple[int, int]]:
    """Return the places of some words, as code points. Raises AnnotationError."""
    for count in _ways(text):
        moved = [(count(start), count(end)) for start, end, _ in places]
        if all(
            _fits(text, start, end, words)
            for (start, end), (_, _, words) in zip(moved, places, strict=True)
        ):
            return moved
    start, end, words = next(
        place for place in places if not _fits(text, place[0], place[1], place[2])
    )
    raise AnnotationError(
        f"{where}: {start}:{end} is {text[start:end][:60]!r}, found {(words or '')[:60]!r}. "
        "Offsets into the text of articles.jsonl are wanted."
    )


def _fits(text: str, start: int, end: int, words: str | None) -> bool:
    if not 0 <= start < end <= len(text):
        return False
    # White space is shown, and copied, in other forms than it has.
    return words is None or "".join(words.split()) == "".join(text[start:end].split())


def _ways(text: str) -> Iterable[Callable[[int], int]]:
    yield lambda place: place
    for sizes in (_utf16, _without_cr, _both):
        yield partial(_back, _index([0, *accumulate(sizes(text))]))


def _index(starts: list[int]) -> dict[int, int]:
    """Return code points by other counts: of what counts nothing, the first."""
    found: dict[int, int] = {}
    for point, count in enumerate(starts):
        found.setdefault(count, point)
    return found


def _back(index: dict[int, int], place: int) -> int:
    return index.get(place, -1)


def _utf16(text: str) -> list[int]:
    return [2 if ord(char) > 0xFFFF else 1 for char in text]


def _without_cr(text: str) -> list[int]:
    return [0 if text[i : i + 2] == "\r\n" else 1 for i in range(len(text))]


def _both(text: str) -> list[int]:
    return [a * b for a, b in zip(_utf16(text), _without_cr(text), strict=True)]
