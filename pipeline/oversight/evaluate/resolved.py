"""References against gold's evidence: "the council", "she", "her replacement".

Gold cites for its values the words of the article. Where these name nobody, the stage
`references` has to find out what they stand for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.components.registers import candidates
from oversight.evaluate.values import words
from oversight.patterns import read_words
from oversight.spans import group, offsets

Value = Mapping[str, Any]
GROUPS = ("references", "people", "bodies", "councils")
# Words that a name shares with any other of its kind: "the council", "the department".
_COMMON = read_words("scoring/common_names.txt")


@dataclass
class Resolved:
    """Of the references that gold cites: how many resolve rightly, wrongly, not at all."""

    right: int = 0
    wrong: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.right + self.wrong + self.open


def references_of(events: Iterable[Mapping[str, Any]]) -> dict[tuple[int, int], Value]:
    """Return the values whose words are a reference, by place; each place counts once."""
    found: dict[tuple[int, int], Value] = {}
    for event in events:
        for value in _values(event):
            if "span" in value and value.get("name") and _is_reference(value):
                found[value["span"][0], value["span"][1]] = value
    return found


def _values(value: Any) -> Iterator[Value]:
    if isinstance(value, Mapping):
        if "name" in value:
            yield value
        for part in value.values():
            yield from _values(part)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part)


def _is_reference(value: Value) -> bool:
    named = set(words(value["name"])) - _COMMON
    said = words(value["text"])
    # "Kirklees", "Kirklees's": a name.
    if any(word.startswith(part) for part in named for word in said):
        return False
    # "DfE" is a name too, the first word of a sentence is none: "She", "The council".
    return value["text"][:1].islower() or (bool(said) and said[0] in _COMMON)


def count_resolved(score: Resolved, doc: Doc, wanted: Mapping[tuple[int, int], Value]) -> None:
    """Count one article's references."""
    spans = [span for name in GROUPS for span in group(doc, name)]
    for place, value in wanted.items():
        span = next((span for span in spans if _touches(span, place)), None)
        if span is None:
            score.open += 1
        elif _stands_for(span, value):
            score.right += 1
        else:
            score.wrong += 1


def _touches(span: Span, place: tuple[int, int]) -> bool:
    start, end = offsets(span)
    return start < place[1] and place[0] < end


def _stands_for(span: Span, value: Value) -> bool:
    kind, key = meaning.referent(span)
    if kind == "person":
        if value.get("kind") == "government":
            return _is_minister(span)
        found = meaning.person(span)
        return found is not None and words(found["name"]) == words(value["name"])
    if kind == "council":
        keys = key.split("+")
        return any(entry["gss"] == value.get("gss") for one in keys for entry in candidates(one))
    return any(
        words(found["name"]) == words(value["name"]) for found in meaning.organisations(span)
    )


def _is_minister(span: Span) -> bool:
    """Tell whether a span stands for a minister: where an organisation is wanted, a department."""
    person = meaning.person_index(span)
    posts = span.doc._.posts
    return any(post["person"] == person and post["kind"] == "minister" for post in posts)
