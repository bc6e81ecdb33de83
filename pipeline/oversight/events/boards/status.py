"""Whether a board has been set up, is to be, or may be."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from oversight.events.boards.names import Name
from oversight.events.candidate import Slot
from oversight.events.context import timing
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_MODALS = frozenset({"to", "will", "would", "should", "could", "may", "might", "must", "'ll"})
_CAUSES = read_words("events/words/board_causes.txt")
_PICKED = read_words("events/words/board_picked.txt")
_PERFECT = frozenset({"has", "have", "been", "be", "is"})
_MET = frozenset({"held", "met", "sat"})
# What tells of a board less than that it was set up.
ORDER = {"meets": 1, "named": 2}


def status_of(
    doc: Doc,
    skeleton: Skeleton,
    name: Name,
    told: Sequence[Frame],
    place: tuple[int, int],
    date: Slot | None,
) -> tuple[str, Token | None]:
    """Return the status by the words at `place` and around, and the word that tells it."""
    status, cited = timing.status_of(skeleton, *place)
    stated = told[0].value.get("status") if told else None
    if stated is not None and status == "happened":
        status = stated
    if status == "proposed" and cited is not None and cited.norm_ == "must":
        status = "planned"
    caused = cited is not None and _is_caused(skeleton, cited)
    if status == "planned" and (caused or _has_met(skeleton, name)):
        status = "happened"
    ahead = timing.is_ahead(date.value if date else None, doc._.published)
    resolved = any(_is_resolved(skeleton, f) or _is_under_way(skeleton, f) for f in told)
    if told and date is not None and not ahead and _was_appointed(skeleton, told[0]):
        return "happened", None
    if status == "happened" and (resolved or (ahead and not _is_done(told))):
        status = "planned"
    return status, cited


def _was_appointed(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody was picked then: "ministers appointed her to chair a board in May"."""
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    picked = not _PICKED.isdisjoint(before)
    return bool(frame.value.get("chaired")) and picked and _PERFECT.isdisjoint(before)


def _is_done(told: Sequence[Frame]) -> bool:
    """Tell whether it is told in the past: "has set up a board, which will meet in May"."""
    if not told or told[0].value["board"] in ORDER or told[0].value.get("status"):
        return False
    words = [token.tag_ for token in told[0].words]
    return "VBD" in words or "VBN" in words


def _is_resolved(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether minutes resolve it: "that a panel be set up"."""
    return skeleton.norms[frame.first] == "be" and skeleton.norms[frame.first - 1] not in _MODALS


def _is_under_way(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is still being set up: "a board, led by Ada Lovell, is being formed"."""
    return "being" in skeleton.norms[max(0, frame.first - 1) : frame.last + 1]


def _has_met(skeleton: Skeleton, name: Name) -> bool:
    """Tell whether the next sentence says that it met: "It held its first meeting last month"."""
    start = skeleton.norms.index(SENTENCE_END, name.last) + 1
    opening = skeleton.norms[start : start + 4]
    spoken_of = opening[:1] == ["it"] or opening[:2] in (["the", "board"], ["the", "panel"])
    return spoken_of and not _MET.isdisjoint(opening)


def _is_caused(skeleton: Skeleton, cited: Token) -> bool:
    """Tell whether "to" says what was done: "the findings prompted Leeds to set up a panel"."""
    before = skeleton.norms[max(0, cited.i - 4) : cited.i]
    return cited.norm_ == "to" and not _CAUSES.isdisjoint(before)
