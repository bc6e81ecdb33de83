"""The pages of years."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from oversight.site.views import Entry, Site
from oversight.site.words import FAMILIES, say_value
from oversight.site.writer import Writer, types

_PER_PAGE = 400


def write_years(site: Site, writer: Writer, cards: dict[str, Markup]) -> None:
    """Write the pages of each year, and one that counts them."""
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
            types=types(part),
            ids=[entry.id for entry in part],
            cards=cards,
        )
