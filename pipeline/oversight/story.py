"""The skeleton of an article's story, built once for the stages that read it."""

from functools import lru_cache

from spacy.tokens import Doc

from oversight.components.sentences import sentences
from oversight.events.context.skeleton import GROUPS, Skeleton, build_skeleton
from oversight.posts.honorifics import left_out


def skeleton_of(doc: Doc) -> Skeleton:
    """Return the skeleton of the Doc's telling sentences."""
    counts = tuple(len(doc.spans[name]) if name in doc.spans else 0 for name in GROUPS)
    return _build(doc, counts)


# The stages `posts` and `events` read the same skeleton of the same Doc, one after the other; what
# was found since would show in the counts.
@lru_cache(maxsize=1)
def _build(doc: Doc, counts: tuple[int, ...]) -> Skeleton:
    return build_skeleton(doc, sentences(doc), left_out(doc))
