"""Finding councils by name: a place from the register, and the forms in which a council is named.

patterns/councils/names.csv holds the places, forms.jsonl the forms ("{place} city council").
Longest wins: "Central Bedfordshire" is not Bedford.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from oversight.patterns import Pattern
from oversight.vocabulary.found import Found, longest

PLACE = "{place}"
_SMALL = frozenset(["and", "on", "in", "of", "upon", "under", "with", "by", "the", "&", "-", ","])


class Name(NamedTuple):
    """One row of names.csv. kind: place (may stand alone), name, initials."""

    key: str
    text: str
    kind: str


class Form(NamedTuple):
    """A form with its words before and after the place; capitals are wanted where printed."""

    label: str
    id: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def read_names(path: Path) -> list[Name]:
    """Return the rows of names.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Name(row["key"], row["text"], row["kind"]) for row in csv.DictReader(file)]


class Councils:
    """Find councils and bare places in a Doc."""

    def __init__(self, nlp: Language, names: Sequence[Name], forms: Iterable[Pattern]) -> None:
        self._names = names
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._number: dict[int, int] = {}
        for number, name in enumerate(names):
            label = f"council {number}"
            self._matcher.add(label, [nlp.make_doc(name.text)])
            self._number[nlp.vocab.strings[label]] = number
        self._forms: dict[str, list[Form]] = defaultdict(list)
        self._plural: tuple[str, ...] = ()
        for pattern in forms:
            form = _read_form(nlp, pattern)
            self._forms[form.after[0].lower() if form.after else ""].append(form)
        for group in self._forms.values():
            group.sort(key=lambda form: -(len(form.before) + len(form.after)))

    def find(self, doc: Doc) -> list[Found]:
        """Return councils (COUNCIL) and bare places (PLACE), none overlapping."""
        places: dict[tuple[int, int], Name] = {}
        for number, start, end in self._matcher(doc):
            name = self._names[self._number[number]]
            if _printed_as_name(doc, start, end, name):
                places[start, end] = name
        candidates: list[Found] = []
        for (start, end), name in places.items():
            for found in self._forms_at(doc, start, end, name):
                if found.label == "COUNCILS":
                    candidates += _several(doc, start, end, found, places)
                else:
                    candidates.append(found)
            if name.kind != "name":
                label = "COUNCIL" if name.kind == "initials" else "PLACE"
                candidates.append(Found(start, end, label, f"council/{name.kind}", name.key))
        return [found for found in longest(candidates) if not found.label.startswith("NOT_")]

    def _forms_at(self, doc: Doc, start: int, end: int, name: Name) -> Iterable[Found]:
        after = doc[end].norm_ if end < len(doc) else ""
        for form in (*self._forms.get(after, ()), *self._forms.get("", ())):
            first, last = start - len(form.before), end + len(form.after)
            if first < 0 or last > len(doc):
                continue
            if _agree(doc, first, form.before) and _agree(doc, end, form.after):
                yield Found(first, last, form.label, form.id, name.key)


def _several(
    doc: Doc, start: int, end: int, plural: Found, places: dict[tuple[int, int], Name]
) -> Iterable[Found]:
    """Yield each place of "Leeds, Bradford and Kirklees councils"."""
    starts = {last: first for first, last in sorted(places, reverse=True)}
    while True:
        yield Found(start, end, "COUNCIL", plural.id, places[start, end].key)
        before = start - 1
        while before > 0 and doc[before].norm_ in ("and", ",", "&"):
            before -= 1
        if before == start - 1 or before + 1 not in starts:
            return
        start, end = starts[before + 1], before + 1


def _read_form(nlp: Language, pattern: Pattern) -> Form:
    before, _, after = str(pattern.pattern).partition(PLACE)
    words = [tuple(token.text for token in nlp.make_doc(part.strip())) for part in (before, after)]
    return Form(pattern.label, pattern.id, words[0], words[1])


def _agree(doc: Doc, start: int, words: Sequence[str]) -> bool:
    for token, word in zip(doc[start : start + len(words)], words, strict=True):
        if token.norm_ != word.lower() or (word[0].isupper() and not token.text[0].isupper()):
            return False
    return True


def _printed_as_name(doc: Doc, start: int, end: int, name: Name) -> bool:
    tokens = doc[start:end]
    if name.kind == "initials":
        return str(tokens.text).strip() == name.text
    return all(token.norm_ in _SMALL or token.text[0].isupper() or token.norm_ == "'s" for token in tokens)
