"""Which services a clause speaks of."""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.concern import stretch
from oversight.events.frames import Frame, Skeleton

_AREAS = {"early_help": "early_help", "fostering": "other", "adoption": "other", "send": "other"}
# A part goes before the whole that it is named beside.
_ORDER = ("social_care", "early_help", "other", "children_services", "education")
# Words that name services, with the word before or behind them that makes sure.
_WORDS = {
    "social": ("social_care", {"care"}),
    "early": ("early_help", {"help"}),
    "family": ("early_help", {"support", "centres", "hubs"}),
    "education": ("education", {"services", "functions", "department"}),
}
_CHILDREN = frozenset({"children", "childrens", "children's"})


def scope_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the scope that a trigger's clause names; None where it says only "services"."""
    found: dict[str, int] = {}
    for scope, k in _scopes(skeleton, *stretch(skeleton, frame.first, frame.last)):
        found.setdefault(scope, k)
    for scope in _ORDER:
        if scope in found:
            k = found[scope]
            return Slot.of(scope, doc[skeleton.sources[k].start : skeleton.sources[k + 1].end])
    return None


def _scopes(skeleton: Skeleton, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the scopes named among the tokens [start, end), each with its place."""
    norms = skeleton.norms
    for k in range(start, end - 1):
        if skeleton.labels[k] == "AREA" and skeleton.doc[k].ent_id_ in _AREAS:
            yield _AREAS[skeleton.doc[k].ent_id_], k
        scope, after = _WORDS.get(norms[k], ("", set[str]()))
        if norms[k + 1] in after:
            yield scope, k
        if norms[k] == "services" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "children_services", k
        if norms[k] == "homes" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "other", k
        if norms[k] == "centres" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "early_help", k
