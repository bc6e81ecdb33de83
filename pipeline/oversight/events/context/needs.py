"""What a sentence must have for a pattern to fit it: looked at before the pattern is tried.

Most patterns fit few sentences, and a Matcher costs more than a look at the words.
"""

from typing import Any

from oversight.patterns import PatternError, TokenPattern

# Sets of words (or labels); a sentence that a pattern fits has one of each.
Needs = frozenset[frozenset[str]]
# The same in the pattern's order, each with how many tokens it may stand behind the one before.
Order = tuple[tuple[frozenset[str], float], ...]

# Where each word and each label stands in a sentence.
Places = dict[str, list[int]]

_NONE: frozenset[str] = frozenset()
_ONCE = ("1", "?", "!")
_ANY_DISTANCE = float("inf")


def needs_of(name: str, tokens: list[TokenPattern]) -> Needs:
    """Return the words and the labels of the tokens that each match of a pattern has.

    Labels are in capitals and words are not, so that the two cannot be taken for each other.
    """
    needs = frozenset(words for token in tokens for words in _wanted(token))
    if not needs:
        raise PatternError(f"{name}: every token is optional. One must be a word or a label.")
    return needs


def order_of(tokens: list[TokenPattern]) -> Order:
    """Return what each match of a pattern has, in its order."""
    order: list[tuple[frozenset[str], float]] = []
    distance = 0.0
    for token in tokens:
        once = token.get("OP", "1") in _ONCE
        distance += 1
        wanted = _wanted(token)
        if wanted:
            order.append((wanted[0], distance))
            distance = 0
        if not once:
            distance = _ANY_DISTANCE
    return tuple(order)


def in_order(order: Order, places: Places) -> bool:
    """Tell whether a sentence has what a pattern needs, in its order and near enough together."""
    before: list[int] = []
    for wanted, distance in order:
        here = [k for key in wanted & places.keys() for k in places[key]]
        if before:
            here = [k for k in here if any(0 < k - j <= distance for j in before)]
        if not here:
            return False
        before = here
    return True


def commonness(words: frozenset[str]) -> tuple[int, list[str]]:
    """Return a sort key: few and long words are the rarest, labels the most frequent."""
    return sum(20 if len(w) < 5 or w.isupper() else 1 for w in words), sorted(words)


def _wanted(token: TokenPattern) -> list[frozenset[str]]:
    """Return the sets of words and of labels that a token asks for if it cannot be left out."""
    if token.get("OP", "1") not in ("1", "+"):
        return []
    asked = (_plain(token.get(key)) for key in ("NORM", "ENT_TYPE"))
    return [words for words in asked if words]


def _plain(wanted: Any) -> frozenset[str]:
    """Return the values that a token description asks for: one, or a list of them."""
    if isinstance(wanted, str):
        return frozenset([wanted]) if wanted else _NONE
    return frozenset(wanted.get("IN", ())) if isinstance(wanted, dict) else _NONE
