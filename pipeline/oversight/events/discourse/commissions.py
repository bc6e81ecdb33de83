"""Commissions: whoever sends a commissioner asks for the review, and the other way round.

"The minister has sent Ada Lovell to Leeds. She will say whether the council keeps its services."
"""

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.lookups import name_of

# So many characters apart the two are told of in one passage.
_NEAR = 400
_SENT = frozenset({"commissioner", "adviser"})


def complete_commissions(candidates: list[Candidate]) -> None:
    """Fill in who asked for a commissioner's review, or who sent the commissioner."""
    reviews = [c for c in candidates if c.get("kind") == "commissioner_review"]
    sent = [c for c in candidates if _is_sent(c)]
    for review in reviews:
        name = name_of(review, "reviewer")
        for appointment in sent:
            if name and name == name_of(appointment, "person") and _is_near(review, appointment):
                _share(review, "commissioned_by", appointment, "appointed_by")


def _is_sent(candidate: Candidate) -> bool:
    role = candidate.get("role") or {}
    first = candidate.type == "appointment" and not candidate.get("reappointed")
    return first and role.get("kind") in _SENT


def _is_near(one: Candidate, other: Candidate) -> bool:
    return any(abs(a - b) <= _NEAR for a, _ in one.mentions for b, _ in other.mentions)


def _share(review: Candidate, asked: str, appointment: Candidate, appointed: str) -> None:
    """Give the one that lacks it the body that the other names."""
    by, sender = review.fields.get(asked), appointment.fields.get(appointed)
    if by is None and isinstance(sender, Slot) and sender.value.get("kind") == "government":
        review.fields[asked] = sender
    elif sender is None and isinstance(by, Slot) and by.value.get("kind") == "government":
        appointment.fields[appointed] = by
