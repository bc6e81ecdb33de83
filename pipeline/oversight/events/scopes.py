"""Which services a clause speaks of."""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.concern import stretch
from oversight.events.frames import Frame, Skeleton


def scope_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the scope that a trigger's clause names; None where it says only "services"."""
    start, end = stretch(skeleton, frame.first, frame.last)
    norms = skeleton.norms
    found: dict[str, int] = {}
    for k in range(start, end - 1):
        if norms[k] == "social" and norms[k + 1] == "care":
            found.setdefault("social_care", k)
        elif norms[k] == "services" and norms[max(0, k - 2)] in ("children", "childrens"):
            found.setdefault("children_services", k)
        elif norms[k] == "early" and norms[k + 1] == "help":
            found.setdefault("early_help", k)
        elif norms[k] == "education" and norms[k + 1] in ("services", "functions", "department"):
            found.setdefault("education", k)
    for scope in ("social_care", "children_services", "early_help", "education"):
        if scope in found:
            k = found[scope]
            return Slot.of(scope, doc[skeleton.sources[k].start : skeleton.sources[k + 1].end])
    return None
