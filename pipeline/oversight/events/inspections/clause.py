"""Clauses of the skeleton, and what a clause of an inspection story holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Span, Token

from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_BREAKS = frozenset({";", "but", "while", "whilst", "although", "though", "whereas", "however"})


@dataclass(frozen=True)
class Clause:
    """A stretch of one sentence of the skeleton."""

    skeleton: Skeleton
    start: int
    end: int

    @cached_property
    def tokens(self) -> list[Token]:
        """Return its tokens."""
        return list(self.skeleton.doc[self.start : self.end])

    @property
    def sentence(self) -> Span:
        """Return the sentence of the article that it stands in."""
        return self.skeleton.sentences[self.skeleton.sentence_of[self.start]]

    def labelled(self, *labels: str) -> list[Token]:
        """Return its tokens with one of the labels."""
        here, doc = self.skeleton.labels, self.skeleton.doc
        return [doc[k] for k in range(self.start, self.end) if here[k] in labels]

    def source(self, token: Token) -> Span:
        """Return the span of the article that a token stands for."""
        return self.skeleton.sources[token.i]

    def before(self, token: Token, reach: int) -> list[str]:
        """Return the norms of up to `reach` tokens before a token, the nearest first."""
        first = max(self.start, token.i - reach)
        return self.skeleton.norms[first : token.i][::-1]


def split_clauses(skeleton: Skeleton) -> Iterator[Clause]:
    """Yield the clauses of all sentences; words that open a contrast are borders."""
    start = 0
    for k, word in enumerate(skeleton.norms):
        if word == SENTENCE_END or (
            word in _BREAKS and not skeleton.labels[k] and not _is_aside(skeleton, k)
        ):
            if k > start:
                yield Clause(skeleton, start, k)
            start = k + 1


def _is_aside(skeleton: Skeleton, k: int) -> bool:
    """Tell whether it is the word of "adoption, however, was good", which parts nothing."""
    return skeleton.norms[k] == "however" and skeleton.norms[k - 1] == skeleton.norms[k + 1] == ","


_LABELS = frozenset({"RATING", "INSPECTION_KIND"})


def may_tell(clause: Clause) -> bool:
    """Tell whether a clause can say anything of an inspection."""
    norms = clause.skeleton.norms[clause.start : clause.end]
    if not _LABELS.isdisjoint(clause.skeleton.labels[clause.start : clause.end]):
        return True
    return not _telling_words().isdisjoint(norms)


@cache
def _telling_words() -> frozenset[str]:
    names = ("arrivals", "publishing", "stays", "reports", "returning")
    return frozenset().union(*(words(name) for name in names))


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists of patterns/events/inspection_words/."""
    return read_words(f"events/inspection_words/{name}.txt")
