"""Interventions: government acts on a council by an instrument: direction, notice, warning.

What is done with an instrument is told in `intervention_acts`; here it is decided which tellings
are one, and what they tell of each other.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.dating import compatible
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.gathering import gather
from oversight.events.interventions.acts import find_tellings
from oversight.events.interventions.since import in_force_since
from oversight.story import skeleton_of

# Characters within which an exchange is told of after the lifting.
_NEXT = 500
_OF_LIFTING = frozenset({"date", "issued_by"})


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each thing done with an instrument."""
    yield from interventions_of(doc)


# Requirements ask for them too, of the same Doc.
@lru_cache(maxsize=1)
def interventions_of(doc: Doc) -> tuple[Candidate, ...]:
    """Return the interventions that an article tells, in order."""
    skeleton = skeleton_of(doc)
    told = _exchanged(_named(list(find_tellings(doc, skeleton))))
    tellings = list(_with_beginnings(skeleton, told))
    found = gather((one for one in tellings if not _gave_way(one, tellings)), same)
    for candidate in found:
        _complete(candidate, found)
    return tuple(found)


def _exchanged(tellings: list[Candidate]) -> list[Candidate]:
    """Give an instrument's issuing the action of what the next sentence says of it: "I have issued
    a direction. It replaces the improvement notice".
    """
    for one, other in pairwise(tellings):
        exchange = other.get("action") in ("eased", "escalated") and one.get("action") == "issued"
        alike = one.get("instrument") == other.get("instrument") and _key(one) == _key(other)
        slot = other.fields["instrument"]
        again = isinstance(slot, Slot) and slot.spans[0][1] - slot.spans[0][0] == len("it")
        if exchange and alike and again and one.mentions != other.mentions:
            one.fields["action"] = other.fields["action"]
    return tellings


def _gave_way(telling: Candidate, tellings: list[Candidate]) -> bool:
    """Tell whether a lifting is half of an exchange: the new instrument's event tells it."""
    if telling.get("action") != "lifted":
        return False
    return _is_replaced(telling, tellings) or any(
        other.get("action") in ("eased", "escalated")
        and other.mentions == telling.mentions
        and other.get("instrument") != telling.get("instrument")
        for other in tellings
    )


def _is_replaced(telling: Candidate, tellings: list[Candidate]) -> bool:
    """Tell whether what is lifted gives way in a sentence of its own: "The direction will be lifted
    on 1 May. It will be replaced with a notice": the exchange takes its date.
    """
    change = {"direction": "eased", "improvement_notice": "escalated"}
    for other in tellings:
        exchange = other.get("action") == change.get(str(telling.get("instrument")))
        one = _key(other) == _key(telling) and other.status.value == telling.status.value
        later = 0 < other.mentions[0][0] - telling.mentions[0][0] <= _NEXT
        if exchange and one and later and "date" not in other.fields:
            for name in ("date", "issued_by"):
                if name in telling.fields:
                    other.fields.setdefault(name, telling.fields[name])
            return True
    return False


def _named(tellings: list[Candidate]) -> list[Candidate]:
    """Give "government intervention" its instrument, where the council's story has only one."""
    for telling in tellings:
        told = [other for other in tellings if _key(other) == _key(telling)]
        kinds = {other.get("instrument") for other in told} - {"other"}
        slot = telling.fields["instrument"]
        if telling.get("instrument") == "other" and len(kinds) == 1 and isinstance(slot, Slot):
            telling.fields["instrument"] = Slot(kinds.pop(), slot.spans)
    return tellings


def _complete(candidate: Candidate, found: list[Candidate]) -> None:
    """Fill in who made a direction where another telling of the council's direction says it."""
    if candidate.get("instrument") != "direction" or "issued_by" in candidate.fields:
        return
    key = _council_key(candidate)
    alike = [o for o in found if o.get("instrument") == "direction" and _council_key(o) == key]
    alike = [other for other in alike if not _is_another(other, candidate)]
    told = [slot for other in alike if isinstance(slot := other.fields.get("issued_by"), Slot)]
    if told:
        candidate.fields["issued_by"] = told[0]


def _is_another(a: Candidate, b: Candidate) -> bool:
    """Tell whether two directions were made at two times: who made one may not have the other."""
    issued = a.get("action") == b.get("action") == "issued"
    return issued and not compatible(a.get("date"), b.get("date"))


def _council_key(candidate: Candidate) -> str | None:
    value = candidate.get("council")
    return value["key"] if isinstance(value, dict) else None


def _with_beginnings(skeleton: Skeleton, tellings: list[Candidate]) -> Iterator[Candidate]:
    """Yield the tellings, and for what was lifted that it had been issued."""
    yield from tellings
    for telling in tellings:
        since = in_force_since(skeleton, telling)
        if telling.get("action") == "lifted" and (telling.status.value == "happened" or since):
            # Who lifts it now may not be who imposed it then.
            fields = {
                name: slot for name, slot in telling.fields.items() if name not in _OF_LIFTING
            }
            action = telling.fields["action"]
            if isinstance(action, Slot):
                fields["action"] = Slot("issued", action.spans)
            fields.update(filled(date=since))
            status = Slot("happened", telling.status.spans)
            mentions = list(telling.mentions)
            yield replace(telling, fields=fields, mentions=mentions, status=status, loose=True)


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same council, instrument and action, no other day."""
    if _key(a) != _key(b) or a.get("action") != b.get("action"):
        return False
    kinds = {a.get("instrument"), b.get("instrument")}
    if len(kinds - {"other"}) > 1:
        return False
    return compatible(a.get("date"), b.get("date"))


def _key(candidate: Candidate) -> Any:
    return (candidate.get("council") or {}).get("key")
