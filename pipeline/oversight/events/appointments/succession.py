"""Who followed whom: "her replacement", "his predecessor".

The references stage resolves such words to the person they stand for; whose replacement it is
stands before them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.candidate import Candidate
from oversight.events.context.arguments import person_slot
from oversight.events.context.skeleton import Skeleton
from oversight.spans import offsets

_FOLLOWS = ("replacement", "successor")
_PRECEDES = ("predecessor",)
# The other person was named at most this many tokens of the skeleton before.
_REACH = 60


class Succession(NamedTuple):
    """One person followed another in a post (indices into `doc._.people`)."""

    successor: int
    predecessor: int
    successor_span: Span
    predecessor_span: Span


def find_successions(skeleton: Skeleton) -> Iterator[Succession]:
    """Yield the successions that the skeleton's references tell."""
    for k, word in enumerate(skeleton.norms):
        if not word.endswith(_FOLLOWS + _PRECEDES):
            continue
        # "whose predecessor Ben Carr": the name stands beside the word.
        named = k if skeleton.labels[k] == "PERSON" else k + 1
        if skeleton.labels[named] != "PERSON" or (named > k and skeleton.norms[k - 1] != "whose"):
            continue
        span = skeleton.sources[named]
        person, other = meaning.person_index(span), _person_before(skeleton, k)
        owner = None if other is None else meaning.person_index(other)
        if person is None or other is None or owner is None:
            continue
        if word.endswith(_FOLLOWS):
            yield Succession(person, owner, span, other)
        else:
            yield Succession(owner, person, other, span)


def _person_before(skeleton: Skeleton, k: int) -> Span | None:
    here = meaning.person_index(skeleton.sources[k])
    for j in range(k - 1, max(-1, k - _REACH), -1):
        if skeleton.labels[j] == "PERSON":
            index = meaning.person_index(skeleton.sources[j])
            if index is not None and index != here:
                return skeleton.sources[j]
    return None


def successor_of(followed: list[Succession], person: int | None) -> int | None:
    """Return who followed a person, or None."""
    found = [item.successor for item in followed if item.predecessor == person]
    return found[0] if found else None


def with_predecessor(
    doc: Doc, candidate: Candidate, actor: Span, followed: list[Succession]
) -> Candidate:
    """Return an appointment with the person that it replaces, a departure with who followed,
    where a reference tells it.
    """
    if candidate.type == "departure":
        index = meaning.person_index(actor)
        after = successor_of(followed, index) if index is not None else None
        candidate.followed_by = None if after is None else meaning.person_name(doc, after)
    if candidate.type == "appointment" and "replaces" not in candidate.fields:
        index = meaning.person_index(actor)
        for item in followed:
            slot = person_slot(item.predecessor_span) if item.successor == index else None
            if slot is not None:
                candidate.fields["replaces"] = slot
                candidate.follows = offsets(item.successor_span)
                break
    return candidate
