"""Chains of mentions against gold: is one person's next mention taken for the same person?

A link joins a mention to the mention before it of the same person. Mentions outside the story, and
those whose borders differ from gold's, make no links, so that finding and linking are scored apart:
a link is missed where both its ends are found and are taken for two people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

Place = tuple[int, int]
Link = tuple[Place, Place]


@dataclass(frozen=True)
class Links:
    """How many links gold has, how many were found, and how many of these are right."""

    wanted: int
    found: int
    right: int

    def __add__(self, other: "Links") -> "Links":
        return Links(self.wanted + other.wanted, self.found + other.found, self.right + other.right)


def score_links(gold: Mapping[Place, int], found: Mapping[Place, int]) -> Links:
    """Compare two ways of giving mentions to people, over the mentions that both have."""
    both = sorted(gold.keys() & found.keys())
    wanted, guessed = links(both, gold), links(both, found)
    return Links(len(wanted), len(guessed), len(wanted & guessed))


def links(places: Iterable[Place], person: Mapping[Place, int]) -> set[Link]:
    """Return the links between the neighbouring mentions of each person."""
    chains: dict[int, list[Place]] = {}
    for place in places:
        chains.setdefault(person[place], []).append(place)
    return {pair for chain in chains.values() for pair in pairwise(chain)}
