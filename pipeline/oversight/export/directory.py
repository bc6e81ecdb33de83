"""Who is who in a folder's records: people, organisations, posts, and who held which post when."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from oversight.export.folder import Folder
from oversight.merging.times import Days, days_of
from oversight.people.lexicon import fold
from oversight.records import AnyEvent, Date, Organisation, Person, PersonParty, Role
from oversight.records.events import FRAME, Appointment, Departure, Tenure

# Two starts of one post further apart than this are two terms.
_ONE_TERM = 400


@dataclass
class Body:
    """An organisation."""

    id: str
    name: str
    kind: str
    gss: str | None = None


@dataclass
class Somebody:
    """A person, by one spelling of the name."""

    id: str
    name: str
    other_names: list[str] = field(default_factory=list)


@dataclass
class Post:
    """A kind of post in an organisation, by the title most often printed."""

    id: str
    kind: str
    title: str
    body: str | None
    titles: Counter[str] = field(default_factory=Counter)


@dataclass
class Term:
    """Somebody in a post, from when to when, as far as it is told, and the records that tell it."""

    person: str
    post: str
    start: Date | None = None
    end: Date | None = None
    interim: bool = False
    current: bool | None = None
    has_left: bool = False
    events: list[AnyEvent] = field(default_factory=list)

    @property
    def days(self) -> tuple[Days | None, Days | None]:
        """When it began and when it ended."""
        return days_of(self.start), days_of(self.end)


@dataclass
class Directory:
    """The people, organisations, posts and terms of a folder, by their ids, in order of names."""

    people: dict[str, Somebody] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


def slug(text: str) -> str:
    """Return a text as a part of an id or of a file's name: `jo-hart`."""
    flat = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(text))
    short = "-".join(part for part in flat.split("-") if part)[:60].strip("-")
    # A name in no Latin letter, or one cut short, still needs an id of its own.
    if short and len(flat) <= 60 and fold(text).isascii():
        return short
    return f"{short}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".strip("-")


def person_id(value: Person | PersonParty) -> str:
    """Return the id under which a person is known."""
    return slug(value.name)


def body_id(value: Organisation) -> str:
    """Return the id under which an organisation is known: a council's ONS code, else its name."""
    return value.gss or slug(value.name)


def post_id(role: Role, body: Organisation | None) -> str:
    """Return the id of a kind of post in an organisation."""
    return f"{body_id(body) if body else 'unknown'}-{role.kind.replace('_', '-')}"


def values(event: AnyEvent) -> Iterator[tuple[str, Any]]:
    """Yield each single value of an event with its field's name, those of lists one by one."""
    for name in type(event).model_fields:
        if name not in FRAME:
            value = getattr(event, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    yield name, one


def make_directory(folder: Folder) -> Directory:
    """Return who is who in a folder's records."""
    made = Directory()
    names: dict[str, Counter[str]] = {}
    for event in folder.events:
        for _, value in values(event):
            if isinstance(value, Person | PersonParty):
                names.setdefault(person_id(value), Counter())[value.name] += 1
            elif isinstance(value, Organisation):
                key = body_id(value)
                made.bodies.setdefault(key, Body(key, value.name, value.kind, value.gss))
        _add_post(made, event)
    for key, spellings in sorted(names.items()):
        best = min(spellings, key=lambda name: (-spellings[name], name))
        others = sorted(set(spellings) - {best})
        made.people[key] = Somebody(key, best, others)
    for post in made.posts.values():
        # A post's own kind names it only where no article prints a title.
        post.title = min(
            post.titles, key=lambda title: (title == post.kind, -post.titles[title], title)
        )
    made.terms = list(_find_terms(folder))
    made.bodies = dict(sorted(made.bodies.items()))
    made.posts = dict(sorted(made.posts.items()))
    return made


def _add_post(made: Directory, event: AnyEvent) -> None:
    if isinstance(event, Appointment | Departure | Tenure) and event.role:
        key = post_id(event.role, event.organisation)
        body = body_id(event.organisation) if event.organisation else None
        post = made.posts.setdefault(key, Post(key, event.role.kind, "", body))
        post.titles[event.role.title or event.role.kind] += 1


def _find_terms(folder: Folder) -> Iterator[Term]:
    """Yield the terms that appointments, departures and tenures tell, person by person."""
    told: dict[tuple[str, str], list[Appointment | Departure | Tenure]] = {}
    for event in folder.events:
        if not isinstance(event, Appointment | Departure | Tenure) or not event.person:
            continue
        if event.role and event.status in ("happened", "planned"):
            key = person_id(event.person), post_id(event.role, event.organisation)
            told.setdefault(key, []).append(event)
    for (person, post), events in sorted(told.items()):
        terms: list[Term] = []
        for event in sorted(events, key=_when):
            term = next((one for one in terms if _belongs(one, event)), None)
            if term is None:
                term = Term(person, post)
                terms.append(term)
            _add(term, event)
        yield from terms


def _when(event: Appointment | Departure | Tenure) -> tuple[int, int, str]:
    """Order what is told of a post: beginnings before ends, the dated before the undated."""
    start, end = _bounds(event)
    days = days_of(start) or days_of(end)
    order = {"appointment": 0, "tenure": 1, "departure": 2}[event.type]
    return (days.first if days else 10**7, order, event.id)


def _bounds(event: Appointment | Departure | Tenure) -> tuple[Date | None, Date | None]:
    if isinstance(event, Tenure):
        return _fixed(event.since), _fixed(event.until)
    if isinstance(event, Appointment):
        return _fixed(event.date), None
    return None, _fixed(event.date)


def _fixed(value: Date | None) -> Date | None:
    return value if value and value.value else None


def _belongs(term: Term, event: Appointment | Departure | Tenure) -> bool:
    if isinstance(event, Appointment) and event.reappointed and term.start:
        return False
    start, end = _bounds(event)
    for mine, yours in ((term.start, start), (term.end, end)):
        one, other = days_of(mine), days_of(yours)
        if one and other and one.gap(other) > _ONE_TERM:
            return False
    began, left = days_of(start or term.start), days_of(end or term.end)
    return not (began and left and left.last < began.first)


def _add(term: Term, event: Appointment | Departure | Tenure) -> None:
    start, end = _bounds(event)
    term.start = term.start or start
    term.end = term.end or end
    term.has_left |= isinstance(event, Departure) and event.status == "happened"
    if isinstance(event, Tenure) and event.current is not None:
        term.current = event.current
    term.interim |= bool(event.role and event.role.interim)
    term.events.append(event)
