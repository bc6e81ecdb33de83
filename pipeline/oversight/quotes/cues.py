"""Cues: the words that say that somebody speaks. What they are is data (patterns/quotes)."""

from collections import defaultdict
from dataclasses import dataclass

from oversight.patterns import Pattern, PatternError

# A passive's helpers: "members were told" names who hears, not who speaks.
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "get", "got"})
_OWNERS = frozenset(
    {"the", "a", "his", "her", "their", "its", "these", "those", "'s", "our", "my", "no", "any"}
)
_BETWEEN = frozenset({"also", "later", "then", "once"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens [start, end) of a cue; `label` SAY, SAY_LIKELY, DESCRIBE, PARTICIPLE, ACCORDING."""

    start: int
    end: int
    label: str
    rule: str
    passive: bool = False

    @property
    def strong(self) -> bool:
        """Tell whether the cue tells of speech by itself, with no quotation beside it."""
        return self.label in ("SAY", "ACCORDING")


class Finder:
    """Find spans by pattern entries: phrases, and token patterns that name words (NORM, IN).

    A dictionary of first words does it: a Matcher would try every pattern at every token.
    """

    def __init__(self, patterns: list[Pattern]) -> None:
        self.first: dict[str, list[tuple[list[frozenset[str]], int, Pattern]]] = defaultdict(list)
        for entry in patterns:
            words = _words(entry)
            value = entry.value if isinstance(entry.value, dict) else {}
            row = (words[1:], value.get("length", len(words)), entry)
            for word in words[0]:
                self.first[word].append(row)

    def __call__(self, norms: list[str]) -> list[tuple[int, int, Pattern]]:
        """Return (start, end, entry), longest first at a place, none overlapping."""
        found: list[tuple[int, int, Pattern]] = []
        last = len(norms)
        for i, norm in enumerate(norms):
            for rest, length, entry in self.first.get(norm, ()):
                if i + len(rest) < last and all(
                    norms[i + 1 + k] in words for k, words in enumerate(rest)
                ):
                    found.append((i, i + length, entry))
        found.sort(key=lambda row: (row[0], -row[1], row[2].label != "SAY", row[2].id))
        kept: list[tuple[int, int, Pattern]] = []
        for row in found:
            if not kept or row[0] >= kept[-1][1]:
                kept.append(row)
        return kept


def _words(entry: Pattern) -> list[frozenset[str]]:
    """Return, for each token of a pattern, the words that it may be."""
    if isinstance(entry.pattern, str):
        return [frozenset([word]) for word in entry.pattern.split()]
    words = []
    for token in entry.pattern:
        wanted = token.get("NORM")
        choice = wanted.get("IN", []) if isinstance(wanted, dict) else [wanted]
        if set(token) != {"NORM"} or not choice or not all(isinstance(w, str) for w in choice):
            raise PatternError(
                f"{entry.id}: {token}: not understood. Cues and sources are told by NORM alone: "
                'a word, or {"IN": [words]}.'
            )
        words.append(frozenset(choice))
    return words


def find_cues(norms: list[str], finder: Finder) -> list[Cue]:
    """Return the cues of an article, given the NORM of its tokens, in order."""
    return [
        Cue(start, end, entry.label, entry.id, _is_passive(norms, start))
        for start, end, entry in finder(norms)
        if not (entry.id.startswith("quote/say/noun-") and _is_noun(norms, start))
    ]


def _is_noun(norms: list[str], start: int) -> bool:
    """Tell whether a word that may be a noun is one here: `calling her remarks "cheap"`."""
    return start > 0 and norms[start - 1] in _OWNERS


def _is_passive(norms: list[str], start: int) -> bool:
    if start and norms[start - 1] in _PASSIVE:
        return True
    between = norms[start - 1] if start > 1 else ""
    adverb = between.endswith("ly") or between in _BETWEEN
    return adverb and norms[start - 2] in _PASSIVE
