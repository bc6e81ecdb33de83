"""Which services a clause speaks of."""

import csv
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.concern import stretch
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.resources import patterns_dir

_AREAS = {"early_help": "early_help", "fostering": "other", "adoption": "other", "send": "other"}
# A part goes before the whole that it is named beside.
_ORDER = ("social_care", "early_help", "other", "children_services", "education")
_PRONOUNS = frozenset({"them", "it"})
_CHILDREN = frozenset({"children", "childrens", "children's"})


@cache
def _words() -> dict[tuple[str, str], str]:
    """Return two words that name services → their scope."""
    path = patterns_dir() / "events" / "transfer_scopes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["word"], row["next"]): row["scope"] for row in csv.DictReader(file)}


def scope_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the scope that a trigger names, or its clause; None where it says only "services"."""
    found: dict[str, int] = {}
    for start, end in _places(skeleton, frame):
        for scope, k in _scopes(skeleton, start, end):
            found.setdefault(scope, k)
        if found:
            break
    for scope in _ORDER:
        if scope in found:
            k = found[scope]
            return Slot.of(scope, doc[skeleton.sources[k].start : skeleton.sources[k + 1].end])
    return None


def _places(skeleton: Skeleton, frame: Frame) -> Iterator[tuple[int, int]]:
    """Yield where services may be named: the trigger, its clause, before "it" the last sentence."""
    yield frame.first, frame.last + 2
    yield stretch(skeleton, frame.first, frame.last)
    number = skeleton.sentence_of[frame.first]
    if number and not _PRONOUNS.isdisjoint(skeleton.norms[frame.first : frame.last]):
        yield skeleton.keys[number - 1][:2]  # "the county takes them back"


def _scopes(skeleton: Skeleton, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the scopes named among the tokens [start, end), each with its place."""
    norms = skeleton.norms
    for k in range(start, end - 1):
        if skeleton.labels[k] == "AREA" and skeleton.doc[k].ent_id_ in _AREAS:
            yield _AREAS[skeleton.doc[k].ent_id_], k
        scope = _words().get((norms[k], norms[k + 1]))
        if scope is not None:
            yield scope, k
        if norms[k] == "services" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "children_services", k
        if norms[k] == "homes" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "other", k
        if norms[k] == "centres" and not _CHILDREN.isdisjoint(norms[max(0, k - 2) : k]):
            yield "early_help", k
