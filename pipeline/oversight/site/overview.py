"""What the first page shows: councils by their latest grade, events over time, what is due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from oversight.export.calendar import entries as due_entries
from oversight.merging.times import days_of
from oversight.records import AnyEvent
from oversight.records.events import Inspection
from oversight.site.titles import overall_rating
from oversight.site.views import Entry, Site
from oversight.site.words import FAMILIES, plain, say_date

# From the worst to the best, the older scales' words beside those of today.
ORDER = (
    "inadequate",
    "performs_poorly",
    "requires_improvement",
    "adequate",
    "satisfactory",
    "performs_adequately",
    "good",
    "performs_well",
    "outstanding",
    "performs_excellently",
)
_MOST_DUE = 40


@dataclass(frozen=True)
class CouncilRow:
    """A council with its latest overall grade."""

    id: str
    name: str
    rating: str
    rating_words: str
    when: str
    sort: str
    events: int
    articles: int
    last: str


@dataclass(frozen=True)
class Due:
    """Something that is due or planned, and for when."""

    when: str
    day: str
    entry: Entry
    council: str
    council_id: str


@dataclass(frozen=True)
class YearBar:
    """A year of the chart: its parts from the bottom up."""

    year: str
    x: float
    width: float
    total: int
    parts: list[tuple[str, float, float, int]]


def council_rows(site: Site) -> list[CouncilRow]:
    """Return the councils, the worst latest grade first, those without one last."""
    rows = []
    for key in site.councils:
        entries = site.of_body[key]
        latest = latest_grade(entries, key)
        rating = overall_rating(latest.event) if latest else None  # type: ignore[arg-type]
        articles = {one.href.split("#")[0] for entry in entries for one in entry.sources}
        last = max((entry.first for entry in entries), default="")
        rows.append(
            CouncilRow(
                id=key,
                name=site.directory.bodies[key].name,
                rating=rating or "",
                rating_words=plain(rating) if rating else "",
                when=latest.when if latest else "",
                sort=latest.first if latest else "",
                events=len(entries),
                articles=len(articles),
                last=last[:4],
            )
        )
    rank = {rating: place for place, rating in enumerate(ORDER)}
    return sorted(rows, key=lambda row: (rank.get(row.rating, len(ORDER)), row.name))


def latest_grade(entries: Iterable[Entry], council: str) -> Entry | None:
    """Return the latest inspection of a council that gave an overall grade."""
    graded = [
        entry
        for entry in entries
        if isinstance(entry.event, Inspection)
        and entry.status == "happened"
        and entry.event.subject is None
        and entry.event.council
        and (entry.event.council.gss or "") == council
        and overall_rating(entry.event)
    ]
    return max(graded, key=lambda entry: (entry.is_dated, entry.first, entry.id), default=None)


def grade_counts(rows: Iterable[CouncilRow]) -> list[tuple[str, str, int]]:
    """Return how many councils have which grade, the worst first."""
    counts = Counter(row.rating for row in rows)
    found = [(rating, plain(rating), counts[rating]) for rating in ORDER if counts[rating]]
    return [*found, ("", "no overall grade told", counts[""])] if counts[""] else found


def due_next(site: Site) -> tuple[list[Due], bool]:
    """Return what is due after the latest article, the next first; else what was due last.

    The second value tells whether these are still to come.
    """
    by_id = {entry.id: entry for entry in site.entries}
    found = []
    for event, _, day in due_entries(site.folder):
        days = days_of(day)
        if days is not None and event.status != "cancelled":
            found.append((days.last, event.id, event, day))
    found.sort(key=lambda one: one[:2])
    as_of = site.as_of.toordinal() if site.as_of else 0
    coming = [one for one in found if one[0] >= as_of]
    chosen = coming[:_MOST_DUE] if coming else found[-10:]
    return [
        Due(
            say_date(day),
            date.fromordinal(last).isoformat(),
            by_id[key],
            *_council(site, event),
        )
        for last, key, event, day in chosen
    ], bool(coming)


def _council(site: Site, event: AnyEvent) -> tuple[str, str]:
    from oversight.export.about import council_of
    from oversight.export.directory import body_id

    council = council_of(event)
    return (council.name, body_id(council)) if council else ("", "")


CHART_WIDTH, CHART_HEIGHT = 1000, 220
_MOST_YEARS = 24
_AHEAD = 3  # years after the latest article


def year_bars(entries: Iterable[Entry], as_of: date | None) -> tuple[list[YearBar], int]:
    """Return the chart of events by year, stacked by family, and how many are out of its years.

    One plan for the next generation, or one memory of the last, would leave no room for the rest.
    """
    counts: dict[int, Counter[str]] = {}
    for entry in entries:
        if entry.first and entry.event.type != "tenure":
            counts.setdefault(int(entry.first[:4]), Counter())[entry.family] += 1
    latest = (as_of.year if as_of else max(counts, default=0)) + _AHEAD
    years = [year for year in sorted(counts) if latest - _MOST_YEARS < year <= latest]
    if not years:
        return [], 0
    left_out = sum(counts[year].total() for year in counts if year not in years)
    years = list(range(years[0], years[-1] + 1))
    highest = max(counts[year].total() for year in years if year in counts)
    step = CHART_WIDTH / len(years)
    bars = []
    for place, year in enumerate(years):
        y = float(CHART_HEIGHT)
        parts = []
        for family in dict.fromkeys(FAMILIES.values()):
            count = counts.get(year, Counter())[family]
            height = round(count / highest * (CHART_HEIGHT - 24), 1)
            y = round(y - height, 1)
            if count:
                parts.append((family, y, height, count))
        x, width = round(place * step + step * 0.12, 1), round(step * 0.76, 1)
        total = sum(counts.get(year, Counter()).values())
        bars.append(YearBar(str(year), x, width, total, parts))
    return bars, left_out
