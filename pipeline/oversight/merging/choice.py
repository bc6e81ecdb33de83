"""One value for each field out of several tellings, and where they cannot all be right.

Where tellings agree the most precise value is taken. Where they do not, the one that most of them
give (the first published of those) is taken, and all are kept as a disagreement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from oversight.merging.agreement import agree, canonical, same_words, significant
from oversight.merging.identity import Telling
from oversight.merging.records import Claim, Disagreement
from oversight.merging.times import days_of
from oversight.records import Date, Judgement, Money, Organisation, Quantity, Record, Role

_LATER = ("planned", "proposed")
_GENERAL = ("unstated", "inspection", "other")
_FREE_TEXT = ("purpose", "deliverable", "name")


@dataclass
class Value:
    """A value with the tellings that give it, and where the best of them says so."""

    value: Any
    source: Telling
    index: int | None = None  # its place in the source's list
    tellings: list[Telling] = field(default_factory=list)


@dataclass
class Choice:
    """What a field of the merged record holds."""

    values: list[Value]
    is_list: bool = False
    disagreements: list[Disagreement] = field(default_factory=list)


def choose(name: str, tellings: Sequence[Telling]) -> Choice:
    """Return what a field holds; `tellings` in the order of their publication."""
    told = [(one, getattr(one.event, name)) for one in tellings]
    told = [(one, value) for one, value in told if value is not None and value != ()]
    if not told:
        return Choice([])
    if len(tellings) == 1:
        return _only(*told[0])
    if name == "status":
        return _choose_status(told)
    if name == "current":
        return Choice([_last(told)])
    if name == "quote":
        return _longest_quote(told)
    if isinstance(told[0][1], tuple):
        return _choose_list(name, told)
    return _settle(name, _claims(name, told))


def _only(one: Telling, value: Any) -> Choice:
    if isinstance(value, tuple):
        return Choice([Value(item, one, i, [one]) for i, item in enumerate(value)], is_list=True)
    return Choice([Value(value, one, tellings=[one])])


def _claims(name: str, told: Iterable[tuple[Telling, Any]]) -> list[Value]:
    """Group the values that can be the same, each group under its most precise value."""
    found: list[Value] = []
    for one, value in sorted(told, key=lambda pair: -_precision(pair[1])):
        claim = next((claim for claim in found if _agree(name, claim.value, value)), None)
        if claim is None:
            found.append(Value(value, one, tellings=[one]))
        else:
            claim.tellings.append(one)
    return found


def _settle(name: str, claims: list[Value]) -> Choice:
    ranked = sorted(claims, key=lambda claim: (-len(claim.tellings), _first(claim.tellings)))
    if len(ranked) == 1:
        return Choice(ranked)
    return Choice(ranked[:1], disagreements=[_disagreement(name, ranked)])


def _disagreement(name: str, claims: Iterable[Value]) -> Disagreement:
    return Disagreement(
        field=name,
        claims=tuple(
            Claim(value=_plain(claim.value), tellings=tuple(one.event.id for one in claim.tellings))
            for claim in claims
        ),
    )


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, Record) else value


def _first(tellings: Iterable[Telling]) -> tuple[int, str]:
    return min((one.published.first if one.published else 10**7, one.event.id) for one in tellings)


def _precision(value: Any) -> float:
    """Say how precise a value is: the more, the more it tells."""
    match value:
        case Date():
            days = days_of(value)
            return -1e9 if days is None else -days.width
        case Organisation():
            return 0 if value.name == "UK Government" else 1
        case Role():
            return 1 if value.title else 0
        case Money():
            return significant(value.amount)
        case Quantity():
            return significant(value.value) - 0.5 * value.approximate
        case str():
            return -1 if value in _GENERAL else len(value) / 1e6
    return len(getattr(value, "name", ""))


def _agree(name: str, one: Any, other: Any) -> bool:
    if isinstance(one, Date) and isinstance(other, Date):
        first, second = days_of(one), days_of(other)
        return first is None or second is None or first.gap(second) == 0
    if isinstance(one, Role) and isinstance(other, Role):
        return agree(one, other) and one.interim == other.interim
    if isinstance(one, str) and isinstance(other, str):
        if name in _FREE_TEXT:
            return same_words(one, other)
        # What is only called an inspection may be the reinspection that another tells.
        return one == other or (name in ("kind", "manner") and other in _GENERAL)
    return agree(one, other)


def _choose_status(told: list[tuple[Telling, Any]]) -> Choice:
    """What comes later in time tells more: planned, then happened. Only going back is at odds."""
    claims = _claims("status", told)
    done = next((claim for claim in claims if claim.value == "happened"), None)
    last = _last(told)
    chosen = done if done and last.value in _LATER else _of(claims, last.value)
    others = [claim for claim in claims if claim is not chosen and _at_odds(claim, chosen)]
    if not others:
        return Choice([chosen])
    return Choice([chosen], disagreements=[_disagreement("status", [chosen, *others])])


def _of(claims: list[Value], value: Any) -> Value:
    return next(claim for claim in claims if claim.value == value)


def _at_odds(other: Value, chosen: Value) -> bool:
    """Tell whether a status was still told when, or after, the chosen one had been."""
    return max(_published(one) for one in other.tellings) >= min(
        _published(one) for one in chosen.tellings
    )


def _published(telling: Telling) -> int:
    return telling.published.last if telling.published else 0


def _last(told: list[tuple[Telling, Any]]) -> Value:
    """Return what the last published of the tellings says."""
    one, value = max(told, key=lambda pair: (_published(pair[0]), pair[0].event.id))
    return Value(value, one, tellings=[one])


def _longest_quote(told: list[tuple[Telling, Any]]) -> Choice:
    one, spans = max(told, key=lambda pair: (sum(map(len, pair[1])), pair[0].event.id))
    return Choice([Value(span, one, i, [one]) for i, span in enumerate(spans)], is_list=True)


def _choose_list(name: str, told: list[tuple[Telling, Any]]) -> Choice:
    """Return all elements; two grades of one area are a disagreement."""
    elements: dict[Any, list[tuple[Telling, int, Any]]] = {}
    for one, values in told:
        for index, value in enumerate(values):
            elements.setdefault(canonical(value), []).append((one, index, value))
    choice = Choice([], is_list=True)
    for given in elements.values():
        claims = _element_claims(given)
        settled = _settle(_path(name, claims[0].value), claims)
        choice.values += settled.values
        choice.disagreements += settled.disagreements
    return choice


def _element_claims(given: list[tuple[Telling, int, Any]]) -> list[Value]:
    found: list[Value] = []
    for one, index, value in given:
        same = (c for c in found if not isinstance(value, Judgement) or _same_grade(c.value, value))
        claim = next(same, None)
        if claim is None:
            found.append(Value(value, one, index, [one]))
        else:
            claim.tellings.append(one)
    return found


def _same_grade(one: Judgement, other: Judgement) -> bool:
    """Tell whether two judgements of one area are one: how a report names the area is no matter."""
    return one.rating == other.rating


def _path(name: str, value: Any) -> str:
    return f"{name}.{value.area}" if isinstance(value, Judgement) else name
