"""What the layout tells of places in a text: sections with a date of their own, furniture."""

from bisect import bisect_right
from collections.abc import Iterable

from oversight.dates.anchor import Anchor, anchor_of


class Places:
    """Stretches of a text by characters.

    anchors: (start, end, EDTF) of sections with a date of their own. outside: (start, end) of
    what is not the story, whose dates the story does not point back to.
    """

    def __init__(
        self,
        anchors: Iterable[tuple[int, int, str]] = (),
        outside: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._anchors = sorted(anchors)
        self._outside = sorted(outside)
        self._anchor_starts = [start for start, _, _ in self._anchors]
        self._outside_starts = [start for start, _ in self._outside]

    def anchor(self, place: int, default: Anchor | None) -> Anchor | None:
        """Return the anchor of the section that holds a place, else the default."""
        at = bisect_right(self._anchor_starts, place) - 1
        if at >= 0 and place < self._anchors[at][1]:
            return anchor_of(self._anchors[at][2]) or default
        return default

    def is_outside(self, place: int) -> bool:
        """Whether a place is no part of the story."""
        at = bisect_right(self._outside_starts, place) - 1
        return at >= 0 and place < self._outside[at][1]
