"""Clauses of the skeleton, and what a clause of an inspection story holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from oversight.events.frames import SENTENCE_END, Skeleton
from oversight.resources import patterns_dir

_BREAKS = frozenset({";", "but", "while", "whilst", "although", "though", "whereas", "however"})


@dataclass(frozen=True)
class Clause:
    """A stretch of one sentence of the skeleton."""

    skeleton: Skeleton
    start: int
    end: int

    @property
    def tokens(self) -> list[Token]:
        """Return its tokens."""
        return list(self.skeleton.doc[self.start : self.end])

    @property
    def sentence(self) -> Span:
        """Return the sentence of the article that it stands in."""
        return self.skeleton.sentences[self.skeleton.sentence_of[self.start]]

    def labelled(self, *labels: str) -> list[Token]:
        """Return its tokens with one of the labels."""
        return [token for token in self.tokens if token.ent_type_ in labels]

    def source(self, token: Token) -> Span:
        """Return the span of the article that a token stands for."""
        return self.skeleton.sources[token.i]

    def before(self, token: Token, reach: int) -> list[str]:
        """Return the norms of up to `reach` tokens before a token, the nearest first."""
        first = max(self.start, token.i - reach)
        return [other.norm_ for other in self.skeleton.doc[first : token.i]][::-1]


def split_clauses(skeleton: Skeleton) -> Iterator[Clause]:
    """Yield the clauses of all sentences; words that open a contrast are borders."""
    start = 0
    for token in skeleton.doc:
        if token.orth_ == SENTENCE_END or (token.norm_ in _BREAKS and not token.ent_type_):
            if token.i > start:
                yield Clause(skeleton, start, token.i)
            start = token.i + 1


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists of patterns/events/inspection_words/."""
    path = patterns_dir() / "events" / "inspection_words" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
