"""When two values of a field are the same thing, in two articles' words."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from oversight.people.lexicon import fold, lexicon
from oversight.records import (
    Date,
    Judgement,
    Money,
    Organisation,
    Person,
    PersonParty,
    Quantity,
    Role,
)

# The words of a shorter name that a longer one has to have for the two to be one thing.
_SHARED = 2 / 3
# How far a rounded number may be from the number itself.
_ROUNDING = 0.05


def agree(one: Any, other: Any) -> bool:
    """Tell whether two values of one field can be the same; an absent one agrees with any."""
    if one is None or other is None or one == other:
        return True
    match one, other:
        case (Organisation(), Organisation()):
            return _same_body(one, other)
        case (Person() | PersonParty(), Person() | PersonParty()):
            return same_name(one.name, other.name)
        case (Role(), Role()):
            return one.kind == other.kind
        case (Money(), Money()):
            return one.currency == other.currency and same_number(one.amount, other.amount)
        case (Quantity(), Quantity()):
            return one.unit == other.unit and same_number(one.value, other.value)
    return False


def _same_body(one: Organisation, other: Organisation) -> bool:
    if one.gss or other.gss:
        return one.gss == other.gss
    # "The government" has ordered what the department has ordered.
    if one.kind == other.kind == "government" and "UK Government" in (one.name, other.name):
        return True
    return fold(one.name) == fold(other.name)


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Tell whether two names can be one person's: `Bob Hart`, `Robert Hart`, `R. Hart`, `Hart`."""
    first, second = _parts(one), _parts(other)
    if not first or not second or first[-1] != second[-1]:
        return first == second
    if len(first) == 1 or len(second) == 1:
        return True
    return _same_given(first[0], second[0])


def _same_given(one: str, other: str) -> bool:
    nicknames = lexicon().nicknames
    if one == other or (one, other) in nicknames or (other, one) in nicknames:
        return True
    return min(len(one), len(other)) == 1 and one[0] == other[0]


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in fold(name).replace(".", " ").split() if part)


def surname(name: str) -> str:
    """Return the last part of a name, as names are compared."""
    return _parts(name)[-1] if _parts(name) else ""


def same_number(one: float, other: float) -> bool:
    """Tell whether one number is the other one rounded: 5.1 million and 5,120,000."""
    rounder, finer = sorted((one, other), key=significant)
    if one == other:
        return True
    digits = significant(rounder)
    return digits < significant(finer) and _round(finer, digits) == rounder


def significant(number: float) -> int:
    """Count the significant figures of a number: 5,100,000 has two."""
    text = f"{abs(number):.6f}".rstrip("0").rstrip(".")
    digits = text.replace(".", "").lstrip("0")
    return len(digits.rstrip("0")) if "." not in text else len(digits)


def _round(number: float, digits: int) -> float:
    rounded = float(f"{number:.{max(digits, 1) - 1}e}")
    return rounded if abs(rounded - number) <= _ROUNDING * abs(number) else number


@cache
def _empty_words() -> frozenset[str]:
    from oversight.resources import patterns_dir

    text = (patterns_dir() / "scoring" / "empty_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case and without marks."""
    flat = fold(text).replace("'", "")
    return tuple("".join(c if c.isalnum() else " " for c in flat).split())


def same_words(one: str | None, other: str | None) -> bool:
    """Tell whether two short texts name one thing: most content words of the shorter are shared."""
    if one is None or other is None:
        return True
    first = set(words(one)) - _empty_words()
    second = set(words(other)) - _empty_words()
    if not first or not second:
        return words(one) == words(other)
    return len(first & second) >= _SHARED * min(len(first), len(second))


def same_quote(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two quotations are of one thing said: the shorter stands in the longer."""
    first, second = (set(_runs(words(" ".join(quote)))) for quote in (one, other))
    if not first or not second:
        return words(" ".join(one)) == words(" ".join(other))
    return len(first & second) >= 0.7 * min(len(first), len(second))


def _runs(told: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [told[i : i + 3] for i in range(len(told) - 2)]


def canonical(value: Any) -> Any:
    """Return what tells one element of a list from another."""
    match value:
        case Organisation():
            return value.gss or fold(value.name)
        case Person() | PersonParty():
            return fold(value.name)
        case Judgement():
            return value.area if value.area != "other" else (value.area, fold(value.name or ""))
        case Date():
            return value.value
        case str():
            return " ".join(words(value)) or value
    return value
