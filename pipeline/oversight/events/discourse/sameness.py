"""Sameness: whether two tellings of an appointment, departure or tenure are one happening.

They are where they agree in the type's identity fields as far as both state them, and contradict
nowhere; an unnamed holder of a post may be a named one told of nearby.
"""

from typing import Any

from oversight.events import Same
from oversight.events.candidate import Candidate
from oversight.events.context.dating import compatible

# So many characters away an unnamed one is hardly the person told of here.
_NEAR = 2000
# So many at most stand between a sentence and the next.
_NEXT = 300


def is_unnamed(candidate: Candidate) -> bool:
    """Tell whether it is told of a post without saying who."""
    return candidate.type in ("appointment", "departure") and candidate.get("person") is None


def agree(a: Any, b: Any) -> bool:
    """Tell whether two field values are the same thing (an absent one agrees with any)."""
    if a is None or b is None:
        return True
    if isinstance(a, dict) and isinstance(b, dict):
        if "key" in a or "key" in b:
            return a.get("key") == b.get("key")
        return str(a.get("name", "")).casefold() == str(b.get("name", "")).casefold()
    return bool(a == b)


def same_post(a: Candidate, b: Candidate) -> bool:
    """Same person (an unnamed one may be the named one) in the same post."""
    one, two = a.get("person"), b.get("person")
    if not agree(one, two) or not agree(a.get("organisation"), b.get("organisation")):
        return False
    roles = [role for role in (a.get("role"), b.get("role")) if role]
    if len(roles) == 2 and roles[0]["kind"] != roles[1]["kind"]:
        return False
    if one is not None and two is not None:
        return True
    # "The director quits": an unnamed one is the one with a name whose post it is, or who is
    # told of without a post.
    named_without_post = len(roles) == 1 and (a.get("role") is None) == (one is not None)
    if named_without_post and not _is_near(a, b):
        return False
    return (len(roles) == 2 or named_without_post) and compatible(a.get("date"), b.get("date"))


def _is_near(a: Candidate, b: Candidate) -> bool:
    """Tell whether an unnamed one can be somebody told of without a post: told nearby, and both
    as happened, or both as ahead.
    """
    distance = min(abs(x[0] - y[0]) for x in a.mentions for y in b.mentions)
    alike = a.status.value == b.status.value or a.loose or b.loose
    return distance < _NEAR if alike else distance < _NEXT and _is_found_to_start(a, b)


def _is_found_to_start(a: Candidate, b: Candidate) -> bool:
    """Tell whether one says that somebody was found or has resigned, the other who it is and when
    they will start or go: "has named a new director. Ada Lovell, now at Leeds, starts in May".
    """
    found, starts = (a, b) if is_unnamed(a) else (b, a)
    statuses = (found.status.value, starts.status.value)
    return statuses == ("happened", "planned") and not found.get("date")


def _same_departure(a: Candidate, b: Candidate) -> bool:
    """Suspended and then resigned are two happenings."""
    suspended = [c.get("manner") == "suspended" for c in (a, b)]
    return suspended[0] == suspended[1] and same_post(a, b)


def _acts_after(one: Candidate, other: Candidate) -> bool:
    """Tell whether one will act up, who came in May: "who joined in May, will act up"."""
    ahead = one.acting and not other.acting and one.status.value == "planned"
    came = other.status.value == "happened" and other.get("date") and not other.get("role")
    return bool(ahead and came)


def _is_for_good(one: Candidate, other: Candidate) -> bool:
    """Tell whether one is the post taken up for good, the other the same post for now."""
    for_now = other.acting or (other.get("role") or {}).get("interim")
    return one.for_good and bool(for_now) and not other.for_good


def _same_term(a: Candidate, b: Candidate) -> bool:
    """A term prolonged is one of its own, and so is that of who acts, told with another before."""
    if _acts_after(a, b) or _acts_after(b, a) or _is_for_good(a, b) or _is_for_good(b, a):
        return False
    return bool(a.get("reappointed")) == bool(b.get("reappointed")) and same_post(a, b)


def _same_tenure(a: Candidate, b: Candidate) -> bool:
    return same_post(a, b)


def same_exactly(a: Candidate, b: Candidate) -> bool:
    """Tell that they are two: of a type without a rule each telling stands for itself."""
    return False


SAME_POST: dict[str, Same] = {
    "appointment": _same_term,
    "departure": _same_departure,
    "tenure": _same_tenure,
}
