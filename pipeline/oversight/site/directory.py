"""The pages of councils and of people."""

from collections.abc import Iterable

from markupsafe import Markup

from oversight.export.directory import Term, person_id
from oversight.merging.agreement import surname
from oversight.records import AnyEvent
from oversight.site import overview
from oversight.site.timeline import draw
from oversight.site.titles import overall_rating
from oversight.site.views import Entry, Site
from oversight.site.words import plain
from oversight.site.writer import Writer, by_year, term_row, types


def write_councils(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
    """Write a page for each council."""
    terms: dict[str, list[Term]] = {}
    for term in site.directory.terms:
        if where := site.directory.posts[term.post].body:
            terms.setdefault(where, []).append(term)
    for key in site.councils:
        entries = site.of_body[key]
        body = site.directory.bodies[key]
        latest = overview.latest_grade(entries, key)
        rating = overall_rating(latest.event) if latest else None  # type: ignore[arg-type]
        writer.page(
            f"councils/{key}.html",
            "council.html",
            here="council",
            body=body,
            latest=latest,
            rating=rating,
            rating_words=plain(rating),
            count=len(entries),
            articles=len({s.href.split("#")[0] for entry in entries for s in entry.sources}),
            line=draw(_about(entries, key), terms.get(key, []), site.directory, site.told),
            holders=[term_row(site, term) for term in terms.get(key, [])],
            types=types(entries),
            by_year=by_year(entries),
            cards=cards,
        )


def _about(entries: Iterable[Entry], key: str) -> list[Entry]:
    """Return what happened at a council itself: its timeline is not that of its partners."""
    found = []
    for entry in entries:
        own = getattr(entry.event, "council", None) or getattr(entry.event, "obliged", None)
        if own is None or getattr(own, "gss", None) == key or entry.event.type == "partnership":
            found.append(entry)
    return found


def write_people(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
    """Write a page for each person, and one that lists them."""
    terms: dict[str, list[Term]] = {}
    for term in site.directory.terms:
        terms.setdefault(term.person, []).append(term)
    rows = []
    for key, person in site.directory.people.items():
        entries = site.of_person.get(key, [])
        posts = [term_row(site, term) for term in terms.get(key, [])]
        own = [e for e in entries if _is_about(e.event, key)]
        line = draw(own, terms.get(key, []), site.directory, site.told, by_person=True)
        writer.page(
            f"people/{key}.html",
            "person.html",
            here="person",
            person=person,
            posts=posts,
            count=len(entries),
            line=line,
            types=types(entries),
            by_year=by_year(entries),
            cards=cards,
        )
        told = "; ".join(
            dict.fromkeys(", ".join(filter(None, (r["post"], r["body"]))) for r in posts)
        )
        rows.append({"id": key, "name": person.name, "posts": told, "count": len(entries)})
    rows.sort(key=lambda row: (surname(str(row["name"])), row["name"]))
    writer.page("people/index.html", "people.html", here="people", rows=rows)


def _is_about(event: AnyEvent, key: str) -> bool:
    person = getattr(event, "person", None)
    if person is None or event.type not in ("appointment", "departure"):
        return False
    return person_id(person) == key
