"""Names of councils that a text shortens: "North and West Essex", then "the North"; and names
that are too common to stand alone, in a row with others: "Westminster and Camden".
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from oversight.text import Text
from oversight.vocabulary.found import Found

_SIDES = frozenset({"north", "south", "east", "west", "central"})
_JOINTS = frozenset({"and", "&", ","})
_LONDON = frozenset({"westminster"})  # a part of London that is also the seat of government


class Place(Protocol):
    """A row of names.csv."""

    @property
    def key(self) -> str:
        """The register key."""

    @property
    def text(self) -> str:
        """The name as printed."""

    @property
    def kind(self) -> str:
        """Whether it may stand alone."""


Places = Mapping[tuple[int, int], Place]


class Twins:
    """Find the short forms of councils that differ by a side: East and West Sussex."""

    def __init__(self, names: Iterable[Place]) -> None:
        self._keys = {name.text.lower(): name.key for name in names}

    def find(self, text: Text, places: Places) -> Iterator[Found]:
        """Yield "North" of "North and West Essex"; "the North" where both are named."""
        sides: dict[str, set[tuple[str, str]]] = {}
        taken = {i for start, end in places for i in range(start, end)}
        for (start, end), name in places.items():
            first, _, rest = name.text.lower().partition(" ")
            if first not in _SIDES or not rest:
                continue
            sides.setdefault(rest, set()).add((first, name.key))
            other = start - 2
            if other >= 0 and text.norms[start - 1] in _JOINTS and text.words[other].istitle():
                key = self._keys.get(f"{text.norms[other]} {rest}")
                if text.norms[other] in _SIDES and key is not None and end - start > 1:
                    sides[rest].add((text.norms[other], key))
                    taken.add(other)
                    yield Found(other, other + 1, "PLACE", "council/twin", key)
        pairs = [pair for pair in sides.values() if len({key for _, key in pair}) == 2]
        if len(pairs) == 1:
            yield from _alone(text, dict(pairs[0]), taken)


def _alone(text: Text, keys: Mapping[str, str], taken: set[int]) -> Iterator[Found]:
    for i, norm in enumerate(text.norms):
        if norm not in keys or i in taken or not text.words[i].strip().istitle():
            continue
        after = text.norms[i + 1] if i + 1 < len(text.norms) else ""
        if after not in ("'s", ".", ",", "and", "as") and not _is_lower(text, i + 1):
            continue
        if after == "'s" or (i and text.norms[i - 1] == "the"):
            yield Found(i, i + 1, "PLACE", "council/twin", keys[norm])


def _is_lower(text: Text, i: int) -> bool:
    return i < len(text.words) and text.words[i][:1].islower()


def in_rows(places: Places, text: Text) -> Iterator[Found]:
    """Yield every place of a name that once stands in a row with a place: "Westminster and
    Camden".
    """
    bare = {span: name for span, name in places.items() if name.key in _LONDON}
    others = [span for span, name in places.items() if name.kind == "place"]
    starts, ends = {start for start, _ in others}, {end for _, end in others}
    joined = any(
        _joins(text, end, starts, 1) or _joins(text, start - 1, ends, 0) for start, end in bare
    )
    if joined:
        for (start, end), name in bare.items():
            yield Found(start, end, "PLACE", "council/row", name.key)


def _joins(text: Text, i: int, borders: set[int], step: int) -> bool:
    return 0 <= i < len(text.norms) and text.norms[i] in _JOINTS and i + step in borders
