"""Helpers that are named in a row: "Camden, Luton and the LGA are helping"."""

from collections.abc import Iterator

from spacy.tokens import Token

from oversight.events.context.concern import is_workplace
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton

_LINKS = (["and"], ["&"], ["and", "the"])


def row_of(skeleton: Skeleton, frame: Frame, helper: Token) -> list[Token]:
    """Return the helper with those named beside it: "Camden, Luton and the LGA are helping".

    Of commas alone no row is made: "In Bury, Leeds is helping".
    """
    if frame.value.get("pair") or not helper.ent_type_:
        return [helper]
    held = frame.slots.get("council")
    taken = None if held is None else skeleton.place_of[held.start]
    row = [helper]
    for after in joined(skeleton, helper, 1):
        row.append(after)
    linked = len(row) > 1
    for before in joined(skeleton, helper, -1, linked):
        row.insert(0, before)
    first = row[0].i
    if skeleton.norms[first - 1] == "between":
        return [helper]
    return [one for one in row if one.i != taken and (one is helper or not is_workplace(one))]


def joined(skeleton: Skeleton, token: Token, step: int, linked: bool = False) -> Iterator[Token]:
    """Yield the parties joined to one on a side; behind it only where "and" joins the last."""
    found: list[Token] = []
    k = token.i
    while True:
        near = next((j for j in (k + 2 * step, k + 3 * step) if _is_party(skeleton, j)), None)
        if near is None:
            break
        words = skeleton.norms[min(k, near) + 1 : max(k, near)]
        if words not in _LINKS and words != [","]:
            break
        if step < 0 and words == [","] and not linked:
            break
        linked = linked or words in _LINKS
        found.append(skeleton.doc[near])
        k = near
    if linked:
        yield from found


def _is_party(skeleton: Skeleton, k: int) -> bool:
    return 0 <= k < len(skeleton.labels) and skeleton.labels[k] in ("COUNCIL", "BODY")
