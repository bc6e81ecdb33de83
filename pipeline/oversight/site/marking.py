"""An article's text in pieces, each with the records that it supports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oversight.records import AnyEvent


@dataclass(frozen=True)
class Piece:
    """A stretch of text: the records whose evidence it is, those told here first and to the end."""

    text: str
    records: tuple[int, ...] = ()
    fields: str = ""
    begins: tuple[str, ...] = ()  # ids of records whose telling begins here
    ends: tuple[int, ...] = ()  # numbers of records whose first telling ends here


def paragraphs(text: str, records: Sequence[AnyEvent]) -> Iterator[list[Piece]]:
    """Yield each line that has words, in pieces. Records are numbered as they come."""
    evidence = sorted(
        (item.start, item.end, number, item.field)
        for number, event in enumerate(records, 1)
        for item in event.evidence
    )
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[int]] = {}
    for number, event in enumerate(records, 1):
        begins.setdefault(event.mentions[0].start, []).append(event.id)
        ends.setdefault(event.mentions[0].end, []).append(number)
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        inside = [one for one in evidence if one[0] < end and one[1] > start]
        pieces = list(_pieces(text, start, end, inside, begins, ends))
        if line.strip() or any(piece.begins or piece.ends for piece in pieces):
            yield pieces
        start = end


def _pieces(
    text: str,
    start: int,
    end: int,
    evidence: Sequence[tuple[int, int, int, str]],
    begins: dict[int, list[str]],
    ends: dict[int, list[int]],
) -> Iterator[Piece]:
    borders = {start, end}
    for first, last, _, _ in evidence:
        borders |= {max(first, start), min(last, end)}
    borders |= {place for place in (*begins, *ends) if start <= place <= end}
    for left, right in pairwise(sorted(borders)):
        here = [(n, path) for first, last, n, path in evidence if first <= left and last >= right]
        yield Piece(
            text=text[left:right],
            records=tuple(dict.fromkeys(number for number, _ in here)),
            fields=", ".join(dict.fromkeys(f"{number} {path}" for number, path in here)),
            begins=tuple(begins.get(left, ())),
            # What ends with the line's break ends with its words.
            ends=tuple(ends.get(right, ())) if right < end or right == len(text) else (),
        )
        if right == end and right != len(text) and ends.get(right):
            yield Piece(text="", ends=tuple(ends[right]))
