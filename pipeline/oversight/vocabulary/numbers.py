"""Money and quantities: numbers in digits or words, read into values."""

import re
from collections.abc import Set
from functools import cache

from spacy.tokens import Span

from oversight.resources import patterns_dir
from oversight.text import Text
from oversight.vocabulary.found import Found
from oversight.vocabulary.shares import is_share
from oversight.vocabulary.terms import read_table, words

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(bn|tn|m|mn|k|million|billion)", re.IGNORECASE)
# Alone, a larger number may be a year.
_FIRST_YEAR = 1900
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


def find_money(text: Text) -> list[Found]:
    """Return amounts of money with their value, such as "5100000 GBP"."""
    found: list[Found] = []
    for i, norm in enumerate(text.norms):
        if norm in _CURRENCIES and i + 1 < len(text.norms):
            amount, end = _amount(text.norms, i + 1)
            if amount is not None:
                value = f"{amount:.15g} {_CURRENCIES[norm]}"
                found.append(Found(i, end, "MONEY", "money/sign", value))
    return found


def _amount(norms: list[str], i: int) -> tuple[float | None, int]:
    """Read a number and its scale at token i: 5.1 m, 6.6bn, 5.1 million, two hundred and six."""
    glued = _GLUED.fullmatch(norms[i])
    if glued:
        return round(float(glued[1].replace(",", "")) * _scales()[glued[2]], 2), i + 1
    value, end = _words(norms, i)
    if value is None:
        value, end = value_of(norms[i].rstrip("+")), i + 1
    if value is None:
        return None, i
    if norms[end : end + 1] == ["-"] and _scale(norms, end + 1):
        end += 1
    scale = _scale(norms, end)
    if scale:
        return round(value * scale, 2), end + 1
    return round(value * _shared_scale(norms, end), 2), end


def _shared_scale(norms: list[str], end: int) -> float:
    """Return the scale that the lower end of a range has from its upper one: "£2-3m"."""
    if norms[end : end + 1] not in (["-"], ["–"]) or not norms[end + 1 : end + 2]:
        return 1
    glued = _GLUED.fullmatch(norms[end + 1])
    if glued:
        return _scales()[glued[2]]
    return (value_of(norms[end + 1]) and _scale(norms, end + 2)) or 1


def _scale(norms: list[str], i: int) -> float | None:
    # "worth £4.5m." ends in a token "m."
    return _scales().get(norms[i].rstrip(".")) if i < len(norms) else None


def _words(norms: list[str], i: int) -> tuple[float | None, int]:
    """Read a number in words below a thousand: "twenty-five", "two hundred and six"."""
    values = _values()
    if norms[i] not in values:
        return None, i
    total, end = _tens(norms, i)
    if norms[end : end + 1] == ["hundred"]:
        total, end = total * 100, end + 1
        if (
            norms[end : end + 1] == ["and"]
            and norms[end + 1 : end + 2]
            and norms[end + 1] in values
        ):
            rest, end = _tens(norms, end + 1)
            total += rest
    return total, end


def _tens(norms: list[str], i: int) -> tuple[float, int]:
    values = _values()
    tens, end = values[norms[i]], i + 1
    unit = end + 1 if norms[end : end + 1] == ["-"] else end
    if tens >= 20 and unit < len(norms) and 0 < values.get(norms[unit], 0) < 10:
        return tens + values[norms[unit]], unit + 1
    return tens, end


def find_quantities(text: Text, taken: Set[int]) -> list[Found]:
    """Return counts and percentages outside the tokens `taken`, with values like "79 percent"."""
    values, found, last = _values(), list[Found](), 0
    for i, norm in enumerate(text.norms):
        starts = norm in values or norm[:1].isdigit() or _is_round(text.norms, i)
        if i >= last and starts and i not in taken:
            one = _quantity(text.norms, i) or _listed(text, i)
            if one is not None:
                last = one.end
                found.append(one)
    return found


def _listed(text: Text, i: int) -> Found | None:
    """Return the number of an entry with a dash of its own: "512 - children in care"."""
    value, end = _amount(text.norms, i)
    if value is None or text.norms[end : end + 1] != ["-"] or value >= _FIRST_YEAR:
        return None
    spaced = text.plain[text.starts[end] - 1] == " " == text.plain[text.starts[end] + 1 :][:1]
    return Found(i, end, "QUANTITY", "quantity/count", f"{value:.15g} count") if spaced else None


def _is_round(norms: list[str], i: int) -> bool:
    """Tell whether a number begins with its scale: "a dozen", "a hundred"."""
    if not i or norms[i] not in _list("round_numbers") or norms[i + 1 : i + 2] == ["-"]:
        return False
    before = norms[i - 2 : i] if i > 1 else norms[:i]
    return before[-1] == "a" and before[0] not in ("half", "quarter")


def _quantity(norms: list[str], i: int) -> Found | None:
    if _is_round(norms, i):
        start = _approximation(norms, i - 1)
        value = f"{_scales()[norms[i]]:.15g} count"
        return Found(start, i + 1, "QUANTITY", "quantity/count", value)
    return _counted(norms, i)


def _counted(norms: list[str], i: int) -> Found | None:
    value, end = _amount(norms, i)
    if value is None or _is_other(norms, i, end):
        return None
    unit = "count"
    rest = norms[end : end + 2]
    if rest[:1] in (["%"], ["percent"]):
        unit, end = "percent", end + 1
    elif rest == ["per", "cent"]:
        unit, end = "percent", end + 2
    start = _approximation(norms, i)
    return Found(start, end, "QUANTITY", f"quantity/{unit}", f"{value:.15g} {unit}")


def _is_other(norms: list[str], i: int, end: int) -> bool:
    """Tell whether a number is a date, a time, an age or a section of a law."""
    before = norms[i - 1] if i else ""
    after = norms[end] if end < len(norms) else ""
    if after in _list("after_other_number"):
        return True
    # "at the end of February 52 posts stood empty": no day of a month.
    beyond_days = (value_of(norms[i]) or 0) > 31 and before in _list("after_other_number")
    if before in _list("before_other_number") and not beyond_days:
        return True
    if is_share(norms, i, end):
        return True
    return len(norms[i]) == 4 and norms[i].isdigit() and norms[i][:2] in ("19", "20")


def _approximation(norms: list[str], i: int) -> int:
    """Return where the number at token i begins with its "more than" or "about"."""
    for size in (3, 2, 1):
        if i >= size and " ".join(norms[i - size : i]) in _list("approximation"):
            return i - size
    return i


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words(name))


def amount_of(span: Span) -> tuple[float, str]:
    """Return (amount, currency) of a MONEY span."""
    amount, _, currency = span.kb_id_.partition(" ")
    return float(amount), currency


def quantity_of(span: Span) -> tuple[float, str, bool]:
    """Return (value, unit, approximate) of a QUANTITY span."""
    value, _, unit = span.kb_id_.partition(" ")
    first = span[0].norm_
    return float(value), unit, first != "a" and value_of(first) is None
