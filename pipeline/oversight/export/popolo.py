"""Popolo: people, organisations, posts and memberships, as one JSON object."""

import json
import re
from pathlib import Path
from typing import Any

from oversight.export.directory import Directory, Term, make_directory
from oversight.export.folder import Folder
from oversight.records import Date

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?\Z", re.ASCII)


def write(folder: Folder, out: Path) -> str:
    """Write the file."""
    made = make_directory(folder)
    out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(to_popolo(made, folder), indent=1, ensure_ascii=False) + "\n"
    out.write_text(text, encoding="utf-8", newline="\n")
    return f"{len(made.people):,} people, {len(made.terms):,} memberships"


def to_popolo(made: Directory, folder: Folder) -> dict[str, Any]:
    """Return persons, organizations, posts and memberships in Popolo's form."""
    held = {term.person for term in made.terms}
    return {
        "persons": [
            {
                "id": f"person/{one.id}",
                "name": one.name,
                "other_names": [{"name": name} for name in one.other_names],
            }
            for one in made.people.values()
            if one.id in held
        ],
        "organizations": [
            {
                "id": f"organization/{one.id}",
                "name": one.name,
                "classification": one.kind,
                "identifiers": [{"scheme": "ONS", "identifier": one.gss}] if one.gss else [],
            }
            for one in made.bodies.values()
        ],
        "posts": [
            {
                "id": f"post/{one.id}",
                "label": one.title,
                "role": one.kind,
                "organization_id": f"organization/{one.body}" if one.body else None,
            }
            for one in made.posts.values()
        ],
        "memberships": [_membership(term, made, folder) for term in made.terms],
    }


def _membership(term: Term, made: Directory, folder: Folder) -> dict[str, Any]:
    post = made.posts[term.post]
    return {
        "id": f"membership/{term.events[0].id}",
        "label": f"{made.people[term.person].name}, {post.title}",
        "role": ("interim " if term.interim else "") + post.title.removeprefix("interim "),
        "person_id": f"person/{term.person}",
        "post_id": f"post/{term.post}",
        "organization_id": f"organization/{post.body}" if post.body else None,
        "start_date": popolo_date(term.start, last=False),
        "end_date": popolo_date(term.end, last=True),
        "sources": _sources(term, folder),
    }


def popolo_date(date: Date | None, *, last: bool) -> str | None:
    """Return a date as Popolo has them: a day, a month or a year; of a period one of its ends.

    A season or a quarter (`2017-22`) would be read as a month, and is given as its year.
    """
    if date is None or date.value is None:
        return None
    ends = [part for part in date.value.split("/") if part != ".."]
    found = _PLAIN.match(ends[-1 if last else 0])
    if found is None:
        return None
    return found[0] if not found[2] or int(found[2]) <= 12 else found[1]


def _sources(term: Term, folder: Folder) -> list[dict[str, str]]:
    sources = {}
    for event in term.events:
        for telling in getattr(event, "tellings", (event,)):
            article = folder.article.get(telling.article_id)
            if article is not None:
                is_url = article.source.startswith(("http://", "https://"))
                url = article.source if is_url else f"urn:sha256:{article.sha256}"
                parts = (article.outlet, article.published and article.published.value, article.id)
                note = ", ".join(part for part in parts if part)
                sources[article.id] = {"url": url, "note": note}
    return [sources[key] for key in sorted(sources)]
