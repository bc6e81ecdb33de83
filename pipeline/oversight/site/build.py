"""Writing the site: one page for each council, person, article and year, and an overview."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from oversight.export.directory import Term, person_id
from oversight.export.folder import Folder
from oversight.merging.agreement import surname
from oversight.merging.records import disagreements, tellings
from oversight.records import AnyEvent
from oversight.records.events import Inspection
from oversight.site import overview
from oversight.site.marking import paragraphs
from oversight.site.timeline import draw
from oversight.site.views import Entry, Site, article_page, make_site
from oversight.site.words import FAMILIES, first_upper, overall_rating, plain, say_date, say_value

_ASSETS = Path(__file__).parent / "assets"
_PER_PAGE = 400


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


def build(folder: Folder, out: Path) -> str:
    """Write the site of a folder's records; return what was written, in words."""
    site = make_site(folder)
    environment = Environment(
        loader=PackageLoader("oversight.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    writer = Writer(out, environment)
    _clear(out)
    shutil.copytree(_ASSETS, out / "assets", dirs_exist_ok=True)
    cards = _cards(site, environment)
    _write_overview(site, writer)
    _write_councils(site, writer, cards)
    _write_people(site, writer, cards)
    _write_articles(site, writer)
    _write_years(site, writer, cards)
    return (
        f"{len(site.councils):,} councils, {len(site.directory.people):,} people, "
        f"{len(folder.articles):,} articles"
    )


def _clear(out: Path) -> None:
    """Take away the pages of a site made before: what is no longer told must not stay."""
    out.mkdir(parents=True, exist_ok=True)
    if (out / "assets" / "site.js").is_file():
        for name in ("councils", "people", "articles", "years"):
            shutil.rmtree(out / name, ignore_errors=True)


def _cards(site: Site, environment: Environment) -> dict[str, Markup]:
    """Render each event once: all pages but the overview lie at one depth."""
    render: Callable[..., Markup] = environment.get_template("parts.html").module.entry  # type: ignore[attr-defined]
    return {entry.id: Markup(render(entry, _grades(entry), plain)) for entry in site.entries}


def _grades(entry: Entry) -> list[tuple[str, str]]:
    if not isinstance(entry.event, Inspection):
        return []
    return [(plain(one.area), one.rating) for one in entry.event.judgements]


def _write_overview(site: Site, writer: Writer) -> None:
    rows = overview.council_rows(site)
    due, coming = overview.due_next(site)
    bars, left_out = overview.year_bars(site.entries, site.as_of)
    published = sorted(
        a.published.value[:4]
        for a in site.folder.articles
        if a.published and a.published.value[:4].isdigit()
    )
    span = f"{published[0]} to {published[-1]}" if published else ""
    writer.page(
        "index.html",
        "index.html",
        here="index",
        councils=rows,
        share=_share(rows),
        bars=bars,
        left_out=left_out,
        families=list(dict.fromkeys(FAMILIES.values())),
        due=due,
        coming=coming,
        as_of=say_value(site.as_of.isoformat()) if site.as_of else "",
        events=len(site.entries),
        articles=len(site.folder.articles),
        span=span,
        merged=site.folder.is_merged,
        disagreeing=sum(bool(disagreements(event)) for event in site.folder.events),
    )


def _share(rows: Sequence[overview.CouncilRow]) -> list[dict[str, Any]]:
    x = 0.0
    made = []
    for rating, words, count in overview.grade_counts(rows):
        width = round(1000 * count / len(rows), 2)
        made.append({"rating": rating, "words": words, "count": count, "x": x, "width": width})
        x = round(x + width, 2)
    return made


def _write_councils(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
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
            holders=[_term_row(site, term) for term in terms.get(key, [])],
            types=_types(entries),
            by_year=_by_year(entries),
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


def _term_row(site: Site, term: Term) -> dict[str, str]:
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


def _types(entries: Iterable[Entry]) -> list[str]:
    return sorted({entry.label for entry in entries})


def _by_year(entries: Iterable[Entry]) -> list[tuple[str, list[str]]]:
    """Return the ids of entries by year, the latest first."""
    years: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda one: (one.first, one.id), reverse=True):
        years.setdefault(entry.year, []).append(entry.id)
    return list(years.items())


def _write_people(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
    terms: dict[str, list[Term]] = {}
    for term in site.directory.terms:
        terms.setdefault(term.person, []).append(term)
    rows = []
    for key, person in site.directory.people.items():
        entries = site.of_person.get(key, [])
        posts = [_term_row(site, term) for term in terms.get(key, [])]
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
            types=_types(entries),
            by_year=_by_year(entries),
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


def _write_articles(site: Site, writer: Writer) -> None:
    rows = []
    for article in site.folder.articles:
        entries = site.of_article.get(article.id, [])
        told = [(entry, one) for entry in entries for one in tellings(entry.event)]
        told = [(entry, one) for entry, one in told if one.article_id == article.id]
        told.sort(key=lambda pair: (pair[1].mentions[0].start, pair[1].type, pair[1].id))
        published = say_value(article.published.value) if article.published else ""
        page = article_page(article.id)
        records = [_record(site, number, entry, one) for number, (entry, one) in enumerate(told, 1)]
        writer.page(
            f"articles/{page}",
            "article.html",
            here="article",
            article=article,
            published=published,
            lines=paragraphs(article.text, [one for _, one in told]),
            records=records,
            types=_types(entries),
        )
        rows.append(
            {
                "href": page,
                "title": article.title or article.id,
                "outlet": article.outlet or "",
                "published": published,
                "sort": (article.published.value if article.published else "").removeprefix("../"),
                "count": len(told),
            }
        )
    rows.sort(key=lambda row: (row["sort"], row["href"]), reverse=True)
    writer.page("articles/index.html", "articles.html", here="articles", rows=rows)


def _record(site: Site, number: int, entry: Entry, telling: AnyEvent) -> dict[str, Any]:
    """Return what one article tells of an event, as its own page shows it."""
    own = site.own.get(telling.id, entry)
    others = [s for s in entry.sources if s.href and f"#m-{telling.id}" not in s.href]
    return {
        "number": number,
        "id": telling.id,
        "label": own.label,
        "family": own.family,
        "status": telling.status,
        "title": own.title,
        "when": own.when,
        "first": own.first,
        "last": own.last,
        "facts": own.facts,
        "others": others,
    }


def _write_years(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
    years: dict[str, list[Entry]] = {}
    for entry in sorted(site.entries, key=lambda one: (one.first, one.id)):
        years.setdefault(entry.year, []).append(entry)
    families = list(dict.fromkeys(FAMILIES.values()))
    rows = []
    for year, entries in sorted(years.items(), reverse=True):
        counts = Counter(entry.family for entry in entries)
        name = "undated" if year == "No date" else year
        rows.append(
            {
                "page": f"{name}.html",
                "year": year,
                "counts": [counts[family] for family in families],
                "total": len(entries),
            }
        )
        _write_year(writer, year, name, entries, cards)
    writer.page("years/index.html", "years.html", here="years", rows=rows, families=families)


def _write_year(
    writer: Writer, year: str, name: str, entries: Sequence[Entry], cards: dict[str, Markup]
) -> None:
    """Write a year's pages, so many events on each that it opens at once."""
    parts = [entries[i : i + _PER_PAGE] for i in range(0, len(entries), _PER_PAGE)]
    hrefs = [f"{name}.html" if not n else f"{name}-{n + 1}.html" for n in range(len(parts))]
    pages = [
        {"number": n + 1, "href": href, "label": say_value(part[0].first) or "no date"}
        for n, (href, part) in enumerate(zip(hrefs, parts, strict=True))
    ]
    for number, (href, part) in enumerate(zip(hrefs, parts, strict=True), 1):
        writer.page(
            f"years/{href}",
            "year.html",
            here="year",
            year=year,
            count=len(entries),
            page=number,
            pages=pages,
            types=_types(part),
            ids=[entry.id for entry in part],
            cards=cards,
        )
