"""Errors: what is missed, wrong or invented, told with its sentence and counted by cause."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from oversight.evaluate.align import SAME_EVENT, Pair, Told, pair
from oversight.evaluate.fields import FIELDS
from oversight.evaluate.values import QUOTE_OVERLAP, Event, Words, slots
from oversight.records import EVENT_CLASSES

# The cause that a field of each kind of value stands for, in the order in which they are shown.
CAUSES = (
    "missed",
    "merged",
    "invented",
    "split",
    "status",
    "person",
    "role",
    "council",
    "organisation",
    "date",
    "quote",
    "judgements",
    "amount",
    "other",
)
_CAUSE_OF_KIND = {
    "person": "person",
    "people": "person",
    "party": "organisation",
    "organisation": "organisation",
    "organisations": "organisation",
    "role": "role",
    "date": "date",
    "quote": "quote",
    "judgements": "judgements",
    "money": "amount",
    "quantity": "amount",
}


@dataclass(frozen=True)
class Difference:
    """A field in which a pair differs; None where one side leaves it open."""

    field: str
    cause: str
    gold: str | None
    found: str | None


@dataclass(frozen=True)
class Error:
    """One gold event, found event or pair that is not exact; `name`: missed, wrong, invented."""

    article: str
    name: str
    cause: str
    type: str
    told: str
    differences: tuple[Difference, ...]
    sentence: str
    rule: str | None

    def to_json(self) -> dict[str, Any]:
        """Give the error as plain data."""
        return asdict(self)


def find_errors(pairs: Mapping[str, Sequence[Pair]]) -> Iterator[Error]:
    """Yield the errors of each article, in the order of its pairs."""
    for article, ones in pairs.items():
        for one in ones:
            if not one.is_exact:
                yield _error(article, one, ones)


def count_causes(pairs: Mapping[str, Sequence[Pair]]) -> dict[str, Counter[str]]:
    """Count errors by cause and type; a pair counts once for each cause that parts it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for error in find_errors(pairs):
        parted = {one.cause for one in error.differences} if error.name == "wrong" else ()
        for cause in parted or {error.cause}:
            counts[cause][error.type] += 1
    return {cause: counts[cause] for cause in CAUSES if cause in counts}


def differences(one: Pair) -> tuple[Difference, ...]:
    """List the fields in which a pair does not wholly agree, status first."""
    if one.gold is None or one.found is None:
        return ()
    fields = {**one.gold.slots, **one.found.slots}
    return tuple(
        Difference(
            field,
            cause_of(str(one.gold.event["type"]), field, one),
            _shown(one.gold, field),
            _shown(one.found, field),
        )
        for field in fields
        if one.agreed.get(field, 0)
        != max(len(told.slots.get(field, ())) for told in (one.gold, one.found))
    )


def cause_of(kind: str, field: str, one: Pair) -> str:
    """Name what a wrong field is about."""
    if field in ("status", "council"):
        return field
    value = FIELDS[kind][field]
    if value == "party" and any(
        (told.event.get(field) or {}).get("kind") == "person"
        for told in (one.gold, one.found)
        if told is not None
    ):
        return "person"
    if value == "organisation" and _is_council(one, field):
        return "council"
    return _CAUSE_OF_KIND.get(value, "other")


def _is_council(one: Pair, field: str) -> bool:
    sides = [told.event.get(field) for told in (one.gold, one.found) if told is not None]
    return any(side.get("kind") == "council" for side in sides if side)


def _error(article: str, one: Pair, ones: Sequence[Pair]) -> Error:
    told = one.gold or one.found
    assert told is not None
    parted = differences(one)
    if one.gold is not None and one.found is not None:
        name, cause = "wrong", parted[0].cause if parted else "other"
    elif one.gold is not None:
        name = "missed"
        others = (other.found for other in ones if other.gold is not None)
        cause = "merged" if _stands_in(one.gold, others) else name
    else:
        name = "invented"
        others = (other.gold for other in ones if other.found is not None)
        cause = "split" if _stands_in(told, others) else name
    return Error(
        article,
        name,
        cause,
        str(told.event["type"]),
        show_event(told.event),
        parted,
        sentence(told.event),
        one.found.event.get("rule") if one.found else None,
    )


def _stands_in(told: Told, others: Iterable[Told | None]) -> bool:
    """Tell whether an event of the other side, taken by another partner, tells this one too."""
    near = (other for other in others if other and other.event["type"] == told.event["type"])
    return any(_tells(told, other) for other in near)


def _tells(one: Told, other: Told) -> bool:
    """Tell whether nothing that makes an event itself parts two, or one quote holds the other."""
    if one.event["type"] == "statement":
        quotes = [told.slots["quote"][0] for told in (one, other) if "quote" in told.slots]
        return len(quotes) == 2 and _holds(*quotes)
    both = pair(one, other)
    identity = EVENT_CLASSES[one.event["type"]].identity
    shared = [field for field in identity if field in one.slots and field in other.slots]
    return both.dice >= SAME_EVENT and all(field in both.agreed for field in shared)


def _holds(one: Hashable, other: Hashable) -> bool:
    assert isinstance(one, Words)
    assert isinstance(other, Words)
    smaller = min(one.counts.total(), other.counts.total())
    return (one.counts & other.counts).total() >= QUOTE_OVERLAP * smaller


def sentence(event: Event) -> str:
    """Give the first sentence that tells an event, on one line; empty where none is noted."""
    for mention in event.get("mentions") or ():
        return " ".join(str(mention.get("text", "")).split())
    return ""


def show_event(event: Event) -> str:
    """Put an event's filled fields on one line: `council Kirklees…, kind strike`."""
    return ", ".join(f"{field} {show(event[field])}" for field in slots(event))


def shorten(text: str, width: int = 200) -> str:
    """Cut the middle out of a long text: where a quote begins and ends is what is read."""
    head = width * 2 // 3
    return text if len(text) <= width else f"{text[:head]} … {text[head - width :]}"


def _shown(told: Told, field: str) -> str | None:
    return show(told.event.get(field)) if field in told.slots else None


def show(value: Any) -> str | None:
    """Put a field's value as people read it; None where nothing is there."""
    if value is None or value == [] or value == "":
        return None
    if isinstance(value, dict):
        return _show_dict(value)
    if isinstance(value, list):
        return "; ".join(filter(None, map(show, value)))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _show_dict(value: dict[str, Any]) -> str | None:
    if "rating" in value or "area" in value:
        return f"{value.get('area')} {value.get('rating')}"
    if "amount" in value:
        return f"{value.get('currency') or 'GBP'} {value['amount']:,.0f}"
    if "interim" in value or "title" in value:
        return f"interim {value.get('kind')}" if value.get("interim") else show(value.get("kind"))
    if "name" in value:
        return f"{value['name']} ({value['gss']})" if value.get("gss") else show(value["name"])
    if value.get("unit") == "percent":
        return f"{value.get('value')}%"
    return show(value.get("value", value.get("kind")))
