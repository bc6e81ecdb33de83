"""Finding councils by name: a place from the register, and the forms in which a council is named.

patterns/councils/names.csv holds the places, forms.jsonl the forms ("{place} city council").
Whatever fits is found; the longest wins later: "Central Bedfordshire" is not Bedford.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from oversight.matching import PhraseFinder, split
from oversight.patterns import Pattern
from oversight.text import Text
from oversight.vocabulary.found import Found
from oversight.vocabulary.terms import read_table, words
from oversight.vocabulary.twins import Twins, in_rows

PLACE = "{place}"
_SMALL = frozenset(["and", "on", "in", "of", "upon", "under", "with", "by", "the", "&", "-", ","])


class Name(NamedTuple):
    """One row of names.csv. kind: place (may stand alone), name, initials."""

    key: str
    text: str
    kind: str


class Form(NamedTuple):
    """A form with its words before and after the place; capitals are wanted where printed.

    `context` must follow too, but is no part of the name: "{place} City | councillor".
    """

    label: str
    id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    context: tuple[str, ...]


def read_names(path: Path) -> list[Name]:
    """Return the rows of names.csv."""
    return [Name(row["key"], row["text"], row["kind"]) for row in read_table(path)]


class GivenNames(NamedTuple):
    """Given names, and those of them that are no other words."""

    every: frozenset[str]
    strong: frozenset[str]


def read_given_names(path: Path) -> GivenNames:
    """Return the names of given_names.csv."""
    rows = read_table(path)
    strong = frozenset(row["name"] for row in rows if row["weak"] == "0")
    return GivenNames(frozenset(row["name"] for row in rows), strong)


class Councils:
    """Find councils and bare places in a text."""

    def __init__(self, names: Sequence[Name], forms: Iterable[Pattern], given: GivenNames) -> None:
        self._names = names
        self._given = given
        self._twins = Twins(names)
        self._finder = PhraseFinder([split(name.text) for name in names])
        # By the word after the place, else the word before it.
        self._after: dict[str, list[Form]] = defaultdict(list)
        self._before: dict[str, list[Form]] = defaultdict(list)
        for pattern in forms:
            form = _read_form(pattern)
            if form.after:
                self._after[form.after[0].lower()].append(form)
            else:
                self._before[form.before[-1].lower()].append(form)

    def find(self, text: Text) -> list[Found]:
        """Return councils (COUNCIL), bare places (PLACE) and what is neither (NOT_PLACE)."""
        places: dict[tuple[int, int], Name] = {}
        for number, start, end in self._finder(text.norms):
            name = self._names[number]
            if _printed_as_name(text, start, end, name):
                places[start, end] = name
        candidates: list[Found] = []
        for (start, end), name in places.items():
            for found in self._forms_at(text, start, end, name):
                if found.label == "COUNCILS":
                    candidates += _several(text, start, end, found, places)
                else:
                    candidates.append(found)
            if name.kind != "name" and not self._is_person(text, start, end):
                label = "COUNCIL" if name.kind == "initials" else "PLACE"
                candidates.append(Found(start, end, label, f"council/{name.kind}", name.key))
        return [*candidates, *self._twins.find(text, places), *in_rows(places, text)]

    def _is_person(self, text: Text, start: int, end: int) -> bool:
        """Tell whether a place is a surname or a given name: "Jane Bradford", "Dudley Smith"."""
        norms, printed = text.norms, text.words
        if start and norms[start - 1] in self._given.strong and printed[start - 1][0].isupper():
            return True
        if end - start > 1 or norms[start] not in self._given.every or end + 1 >= len(norms):
            return False
        # In a headline ("Dudley Told To Improve") the word after the next has its capital too.
        return _is_surname(text, end) and not printed[end + 1][0].isupper()

    def _forms_at(self, text: Text, start: int, end: int, name: Name) -> Iterable[Found]:
        forms: list[Form] = []
        if end < len(text.norms):
            forms += self._after.get(text.norms[end], ())
        if start:
            forms += self._before.get(text.norms[start - 1], ())
        for form in forms:
            first = start - len(form.before)
            last = end + len(form.after)
            wanted = form.after + form.context
            if _agree(text, first, form.before) and _agree(text, end, wanted):
                yield Found(first, last, form.label, form.id, name.key)


def _is_surname(text: Text, i: int) -> bool:
    word = text.words[i].strip()
    return word.istitle() and word.isalpha() and text.norms[i] not in words("not_surnames")


def _several(
    text: Text, start: int, end: int, plural: Found, places: dict[tuple[int, int], Name]
) -> Iterable[Found]:
    """Yield each place of "Leeds, Bradford and Kirklees councils"."""
    starts = {last: first for first, last in sorted(places, reverse=True)}
    yield plural._replace(label="COUNCIL")
    while True:
        before = start - 1
        while before > 0 and text.norms[before] in ("and", ",", "&"):
            before -= 1
        if before == start - 1 or before + 1 not in starts:
            return
        start, end = starts[before + 1], before + 1
        yield Found(start, end, "COUNCIL", plural.id, places[start, end].key)


def _read_form(pattern: Pattern) -> Form:
    before, _, rest = str(pattern.pattern).partition(PLACE)
    after, _, context = rest.partition("|")
    parts = [tuple(part.split()) for part in (before, after, context)]
    return Form(pattern.label, pattern.id, *parts)


def _agree(text: Text, start: int, words: Sequence[str]) -> bool:
    if start < 0 or start + len(words) > len(text.norms):
        return False
    return all(
        text.norms[i] == word.lower() and (not word[0].isupper() or text.words[i][0].isupper())
        for i, word in enumerate(words, start)
    )


def _printed_as_name(text: Text, start: int, end: int, name: Name) -> bool:
    if name.kind == "initials":
        return text.of(text.doc[start:end]).strip() == name.text
    norms, words = text.norms, text.words
    return all(
        norms[i] in _SMALL or words[i][0].isupper() or norms[i] == "'s" for i in range(start, end)
    )


def councils_apart(
    councils: list[Found], bodies: Iterable[Found], roles: Iterable[Found]
) -> list[Found]:
    """Drop bare places that are part of a body's name or of an MP's seat.

    "Kirklees Safeguarding Children Board", "MP for Norwich South".
    """
    others = [*bodies, *(role for role in roles if role.value == "mp")]
    covered = {i for other in others for i in range(other.start, other.end)}
    return [
        one
        for one in councils
        if one.label != "PLACE" or covered.isdisjoint(range(one.start, one.end))
    ]
