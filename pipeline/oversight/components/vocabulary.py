"""Vocabulary: the names and terms of the field, as span groups.

Reads tokens; adds doc.spans councils, bodies, roles, ratings, areas, inspection_kinds,
instruments, money and quantities. A span's label_ is its type, id_ the pattern that found it,
kb_id_ its value (a register key, a role's kind, a rating, …). No group overlaps within itself.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from oversight.patterns import Pattern, read_patterns
from oversight.resources import patterns_dir
from oversight.text import Text, read
from oversight.vocabulary import bodies, numbers, ratings, roles
from oversight.vocabulary.councils import (
    PLACE,
    Councils,
    councils_apart,
    read_given_names,
    read_names,
)
from oversight.vocabulary.found import Found, longest
from oversight.vocabulary.terms import Terms

GROUPS = {
    "COUNCIL": "councils",
    "COUNCILS": "councils",
    "PLACE": "councils",
    "BODY": "bodies",
    "ROLE": "roles",
    "RATING": "ratings",
    "RATING_NEAR": "ratings",
    "AREA": "areas",
    "INSPECTION_KIND": "inspection_kinds",
    "INSTRUMENT": "instruments",
    "MONEY": "money",
    "QUANTITY": "quantities",
}

is_interim = roles.is_interim
title_of = roles.title_of
body = bodies.body
amount_of = numbers.amount_of
quantity_of = numbers.quantity_of


@Language.factory(
    "vocabulary",
    assigns=["doc.spans"],
    default_config={"patterns": None},
)
def make_vocabulary(nlp: Language, name: str, patterns: str | None) -> "Vocabulary":
    """`patterns`: a folder of further pattern files, read after the project's own."""
    return Vocabulary(_entries(patterns))


@cache
def project_entries() -> tuple[Pattern, ...]:
    """Return the entries of the project's own pattern files."""
    return tuple(read_patterns("vocabulary"))


def _entries(folder: str | None) -> tuple[Pattern, ...]:
    if folder is None:
        return project_entries()
    own = read_patterns(Path(folder).resolve())
    return (*project_entries(), *(entry for entry in own if group_of(entry.label)))


def group_of(label: str) -> str:
    """Return the span group of a pattern's label; empty where it is none of the vocabulary's."""
    return GROUPS.get(label.removeprefix("NOT_"), "")


class Vocabulary:
    """Set the span groups of a Doc."""

    def __init__(self, entries: tuple[Pattern, ...]) -> None:
        place = patterns_dir() / "councils"
        own = [e for e in entries if isinstance(e.pattern, str) and PLACE in e.pattern]
        forms = [*read_patterns("councils/forms.jsonl"), *own]
        given = read_given_names(patterns_dir() / "people" / "given_names.csv")
        self._councils = Councils(read_names(place / "names.csv"), forms, given)
        self._terms = Terms([entry for entry in entries if entry not in own])

    def __call__(self, doc: Doc) -> Doc:
        """Set the span groups."""
        for name, found in self.find(doc).items():
            spans = [
                Span(doc, f.start, f.end, label=f.label, kb_id=f.value, span_id=f.id) for f in found
            ]
            doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
        return doc

    def find(self, doc: Doc) -> dict[str, list[Found]]:
        """Return what stands in each group, in order."""
        text = read(doc)
        raw = self.candidates(text)
        groups = {name: _settle(raw[name]) for name in dict.fromkeys(GROUPS.values())}
        groups["ratings"] = ratings.settle(doc, raw["ratings"])
        taken = {i for f in groups["money"] for i in range(f.start, f.end)}
        groups["quantities"] = numbers.find_quantities(text, taken)
        groups["councils"] = councils_apart(groups["councils"], groups["bodies"], groups["roles"])
        named = groups["bodies"] + [one for one in groups["councils"] if one.label == "COUNCIL"]
        groups["roles"] = roles.apart(text, groups["roles"], named)
        return groups

    def candidates(self, text: Text) -> dict[str, list[Found]]:
        """Return all that fits a pattern, by group, overlapping and blocking ones (NOT_) too."""
        raw: dict[str, list[Found]] = defaultdict(list)
        for found, pattern in self._terms.find(text):
            tidied = _tidied(text, found, pattern)
            if tidied is not None:
                raw[group_of(found.label)].append(tidied)
        raw["councils"] += self._councils.find(text)
        raw["money"] += numbers.find_money(text)
        return raw


def _tidied(text: Text, found: Found, pattern: Pattern) -> Found | None:
    """Return what a pattern found as its group wants it."""
    if found.label == "ROLE":
        return roles.trimmed(text, found)
    if found.label == "BODY":
        return bodies.named(text, found, pattern)
    if group_of(found.label) == "ratings":
        return ratings.graded(text, found)
    return found


def _settle(found: list[Found]) -> list[Found]:
    return [one for one in longest(found) if not one.label.startswith("NOT_")]
