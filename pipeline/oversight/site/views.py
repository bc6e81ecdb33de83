"""What pages show of records: made once for each event, then placed on many pages."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from oversight.export.about import when
from oversight.export.directory import (
    Directory,
    body_id,
    make_directory,
    person_id,
    slug,
    values,
)
from oversight.export.folder import Folder
from oversight.merging.records import disagreements, tellings
from oversight.merging.times import Days, days_of, days_told
from oversight.records import AnyEvent, Article, Date, Organisation, Person, PersonParty
from oversight.site.titles import title
from oversight.site.words import FAMILIES, LABELS, plain, say, say_date, say_value


@dataclass(frozen=True)
class Link:
    """Words, and the page they lead to (none where `href` is empty)."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Source:
    """An article that tells an event: its name, and the place of the words on its page."""

    text: str
    href: str
    words: str
    is_statement: bool = False


@dataclass(frozen=True)
class Entry:
    """An event as a page shows it."""

    id: str
    event: AnyEvent
    label: str
    family: str
    title: str
    when: str
    first: str  # ISO day, for ordering and filters; of an undated one the publication's
    last: str
    is_dated: bool
    facts: list[tuple[str, list[Link]]]
    quote: list[str]
    sources: list[Source]
    differing: list[tuple[str, list[Link]]]

    @property
    def status(self) -> str:
        """Its status."""
        return self.event.status

    @property
    def year(self) -> str:
        """The year under which it is listed."""
        return self.first[:4] or "No date"


@dataclass
class Site:
    """Everything that pages are made from."""

    folder: Folder
    directory: Directory
    entries: list[Entry] = field(default_factory=list)
    own: dict[str, Entry] = field(default_factory=dict)  # of what several articles tell
    of_body: dict[str, list[Entry]] = field(default_factory=dict)
    of_person: dict[str, list[Entry]] = field(default_factory=dict)
    of_article: dict[str, list[Entry]] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)  # the day of each article's publication
    as_of: date | None = None

    @property
    def councils(self) -> list[str]:
        """The ids of the councils that events are about, by name."""
        bodies = self.directory.bodies
        found = [key for key in self.of_body if bodies[key].kind == "council"]
        return sorted(found, key=lambda key: (bodies[key].name, key))


# Facts that the title of an entry says already.
_IN_TITLE = {
    "inspection": ("kind",),
    "review": ("kind", "reviewer"),
    "intervention": ("instrument", "action"),
    "requirement": ("deliverable", "recurring"),
    "service_transfer": ("scope", "form", "recipient"),
    "partnership": ("kind", "partner"),
    "appointment": ("person", "role", "reappointed"),
    "departure": ("person", "role", "manner"),
    "tenure": ("person", "role"),
    "industrial_action": ("kind", "union"),
    "funding": ("amount", "kind", "purpose"),
    "board": ("name",),
    "statement": ("speaker", "quote", "cue"),
    "figure": ("measure", "value"),
}


def make_site(folder: Folder) -> Site:
    """Return what the pages of a folder show."""
    site = Site(folder, make_directory(folder))
    told = {key: days_told(article) for key, article in folder.article.items()}
    site.told = {key: days.last for key, days in told.items() if days}
    latest = max((days.last for days in told.values() if days), default=None)
    site.as_of = date.fromordinal(latest) if latest else None
    for event in folder.events:
        entry = _entry(event, folder, told)
        site.entries.append(entry)
        if len(tellings(event)) > 1:
            site.own |= {one.id: _entry(one, folder, told) for one in tellings(event)}
        for key in dict.fromkeys(_bodies(event)):
            site.of_body.setdefault(key, []).append(entry)
        for key in dict.fromkeys(_people(event)):
            site.of_person.setdefault(key, []).append(entry)
        for key in dict.fromkeys(one.article_id for one in tellings(event)):
            site.of_article.setdefault(key, []).append(entry)
    return site


def _bodies(event: AnyEvent) -> Iterator[str]:
    for _, value in values(event):
        if isinstance(value, Organisation):
            yield body_id(value)


def _people(event: AnyEvent) -> Iterator[str]:
    for _, value in values(event):
        if isinstance(value, Person | PersonParty):
            yield person_id(value)


def article_page(article_id: str) -> str:
    """Return the name of an article's page: its id, made safe for any disk."""
    safe = slug(article_id)
    if safe == article_id:
        return f"{safe}.html"
    return f"{safe}-{hashlib.sha256(article_id.encode()).hexdigest()[:8]}.html".lstrip("-")


def _entry(event: AnyEvent, folder: Folder, told: dict[str, Days | None]) -> Entry:
    stated = when(event)
    days = days_of(stated) or told.get(event.article_id)
    first, last = (_iso(days.first), _iso(days.last)) if days else ("", "")
    return Entry(
        id=event.id,
        event=event,
        label=LABELS[event.type],
        family=FAMILIES[event.type],
        title=title(event),
        when=say_date(stated) if stated else "",
        first=first,
        last=last,
        is_dated=stated is not None,
        facts=list(_facts(event, stated)),
        quote=list(getattr(event, "quote", ())),
        sources=[_source(one, folder) for one in tellings(event)],
        differing=list(_differing(event, folder)),
    )


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _facts(event: AnyEvent, stated: Date | None) -> Iterator[tuple[str, list[Link]]]:
    hidden = {*_IN_TITLE[event.type], "status"}
    found: dict[str, list[Link]] = {}
    for name, value in values(event):
        if name in hidden and not isinstance(value, Person | PersonParty | Organisation):
            continue
        words = say(value)
        if words and value is not stated and value is not False:
            found.setdefault(name, []).append(Link(words, _page(value)))
    for name, links in found.items():
        yield plain(name), links


def _page(value: object) -> str:
    """Return the page of a person or a council, from a page in a folder below."""
    if isinstance(value, Person | PersonParty):
        return f"../people/{person_id(value)}.html"
    if isinstance(value, Organisation) and value.kind == "council":
        return f"../councils/{body_id(value)}.html"
    return ""


def source_name(article: Article | None, article_id: str) -> str:
    """Return how an article is called in a line: its outlet and its day."""
    if article is None:
        return article_id
    parts = [article.outlet or article.id]
    if article.published:
        parts.append(say_value(article.published.value))
    return ", ".join(parts)


def _source(telling: AnyEvent, folder: Folder) -> Source:
    article = folder.article.get(telling.article_id)
    href = f"../articles/{article_page(telling.article_id)}#m-{telling.id}" if article else ""
    return Source(
        source_name(article, telling.article_id),
        href,
        telling.mentions[0].text,
        telling.type == "statement",
    )


def _differing(event: AnyEvent, folder: Folder) -> Iterator[tuple[str, list[Link]]]:
    """Yield the fields in which articles disagree: who says what."""
    by_id = {one.id: one for one in tellings(event)}
    for one in disagreements(event):
        claims = []
        for claim in one.claims:
            sources = [by_id[key] for key in claim.tellings if key in by_id]
            value = getattr(sources[0], one.field, None) if sources else None
            words = say(value) if value not in (None, ()) and value != [] else ""
            if "." in one.field or not words:
                words = _said(claim.value)
            who = "; ".join(
                source_name(folder.article.get(s.article_id), s.article_id) for s in sources
            )
            claims.append(Link(f"{words} ({who})"))
        yield plain(one.field.replace(".", ": ")), claims


def _said(value: object) -> str:
    if isinstance(value, dict):
        names = ("rating", "name", "value", "title", "kind", "amount")
        return plain(str(next((value[name] for name in names if value.get(name)), "")))
    return plain(str(value))
