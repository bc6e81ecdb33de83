"""Matching phrases and token patterns fast, on the words that a Doc's tokens have as NORM.

spaCy's Matcher tries every pattern at every token, which a few hundred patterns with word lists
make slow. Here a token pattern is tried only where its rarest required word (its anchor) stands,
outwards from there. Patterns are written as for spaCy's Matcher; see `Item` for what is known.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from oversight.text import Text

TokenPattern = Mapping[str, Any]

# How many tokens an open-ended part of a pattern ("*", "+") may take.
OPEN_END = 15
_TIMES = {"1": (1, 1), "?": (0, 1), "*": (0, OPEN_END), "+": (1, OPEN_END)}
_FLAGS = {
    "IS_TITLE": lambda text: text[:1].isupper() and not text[1:2].isupper(),
    "IS_UPPER": str.isupper,
    "IS_LOWER": str.islower,
    "IS_ALPHA": str.isalpha,
    "IS_DIGIT": str.isdigit,
}
_WORD = re.compile(r"'s\b|\bst\.|\w+(?:[.&]\w+)*|[^\w\s]")


class Match(NamedTuple):
    """Pattern number `rule` at tokens [start, end); `parts[i]`: token description of start + i."""

    rule: int
    start: int
    end: int
    parts: list[int]


class Item(NamedTuple):
    """One token description: NORM (a word, IN, NOT_IN), IS_ flags, and how often (OP)."""

    words: frozenset[str] | None
    never: frozenset[str]
    flags: tuple[tuple[str, bool], ...]
    least: int
    most: int
    part: int


def _fits(text: Text, item: Item, i: int) -> bool:
    """Tell whether token i is one that `item` describes."""
    norm = text.norms[i]
    if (item.words is not None and norm not in item.words) or norm in item.never:
        return False
    if not item.flags:
        return True
    word = text.words[i].strip()
    return all(_FLAGS[flag](word) == wanted for flag, wanted in item.flags)


def split(phrase: str) -> tuple[str, ...]:
    """Return a phrase's words as the tokenizer gives their NORM, for plain phrases."""
    return tuple(_WORD.findall(phrase.lower().replace("’", "'")))


class PhraseFinder:
    """Find phrases, given as words; the index of a phrase in `phrases` names it."""

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        self._first: dict[str, list[tuple[list[str], int]]] = defaultdict(list)
        for number, words in enumerate(phrases):
            self._first[words[0]].append((list(words), number))

    def __call__(self, norms: list[str]) -> Iterator[tuple[int, int, int]]:
        """Yield (phrase number, start, end) of all phrases, overlapping ones too."""
        first = self._first
        for i, norm in enumerate(norms):
            if norm in first:
                for words, number in first[norm]:
                    if norms[i : i + len(words)] == words:
                        yield number, i, i + len(words)


class _Entry(NamedTuple):
    """A pattern around its anchor: what comes before (backwards), the anchor and what comes after,
    and the words of which one stands right before or after it, if that is known.
    """

    number: int
    before: list[Item]
    after: list[Item]
    left: frozenset[str] | None
    right: frozenset[str] | None


def _next_to(items: Sequence[Item]) -> frozenset[str] | None:
    return items[0].words if items and items[0].least else None


class AnchoredMatcher:
    """Match token patterns; the index of a pattern in `patterns` names it."""

    def __init__(self, patterns: Sequence[Sequence[TokenPattern]]) -> None:
        self._index: dict[str, list[_Entry]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            items = [item for part, token in enumerate(pattern) for item in read_token(token, part)]
            place = _anchor(items)
            before, after = items[:place][::-1], items[place:]
            entry = _Entry(number, before, after, _next_to(before), _next_to(after[1:]))
            for word in sorted(items[place].words or ()):
                self._index[word].append(entry)

    def __call__(self, text: Text) -> Iterator[Match]:
        """Yield a match for each pattern at each place of its anchor, as long as it gets there."""
        index, last = self._index, len(text.norms) - 1
        for i, norm in enumerate(text.norms):
            if norm not in index:
                continue
            left_norm = text.norms[i - 1] if i else ""
            right_norm = text.norms[i + 1] if i < last else ""
            for number, before, after, wanted_left, wanted_right in index[norm]:
                # Most patterns fail at the next word.
                if wanted_right is not None and right_norm not in wanted_right:
                    continue
                if wanted_left is not None and left_norm not in wanted_left:
                    continue
                right = _walk(text, after, 0, i, 1, set())
                left = None if right is None else _walk(text, before, 0, i - 1, -1, set())
                if right is not None and left is not None:
                    parts = left[::-1] + right
                    start = i - len(left)
                    yield Match(number, start, start + len(parts), parts)


def _walk(
    text: Text, items: list[Item], k: int, i: int, step: int, dead: set[tuple[int, int]]
) -> list[int] | None:
    """Match items[k:] from token i on in one direction; return the part of each token taken.

    `dead` holds what has failed, so that the time is bounded by items times tokens.
    """
    size = len(text.norms)
    taken: list[int] = []
    while k < len(items) and items[k].least == items[k].most == 1:
        if not 0 <= i < size or not _fits(text, items[k], i):
            return None
        taken.append(items[k].part)
        k, i = k + 1, i + step
    if k == len(items):
        return taken
    if (k, i) in dead:
        return None
    item, count = items[k], 0
    while count < item.most and 0 <= i + step * count < size:
        if not _fits(text, item, i + step * count):
            break
        count += 1
    while count >= item.least:
        rest = _walk(text, items, k + 1, i + step * count, step, dead)
        if rest is not None:
            return taken + [item.part] * count + rest
        count -= 1
    dead.add((k, i))
    return None


def read_token(token: TokenPattern, part: int) -> list[Item]:
    """Return a token description as items; "+" becomes one and then any number.

    Raises ValueError for keys that are not known here.
    """
    words, never = None, frozenset[str]()
    flags: list[tuple[str, bool]] = []
    for key, wanted in token.items():
        if key in ("NORM", "LOWER"):
            words, never = _read_words(wanted)
        elif key in _FLAGS:
            flags.append((key, bool(wanted)))
        elif key != "OP":
            raise ValueError(f"{key}: not known. Known are NORM, OP and {', '.join(_FLAGS)}")
    op = token.get("OP", "1")
    if op not in _TIMES:
        raise ValueError(f"OP {op!r}: not known. Known are {', '.join(_TIMES)}")
    least, most = _TIMES[op]
    item = Item(words, never, tuple(flags), least, most, part)
    if op == "+":
        return [item._replace(most=1), item._replace(least=0)]
    return [item]


def _read_words(wanted: Any) -> tuple[frozenset[str] | None, frozenset[str]]:
    if isinstance(wanted, str):
        return frozenset([wanted]), frozenset()
    unknown = set(wanted) - {"IN", "NOT_IN"}
    if unknown:
        raise ValueError(f"NORM {min(unknown)}: not known. Known are IN and NOT_IN")
    words = frozenset(wanted["IN"]) if "IN" in wanted else None
    return words, frozenset(wanted.get("NOT_IN", ()))


def _anchor(items: Sequence[Item]) -> int:
    """Return the place of the required token whose words are fewest and longest."""
    places = [i for i, item in enumerate(items) if item.least == item.most == 1 and item.words]
    if not places:
        raise ValueError("no required word. At least one token must be a NORM without ? or *")
    # Short words are the frequent ones: "of", "for", "the", ",".
    return min(places, key=lambda i: sum(20 if len(w) < 4 else 1 for w in items[i].words or ()))


def telling(pattern: Sequence[TokenPattern]) -> tuple[int, int]:
    """Return a sort key: patterns with more required words, and rarer ones, come first."""
    items = [item for part, token in enumerate(pattern) for item in read_token(token, part)]
    required = [len(item.words) for item in items if item.least and item.words]
    return -len(required), sum(required)
