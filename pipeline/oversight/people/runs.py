"""Capitalised words side by side: the words of a name tied by hyphens and particles, its titles."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from oversight.people.words import Word, Words

_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a name, or several tied by hyphens or particles ("van der Berg", "Akhtar-Webb")."""

    start: int
    end: int
    head: Word
    tail: Word
    key: str
    place: bool

    @property
    def blocked(self) -> bool:
        """It is an organisation's or a page's word."""
        return self.tail.never or self.tail.organisation

    @property
    def double(self) -> bool:
        """It has a hyphen: "Lanyon-Price"."""
        return self.end - self.start > 2


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words side by side with the titles before them."""

    units: list[Unit]
    titles: list[int]


@dataclass(slots=True)
class Ground:
    """What else the tokens belong to.

    `closed[i]`: token i is part of something that is no name (a body, a post, furniture);
    `places[i]`: of a bare place; `posts_start`, `posts_end`: where posts' titles start and end;
    `learned`: tokens that a learned recogniser takes for a person; `bylines`: tokens of bylines.
    """

    closed: list[bool]
    places: list[bool]
    posts_start: set[int] = field(default_factory=set)
    posts_end: set[int] = field(default_factory=set)
    learned: set[int] = field(default_factory=set)
    bylines: set[int] = field(default_factory=set)

    def close(self, start: int, end: int) -> None:
        """Mark tokens as part of something that is no name."""
        self.closed[start:end] = [True] * (end - start)


def runs(words: Words, ground: Ground) -> Iterator[Run]:
    """Yield the runs of words that may hold a name, in order."""
    i, n, closed = 0, len(words.words), ground.closed
    while i < n:
        word = words.words[i]
        if not (word.name_like or word.honorific) or (closed[i] and not _is_title(words, i)):
            i += 1
            continue
        titles: list[int] = []
        # A title may be marked as a post too: "Councillor Example".
        while i < n and _is_title(words, i):
            titles.append(i)
            i += 1
        units: list[Unit] = []
        if titles and words.norm(i) == "(":
            units, i = _in_brackets(words, i, ground)
        while i < n and not (units and (words.starts[i] or not words.space[i - 1])):
            if units and _is_title(words, i):
                break
            unit = _unit(words, i, ground)
            if unit is None:
                break
            units.append(unit)
            i = unit.end
        if units and not _glued_on(words, i):
            yield Run(units, titles)
        elif units:
            continue
        elif not titles:
            i += 1


def _glued_on(words: Words, i: int) -> bool:
    """Tell whether a run ends in a word that is glued to the next: "Ann CopelandCouncil leader"."""
    return i < len(words.words) and words.words[i].glued and words.space[i - 1]


def _is_title(words: Words, i: int) -> bool:
    """Tell a title from a surname that looks like one: "Lord Warner", but "Peter Lord said"."""
    word = words.words[i]
    if not word.honorific:
        return False
    if words.norm(i + 1) == "(" and words.norm(i + 3) == ")":
        return bool(words.words[i + 2].given)  # "Lord (Norman) Warner"
    after = words.words[i + 1] if i + 1 < len(words.words) else None
    return after is not None and words.space[i] and (after.name_like or after.honorific)


def _in_brackets(words: Words, i: int, ground: Ground) -> tuple[list[Unit], int]:
    """Return the given name of "Lord (Norman) Warner", whose bracket opens at i, and what follows.

    The surname has to follow; else there is no name.
    """
    given = _unit(words, i + 1, ground)
    after = i + 3
    if given is None or given.end != i + 2 or words.norm(i + 2) != ")" or not words.space[i + 2]:
        return [], i
    return ([given], after) if _unit(words, after, ground) is not None else ([], i)


def _unit(words: Words, i: int, ground: Ground) -> Unit | None:
    """Return the unit that starts at token i."""
    start, n, closed = i, len(words.words), ground.closed
    if i and words.words[i - 1].text in _HYPHENS and not words.space[i - 1]:
        return None  # "Stoke-on-Trent North"
    while i < n and words.words[i].particle and words.words[i].text.islower() and i - start < 3:
        i += 1
        if i < n and words.words[i].text in _HYPHENS:
            i += 1
    if i >= n or closed[i] or not words.words[i].name_like:
        return None
    end = i + 1
    while (
        end + 1 < n
        and words.words[end].text in _HYPHENS
        and not words.space[end - 1]
        and not words.space[end]
        and words.words[end + 1].name_like
        and not closed[end + 1]
    ):
        end += 2
    tied = end < n and words.words[end].text in _HYPHENS
    if tied and not words.space[end - 1] and not words.space[end]:
        return None  # "Stoke-on-Trent", "Vice-chair"
    key = " ".join(words.words[j].key for j in range(start, end)).replace(" - ", "-")
    return Unit(start, end, words.words[i], words.words[end - 1], key, ground.places[i])
