"""Candidates: what an event family yields, before tellings are merged and records validated.

A candidate is plain data. Values have the form of the records, but a council is
`{"kind": "council", "key": "kirklees"}` until the event's date is known and its register entry
can be chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Span

from oversight.spans import Offsets, offsets


@dataclass(frozen=True)
class Slot:
    """A value and the character offsets of the words it came from."""

    value: Any
    spans: tuple[Offsets, ...]

    @classmethod
    def of(cls, value: Any, *spans: Span) -> "Slot":
        """Return a slot for spaCy spans."""
        return cls(value, tuple(offsets(span) for span in spans))


@dataclass
class Candidate:
    """One telling of an event.

    `fields` maps a field's name to a Slot, or to a list of Slots for fields that are lists
    (inspectorates, services, judgements, quote, …). `mentions` are character offsets of the
    sentences that tell it.
    """

    type: str
    rule: str
    fields: dict[str, Slot | list[Slot]]
    mentions: list[Offsets]
    status: Slot = field(default_factory=lambda: Slot("happened", ()))
    # Told in a headline or in the present tense, which say little of the time: another telling's
    # status goes before.
    loose: bool = False
    # Somebody acts for a while, whatever the title: "will act up".
    acting: bool = False
    # The same post at another place: "a similar role in Kent".
    elsewhere: bool = False
    # Taken up for good by who had it for now: "got the job permanently in May".
    for_good: bool = False
    # What somebody is now is another post: "left in May, and now leads Kent", "the job has gone to
    # Ada Lovell, who is deputy director".
    moved_on: bool = False
    # Told as a state, not as a change: "is acting up", "has been holding the fort".
    state: bool = False
    # The role of an unnamed one: whoever it turns out to be is meant in all that it does.
    actor: Offsets | None = None
    # The post spoken of around it (role and organisation), where it tells none of its own.
    around: dict[str, Slot | list[Slot]] = field(default_factory=dict)
    # The rules of further tellings that were merged into it.
    told_by: frozenset[str] = frozenset()
    # Too little is told for a record, unless a later sentence says who was in it.
    untold: bool = False
    # "a second review": not the one told of before.
    another: bool = False
    # Where a reference tells whom somebody follows ("her replacement"), if the words do not.
    follows: Offsets | None = None
    # Who came after the person that leaves: "his predecessor, who left".
    followed_by: str | None = None

    def get(self, name: str) -> Any:
        """Return the value of a field that is no list, or None."""
        slot = self.fields.get(name)
        return slot.value if isinstance(slot, Slot) else None

    def many(self, name: str) -> list[Slot]:
        """Return the slots of a field that is a list."""
        slots = self.fields.get(name, [])
        return slots if isinstance(slots, list) else [slots]

    def to_json(self) -> dict[str, Any]:
        """Return the candidate as plain data that survives `Doc.to_bytes`."""
        fields = {
            name: [_dump(item) for item in slot] if isinstance(slot, list) else _dump(slot)
            for name, slot in self.fields.items()
        }
        return {
            "type": self.type,
            "rule": self.rule,
            "status": _dump(self.status),
            "loose": self.loose,
            "fields": fields,
            "mentions": [list(place) for place in self.mentions],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Candidate":
        """Read what `to_json` wrote."""
        fields = {
            name: [_load(item) for item in slot] if isinstance(slot, list) else _load(slot)
            for name, slot in data["fields"].items()
        }
        mentions = [(start, end) for start, end in data["mentions"]]
        status = _load(data["status"])
        return cls(data["type"], data["rule"], fields, mentions, status, data["loose"])


def filled(**fields: Slot | list[Slot] | None) -> dict[str, Slot | list[Slot]]:
    """Return the fields that have a value: None and empty lists are left out."""
    return {name: slot for name, slot in fields.items() if slot}


def mention_of(spans: Iterable[Span]) -> list[Offsets]:
    """Return the offsets of sentences, in order, each once."""
    return sorted({offsets(span) for span in spans})


def _dump(slot: Slot) -> dict[str, Any]:
    return {"value": slot.value, "spans": [list(place) for place in slot.spans]}


def _load(data: dict[str, Any]) -> Slot:
    return Slot(data["value"], tuple((start, end) for start, end in data["spans"]))
