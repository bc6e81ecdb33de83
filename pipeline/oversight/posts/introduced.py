"""People described before they are named, or right after: "A former director in Leeds is to chair
the board. Ada Lovell, 58, …", "Ada Lovell is to go. The director of children's services at …".
"""

from itertools import islice

from spacy.tokens import Token

from oversight.components.layout import block_at
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

# What stands before the description where it does not open its sentence: "chaired by a former …".
_BEFORE = read_words("posts/words/before_described.txt")
# "A spokesman said" introduces nobody.
_SPEECH = read_words("posts/words/speech.txt")
_NEAR = 8
# Who comes or goes is told first by name, then by post.
_MOVES = read_words("posts/words/moves.txt")
_TELLING = frozenset({"PARAGRAPH", "STANDFIRST"})
_TAKING = read_words("posts/words/taking_posts.txt")
_BESIDE = 6
# Of so many sentences in which a story begins.
_FIRST = 3


def named_next(skeleton: Skeleton, k: int) -> Token | None:
    """Return the name that opens the sentence after the description at `k`, where it is told
    there for the first time and nobody else is named with the description.
    """
    first, end = _sentence(skeleton, k)
    begins = k == first or skeleton.norms[k - 1] in _BEFORE
    speaks = not _SPEECH.isdisjoint(skeleton.norms[k : k + _NEAR])
    if not begins or speaks or _names(skeleton, first, end) or end + 1 >= len(skeleton.labels):
        return None
    name = skeleton.doc[end + 1]
    if not _is_name(name) or _is_apposed(skeleton, end + 1):
        return None
    if _becomes(skeleton, end + 1):
        return None
    known = any(token.ent_id_ == name.ent_id_ for token in skeleton.doc[_body(skeleton) : k])
    return None if known else name


def named_after_lead(skeleton: Skeleton, k: int) -> Token | None:
    """Return the name after a lead that tells of one only by the post: "Leeds's director quit"."""
    place = _place(skeleton, k)
    if place is None or place >= _FIRST or (place and _is_somebody_told(skeleton, k)):
        return None
    return named_next(skeleton, k)


def _is_somebody_told(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the body names anybody before the sentence of `k`."""
    return any(
        _is_name(token) and _is_told(skeleton, skeleton.sentence_of[token.i])
        for token in skeleton.doc[: _sentence(skeleton, k)[0]]
    )


def named_before(skeleton: Skeleton, k: int) -> Token | None:
    """Return the name that opens the sentence before one that opens with a description at `k`."""
    first, end = _sentence(skeleton, k)
    place = _place(skeleton, k)
    if k != first or place is None or not 0 < place < _FIRST or _names(skeleton, first, end):
        return None
    before = _sentence(skeleton, first - 1)[0]
    if _MOVES.isdisjoint(skeleton.norms[before:first]):
        return None  # "Ada Lovell spoke. The leader of Leeds did not."
    name = skeleton.doc[before]
    alone = sum(_is_name(token) for token in skeleton.doc[before:first]) == 1
    return name if alone and _is_name(name) and not _is_apposed(skeleton, before) else None


def _sentence(skeleton: Skeleton, k: int) -> tuple[int, int]:
    """Return the first token of the sentence of `k`, and its end mark."""
    first = k
    while first and skeleton.sentence_of[first - 1] == skeleton.sentence_of[k]:
        first -= 1
    return first, skeleton.norms.index(SENTENCE_END, k)


def _names(skeleton: Skeleton, first: int, end: int) -> bool:
    return any(_is_name(token) for token in skeleton.doc[first:end])


def _is_name(token: Token) -> bool:
    """Tell whether a token is a person by name, and not by a pronoun."""
    return token.ent_type_ == "PERSON" and token.ent_id_.isdigit()


def _is_apposed(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the name at `k` has a post of its own beside it: "Ada Lovell, leader of"."""
    beside = skeleton.labels[k + 1 : k + 6]
    return skeleton.norms[k + 1] == "," and "ROLE" in beside


def _becomes(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the name at `k` is given a post of its own there: "The leader has reshuffled
    her cabinet. Ada Lovell becomes cabinet member for children."
    """
    end = skeleton.norms.index(SENTENCE_END, k)
    return any(
        skeleton.norms[j] in _TAKING and "ROLE" in skeleton.labels[j + 1 : j + _BESIDE]
        for j in range(k + 1, end)
    )


def _place(skeleton: Skeleton, k: int) -> int | None:
    """Return how many sentences of the body stand before that of `k`, at most _FIRST; None where
    it is no part of the body.
    """
    number = skeleton.sentence_of[k]
    if not _is_told(skeleton, number):
        return None
    before = (other for other in range(number - 1, -1, -1) if _is_told(skeleton, other))
    return sum(1 for _ in islice(before, _FIRST))


def _is_told(skeleton: Skeleton, number: int) -> bool:
    """Tell whether a sentence stands in the article's body: not in its headline or a caption."""
    block = block_at(skeleton.sources.doc, skeleton.sentences[number].start)
    return block is not None and block.label_ in _TELLING


def _body(skeleton: Skeleton) -> int:
    """Return where the second sentence begins: a headline names whoever the story is about."""
    return skeleton.norms.index(SENTENCE_END) + 1
