"""What the layout tells of places in a text: sections with a date of their own, furniture."""

from bisect import bisect_right
from collections.abc import Iterable

from oversight.dates.anchor import Anchor, anchor_of

Dated = tuple[int, int, str]


class Places:
    """Stretches of a text by characters.

    anchors: (start, end, EDTF) of posts with a date of their own. outside: (start, end) of what is
    not the story, whose dates the story does not point back to. chronicle: (start, end, EDTF) of
    what is told below a date, as of then.
    """

    def __init__(
        self,
        anchors: Iterable[Dated] = (),
        outside: Iterable[tuple[int, int]] = (),
        chronicle: Iterable[Dated] = (),
    ) -> None:
        self._anchors = sorted(anchors)
        self._outside = sorted(outside)
        self._chronicle = sorted(chronicle)

    def anchor(self, place: int, default: Anchor | None) -> Anchor | None:
        """Return the anchor of the section that holds a place, else the default."""
        value = _at(self._anchors, place)
        return (anchor_of(value) if value else None) or default

    def section(self, place: int) -> Anchor | None:
        """Return the date of the part of a chronicle that holds a place."""
        value = _at(self._chronicle, place)
        return anchor_of(value) if value else None

    def is_outside(self, place: int) -> bool:
        """Whether a place is no part of the story."""
        at = bisect_right(self._outside, place, key=lambda stretch: stretch[0]) - 1
        return at >= 0 and place < self._outside[at][1]


def _at(stretches: list[Dated], place: int) -> str | None:
    """Return the date of the stretch that holds a place."""
    at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return stretches[at][2] if at >= 0 and place < stretches[at][1] else None
