"""Whose money it is, and whether government gives it or it pays for what something costs."""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context import clauses
from oversight.events.context.amounts import council_at, council_near
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.meaning import organisations
from oversight.patterns import read_words

_BREAKS = read_words("events/words/money_breaks.txt")
# What money "for" them is a cost of: "set aside for the costs of the move".
_COSTS = read_words("events/words/funding_costs.txt")
_COSTS_WITHIN = 9
_IS_FOR = frozenset({"is", "was", "will", "be", "of", "it", "are"})


def council_of(doc: Doc, skeleton: Skeleton, k: int, frame: Frame, kind: str) -> Slot | None:
    """Return whose money it is: who is given a grant, else who spends, saves or overspends."""
    for j in range(k + 1, min(k + 4, len(skeleton.norms) - 1)):
        owned = skeleton.norms[j + 2 : j + 3] in (["'s"], ["'"])
        if skeleton.norms[j] == "for" and skeleton.labels[j + 1] == "COUNCIL" and not owned:
            return council_at(skeleton, skeleton.doc[j + 1])
        if skeleton.norms[j] not in _IS_FOR:
            break
    given = range(frame.last + 1, k) if kind == "grant" else range(0)
    named = (council_at(skeleton, skeleton.doc[j]) for j in given)
    to_whom = next((slot for slot in named if slot is not None), None)
    return to_whom or council_near(doc, skeleton, min(k, frame.first))


def is_granted(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether government gives: "£2m from the department", "ministers gave it £2m"."""
    for j in range(k + 1, min(k + 9, len(skeleton.norms))):
        if skeleton.norms[j] in _BREAKS or skeleton.norms[j] == ",":
            break
        if _is_government(skeleton, j) and not {"from", "by"}.isdisjoint(skeleton.norms[j - 2 : j]):
            return True
    for token in clauses.left_of(skeleton, min(k, frame.first)):
        if token.norm_ in _BREAKS or token.ent_type_ in ("COUNCIL", "PERSON"):
            return False
        if token.ent_type_ in ("BODY", "ROLE") or token.norm_ == "government":
            return _is_government(skeleton, token.i)
    return False


def pays_costs(skeleton: Skeleton, k: int, frame: Frame) -> bool:
    """Tell whether it is for what something costs: "set aside £180,000 to cover the costs"."""
    start = max(k, frame.last) + 1
    for j in range(start, min(start + _COSTS_WITHIN, len(skeleton.norms))):
        word = skeleton.norms[j]
        if word in _BREAKS or word in (",", ".") or skeleton.labels[j] == "MONEY":
            return False
        if word in _COSTS:
            return not {"for", "cover", "meet", "towards", "pay"}.isdisjoint(
                skeleton.norms[start:j]
            )
    return False


def _is_government(skeleton: Skeleton, j: int) -> bool:
    if skeleton.labels[j] == "BODY":
        return "government" in {value["kind"] for value in organisations(skeleton.sources[j])}
    if skeleton.labels[j] == "ROLE":
        return skeleton.doc[j].ent_id_ == "minister"
    return skeleton.norms[j] in ("government", "whitehall")
