"""Which tellings can be of one happening: each type's own rule.

The rules are those of docs/annotating.md, over articles: two tellings agree in the identity fields
as far as both state them and contradict nowhere. What an article dates by nothing is taken to
have been a while before it was published, at most.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from oversight.merging.agreement import agree, same_quote, same_words, surname, words
from oversight.merging.times import Days, dated_fields
from oversight.records import AnyEvent, Organisation, Person, PersonParty
from oversight.records.events import Appointment, Departure, Inspection, Statement, Tenure

Keys = Callable[[Any], Iterator[str]]
Test = Callable[["Telling", "Telling"], bool]

FOR_EVER = 10**6


@dataclass(frozen=True)
class Telling:
    """One record with what comparing it needs, worked out once."""

    event: AnyEvent
    published: Days | None
    dates: dict[str, Days]

    @property
    def narrowest(self) -> Days | None:
        """The date told most precisely."""
        return min(self.dates.values(), key=lambda days: days.width, default=None)


@dataclass(frozen=True)
class Identity:
    """How tellings of a type are compared.

    keys: only tellings with a key in common are compared. same: fields that may not contradict.
    dates: fields that tell when; slack: by how many days two tellings of one date may differ;
    across: by how many days two different ones of these dates; reach: how many days before its
    article's publication an undated telling can have been, and after it where it is planned.
    """

    keys: Keys
    same: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("date",)
    slack: int = 31
    across: int = 366
    reach: int = 366
    also: tuple[Test, ...] = field(default=())


def party_key(value: Organisation | PersonParty | Person | None) -> str | None:
    """Return by what a body or a person is looked up."""
    if value is None:
        return None
    if isinstance(value, Organisation):
        # "The government" may be any department.
        return value.gss or ("government" if value.kind == "government" else _folded(value.name))
    return f"~{surname(value.name)}"


def _folded(name: str) -> str:
    return " ".join(words(name))


def _by_field(*names: str) -> Keys:
    """Give the key of tellings that need the first field, with further ones where told."""

    def keys(event: Any) -> Iterator[str]:
        first, *others = (getattr(event, name) for name in names)
        head = first if isinstance(first, str) else party_key(first)
        if head and None not in others:
            rest = (party_key(one) if not isinstance(one, str) else one for one in others)
            yield ":".join((head, *map(str, rest)))

    return keys


def _inspected(event: Inspection) -> Iterator[str]:
    if body := party_key(event.council) or party_key(event.subject):
        yield body


def _post(event: Appointment | Departure | Tenure) -> Iterator[str]:
    """Named people by name; unnamed ones by a post that is told with its organisation."""
    if event.person is not None:
        yield f"~{surname(event.person.name)}"
    elif event.role is not None and event.organisation is not None:
        yield f"{party_key(event.organisation)}:{event.role.kind}"


def _quoted(event: Statement) -> Iterator[str]:
    """Runs of five words, one in four of them, so that a part of a quotation finds the whole."""
    told = words(" ".join(event.quote))
    hashes = sorted({crc32(" ".join(told[i : i + 5]).encode()) for i in range(len(told) - 4)})
    sampled = [one for one in hashes if one % 4 == 0] or hashes[:1]
    yield from (f"{one:08x}" for one in sampled[:24])


def _same_post(one: Telling, other: Telling) -> bool:
    """A surname alone needs the post to be told in both; unnamed ones need the time to be told."""
    a, b = one.event, other.event
    assert isinstance(a, Appointment | Departure | Tenure)
    assert isinstance(b, Appointment | Departure | Tenure)
    if a.person is None or b.person is None:
        return a.person is b.person and bool(one.dates) and bool(other.dates)
    whole = min(len(a.person.name.split()), len(b.person.name.split())) > 1
    told = [bool(a.role and b.role), bool(a.organisation and b.organisation)]
    return any(told) if whole else all(told)


def _same_term(one: Telling, other: Telling) -> bool:
    """A term prolonged is one of its own, and so is an interim's beside the permanent one's."""
    a, b = one.event, other.event
    if getattr(a, "reappointed", None) != getattr(b, "reappointed", None):
        return False
    interim = {role.interim for event in (a, b) if (role := getattr(event, "role", None))}
    if len(interim) < 2:
        return True
    gap = min((x.gap(y) for x in one.dates.values() for y in other.dates.values()), default=0)
    return gap == 0


def _same_manner(one: Telling, other: Telling) -> bool:
    """Suspended and then resigned are two happenings."""
    manners = [getattr(telling.event, "manner", None) for telling in (one, other)]
    return (manners[0] == "suspended") == (manners[1] == "suspended")


def _same_inspection(one: Telling, other: Telling) -> bool:
    """Kinds agree, `inspection` being the general one; grades pin what no exact date does."""
    a, b = one.event, other.event
    assert isinstance(a, Inspection)
    assert isinstance(b, Inspection)
    mine, yours = ({j.area: j.rating for j in event.judgements} for event in (a, b))
    both = mine.keys() & yours.keys()
    shared = one.dates.keys() & other.dates.keys()
    if a.kind != b.kind and not (_general(a.kind, b.kind) and (both or shared)):
        return False
    exact = all(t.narrowest and t.narrowest.width <= 62 for t in (one, other))
    if any(mine[area] != yours[area] for area in both) and not (exact and shared):
        return False
    # Two inspections that nothing dates and no grade ties together are no more than two.
    if one.dates and other.dates:
        return True
    return bool(both) or (a.number is not None and a.number == b.number)


def _general(one: str | None, other: str | None) -> bool:
    """Tell whether what one article only calls an inspection is told more exactly by another."""
    kinds = {one, other} - {None}
    return len(kinds) < 2 or ("inspection" in kinds and kinds <= _GRADED)


_GRADED = {"inspection", "short_inspection", "reinspection"}


def _same_title(one: Telling, other: Telling) -> bool:
    names = ("deliverable", "name")
    pairs = ((getattr(one.event, n, None), getattr(other.event, n, None)) for n in names)
    return all(same_words(a, b) for a, b in pairs)


def _same_words_said(one: Telling, other: Telling) -> bool:
    a, b = one.event, other.event
    assert isinstance(a, Statement)
    assert isinstance(b, Statement)
    return same_quote(a.quote, b.quote)


def _same_period(one: Telling, other: Telling) -> bool:
    """Amounts and figures recur: without a period they are one only in one season's articles."""
    if one.dates or other.dates or one.published is None or other.published is None:
        return True
    return one.published.gap(other.published) <= 92


_POST = ("person", "role", "organisation")
_TERM = {"keys": _post, "same": _POST, "slack": 400, "reach": FOR_EVER}

IDENTITIES: dict[str, Identity] = {
    "inspection": Identity(
        _inspected,
        ("subject", "number", "outcome"),
        ("inspected", "published"),
        slack=10,
        across=240,
        reach=1100,
        also=(_same_inspection,),
    ),
    "review": Identity(
        _by_field("council", "kind"),
        ("reviewer",),
        ("conducted", "published", "commissioned", "due"),
        slack=62,
    ),
    "intervention": Identity(_by_field("council", "instrument", "action")),
    "requirement": Identity(_by_field("obliged"), dates=("due",), also=(_same_title,)),
    "service_transfer": Identity(
        _by_field("council", "scope"), ("form", "recipient"), slack=366, reach=730
    ),
    "partnership": Identity(_by_field("council", "partner", "kind"), slack=366, reach=730),
    "appointment": Identity(**_TERM, also=(_same_post, _same_term)),  # type: ignore[arg-type]
    "departure": Identity(**_TERM, also=(_same_post, _same_manner)),  # type: ignore[arg-type]
    "tenure": Identity(
        **_TERM,  # type: ignore[arg-type]
        dates=("since", "until"),
        across=FOR_EVER,
        also=(_same_post, _same_term),
    ),
    "industrial_action": Identity(
        _by_field("council", "kind"), ("union",), slack=3, across=3, reach=62
    ),
    "funding": Identity(
        _by_field("council", "kind"), ("amount",), ("period",), slack=0, also=(_same_period,)
    ),
    "board": Identity(_by_field("council"), slack=366, reach=730, also=(_same_title,)),
    "statement": Identity(_quoted, ("speaker",), (), reach=FOR_EVER, also=(_same_words_said,)),
    "figure": Identity(
        _by_field("council", "measure"),
        ("value",),
        ("period",),
        slack=0,
        reach=183,
        also=(_same_period,),
    ),
}


def make_telling(event: AnyEvent, published: Days | None) -> Telling:
    """Return a record ready to be compared."""
    return Telling(event, published, dated_fields(event, IDENTITIES[event.type].dates))


def same_happening(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings of a type can be of one happening."""
    rule = IDENTITIES[one.event.type]
    return (
        all(agree(getattr(one.event, name), getattr(other.event, name)) for name in rule.same)
        and _same_time(rule, one, other)
        and all(test(one, other) for test in rule.also)
    )


def _same_time(rule: Identity, one: Telling, other: Telling) -> bool:
    shared = one.dates.keys() & other.dates.keys()
    if shared:
        return all(one.dates[name].gap(other.dates[name]) <= rule.slack for name in shared)
    if one.dates and other.dates:
        pairs = ((a, b) for a in one.dates.values() for b in other.dates.values())
        return min(a.gap(b) for a, b in pairs) <= rule.across
    first, second = reach(one), reach(other)
    if first is None or second is None:
        return rule.reach == FOR_EVER
    return first.gap(second) == 0


def reach(telling: Telling) -> Days | None:
    """Return the days on which the happening can have been."""
    rule = IDENTITIES[telling.event.type]
    if telling.narrowest is not None:
        return telling.narrowest
    if telling.published is None:
        return None
    ahead = telling.event.status in ("planned", "proposed")
    return telling.published.widened(rule.reach, min(rule.reach, 400) if ahead else 0)
