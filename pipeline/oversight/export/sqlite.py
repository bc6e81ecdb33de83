"""SQLite: articles, events, evidence, people, organisations and posts, ready for Datasette."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from oversight.export.about import council_of, when
from oversight.export.columns import Column, ColumnType, event_columns
from oversight.export.directory import (
    Directory,
    body_id,
    make_directory,
    person_id,
    post_id,
    values,
)
from oversight.export.folder import Folder
from oversight.merging.records import disagreements
from oversight.records import EVENT_CLASSES, AnyEvent, Organisation, Person, PersonParty
from oversight.summary import describe

_SCHEMA = """
CREATE TABLE articles (
  id TEXT PRIMARY KEY, title TEXT, outlet TEXT, byline TEXT, published TEXT, kind TEXT,
  in_scope INTEGER, source TEXT, sha256 TEXT, text TEXT);
CREATE TABLE organisations (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT, gss TEXT);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, other_names TEXT);
CREATE TABLE posts (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT,
  organisation_id TEXT REFERENCES organisations (id));
CREATE TABLE events (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, status TEXT NOT NULL, summary TEXT,
  date TEXT, first_day TEXT, last_day TEXT,
  council_id TEXT REFERENCES organisations (id), person_id TEXT REFERENCES people (id),
  post_id TEXT REFERENCES posts (id), article_id TEXT REFERENCES articles (id),
  tellings INTEGER NOT NULL, disagreements TEXT, confidence REAL, rule TEXT, record TEXT NOT NULL);
CREATE TABLE tellings (
  event_id TEXT NOT NULL REFERENCES events (id), article_id TEXT REFERENCES articles (id),
  telling_id TEXT PRIMARY KEY, status TEXT, summary TEXT);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, event_id TEXT NOT NULL REFERENCES events (id),
  article_id TEXT REFERENCES articles (id), field TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, event_id TEXT NOT NULL REFERENCES events (id),
  article_id TEXT REFERENCES articles (id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE event_people (
  event_id TEXT NOT NULL REFERENCES events (id), person_id TEXT NOT NULL REFERENCES people (id),
  field TEXT NOT NULL);
CREATE TABLE event_organisations (
  event_id TEXT NOT NULL REFERENCES events (id),
  organisation_id TEXT NOT NULL REFERENCES organisations (id), field TEXT NOT NULL);
CREATE TABLE terms (
  id INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id),
  post_id TEXT NOT NULL REFERENCES posts (id), start TEXT, "end" TEXT, interim INTEGER,
  has_left INTEGER);
"""

# Made when the rows are in: quicker, and the search needs them.
_INDEXES = """
CREATE INDEX events_by_type ON events (type, status);
CREATE INDEX events_by_council ON events (council_id);
CREATE INDEX events_by_person ON events (person_id);
CREATE INDEX evidence_by_event ON evidence (event_id);
CREATE INDEX mentions_by_event ON mentions (event_id);
CREATE INDEX tellings_by_event ON tellings (event_id);
CREATE INDEX people_of_events ON event_people (person_id);
CREATE INDEX organisations_of_events ON event_organisations (organisation_id);
CREATE VIRTUAL TABLE evidence_fts USING fts5 (text, content="evidence", content_rowid="id");
INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE mentions_fts USING fts5 (text, content="mentions", content_rowid="id");
INSERT INTO mentions_fts (mentions_fts) VALUES ('rebuild');
"""

_TYPES: dict[ColumnType, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "list": "TEXT",
}


def write(folder: Folder, out: Path) -> str:
    """Write the database, anew where there is one."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part)
    try:
        with base:
            base.executescript(_SCHEMA)
            directory = make_directory(folder)
            _add_directory(base, directory)
            _add_articles(base, folder)
            _add_events(base, folder)
            _add_tables(base, folder)
            base.executescript(_INDEXES)
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("VACUUM")
    except sqlite3.Error as error:
        raise OSError(None, str(error)) from error
    finally:
        base.close()
    part.replace(out)
    return f"{len(folder.events):,} events, {len(directory.people):,} people"


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Add rows; the first tells how many columns there are."""
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        line = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
        base.execute(line, first)
        base.executemany(line, rows)


def _add_directory(base: sqlite3.Connection, made: Directory) -> None:
    _insert(base, "organisations", ((b.id, b.name, b.kind, b.gss) for b in made.bodies.values()))
    _insert(
        base, "people", ((p.id, p.name, "; ".join(p.other_names)) for p in made.people.values())
    )
    _insert(base, "posts", ((p.id, p.title, p.kind, p.body) for p in made.posts.values()))
    _insert(
        base,
        "terms",
        (
            (
                number,
                term.person,
                term.post,
                term.start.value if term.start else None,
                term.end.value if term.end else None,
                term.interim,
                term.has_left,
            )
            for number, term in enumerate(made.terms, 1)
        ),
    )


def _add_articles(base: sqlite3.Connection, folder: Folder) -> None:
    rows = (
        (
            a.id,
            a.title,
            a.outlet,
            a.byline,
            a.published.value if a.published else None,
            a.kind,
            a.in_scope,
            a.source,
            a.sha256,
            a.text,
        )
        for a in folder.articles
    )
    _insert(base, "articles", rows)


def _add_events(base: sqlite3.Connection, folder: Folder) -> None:
    known = folder.article
    _insert(base, "events", (_event_row(event, known) for event in folder.events))
    _insert(
        base,
        "tellings",
        (
            (event.id, _known(one.article_id, known), one.id, one.status, describe(one))
            for event, one in folder.tellings()
        ),
    )
    places = [*_places(folder, "evidence"), *_places(folder, "mentions")]
    for table in ("evidence", "mentions"):
        rows = (row for name, row in places if name == table)
        _insert(base, table, ((number, *row) for number, row in enumerate(rows, 1)))
    _insert(base, "event_people", _links(folder, (Person, PersonParty), person_id))
    _insert(base, "event_organisations", _links(folder, (Organisation,), body_id))


def _event_row(event: AnyEvent, known: dict[str, Any]) -> tuple[Any, ...]:
    date = when(event)
    person, role = getattr(event, "person", None), getattr(event, "role", None)
    council = council_of(event)
    return (
        event.id,
        event.type,
        event.status,
        describe(event),
        date.value if date else None,
        date.first if date else None,
        date.last if date else None,
        body_id(council) if council else None,
        person_id(person) if person else None,
        post_id(role, getattr(event, "organisation", None)) if role else None,
        _known(event.article_id, known),
        sum(1 for _ in getattr(event, "tellings", (event,))),
        "; ".join(one.field for one in disagreements(event)),
        event.confidence,
        event.rule,
        event.model_dump_json(exclude={"tellings", "evidence", "mentions"}),
    )


def _known(article: str, known: dict[str, Any]) -> str | None:
    return article if article in known else None


def _places(folder: Folder, name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    known = folder.article
    for event in folder.events:
        for item in getattr(event, name):
            article = _known(getattr(item, "article_id", event.article_id), known)
            field = (item.field,) if name == "evidence" else ()
            yield name, (event.id, article, *field, item.start, item.end, item.text)


def _links(
    folder: Folder, classes: tuple[type, ...], identify: Any
) -> Iterator[tuple[str, str, str]]:
    for event in folder.events:
        for name, value in values(event):
            if isinstance(value, classes):
                yield event.id, identify(value), name


def _add_tables(base: sqlite3.Connection, folder: Folder) -> None:
    """Add one flat table for each type that there is, its id the event's."""
    for kind, cls in EVENT_CLASSES.items():
        events = [event for event in folder.events if event.type == kind]
        columns = event_columns(cls)
        names = ", ".join(
            f'"{one.name}" {_TYPES[one.type]}{" PRIMARY KEY REFERENCES events (id)" * (not i)}'
            for i, one in enumerate(columns)
        )
        base.execute(f'CREATE TABLE "{kind}" ({names})')
        _insert(base, f'"{kind}"', (tuple(_cell(one, e) for one in columns) for e in events))


def _cell(column: Column, event: AnyEvent) -> Any:
    value = column.read(event)
    if column.type == "list":
        return json.dumps(value, ensure_ascii=False) if value else None
    return value.isoformat() if column.type == "date" and value else value
