"""Event families: each file finds the tellings of related event types in a Doc.

A family is a function from a Doc and its skeleton to candidates. To add an event type, write its
family in a file or a folder of its own, its patterns under patterns/events/, and name it in
FAMILIES. What families share is in `context` (a trigger's clause, arguments, date, status) and
`discourse` (merging, and what several sentences tell together). A family that merges its own
tellings by rules of its own says so in a table SAME: type → whether two candidates tell one
happening.
"""

import importlib
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc

from oversight.events.candidate import Candidate
from oversight.events.context.skeleton import Skeleton

Family = Callable[[Doc, Skeleton], Iterator[Candidate]]
Same = Callable[[Candidate, Candidate], bool]

# Module (below oversight.events) whose `find` yields the candidates of these types.
FAMILIES = {
    "inspections": ("inspection",),
    "appointments": ("appointment", "departure"),
    "appointments.cabinets": ("appointment",),
    "appointments.swaps": ("appointment", "departure"),
    "tenures": ("tenure",),
    "boards.chairs": ("appointment", "tenure"),
    "statements": ("statement",),
    "interventions": ("intervention",),
    "requirements": ("requirement",),
    "transfers": ("service_transfer",),
    "transfers.listed": ("service_transfer",),
    "partnerships": ("partnership",),
    "reviews": ("review",),
    "industrial_action": ("industrial_action",),
    "funding": ("funding",),
    "boards": ("board",),
    "figures": ("figure",),
}


def find_candidates(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings that all families find, family by family."""
    for name in FAMILIES:
        module = importlib.import_module(f"{__name__}.{name}")
        yield from module.find(doc, skeleton)


@cache
def same_happening() -> dict[str, Same]:
    """Return, for each type whose family has a rule for it, when two candidates are one."""
    modules = [importlib.import_module(f"{__name__}.{name}") for name in FAMILIES]
    return {kind: same for module in modules for kind, same in getattr(module, "SAME", {}).items()}
