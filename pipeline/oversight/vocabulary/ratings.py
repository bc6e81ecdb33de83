"""Ratings: from the words that a pattern marked to the grade that they say."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from oversight.resources import patterns_dir
from oversight.text import Text
from oversight.vocabulary.found import Found, longest
from oversight.vocabulary.terms import read_table, words

NEEDS_COMPANY = "RATING_NEAR"
# A grade without a context of its own needs another one this near.
_NEAR = 30
# Beside the noun of "lowest possible rating", "top Ofsted grade", "worst mark available".
_BETWEEN = frozenset({"possible", "available", "ofsted", "overall"})


@cache
def _grades() -> dict[str, str]:
    rows = read_table(patterns_dir() / "vocabulary" / "ratings.csv")
    return {row["words"]: row["rating"] for row in rows}


def rating_of(words: str) -> str | None:
    """Return the grade that words in lower case say: "requires improvement to be good"."""
    return _grades().get(words) or _extreme(words)


@cache
def _extremes() -> dict[str, str]:
    rows = read_table(patterns_dir() / "vocabulary" / "extremes.csv")
    return {row["word"]: row["rating"] for row in rows}


def _extreme(said: str) -> str | None:
    """Return the grade at the end of the scale that words tell: "lowest mark available"."""
    first, *rest = said.split()
    nouns = [word for word in rest if word not in _BETWEEN]
    named = len(nouns) == 1 and nouns[0] in _scale_nouns()
    return _extremes().get(first) if named else None


@cache
def _scale_nouns() -> frozenset[str]:
    return frozenset(words("grade_nouns")) | {"tier", "rung", "band"}


@cache
def _followers() -> frozenset[str]:
    return frozenset(words("grade_followers")) | frozenset(words("grade_nouns"))


def graded(text: Text, found: Found) -> Found | None:
    """Return the grade in a pattern's marked words, with its value; None where there is none."""
    if found.label.startswith("NOT_"):
        return found
    for end in range(found.end, found.start, -1):
        said = " ".join(text.norms[found.start : end])
        rating = rating_of(said)
        if rating is not None:
            # "inadequate'-rated services": no noun takes the grade for itself.
            said_after = (found.followed and end == found.end) or "-" in said
            if not said_after and _goes_on(text, end):
                return None
            return found._replace(end=end, value=rating)
    return None


def _goes_on(text: Text, end: int) -> bool:
    """Tell whether a noun follows, so that "good" is the practice's or the news'."""
    if end >= len(text.words):
        return False
    return text.words[end][:1].isalpha() and text.norms[end] not in _followers()


def settle(doc: Doc, found: Iterable[Found]) -> list[Found]:
    """Return the ratings, those that need company only where another is near."""
    found = list(found)
    alone = longest(one for one in found if one.label != NEEDS_COMPANY)
    sure = [one for one in alone if one.label == "RATING"]
    kept = list(alone)
    for one in longest(one for one in found if one.label == NEEDS_COMPANY):
        if any(_near(doc, one, other) for other in sure):
            kept.append(one._replace(label="RATING"))
            sure.append(kept[-1])
    return [one for one in _apart(kept) if one.label == "RATING"]


def _apart(found: list[Found]) -> list[Found]:
    """Drop those that overlap an earlier one of the list."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in found:
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)


def _near(doc: Doc, one: Found, other: Found) -> bool:
    first, last = sorted([one, other])
    if last.start - first.end > _NEAR:
        return False
    return not any(token.is_space and "\n" in token.text for token in doc[first.end : last.start])
