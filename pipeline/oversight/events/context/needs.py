"""What a sentence must have for a pattern to fit it: looked at before the pattern is tried.

Most patterns fit few sentences, and a Matcher costs more than a look at the words.
"""

from typing import Any

from oversight.patterns import PatternError, TokenPattern

# Sets of words (or labels); a sentence that a pattern fits has one of each.
Needs = frozenset[frozenset[str]]
# The same in the pattern's order, each with how many tokens it may stand behind the one before;
# then how many tokens at most a match has before the first and behind the last of them.
Order = tuple[tuple[tuple[frozenset[str], float], ...], float, float]

# Where each word and each label stands in a sentence.
Places = dict[str, list[int]]

_NONE: frozenset[str] = frozenset()
_ONCE = ("1", "?", "!")
# Of how many sentences a label is, a word of one letter, two, three …, in parts of a long word's.
_LABEL = 300
_WEIGHT = {1: 300, 2: 200, 3: 60, 4: 8}
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
    """Return what each match of a pattern has, in its order, and how far it goes beyond."""
    order: list[tuple[frozenset[str], float]] = []
    before = distance = 0.0
    for token in tokens:
        distance += 1
        wanted = _wanted(token)
        if wanted:
            before = before if order else distance - 1
            order.append((wanted[0], distance))
            distance = 0
        if token.get("OP", "1") not in _ONCE:
            distance = _ANY_DISTANCE
    return tuple(order), before, distance


def reach(order: Order, places: Places) -> tuple[float, float] | None:
    """Return the tokens [start, end) of a sentence in which a pattern can fit; None: it cannot.

    It fits only where what it needs stands in its order and near enough together.
    """
    wanted, before, behind = order
    here: list[int] = []
    first = 0
    for number, (words, distance) in enumerate(wanted):
        now = [k for key in words & places.keys() for k in places[key]]
        if number:
            now = [k for k in now if any(0 < k - j <= distance for j in here)]
        if not now:
            return None
        here = now
        if not number:
            first = min(now)
    return first - before, max(here) + behind + 1


def commonness(words: frozenset[str]) -> tuple[int, list[str]]:
    """Return a sort key: sets of few and long words are the rarest, labels the most frequent."""
    weights = [_WEIGHT.get(len(word), 1) if word.islower() else _LABEL for word in words]
    return sum(weights), sorted(words)


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
