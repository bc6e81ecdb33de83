"""Which tellings are of one review: who, when and of what kind agree as far as they are told."""

from collections.abc import Iterable
from typing import Any

from oversight.events.candidate import Candidate, Slot
from oversight.events.context.dating import compatible
from oversight.events.discourse.gathering import gather
from oversight.spans import Offsets

DATES = ("published", "conducted", "due", "commissioned")
# Of somebody called in to look it is not said in what form.
_CALLED = frozenset({"review/was-asked-to-look", "review/called-in-to-look"})
# A headline calls any review so.
_LOOSE = frozenset({"inquiry", "external_review"})


def gather_reviews(tellings: Iterable[Candidate], spoken: dict[Offsets, Slot]) -> list[Candidate]:
    """Return one candidate for each review.

    `spoken`: the kinds by which "the inquiry", "the investigation" go, by their mention. Such
    words take up whatever review was told of; where none was, they are its kind.
    """
    found = gather(tellings, same)
    for candidate in found:
        kinds = [spoken[place] for place in candidate.mentions if place in spoken]
        if candidate.get("kind") == "other" and kinds:
            candidate.fields["kind"] = kinds[0]
    return found


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: nothing in them contradicts."""
    if _key(a, "council") != _key(b, "council") or not _kinds_agree(a, b):
        return False
    one, two = _key(a, "reviewer"), _key(b, "reviewer")
    alike = a.get("kind") == b.get("kind") or "other" in (a.get("kind"), b.get("kind"))
    if a.another != b.another and alike and _is_dated(a) and _is_dated(b):
        return False
    if a.another != b.another and a.get("kind") == b.get("kind"):
        return False
    if (one and two and one != two) or _is_followed(a, b) or _is_followed(b, a):
        return False
    return all(compatible(a.get(name), b.get(name)) for name in DATES)


def _is_followed(a: Candidate, b: Candidate) -> bool:
    """Tell whether an ombudsman's inquiry led to the one that is to come."""
    name = str((a.get("reviewer") or {}).get("name"))
    return "Ombudsman" in name and b.status.value == "planned" and not b.get("reviewer")


def _kinds_agree(a: Candidate, b: Candidate) -> bool:
    kinds = {a.get("kind"), b.get("kind")}
    known = a.get("reviewer") is not None and b.get("reviewer") is not None
    called = _CALLED & {a.rule, b.rule} and known and kinds == {"audit", "external_review"}
    other = a if a.get("kind") == "other" else b
    if kinds == {"audit", "other"} and (_is_dated(other) or other.status.value == "planned"):
        return False
    if len(kinds) == 2 and "other" in kinds and _is_refused(a, b):
        return False
    if len(kinds) == 2 and "other" in kinds and _is_yet_to_come(other, a if other is b else b):
        return False
    if kinds == {"external_review", "peer_review"}:
        return any((one.get("reviewer") or {}).get("kind") == "association" for one in (a, b))
    return len(kinds) == 1 or "other" in kinds or bool(called) or _is_headline(a, b)


def _is_headline(a: Candidate, b: Candidate) -> bool:
    """Tell whether one is a headline's "probe" or "inquiry", which may be of any kind."""
    loose = [one for one in (a, b) if one.loose]
    return len(loose) == 1 and loose[0].get("kind") in _LOOSE and not _is_dated(loose[0])


def _is_yet_to_come(a: Candidate, b: Candidate) -> bool:
    """Tell whether one is to report by a day, and the other was carried out on one."""
    done = b.status.value == "happened" and bool(b.get("conducted") or b.get("published"))
    return a.status.value == "planned" and bool(a.get("due")) and done


def _is_refused(a: Candidate, b: Candidate) -> bool:
    """Tell whether one was refused, and the other was held on a day."""
    refused = [one for one in (a, b) if one.status.value == "cancelled"]
    held = [one for one in (a, b) if one.status.value == "happened" and _is_dated(one)]
    return bool(refused and held)


def _is_dated(candidate: Candidate) -> bool:
    return any(candidate.get(name) for name in DATES)


def _key(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name) or {}
    return value.get("key") or value.get("name")
