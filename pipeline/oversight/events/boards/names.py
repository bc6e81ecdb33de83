"""Names of boards, panels and task forces, as printed."""

from typing import NamedTuple

from spacy.tokens import Span

from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of

_HEADS = read_words("events/words/board_heads.txt")
_OF_MORE = read_words("events/words/board_of_more.txt")
_STOPS = read_words("events/words/board_stops.txt")
_FOLLOWERS = read_words("events/words/board_followers.txt")
# These are boards only by the words before them: a working group, a scrutiny committee.
_WIDE = frozenset({"group", "committee", "forum", "force", "commission", "party"})
# "a children's improvement board", "a members' reference group"
_OWNERS = frozenset({"children", "people", "parents", "families", "adults"})
_OWNERS_OF_MORE = frozenset({"members", "parents", "carers", "leaders", "families", "councillors"})
_TASKS = read_words("events/words/board_tasks.txt")
_LONGEST = 7
_OPENINGS = frozenset({"a", "an", "the", "its", "new", "own", "their", "special", "dedicated"}) | {
    "single",
    "smaller",
    "larger",
    "slimmed-down",
    "beefed-up",
    "independently",
    "chaired",
}
_JOINTS = frozenset({"to", "and", "for", "of", "the", "on"})


class Name(NamedTuple):
    """A board's name: tokens `first` to `last` (included) of the skeleton."""

    first: int
    last: int
    span: Span
    text: str
    # Where its noun phrase begins, its article and "new" among it.
    start_of_phrase: int
    # The words before it in its phrase: "a new", "the", "its".
    opening: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Tell whether it is called new: "a new improvement board"."""
        return "new" in self.opening

    @property
    def is_indefinite(self) -> bool:
        """Tell whether it is spoken of for the first time: "an improvement board"."""
        return self.opening[:1] in (("a",), ("an",))


def find_names(skeleton: Skeleton) -> list[Name]:
    """Return the names of boards, in order."""
    names = []
    for k, norm in enumerate(skeleton.norms):
        label = skeleton.labels[k]
        if (label == "" and norm in _HEADS) or (label == "BODY" and norm.split()[-1:][0] in _HEADS):
            name = _name(skeleton, k)
            if name is not None:
                names.append(name)
    return names


def _name(skeleton: Skeleton, k: int) -> Name | None:
    after = skeleton.norms[k + 1]
    if after in _HEADS or (after in _FOLLOWERS and not _meets(skeleton, k + 1)):
        return None
    if skeleton.norms[k - 1 : k + 1] == ["-", "party"]:
        return None  # "a cross-party panel"
    first = k
    while k - first < _LONGEST and _is_part(skeleton, first - 1):
        first -= 1
    first -= 2 * _is_doubled(skeleton, first)
    head = skeleton.norms[k].split()[-1]
    words = [word for j in range(first, k + 1) for word in skeleton.norms[j].split()]
    if first == k and head.endswith("s"):
        return None  # "has set up two boards"
    if head in _WIDE and _OF_MORE.isdisjoint(words[:-1]) and "task" not in words[:-1]:
        return None
    doc = skeleton.sources.doc
    span = doc[skeleton.sources[first].start : skeleton.sources[k].end]
    phrase = first
    while phrase and skeleton.norms[phrase - 1] in _OPENINGS:
        phrase -= 1
    opening = tuple(skeleton.norms[phrase:first])
    return Name(first, k, span, " ".join(text_of(span).split()), phrase, opening)


def _is_doubled(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a name goes on over "and": "an improvement and assurance board"."""
    if first < 3 or skeleton.norms[first - 1] != "and" or skeleton.norms[first - 2] not in _TASKS:
        return False
    return skeleton.norms[first - 3] in _OPENINGS


def _meets(skeleton: Skeleton, k: int) -> bool:
    """Tell whether "meeting" is what the board does: "a task group meeting weekly"."""
    after = skeleton.norms[k + 1]
    often = skeleton.labels[k + 1] == "SET" or after in ("every", "regularly", "for")
    return skeleton.norms[k] == "meeting" and often


def _is_part(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a token can belong to the name that begins behind it."""
    if k < 1 or skeleton.labels[k] not in ("", "AREA", "BODY"):
        return False
    word = skeleton.norms[k]
    if word == "'s":
        return skeleton.norms[k - 1] in _OWNERS
    if word == "'":
        return skeleton.norms[k - 1] in _OWNERS_OF_MORE
    if word in _JOINTS and _is_title(skeleton, k - 1) and _is_title(skeleton, k + 1):
        return True  # "the Getting to Good Board"
    if word in _STOPS:
        return False
    return word[0].isalpha() or word in ("-", "&")


def _is_title(skeleton: Skeleton, k: int) -> bool:
    return skeleton.doc[k].text[:1].isupper() and skeleton.labels[k] in ("", "BODY", "AREA")


def same_name(a: str, b: str) -> bool:
    """Tell whether two names are of one board: one has all words of the other."""
    one, two = set(a.lower().split()), set(b.lower().split())
    return one <= two or two <= one
