"""Compare the dates component with dateparser.search on the project's own gold, as a table.

    python tests/benchmarks/compare_dates.py [GOLD ARTICLES]...

Counted are the dates that fill a field of a gold event. A date is right where the reader's value
for its words is the gold value: for dateparser.search, which knows days only, cut to the gold's
precision, and a period where both its ends are found. Explicit: with a year in figures.
"""

import json
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from other_dates import Seen

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {"date", "since", "until", "period", "due", "conducted", "published", "inspected"}
FIELDS |= {"commissioned"}
PLAIN = {"due", "since", "until"}  # fields that name their bound themselves


@dataclass
class Score:
    """Right of all, of the explicit ones, and of those without a value."""

    right: dict[str, int] = field(default_factory=lambda: {"all": 0, "explicit": 0, "null": 0})
    all: dict[str, int] = field(default_factory=lambda: {"all": 0, "explicit": 0, "null": 0})

    def add(self, kind: str, right: bool) -> None:
        """Count one date."""
        self.all[kind] += 1
        self.right[kind] += right

    def row(self) -> list[str]:
        """The cells of the table."""
        pairs = [(self.right[kind], self.all[kind]) for kind in self.all]
        return [f"{right / all:.1%} ({right}/{all})" if all else "-" for right, all in pairs]


def gold_dates(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (field, Date) for each date that fills a field."""
    if isinstance(value, dict):
        if name in FIELDS and "span" in value:
            yield name, value
            return
        for key, inner in value.items():
            yield from gold_dates(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from gold_dates(inner, name)


@cache
def pipeline() -> Any:
    """The stages that dates need."""
    import spacy

    import oversight.components.dates
    import oversight.components.layout  # noqa: F401  (declares the factory)
    from oversight.language import CONFIG

    nlp = spacy.blank("en", config=CONFIG)
    nlp.add_pipe("layout")
    nlp.add_pipe("dates")
    return nlp


def component_dates(text: str, published: dict[str, Any] | None) -> list[tuple[int, int, Any]]:
    """Give (start, end, entry of doc._.dates) for each expression."""
    from oversight.spans import offsets

    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.published = published
    doc = nlp(doc)
    return [
        (*offsets(span), entry) for span, entry in zip(doc.spans["dates"], doc._.dates, strict=True)
    ]


def best(found: list[Any], start: int, end: int, place: Any) -> list[Any]:
    """What overlaps the stretch, the greatest overlap first."""
    hits = [one for one in found if place(one)[0] < end and start < place(one)[1]]
    return sorted(hits, key=lambda one: -(min(place(one)[1], end) - max(place(one)[0], start)))


def our_value(found: list[Any], name: str, gold: dict[str, Any]) -> str | None:
    """The component's value for the words of a gold date."""
    from oversight.components.dates import dated

    hits = best(found, *gold["span"], place=lambda one: one[:2])
    if not hits:
        return None
    entry = hits[0][2]
    bounded = gold["text"].lower().split()[0] in ("by", "since", "before", "after", "until")
    value = dated(entry)["value"] if bounded and name not in PLAIN else entry["value"]
    return str(value) if value else None


def their_value(found: "list[Seen]", gold: dict[str, Any]) -> str | None:
    """dateparser's value for the same words, in its favour."""
    hits = best(found, *gold["span"], place=lambda one: (one.start, one.end))
    if not hits:
        return None
    wanted = gold.get("value") or "2000-01-01"
    if "/" not in wanted:
        return hits[0].day.isoformat()[: len(wanted)]
    parts = [part for part in wanted.split("/") if part != ".."]
    days = sorted(one.day.isoformat() for one in hits[: len(parts)])
    if len(days) < len(parts):
        return None
    cut = [day[: len(part)] for day, part in zip(days, parts, strict=True)]
    return wanted if cut == parts else "/".join(cut)


def compare(gold: Path, articles: Path, ours: Score, theirs: Score | None) -> None:
    """Count the dates of one folder of gold; without `theirs` of the component alone."""
    for file in sorted(gold.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        text = (articles / f"{file.stem}.txt").read_bytes().decode("utf-8")
        published = record["article"].get("published")
        found = component_dates(text, published)
        day = (published or {}).get("value", "").removeprefix("../") or None
        other = []
        if theirs:
            from other_dates import seen

            other = seen(text, day)
        for name, date in gold_dates(record["events"]):
            wanted = date.get("value")
            mine, their = our_value(found, name, date), their_value(other, date)
            kind = "all" if wanted else "null"
            kinds = [kind]
            if wanted and re.search(r"\b(19|20)\d\d\b", date["text"]):
                kinds.append("explicit")
            for one in kinds:
                ours.add(one, mine == wanted)
                if theirs:
                    theirs.add(one, their == wanted)


def main() -> None:
    """Print the table in Markdown."""
    warnings.simplefilter("ignore")
    paths = [Path(path) for path in sys.argv[1:]] or [ROOT / "data/gold", ROOT / "data/articles"]
    ours, theirs = Score(), Score()
    for gold, articles in zip(paths[::2], paths[1::2], strict=True):
        compare(gold, articles, ours, theirs)
    print("| | value right | explicit dates | left open where nothing fixes it |")
    print("|---|---|---|---|")
    for name, score in (("oversight dates", ours), ("dateparser.search", theirs)):
        print(f"| {name} | " + " | ".join(score.row()) + " |")


if __name__ == "__main__":
    main()
