"""Lead inspectors: who a cover, or the list of the team, names as such."""

from collections.abc import Iterator
from typing import NamedTuple

from oversight.patterns import read_words
from oversight.reports.document import Report
from oversight.reports.phrases import phrase
from oversight.spans import Offsets


class Inspector(NamedTuple):
    """A name, the post printed with it, and where both stand."""

    name: str
    place: Offsets
    post: str | None
    post_place: Offsets
    """Of the post, or of the label ("Lead inspector") where none is printed."""


def find_inspectors(report: Report) -> list[Inspector]:
    """Return the lead inspectors, in order; none where the report names none."""
    label = phrase("inspectors", "inspectors/label").expression
    for match in label.finditer(report.plain):
        found = list(_people(report, match.span("label"), match.span("name")))
        if found:
            return found
    behind = phrase("inspectors", "inspectors/behind").expression
    return [
        _behind(report, match.span("name"), match.span("post"))
        for match in behind.finditer(report.plain)
        if _end_of_name(report, *match.span("name")) == match.end("name")
    ]


def _behind(report: Report, place: Offsets, post: Offsets) -> Inspector:
    """Return the inspector of "Ada Lovell, HMI, lead inspector"."""
    name, title = (" ".join(report.text[slice(*span)].split()) for span in (place, post))
    return Inspector(name.replace("’", "'"), place, title.strip(" ,()"), post)


def inspectors_at(report: Report, name: Offsets) -> list[Inspector]:
    """Return the inspectors of a list of names that begins at a place."""
    return list(_people(report, name, name))


def _people(report: Report, label: Offsets, place: Offsets) -> Iterator[Inspector]:
    """Yield the person named at a place, and those joined to it."""
    post, further = (
        phrase("inspectors", f"inspectors/{name}").expression for name in ("post", "next")
    )
    start = place[0]
    while True:
        end = _end_of_name(report, start, place[1])
        if end <= start:
            return
        told = post.match(report.plain, end)
        title = None if told is None else " ".join(report.text[slice(*told.span("post"))].split())
        name = " ".join(report.text[start:end].split()).replace("’", "'")
        yield Inspector(name, (start, end), title, told.span("post") if told else label)
        stop = report.plain.find("\n", end if told is None else told.end())
        another = further.match(report.plain, end if told is None else told.end())
        if another is None or (0 <= stop < another.start("name")):
            return
        start, place = another.start("name"), another.span("name")


def _end_of_name(report: Report, start: int, end: int) -> int:
    """Return where a name ends: before the first word that belongs to no name."""
    place = start
    for count, word in enumerate(report.plain[start:end].split(" ")):
        if word.lower().rstrip(".,") in read_words("reports/words/after_names.txt"):
            return place - 1 if count > 1 else start
        place += len(word) + 1
    return end if " " in report.plain[start:end] else start
