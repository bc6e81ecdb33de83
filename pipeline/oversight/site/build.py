"""Writing the site: one page for each council, person, article and year, and an overview."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from oversight.export.folder import Folder
from oversight.merging.records import disagreements
from oversight.site import overview
from oversight.site.articles import write_articles
from oversight.site.directory import write_councils, write_people
from oversight.site.views import Site, make_site
from oversight.site.words import FAMILIES, say_value
from oversight.site.writer import Writer, cards, make_environment
from oversight.site.years import write_years

_ASSETS = Path(__file__).parent / "assets"


def build(folder: Folder, out: Path) -> str:
    """Write the site of a folder's records; return what was written, in words."""
    site = make_site(folder)
    environment = make_environment()
    writer = Writer(out, environment)
    _clear(out)
    shutil.copytree(_ASSETS, out / "assets", dirs_exist_ok=True)
    rendered = cards(site, environment)
    _write_overview(site, writer)
    write_councils(site, writer, rendered)
    write_people(site, writer, rendered)
    write_articles(site, writer)
    write_years(site, writer, rendered)
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
