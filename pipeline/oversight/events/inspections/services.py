"""What inspectors looked at, where their scope is limited."""

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause, words

_UNSCOPED = frozenset({"overall", "send", "other"})
_TAKEN_REACH = 7


def scope(clause: Clause, rating: Token | None = None) -> list[Slot]:
    """Return the areas in "an inspection of child protection", "its fostering was inspected".

    With a grade, of its own inspection: "was rated good in May, and an inspection of fostering".
    """
    areas = [area for area in clause.labelled("AREA") if area.ent_id_ not in _UNSCOPED]
    end = clause.end if rating is None else _next_inspection(clause, rating)
    areas = [area for area in areas if area.i < end]
    seen: dict[str, Slot] = {}
    for area in areas:
        if is_looked_at(clause, area) or _is_taken(clause, area):
            seen.setdefault(area.ent_id_, Slot.of(area.ent_id_, clause.source(area)))
    return list(seen.values())


def _next_inspection(clause: Clause, rating: Token) -> int:
    """Return where the clause goes on with another inspection than the grade's, else its end."""
    norms = clause.skeleton.norms
    kinds = [kind.i for kind in clause.labelled("INSPECTION_KIND") if kind.i > rating.i]
    return next((k for k in kinds if "and" in norms[rating.i : k]), clause.end)


def is_looked_at(clause: Clause, area: Token) -> bool:
    """Tell whether an area is what the inspectors looked at."""
    for token in reversed(list(clause.skeleton.doc[clause.start : area.i])):
        if token.ent_type_ == "INSPECTION_KIND" or token.norm_ in words("looking"):
            return True
        passed = token.ent_type_ in ("AREA", "COUNCIL", "DATE")
        if token.norm_ not in words("looking_path") and not passed:
            return False
    return False


def _is_taken(clause: Clause, area: Token) -> bool:
    """Tell whether an area is what "was last inspected", "was good when it was looked at"."""
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    for k in range(area.i + 1, min(clause.end, area.i + _TAKEN_REACH)):
        if labels[k] in ("AREA", "COUNCIL", "INSPECTION_KIND") or norms[k] == ",":
            return False
        if norms[k] in words("examined"):
            return not {"was", "were", "been", "when", "being"}.isdisjoint(norms[k - 2 : k])
    return False
