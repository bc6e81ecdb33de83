"""Money and quantities: numbers in digits or words, read into values."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Span

from oversight.resources import patterns_dir
from oversight.vocabulary.found import Found
from oversight.vocabulary.terms import read_table, words

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(bn|tn|m|mn|k|million|billion)", re.IGNORECASE)
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}


@cache
def _values() -> dict[str, float]:
    rows = read_table(patterns_dir() / "vocabulary" / "numbers.csv")
    return {row["word"]: float(row["value"]) for row in rows if row["kind"] == "number"}


@cache
def _scales() -> dict[str, float]:
    rows = read_table(patterns_dir() / "vocabulary" / "numbers.csv")
    return {row["word"]: float(row["value"]) for row in rows if row["kind"] == "scale"}


def value_of(word: str) -> float | None:
    """Return the number that a word says: "4,500", "5.1", "eleven"; None for other words."""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    return _values().get(word)


def find_money(doc: Doc) -> list[Found]:
    """Return amounts of money with their value, such as "5100000 GBP"."""
    return list(_money(doc))


def _money(doc: Doc) -> Iterator[Found]:
    for token in doc:
        if token.norm_ not in _CURRENCIES or token.i + 1 >= len(doc):
            continue
        amount, end = _amount(doc, token.i + 1)
        if amount is not None:
            currency = _CURRENCIES[token.norm_]
            yield Found(token.i, end, "MONEY", "money/sign", f"{amount:.15g} {currency}")


def _amount(doc: Doc, i: int) -> tuple[float | None, int]:
    """Read a number and its scale at token i: 5.1 m, 6.6bn, 5.1 million."""
    word = doc[i].norm_
    glued = _GLUED.fullmatch(word)
    if glued:
        return round(float(glued[1].replace(",", "")) * _scales()[glued[2]], 2), i + 1
    value = value_of(word)
    if value is None:
        return None, i
    if i + 1 < len(doc) and doc[i + 1].norm_ in _scales():
        return round(value * _scales()[doc[i + 1].norm_], 2), i + 2
    return value, i + 1


def find_quantities(doc: Doc, taken: Iterable[int]) -> list[Found]:
    """Return counts and percentages outside the tokens `taken`, with a value such as "79 percent"."""
    return list(_quantities(doc, frozenset(taken)))


def _quantities(doc: Doc, taken: frozenset[int]) -> Iterator[Found]:
    values = _values()
    last = -1
    for token in doc:
        i = token.i
        if i <= last or i in taken or not (token.norm_ in values or token.norm_[0].isdigit()):
            continue
        found = _quantity(doc, i)
        if found is not None:
            last = found.end - 1
            yield found


def _quantity(doc: Doc, i: int) -> Found | None:
    value, end = _amount(doc, i)
    if value is None or _is_other(doc, i, end):
        return None
    unit = "count"
    rest = doc[end : end + 2].text.lower().split()
    if rest[:1] == ["%"] or rest[:1] == ["percent"]:
        unit, end = "percent", end + 1
    elif rest == ["per", "cent"]:
        unit, end = "percent", end + 2
    start = _approximation(doc, i)
    return Found(start, end, "QUANTITY", f"quantity/{unit}", f"{value:.15g} {unit}")


def _is_other(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a number is a date, a time, an age or a section of a law."""
    before = doc[i - 1].norm_ if i else ""
    after = doc[end].norm_ if end < len(doc) else ""
    if before in words("before_other_number") or after in words("after_other_number"):
        return True
    digits = doc[i].norm_
    return len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20")


def _approximation(doc: Doc, i: int) -> int:
    for phrase in words("approximation"):
        size = len(phrase.split())
        if i >= size and [t.norm_ for t in doc[i - size : i]] == phrase.split():
            return i - size
    return i


def amount_of(span: Span) -> tuple[float, str]:
    """Return (amount, currency) of a MONEY span."""
    amount, _, currency = span.kb_id_.partition(" ")
    return float(amount), currency


def quantity_of(span: Span) -> tuple[float, str, bool]:
    """Return (value, unit, approximate) of a QUANTITY span."""
    value, _, unit = span.kb_id_.partition(" ")
    return float(value), unit, value_of(span[0].norm_) is None
