"""Canonical values: what of a field counts, and when two of them agree.

Events are plain dicts here (a gold file's, or a record's JSON), so that a scorer needs neither
the records nor the gold models, and a field that a model would refuse still gets its score.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any

from oversight.evaluate.fields import FIELDS
from oversight.resources import patterns_dir

Event = Mapping[str, Any]

QUOTE_OVERLAP = 0.8
CONTENT_OVERLAP = 0.5

_WORD = re.compile(r"[^\W_]+")
_NUMBER = r"(\d+(?:\.\d+)?)"
_LENGTH = re.compile(rf"P(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T{_NUMBER}H)?")
_HOURS = (168, 24, 1)


def slots(event: Event) -> dict[str, list[Hashable]]:
    """Give the filled fields of an event: name → canonical values (one, or one per element)."""
    found: dict[str, list[Hashable]] = {}
    if event.get("status") is not None:
        found["status"] = [event["status"]]
    for field, kind in FIELDS[event["type"]].items():
        values = [] if event.get(field) is None else _CANONICAL[kind](event[field])
        if values:
            found[field] = values
    return found


def agreeing(gold: dict[str, list[Hashable]], found: dict[str, list[Hashable]]) -> dict[str, int]:
    """Count the agreeing values of each field that both fill (fields without any left out)."""
    agreed = {}
    for field in sorted(gold.keys() & found.keys()):
        count = _count_agreeing(gold[field], found[field])
        if count:
            agreed[field] = count
    return agreed


def _count_agreeing(gold: list[Hashable], found: list[Hashable]) -> int:
    one, other = gold[0], found[0]
    if isinstance(one, Words) and isinstance(other, Words):
        return int(one.agrees(other))
    return (Counter(gold) & Counter(found)).total()


class Words:
    """Text that agrees by its words: a quote, or the content words of a short name."""

    def __init__(self, text: str, *, is_quote: bool) -> None:
        self.text = " ".join(words(text))
        self.is_quote = is_quote
        kept = words(text) if is_quote else [w for w in words(text) if w not in empty_words()]
        self.counts = Counter(kept)

    def agrees(self, other: "Words") -> bool:
        """Tell whether two texts have enough words in common."""
        if not self.counts or not other.counts:
            return self.text == other.text
        if self.is_quote:
            return weighted_jaccard(self.counts, other.counts) >= QUOTE_OVERLAP
        shared = len(self.counts.keys() & other.counts.keys())
        return shared >= CONTENT_OVERLAP * min(len(self.counts), len(other.counts))

    def __repr__(self) -> str:
        return self.text


@cache
def empty_words() -> frozenset[str]:
    """Give the words that do not tell one deliverable, board or purpose from another."""
    path = patterns_dir() / "scoring" / "empty_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    """Lower-case words without marks; an apostrophe joins ("council's" is one word)."""
    return _WORD.findall(text.replace("'", "").replace("’", "").replace("‘", "").casefold())


def weighted_jaccard(one: Counter[str], other: Counter[str]) -> float:
    """Give the shared words over all words, each counted as often as it stands, by its length."""
    shared = sum(len(word) * count for word, count in (one & other).items())
    whole = sum(len(word) * count for word, count in (one | other).items())
    return shared / whole if whole else 0.0


def _word(value: Any) -> list[Hashable]:
    return [value] if value != "" else []


def _words(value: Any) -> list[Hashable]:
    return [one for one in value if one not in (None, "")]


def _texts(value: Any) -> list[Hashable]:
    return [" ".join(words(one)) for one in value if one]


def _flag(value: Any) -> list[Hashable]:
    return [True] if value is True else []


def _number(value: Any) -> list[Hashable]:
    return [float(value)]


def _quantity(value: Any) -> list[Hashable]:
    return [] if value.get("value") is None else _number(value["value"])


def _money(value: Any) -> list[Hashable]:
    return [] if value.get("amount") is None else _number(value["amount"])


def _length(value: Any) -> list[Hashable]:
    """Return a length in hours, so that PT48H is P2D; another unit than these as it is written."""
    found = _LENGTH.fullmatch(value)
    if found is None or not any(found.groups()):
        return _word(value)
    parts = zip(found.groups(default="0"), _HOURS, strict=True)
    return [sum(float(many) * hours for many, hours in parts)]


def _date(value: Any) -> list[Hashable]:
    return [value["value"]] if value.get("value") else []


def _organisation(value: Any) -> list[Hashable]:
    if value.get("kind") == "person":
        return _person(value)
    if value.get("gss"):
        return [("gss", value["gss"])]
    name = " ".join((value.get("name") or "").split()).replace("’", "'")
    return [("name", name)] if name else []


def _person(value: Any) -> list[Hashable]:
    name = " ".join((value.get("name") or "").split()).replace("’", "'").casefold()
    return [("person", name)] if name else []


def _role(value: Any) -> list[Hashable]:
    return [(value["kind"], bool(value.get("interim")))] if value.get("kind") else []


def _judgements(value: Any) -> list[Hashable]:
    return [(one.get("area"), one.get("rating")) for one in value]


def _content(value: Any) -> list[Hashable]:
    return [Words(value, is_quote=False)] if value else []


def _quote(value: Any) -> list[Hashable]:
    text = value if isinstance(value, str) else " ".join(value)
    return [Words(text, is_quote=True)] if text else []


_CANONICAL: dict[str, Callable[[Any], list[Hashable]]] = {
    "word": _word,
    "words": _words,
    "texts": _texts,
    "flag": _flag,
    "number": _number,
    "quantity": _quantity,
    "money": _money,
    "date": _date,
    "length": _length,
    "organisation": _organisation,
    "organisations": lambda value: [key for one in value for key in _organisation(one)],
    "party": _organisation,
    "person": _person,
    "people": lambda value: [key for one in value for key in _person(one)],
    "role": _role,
    "judgements": _judgements,
    "content": _content,
    "quote": _quote,
}
