"""Names in the treebanks: Universal NER's .iob2 rows, and GUM's `Entity=` notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

Name = tuple[int, int, str]  # first word, past the last, label

UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
GUM = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
# A mention opens "(3-person-giv:act-cf1-2,3-coref…", closes "3)", or does both: "(3-…-sgl)".
EVENT = re.compile(r"\(([^()]+)(\))?|(\d+)\)")
TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "rev"))
RANKS = frozenset(("professor", "president", "senator", "governor", "judge", "general", "captain"))


class Word(Protocol):
    """What is needed of a treebank's word."""

    form: str
    pos: str
    entity: str


class Words(Protocol):
    """What is needed of a treebank's sentence."""

    @property
    def rows(self) -> list[Word]:
        """Its words."""

    @property
    def letters(self) -> str:
        """Its text without blanks."""


@dataclass
class Table:
    """Names by a sentence's letters: the two files need not agree on words."""

    by_letters: dict[str, list[list[tuple[int, int, str]]]] = field(default_factory=dict)

    def add(self, forms: list[str], labels: list[str]) -> None:
        """Remember one sentence of the .iob2 file."""
        spans: list[tuple[int, int, str]] = []
        at = 0
        for form, label in zip(forms, labels, strict=True):
            end = at + len(form.replace(" ", ""))
            kind = UNER.get(label[2:])
            if kind and label.startswith("I-") and spans and spans[-1][1:] == (at, kind):
                spans[-1] = (spans[-1][0], end, kind)
            elif kind:
                spans.append((at, end, kind))
            at = end
        self.by_letters.setdefault("".join(forms).replace(" ", ""), []).append(spans)

    def get(self, sentence: Words) -> list[Name] | None:
        """Names of a sentence as words, None where the .iob2 file does not have it."""
        waiting = self.by_letters.get(sentence.letters)
        if not waiting:
            return None
        spans = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        starts, ends, at = {}, {}, 0
        for i, row in enumerate(sentence.rows):
            starts[at] = i
            at += len(row.form.replace(" ", ""))
            ends[at] = i + 1
        return [
            (starts[first], ends[last], label)
            for first, last, label in spans
            if first in starts and last in ends
        ]


def read_iob(lines: Iterable[str]) -> Table:
    """Read a .iob2 file of Universal NER: number, word, label."""
    table, forms, labels = Table(), [], []
    for line in [*lines, ""]:
        columns = line.rstrip("\n").split("\t")
        if len(columns) >= 3 and not line.startswith("#"):
            forms.append(columns[1])
            labels.append(columns[2])
        elif not line.strip() and forms:
            table.add(forms, labels)
            forms, labels = [], []
    return table


def names_of(sentence: Words) -> list[Name]:
    """Flat names from nested mentions: the proper-name run round each mention's head."""
    found: list[Name] = []
    taken: set[int] = set()
    mentions = sorted(mentions_of(sentence), key=lambda m: (m[0] - m[1], m[0]))
    for start, end, kind, head in mentions:
        name = proper_run(sentence, start, end, head)
        if name and taken.isdisjoint(range(*name)):
            taken.update(range(*name))
            found.append((*name, GUM[kind]))
    return sorted(found)


def mentions_of(sentence: Words) -> list[tuple[int, int, str, int]]:
    """Return (start, end, type, head) of the mentions of our three types."""
    open_mentions: dict[str, list[tuple[int, str, str]]] = {}
    found = []
    for i, row in enumerate(sentence.rows):
        for event in EVENT.finditer(row.entity):
            if event[1]:
                number, kind, *rest = event[1].split("-")
                least = next((part for part in rest if re.fullmatch(r"\d+(,\d+)*", part)), "1")
                open_mentions.setdefault(number, []).append((i, kind, least))
            number = event[3] or (event[1].split("-")[0] if event[2] else "")
            if number and open_mentions.get(number):
                start, kind, least = open_mentions[number].pop()
                if kind in GUM:
                    found.append((start, i + 1, kind, start + int(least.split(",")[-1]) - 1))
    return found


def proper_run(sentence: Words, start: int, end: int, head: int) -> tuple[int, int] | None:
    """Return the run of proper names round the head within a mention, titles off its front."""
    rows = sentence.rows
    if not (start <= head < end) or rows[head].pos != "PROPN":
        return None
    first, last = head, head + 1
    while first > start and rows[first - 1].pos == "PROPN":
        first -= 1
    while last < end and rows[last].pos == "PROPN":
        last += 1
    while last - first > 1 and rows[first].form.rstrip(".").lower() in TITLES | RANKS:
        first += 1
    return first, last
