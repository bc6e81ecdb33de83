"""What inspectors looked at, where their scope is limited."""

from spacy.tokens import Token

from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause, words


def scope(clause: Clause) -> list[Slot]:
    """Return the areas in "an inspection of child protection", "inspected its fostering"."""
    unscoped = ("overall", "send", "other")
    areas = [area for area in clause.labelled("AREA") if area.ent_id_ not in unscoped]
    return [Slot.of(a.ent_id_, clause.source(a)) for a in areas if is_looked_at(clause, a)]


def is_looked_at(clause: Clause, area: Token) -> bool:
    """Tell whether an area is what the inspectors looked at."""
    for token in reversed(list(clause.skeleton.doc[clause.start : area.i])):
        if token.ent_type_ == "INSPECTION_KIND" or token.norm_ in words("looking"):
            return True
        passed = token.ent_type_ in ("AREA", "COUNCIL", "DATE")
        if token.norm_ not in words("looking_path") and not passed:
            return False
    return False
