"""The pages of articles, each with its records beside its words."""

from typing import Any

from oversight.merging.records import tellings
from oversight.records import AnyEvent
from oversight.site.marking import paragraphs
from oversight.site.views import Entry, Site, article_page
from oversight.site.words import say_value
from oversight.site.writer import Writer, types


def write_articles(site: Site, writer: Writer) -> None:
    """Write a page for each article, and one that lists them."""
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
            types=types(entries),
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
