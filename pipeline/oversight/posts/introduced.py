"""People described before they are named: "A former director in Leeds is to chair the board.
Ada Lovell, 58, …".
"""

from spacy.tokens import Token

from oversight.events.frames import SENTENCE_END, Skeleton
from oversight.patterns import read_words

# What stands before the description where it does not open its sentence: "chaired by a former …".
_BEFORE = read_words("posts/words/before_described.txt")
# "A spokesman said" introduces nobody.
_SPEECH = read_words("posts/words/speech.txt")
_NEAR = 8


def named_next(skeleton: Skeleton, k: int) -> Token | None:
    """Return the name that opens the sentence after the description at `k`, where it is told
    there for the first time and nobody else is named with the description.
    """
    if k and skeleton.norms[k - 1] != SENTENCE_END and skeleton.norms[k - 1] not in _BEFORE:
        return None
    here = skeleton.sentence_of[k]
    end = skeleton.norms.index(SENTENCE_END, k)
    first = end
    while first and skeleton.sentence_of[first - 1] == here:
        first -= 1
    speaks = not _SPEECH.isdisjoint(skeleton.norms[k : k + _NEAR])
    if speaks or "PERSON" in skeleton.labels[first:end] or end + 1 >= len(skeleton.labels):
        return None
    name = skeleton.doc[end + 1]
    if name.ent_type_ != "PERSON" or not name.ent_id_.isdigit():
        return None
    known = any(token.ent_id_ == name.ent_id_ for token in skeleton.doc[_body(skeleton) : k])
    return None if known else name


def _body(skeleton: Skeleton) -> int:
    """Return where the second sentence begins: a headline names whoever the story is about."""
    return skeleton.norms.index(SENTENCE_END) + 1
