"""Amounts that share what is told: "£12m for care, of which £5m is for staff", "between them"."""

from collections.abc import Iterator
from dataclasses import replace

from oversight import meaning
from oversight.events.candidate import Candidate, Slot
from oversight.events.context.clauses import left_of
from oversight.events.context.skeleton import Skeleton

_OF_WHICH = (["of", "which"], ["of", "that"], ["of", "this"], ["of", "it"])
_NEAR_OF = 4
# What an amount is put in for may be told of a part of it in other words.
_GIVEN = frozenset({"investment", "grant", "cost"})


def is_part(skeleton: Skeleton, whole: int, k: int) -> bool:
    """Tell whether the amount at `k` is part of the one at `whole`: "of which £5m"."""
    if skeleton.sentence_of[whole] != skeleton.sentence_of[k]:
        return False
    near = skeleton.norms[max(whole, k - _NEAR_OF) : k]
    return any(near[i : i + 2] in _OF_WHICH for i in range(len(near) - 1))


def take_after(part: Candidate, whole: Candidate) -> None:
    """Give a part the kind, the time and the status of the whole, as far as it tells no other."""
    spent = part.rule == "funding/spend"
    if {part.get("kind"), whole.get("kind")} <= _GIVEN:
        part.fields["kind"] = whole.fields["kind"]
    if part.status.value == "happened" and not spent:
        part.status = whole.status
    if not spent and "period" not in part.fields and "period" in whole.fields:
        part.fields["period"] = whole.fields["period"]


def for_each(skeleton: Skeleton, first: int, candidate: Candidate) -> Iterator[Candidate]:
    """Yield a candidate for its council; for each of those who are subject together."""
    several = _subjects(skeleton, first)
    if not several:
        if "council" in candidate.fields:
            yield candidate
        return
    for council in several:
        yield replace(candidate, fields={**candidate.fields, "council": council})


def _subjects(skeleton: Skeleton, first: int) -> list[Slot]:
    """Return the councils that a plural beside stands for: "the two councils expect to save",
    "saving the two authorities".
    """
    behind = skeleton.doc[first + 1]
    if behind.ent_type_ == "COUNCIL":
        span = skeleton.sources[behind.i]
        values = meaning.organisations(span)
        if len(values) > 1:
            return [Slot.of(value, span) for value in values]
    for token in left_of(skeleton, first):
        if token.ent_type_ in ("PERSON", "BODY", "ROLE") or token.norm_ in (",", "and"):
            return []
        if token.ent_type_ == "COUNCIL":
            span = skeleton.sources[token.i]
            values = meaning.organisations(span)
            return [Slot.of(value, span) for value in values] if len(values) > 1 else []
    return []
