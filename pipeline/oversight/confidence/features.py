"""What can be seen of a record that tells how likely it is to be right: name → number.

Few, and each with a reason: what depends on the article's length or on one rule's luck with the
sample articles tells nothing of others.
"""

import math
from collections import Counter
from collections.abc import Sequence

from oversight.records.events import AnyEvent, BaseEvent

Features = dict[str, float]

# Fields that hold somebody or something with a name; "she" or "the council" there was resolved.
_PARTIES = frozenset(
    {"person", "speaker", "council", "organisation", "reviewer", "obliged", "partner", "recipient"}
)
# Fields that say whose event it is.
_OWNERS = ("council", "organisation", "obliged")
# More of these makes a record surer (1) or less sure (-1), whatever a sample may say.
SIGNS = {
    "fields": 1,
    "mentions": 1,
    "lacking": -1,
    "outside": -1,
    "party outside": -1,
    "in its sentence": -1,
    "other council": -1,
    "not happened": -1,
}


def features_of(events: Sequence[BaseEvent]) -> list[Features]:
    """Return the features of all records of one article, in their order."""
    tellings = Counter((_type(event), event.mentions[0].start) for event in events)
    owners = Counter(code for event in events if (code := _owner(event)))
    main = min(owners, key=lambda code: (-owners[code], code), default=None)
    return [
        {
            "bias": 1.0,
            f"type {_type(event)}": 1.0,
            **_fields(event),
            **_places(event),
            "in its sentence": math.log(tellings[_type(event), event.mentions[0].start]),
            "other council": float(_owner(event) not in (None, main)),
            "not happened": float(event.status != "happened"),
        }
        for event in events
    ]


def _type(event: BaseEvent) -> str:
    return str(getattr(event, "type", ""))


def _owner(event: BaseEvent) -> str | None:
    """Return the code of the council that an event is of."""
    for name in _OWNERS:
        code = getattr(getattr(event, name, None), "gss", None)
        if code is not None:
            return str(code)
    return None


def _fields(event: BaseEvent) -> Features:
    """How much is told, and how many of the fields that make an event's identity are not."""
    names = {path.split(".")[0] for path in event.filled()}
    lacking = [name for name in type(event).identity if name not in names]
    return {"fields": math.log(1 + len(names)), "lacking": float(len(lacking))}


def _places(event: BaseEvent) -> Features:
    """Where the words stand: in the telling itself or elsewhere."""
    told = [(place.start, place.end) for place in event.mentions]
    outside = [
        item for item in event.evidence if not any(start <= item.start < end for start, end in told)
    ]
    return {
        "mentions": math.log(len(told)),
        "outside": len(outside) / max(1, len(event.evidence)),
        "party outside": float(any(item.field in _PARTIES for item in outside)),
    }


def events_by_article(events: Sequence[AnyEvent]) -> dict[str, list[AnyEvent]]:
    """Return the records of each article, in order."""
    found: dict[str, list[AnyEvent]] = {}
    for event in events:
        found.setdefault(event.article_id, []).append(event)
    return found
