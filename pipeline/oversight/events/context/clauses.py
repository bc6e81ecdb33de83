"""The order of the skeleton around a trigger: what stands before and behind it, and possessives."""

from collections.abc import Iterator

from spacy.tokens import Token

from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

AUXILIARIES = read_words("events/words/auxiliaries.txt")
LINKS = frozenset({"of", "at", "for", "in", "with", "to", "on"})
PLACES = frozenset({"COUNCIL", "BODY"})
POSSESSIVES = frozenset({"his", "her", "their", "its"})
CLAUSE_ENDS = frozenset({";", ":", "but", "while", "whereas", "who", "which", "whose", "when"})


def left_of(skeleton: Skeleton, k: int) -> Iterator[Token]:
    """Yield the tokens before `k` in its sentence, the nearest first."""
    for j in range(k - 1, -1, -1):
        if skeleton.norms[j] == SENTENCE_END:
            return
        yield skeleton.doc[j]


def right_of(skeleton: Skeleton, k: int) -> Iterator[Token]:
    """Yield the tokens after `k` in its sentence."""
    for j in range(k + 1, len(skeleton.doc)):
        if skeleton.norms[j] == SENTENCE_END:
            return
        yield skeleton.doc[j]


def is_person(token: Token) -> bool:
    """Tell whether a token is a person by name or pronoun, and not a possessive."""
    return token.ent_type_ == "PERSON" and token.norm_ not in POSSESSIVES


def is_possessed(token: Token) -> bool:
    """Tell whether a token is a possessor ("Ada Lovell's", "her")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.norm_ in POSSESSIVES or after.norm_ in ("'s", "'")
