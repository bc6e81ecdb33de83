"""Dates: finds time expressions and resolves them against the article's publication date.

Reads the text and doc.spans["blocks"], if there; adds doc.spans["dates"], doc._.dates and, where
it is not set yet, doc._.published.

doc.spans["dates"] holds spans in order with kb_id_ = the value and id_ = the rule. label_: DATE
(a point or period, its value None where nothing fixes it), DURATION ("48 hours"), SET ("every
month"), DATE_REF ("now", "recently"). doc._.dates is parallel to it:

    {"value", "first", "last", "precision", "mod",   the Date of events.md, plain: "by March 2018"
                                                      and "since March 2018" have "2018-03"
     "bound": "before" | "after" | None,              whether to write ../X or X/..
     "preposition": "by" | "since" | ... | None, "tense": "past" | "future" | None,
     "timex": {"type", "value", "mod"}, "kind", "rule"}

doc.spans["chronicle"] holds the dated sections, each with kb_id_ = the date at its head.

`dated(entry)` gives the Date with its bound applied, for fields that name no bound themselves.
"""

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.components.layout import dateline
from oversight.dates import edtf
from oversight.dates.chronicle import Section, sections
from oversight.dates.edtf import NOTHING, Value, plain
from oversight.dates.find import Found, find_dates
from oversight.dates.places import Places
from oversight.dates.publication import (
    comment_bound,
    foot_date,
    header_date,
    inferred,
    line_date,
)
from oversight.text import read

for _name in ("published", "published_default", "dates"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=[] if _name == "dates" else None)

_OUTSIDE = frozenset({"FURNITURE", "COMMENT", "OTHER_STORY"})
_LABELS = {"DURATION": "DURATION", "SET": "SET"}


@Language.factory(
    "dates",
    assigns=["doc.spans", "doc._.dates", "doc._.published"],
    default_config={"style": "british"},
)
def make_dates(nlp: Language, name: str, style: str) -> "Dates":
    """Return the stage; `style` is british or american (order of day and month, weekdays)."""
    return Dates(style)


class Dates:
    """The stage: fills the publication date first, then finds dates against it."""

    def __init__(self, style: str = "british") -> None:
        self.style = style

    def __call__(self, doc: Doc) -> Doc:
        """Add doc.spans["dates"], doc._.dates and doc._.published."""
        if doc._.published is None:
            doc._.published = published(doc)
        known = doc._.published["value"] if doc._.published else None
        spans, entries, chronicle = [], [], chronicle_of(doc)
        for found in find_dates(read(doc).plain, known, self.style, places(doc, chronicle)):
            span = _span(doc, found)
            if span is not None:
                spans.append(span)
                entries.append(entry(found))
        doc.spans["dates"] = spans
        parts = (_section(doc, part) for part in chronicle)
        doc.spans["chronicle"] = [span for span in parts if span is not None]
        doc._.dates = entries
        return doc


def _span(doc: Doc, found: Found) -> Span | None:
    return doc.char_span(
        found.start,
        found.end,
        label=label(found),
        kb_id=found.value.value or "",
        span_id=found.rule,
        alignment_mode="expand",
    )


def _section(doc: Doc, part: Section) -> Span | None:
    return doc.char_span(
        part.start, part.end, label="SECTION", kb_id=part.value, alignment_mode="expand"
    )


def label(found: Found) -> str:
    """Return DATE, DURATION, SET or DATE_REF."""
    if found.kind == "ref":
        return "DATE_REF"
    if found.kind in ("range", "year_to"):
        return "DATE"  # for TIMEX3 a DURATION between two dates
    return _LABELS.get(found.timex.type, "DATE")


def entry(found: Found) -> dict[str, Any]:
    """Return what doc._.dates holds for an expression: plain data."""
    timex = found.timex
    return {
        **plain(found.value),
        "bound": found.bound,
        "preposition": found.preposition,
        "tense": found.tense,
        "timex": {"type": timex.type, "value": timex.value, "mod": timex.mod},
        "kind": found.kind,
        "rule": found.rule,
    }


def dated(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the Date of an entry of doc._.dates as an open range where it has a bound."""
    value = edtf.parse(entry["value"] or "")
    if value.value is None or entry["bound"] is None:
        return {key: entry[key] for key in ("value", "first", "last", "precision", "mod")}
    value = edtf.with_mod(value, entry["mod"])
    opened = edtf.before(value) if entry["bound"] == "before" else edtf.after(value)
    return plain(opened)


def published(doc: Doc) -> dict[str, Any] | None:
    """Return when the article was published: its date line, the caller's default, its own proof."""
    blocks = doc.spans.get("blocks", [])
    text = read(doc).plain
    foot = foot_date(text)
    # Above its minutes stands the day of the meeting.
    header = _header(doc) if foot.value is None else foot
    if header.value is not None:
        return _published(header, "header")
    given = edtf.parse(doc._.published_default or "")
    if given.value is not None:
        return _published(given, "metadata")
    story = [(span.start_char, span.end_char) for span in blocks if span.label_ not in _OUTSIDE]
    proof = inferred(text, story)
    if proof.value is None:
        comments = [(s.start_char, s.end_char) for s in blocks if s.label_ == "COMMENT"]
        proof = comment_bound(text, comments)
    return None if proof.value is None else _published(proof, "inferred")


def _published(value: Value, source: str) -> dict[str, Any]:
    return {"value": value.value, "precision": value.precision, "source": source}


def _header(doc: Doc) -> Value:
    if "blocks" not in doc.spans:
        return header_date(read(doc).plain)
    for block in dateline(doc):
        value = line_date(block.text)
        if value.value is not None:
            return value
    return NOTHING


def places(doc: Doc, chronicle: Sequence[Section]) -> Places:
    """Return what the layout tells of the Doc: dated posts and sections, and what is no story."""
    outside = [
        (span.start_char, span.end_char)
        for span in doc.spans.get("blocks", [])
        if span.label_ in _OUTSIDE
    ]
    anchors = []
    for post in doc.spans.get("posts", []):
        first = post.text.strip().split("\n", 1)[0]
        dated = line_date(first)
        if dated.value is not None:
            anchors.append((post.start_char, post.end_char, dated.value))
    dated_sections = [(part.body, part.end, part.value) for part in chronicle]
    return Places(anchors, outside, dated_sections)


def chronicle_of(doc: Doc) -> list[Section]:
    """Return the dated sections of the Doc's story."""
    story = [
        (span.label_, span.start_char, span.end_char)
        for span in doc.spans.get("blocks", [])
        if span.label_ not in _OUTSIDE
    ]
    return sections(read(doc).plain, story)
