"""Sameness: whether two tellings of a transfer are one."""

from functools import cache
from typing import Any

from oversight.events.candidate import Candidate
from oversight.events.context.dating import compatible
from oversight.patterns import read_patterns

_ENTERPRISES = frozenset({"trust", "company", "alternative_delivery_model"})


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same council, to the same hands, no other day."""
    if _value(a, "council", "key") != _value(b, "council", "key"):
        return False
    returns = [c.get("form") == "return_to_council" for c in (a, b)]
    if returns[0] != returns[1]:
        return False
    takers = {_name(c) for c in (a, b)} - {None}
    if len(takers) > 1 or not compatible(a.get("date"), b.get("date")):
        return False
    apart = _is_another_idea(a, b) or _is_another_idea(b, a) or _stays(a, b) or _stays(b, a)
    return not (apart or _is_of_other(a, b))


def _is_of_other(a: Candidate, b: Candidate) -> bool:
    """Tell whether one is of education alone, or to a neighbour where the other is to a trust."""
    scopes, forms = {a.get("scope"), b.get("scope")}, {a.get("form"), b.get("form")}
    schools = None not in scopes and len(scopes) == 2 and "education" in scopes
    return schools or ("other_council" in forms and not forms.isdisjoint(_ENTERPRISES))


def _stays(a: Candidate, b: Candidate) -> bool:
    """Tell whether one part stays where it is while another goes to somebody named."""
    return a.rule in _keeping() and b.status.value != "cancelled" and _name(b) is not None


@cache
def _keeping() -> frozenset[str]:
    """Return the patterns whose words say that control stays."""
    entries = read_patterns("events/transfers.jsonl")
    return frozenset(entry.id for entry in entries if (entry.value or {}).get("keeps"))


def _is_another_idea(a: Candidate, b: Candidate) -> bool:
    """Tell whether one was dropped that named who would take over, and the other is open still."""
    undone = a.status.value == "cancelled" and b.status.value == "proposed"
    return undone and _name(a) is not None and _name(b) is None


def _name(candidate: Candidate) -> Any:
    value = candidate.get("recipient") or {}
    return value.get("key") or value.get("name")


def _value(candidate: Candidate, field: str, part: str) -> Any:
    return (candidate.get(field) or {}).get(part)
