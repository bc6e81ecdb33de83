"""What can be seen of a record that tells how likely it is to be right: name → number."""

import math
from collections import Counter
from collections.abc import Sequence

from oversight.records.events import AnyEvent, BaseEvent

Features = dict[str, float]

# Fields that hold somebody or something with a name; "she" or "the council" there was resolved.
_PARTIES = frozenset(
    {"person", "speaker", "council", "organisation", "reviewer", "obliged", "partner", "recipient"}
)


def features_of(events: Sequence[BaseEvent], length: int) -> list[Features]:
    """Return the features of all records of one article of `length` characters, in their order."""
    types = Counter(_type(event) for event in events)
    tellings = Counter((_type(event), event.mentions[0].start) for event in events)
    return [
        {
            **_kind(event),
            **_fields(event),
            **_places(event, length),
            "of its type": math.log(types[_type(event)]),
            "in its sentence": math.log(tellings[_type(event), event.mentions[0].start]),
        }
        for event in events
    ]


def _type(event: BaseEvent) -> str:
    return str(getattr(event, "type", ""))


def _kind(event: BaseEvent) -> Features:
    """The type, its status, and the rule: how often each of these is right is learned."""
    kind = _type(event)
    return {
        "bias": 1.0,
        f"type {kind}": 1.0,
        f"{kind} {event.status}": 1.0,
        f"rule {event.rule}": 1.0,
    }


def _fields(event: BaseEvent) -> Features:
    """How much is told, and which of the fields that make an event's identity are not."""
    kind = _type(event)
    names = {path.split(".")[0] for path in event.filled()}
    lacking = [name for name in type(event).identity if name not in names]
    found: Features = {"fields": math.log(1 + len(names)), "lacking": float(len(lacking))}
    found |= {f"{kind} lacks {name}": 1.0 for name in lacking}
    return found


def _places(event: BaseEvent, length: int) -> Features:
    """Where the words stand: in the telling itself or elsewhere, early or late, named or not."""
    told = [(place.start, place.end) for place in event.mentions]
    outside = [
        item for item in event.evidence if not any(start <= item.start < end for start, end in told)
    ]
    parties = [item for item in event.evidence if item.field in _PARTIES]
    resolved = [item for item in parties if not any(c.isupper() for c in item.text)]
    return {
        "mentions": math.log(len(told)),
        "outside": len(outside) / max(1, len(event.evidence)),
        "resolved": len(resolved) / max(1, len(parties)),
        "late": told[0][0] / max(1, length),
        "first line": float(told[0][0] == 0),
        "words": math.log(1 + len(event.mentions[0].text.split())),
    }


def events_by_article(events: Sequence[AnyEvent]) -> dict[str, list[AnyEvent]]:
    """Return the records of each article, in order."""
    found: dict[str, list[AnyEvent]] = {}
    for event in events:
        found.setdefault(event.article_id, []).append(event)
    return found
