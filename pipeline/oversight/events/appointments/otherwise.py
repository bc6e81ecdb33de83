"""What only looks like a coming or going: it came otherwise, is over, or is but an idea."""

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_SOMEBODY = frozenset({"somebody", "someone", "anybody", "anyone", "candidate", "person"})
# "Had he considered quitting?"
_IDEAS = frozenset({"considered", "considering", "contemplated", "contemplating"})
_ORDINALS = read_words("events/words/counted.txt")
_NOT = frozenset({"not", "n't", "never", "cannot", "without", "declined", "refused", "yet"})


def was_to_have(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it came otherwise, or is over: "was to have retired", "used to be director"."""
    before = skeleton.norms[frame.first - 1] if frame.first else ""
    if before == "used" and skeleton.norms[frame.first] == "to":
        return True
    if _stays_unnamed(skeleton, frame) or _is_sought(skeleton, frame):
        return True
    if skeleton.norms[max(0, frame.first - 2) : frame.first] == ["rising", "to"]:
        return True  # "began as a social worker, rising to become team manager": a career
    if _is_one_of_many(skeleton, frame):
        return True
    if before in _IDEAS or (before == "by" and _is_of_another(skeleton, frame)):
        return True
    return skeleton.norms[max(0, frame.first - 2) : frame.first] == ["to", "have"] and (
        skeleton.norms[frame.first - 3] in ("was", "were")
    )


def _is_one_of_many(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether goings are only counted: "the third director to leave in four years"."""
    k = frame.first - 1 - (skeleton.norms[frame.first - 1] == "to")
    if frame.pattern.label != "DEPARTURE" or k < 1 or skeleton.labels[k] != "ROLE":
        return False
    infinitive = "to" in (skeleton.norms[frame.first], skeleton.norms[frame.first - 1])
    return infinitive and skeleton.norms[k - 1] in _ORDINALS


def _is_of_another(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is no more than a way: "get it back by appointing another director"."""
    words = skeleton.norms[frame.first : frame.last + 2]
    return words[0].endswith("ing") and "another" in words


def _is_sought(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether nobody is known yet: "is looking for somebody to follow him"."""
    before = skeleton.norms[max(0, frame.first - 2) : frame.first]
    if before[-1:] == ["whoever"]:
        return True
    return before[-1:] == ["to"] and not _SOMEBODY.isdisjoint(before)


def _stays_unnamed(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody only keeps a name back: "who asked not to be named"."""
    denied = not _NOT.isdisjoint(skeleton.norms[max(0, frame.first - 6) : frame.first + 1])
    after = skeleton.doc[min(frame.last + 1, len(skeleton.doc) - 1)]
    return (
        skeleton.norms[frame.last] == "named"
        and denied
        and (not after.ent_type_ and after.norm_ not in ("as", "the", "its", "a", "new"))
    )


def is_under_way(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether nobody has been found yet: "is recruiting a new director"."""
    before = skeleton.norms[max(0, frame.first - 2) : frame.first]
    return skeleton.norms[frame.first].endswith("ing") and not {"is", "are"}.isdisjoint(before)
