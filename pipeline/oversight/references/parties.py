"""Whose party the article tells: "Labour's Jo Example", "Cllr Example (Con)", "the Tory leader"."""

from collections.abc import Iterable, Sequence
from functools import cache

from oversight.people.lexicon import lexicon
from oversight.references.scene import Mention, Scene
from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

_BEFORE = 9  # tokens before a name in which its party may stand
_STOPS = frozenset({".", ":", ";", '"', "said", "told", "and", "by", "to"})


@cache
def _parties() -> dict[str, str]:
    rows = read_table(patterns_dir() / "references" / "parties.csv")
    return {row["word"]: row["party"] for row in rows}


def party_in(norms: Iterable[str]) -> str | None:
    """Return the party that words name."""
    return next((_parties()[norm] for norm in norms if norm in _parties()), None)


def parties_of(people: Sequence[Mention], scene: Scene) -> dict[str, str]:
    """Return the party of each person of whom the article tells it."""
    found: dict[str, str] = {}
    for mention in people:
        party = party_in(_behind(mention, scene)) or party_in(_before(mention, scene))
        if party is not None:
            found.setdefault(mention.key, party)
    return found


def _behind(mention: Mention, scene: Scene) -> list[str]:
    """Return the words in the bracket right behind a name: "(Lab, Wath)"."""
    if scene.norm(mention.end) != "(":
        return []
    return scene.norms[mention.end + 1 : mention.end + 4]


def _before(mention: Mention, scene: Scene) -> list[str]:
    """Return the words right before a name, nearest first, as far as they may say its party."""
    start = scene.sentences[scene.at(mention.start)].start
    near: list[str] = []
    for i in range(mention.start - 1, max(start, mention.start - _BEFORE) - 1, -1):
        norm = scene.norms[i]
        if norm in _STOPS or (norm in lexicon().given and scene.titled[i]):
            break
        near.append(norm)
    return near
