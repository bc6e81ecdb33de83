"""Whoever is told of as filling a post holds it: "is acting up", "has been holding the fort".

Nothing says when it began, and so it is a tenure for now, and no appointment.
"""

from oversight.events.candidate import Candidate, Slot

_HELD = ("person", "role", "organisation")


def hold_for_now(candidate: Candidate) -> None:
    """Make an appointment that is told as a state, without a day, a tenure in place."""
    if candidate.type != "appointment" or not candidate.state:
        return
    role = candidate.fields.get("role")
    dated = "date" in candidate.fields
    if dated or candidate.status.value != "happened" or not isinstance(role, Slot):
        return
    candidate.type = "tenure"
    candidate.fields = {name: candidate.fields[name] for name in _HELD if name in candidate.fields}
    candidate.fields["role"] = Slot({**role.value, "interim": True}, role.spans)
    candidate.fields["current"] = Slot(True, candidate.status.spans or role.spans)
