"""Rendering templates into a folder, and what several kinds of page share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from oversight.export.directory import Term
from oversight.records.events import Inspection
from oversight.site.views import Entry, Site
from oversight.site.words import first_upper, plain, say_date


@dataclass
class Writer:
    """Renders templates into a folder."""

    out: Path
    environment: Environment

    def page(self, name: str, template: str, **values: Any) -> None:
        """Write one page. `root` is the way up to the overview."""
        root = "../" * name.count("/")
        text = self.environment.get_template(template).render(root=root, **values)
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def make_environment() -> Environment:
    """Return the templates' surroundings: everything escaped, nothing undefined."""
    return Environment(
        loader=PackageLoader("oversight.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def cards(site: Site, environment: Environment) -> dict[str, Markup]:
    """Render each event once: all pages but the overview lie at one depth."""
    render: Callable[..., Markup] = environment.get_template("parts.html").module.entry  # type: ignore[attr-defined]
    return {entry.id: Markup(render(entry, _grades(entry), plain)) for entry in site.entries}


def _grades(entry: Entry) -> list[tuple[str, str]]:
    if not isinstance(entry.event, Inspection):
        return []
    return [(plain(one.area), one.rating) for one in entry.event.judgements]


def term_row(site: Site, term: Term) -> dict[str, str]:
    """Return a term in a post as a row of a table."""
    post = site.directory.posts[term.post]
    body = site.directory.bodies.get(post.body or "")
    title = first_upper(plain(post.title))
    named = post.title.lower().startswith(("interim", "acting"))
    return {
        "person": term.person,
        "name": site.directory.people[term.person].name,
        "post": f"Interim {plain(post.title)}" if term.interim and not named else title,
        "body": body.name if body else "",
        "council": body.id if body and body.kind == "council" else "",
        "start": say_date(term.start),
        "end": say_date(term.end) or ("has left" if term.has_left else ""),
    }


def types(entries: Iterable[Entry]) -> list[str]:
    """Return the kinds of event among entries, as readers call them."""
    return sorted({entry.label for entry in entries})


def by_year(entries: Iterable[Entry]) -> list[tuple[str, list[str]]]:
    """Return the ids of entries by year, the latest first."""
    years: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda one: (one.first, one.id), reverse=True):
        years.setdefault(entry.year, []).append(entry.id)
    return list(years.items())
