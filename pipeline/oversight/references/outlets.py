"""Which place a paper is of: "Oldham Times", "Isle of Wight County Press"."""

from collections import defaultdict
from functools import cache

from spacy.tokens import Doc

from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table


@cache
def _places() -> dict[str, list[str]]:
    """Return the names of each council's place, in lower case."""
    places: dict[str, list[str]] = defaultdict(list)
    for row in read_table(patterns_dir() / "councils" / "names.csv"):
        if row["kind"] != "initials":
            places[row["key"]].append(row["text"].lower())
    return dict(places)


def outlet_of(doc: Doc) -> str | None:
    """Return the paper, else the line that a page begins with."""
    outlet: str | None = doc._.outlet if Doc.has_extension("outlet") else None
    first = next(iter(doc.spans.get("blocks", ())), None)
    return outlet or (first.text if first is not None and first.label_ == "FURNITURE" else None)


def is_of_outlet(key: str, outlet: str | None) -> bool:
    """Tell whether an outlet is named after a council's place: its stories are on that council."""
    words = f"{outlet or ''} ".lower().removeprefix("the ")
    return any(words.startswith(f"{place} ") for place in _places().get(key, ()))
