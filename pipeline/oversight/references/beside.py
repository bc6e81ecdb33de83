"""Councils beside the one in mind: "both councils", "the latter", "its neighbour"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from oversight.references.expressions import Expression
from oversight.references.kinds import county_of, fits, is_gone
from oversight.references.scene import Mention, Scene

_PAIR = 2  # councils that "the former" and "the latter" tell apart; sentences back to them
_AT = frozenset({"to", "in", "at", "for", "of", "from", "the"})  # "to Bury and to Bolton"
_REACH = 12  # sentences back in which another council may have been named


def both_councils(one: Expression, scene: Scene, main: str | None = None) -> str | None:
    """Return the two or three councils named last, the earlier first.

    Of three named together the `main` one is among the two.
    """
    if one.value == "pair" and _has_two_people(one, scene):
        return None
    back = list(_back(one, scene, _PAIR if one.value == "pair" else _REACH))
    places = [
        _joined_last(back, scene),
        [m.key for m in back if not m.background],
        [m.key for m in back if not m.background or m.held],
        [m.key for m in back],
    ]
    wanted = 3 if one.value == "three" else 2
    for keys in places[:1] if one.value == "pair" else places:
        distinct = list(dict.fromkeys(keys))
        if (
            wanted == _PAIR
            and main in distinct[_PAIR : _PAIR + 1]
            and _in_one(back, distinct, scene)
        ):
            distinct = [distinct[0], main]
        if len(distinct) >= wanted:
            return "+".join(reversed(distinct[:wanted]))
    return None


def _in_one(back: Sequence[Mention], keys: Sequence[str], scene: Scene) -> bool:
    """Tell whether the three councils named last stand in one sentence."""
    last = scene.at(back[0].start)
    return {m.key for m in back if scene.at(m.start) == last} == set(keys[: _PAIR + 1])


def _back(one: Expression, scene: Scene, reach: int) -> Iterator[Mention]:
    """Yield the councils named before an expression, the last first."""
    n = scene.at(one.start)
    for sentence in reversed(scene.sentences[max(0, n - reach) : n + 1]):
        for mention in reversed(sentence.councils):
            if mention.start < one.start:
                yield mention


def _has_two_people(one: Expression, scene: Scene) -> bool:
    """Tell whether "the pair" may be two people."""
    n = scene.at(one.start)
    near = scene.sentences[max(0, n - _PAIR) : n + 1]
    return len({m.key for s in near for m in s.people if m.start < one.start}) >= _PAIR


def _joined_last(back: Sequence[Mention], scene: Scene) -> list[str]:
    """Return the councils of the last row of them, "Bury and Bolton", the last first."""
    for later, before in pairwise(back):
        joint, *rest = scene.norms[before.end : later.start] or [""]
        if joint in ("and", "&") and _AT.issuperset(rest):
            return [later.key, before.key]
    return []


def another_council(
    one: Expression, scene: Scene, about: str | None, main: str | None = None
) -> str | None:
    """Return the council named last that the sentence is not about: "its neighbour".

    Another council's neighbour is the `main` one, where that was named.
    """
    if one.value in ("former", "latter"):
        return _of_pair(one, scene)
    back = list(_back(one, scene, _REACH))
    if one.rule == "council/old-county":
        return _old_county(back, about)
    here = [m.key for m in back if scene.at(m.start) == scene.at(one.start)]
    subject = here[-1] if here and one.value == "neighbour" else about
    if one.value == "neighbour" and subject != main and main in {m.key for m in back}:
        return main
    suited = [m for m in back if one.value == "neighbour" or fits(m.key, one.value)]
    others = [m for m in suited if m.key != subject]
    return next((m.key for m in [*(m for m in others if not m.background), *others]), None)


def _old_county(back: Sequence[Mention], about: str | None) -> str | None:
    """Return the county council that is no more, named or by what came of it."""
    counties = [m.key for m in back if fits(m.key, "county")]
    gone = [key for key in counties if is_gone(key)]
    parted = [county_of(key) for key in [about, *counties] if key is not None]
    others = [key for key in counties if key != about]
    return next((key for key in [*gone, *parted, *others] if key is not None), None)


def _of_pair(one: Expression, scene: Scene) -> str | None:
    """Return the first or last council of the two named last together: "the former"."""
    n = scene.at(one.start)
    for sentence in reversed(scene.sentences[max(0, n - _PAIR) : n + 1]):
        keys = dict.fromkeys(m.key for m in sentence.councils if m.start < one.start)
        if len(keys) == _PAIR:
            break
    else:
        # Each has a sentence of its own, and no third one is named.
        back = [m.key for m in _back(one, scene, _REACH) if not m.background]
        keys = dict.fromkeys(reversed(back))
        if len(keys) != _PAIR:
            return None
    first, last = keys
    return first if one.value == "former" else last
