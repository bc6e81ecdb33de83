"""Elections after which councillors come and go: "took over as leader after the May election"."""

from spacy.tokens import Token

from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.timing import REACH
from oversight.patterns import read_words

_BREAKS = frozenset({";", ":", "while", "whereas", "but"})
_OCCASIONS = frozenset({"after", "following", "at", "in", "since"})
_ELECTIONS = read_words("events/words/elections.txt")
_CHANGES = frozenset({"took", "won", "lost", "seized", "taking", "winning", "losing"})
_CONTROL = frozenset({"control", "power"})
# So near a date "control" was taken, and an election named.
_BEFORE, _BEHIND = 5, 5


def election_near(skeleton: Skeleton, first: int, last: int) -> Token | None:
    """Return the date of the election after which somebody came or went: "took over as leader
    after the May election", "when Labour took control in May".
    """
    for token in right_of(skeleton, last):
        if token.i - last > REACH or token.norm_ in _BREAKS:
            break
        if token.ent_type_ == "DATE" and _is_of_election(skeleton, token):
            return token
    for token in left_of(skeleton, first):
        if first - token.i > REACH or token.norm_ in _BREAKS:
            break
        if token.ent_type_ == "DATE" and _is_of_election(skeleton, token):
            return token
    return None


def _is_of_election(skeleton: Skeleton, date: Token) -> bool:
    """Tell whether a date is an election's: "after last May's local elections"."""
    before = skeleton.norms[max(0, date.i - _BEFORE) : date.i]
    if not _CONTROL.isdisjoint(before):
        return not _CHANGES.isdisjoint(before)
    after = skeleton.norms[date.i + 1 : date.i + _BEHIND]
    named = not _ELECTIONS.isdisjoint([*after, *date.norm_.split()])
    return not _OCCASIONS.isdisjoint(before[-3:]) and named
