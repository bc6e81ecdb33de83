"""Chairs that only a board's own telling names: whoever chairs it has a tenure, whoever will, an
appointment ahead.

"The board has met since May with Ada Lovell, once chief executive of Kent, as its chair."
"""

from collections.abc import Iterator

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.lookups import name_of

_CHAIRS = frozenset({"board_chair", "councillor"})
_POSTS = frozenset({"appointment", "departure", "tenure"})
_OF_COUNCIL = frozenset({"scrutiny", "overview", "committee"})
_TOLD = ("happened", "planned")


def find_chairs(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield what boards tell of their chairs, where nothing else does."""
    known = {
        name_of(c, "person")
        for c in candidates
        if c.type in _POSTS and (c.get("role") or {}).get("kind") in _CHAIRS
    }
    for board in candidates:
        if board.type != "board" or board.status.value not in _TOLD:
            continue
        chair = board.fields.get("chair")
        name = str(board.get("name") or "")
        if not isinstance(chair, Slot) or name_of(board, "chair") in known or not name:
            continue
        if _OF_COUNCIL.isdisjoint(name.lower().split()):
            known.add(name_of(board, "chair"))
            yield _chair(board, chair, name)


def _chair(board: Candidate, chair: Slot, name: str) -> Candidate:
    """Return the tenure of who chairs a board that meets, else the appointment."""
    cited = chair.spans
    named = board.fields["name"]
    place = named.spans if isinstance(named, Slot) else cited
    text = str(chair.value["text"])
    fields: dict[str, Slot | list[Slot]] = {
        "person": chair,
        "role": Slot({"kind": "board_chair", "title": None, "interim": False, "text": text}, cited),
        "organisation": Slot({"kind": "partnership", "name": name, "text": name}, place),
    }
    ahead = board.status.value == "planned"
    if not ahead:
        fields["current"] = Slot(True, cited)
    kind, status = ("appointment", "planned") if ahead else ("tenure", "happened")
    return Candidate(kind, board.rule, fields, list(board.mentions), Slot(status, cited))
