"""Whether a tie between two councils holds, is to come or came to nothing; its date and kind."""

import itertools

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context import when
from oversight.events.context.arguments import date_slot, source
from oversight.events.context.clauses import left_of
from oversight.events.context.frames import Frame
from oversight.events.context.modality import in_headline, status_before, status_inside
from oversight.events.context.skeleton import Skeleton
from oversight.events.partnerships.refusals import came_to_nothing
from oversight.patterns import read_words

_ASIDE = read_words("events/words/partnership_aside.txt")
_ENDING = read_words("events/words/partnership_ending.txt")
_GOING_ON = read_words("events/words/partnership_going_on.txt")
_REFUSED = read_words("events/words/partnership_refusing.txt")
_ACTING = read_words("events/words/partnership_acting.txt")
_AHEAD = frozenset({"will", "'ll", "be", "to"})  # "will buy in", "is to be helped by"
_NEAR = 9
_LINED_UP = frozenset({("lined", "up"), ("in", "line"), ("earmarked", "as")})


def status_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> tuple[str, int | None]:
    """Return the status of a tie, and the place of the word that tells it."""
    if _is_lined_up(skeleton, frame):
        return "planned", None
    if _has_ended(skeleton, frame):
        return "happened", None  # what is to stop has been
    if _is_refused(skeleton, frame) or frame.value.get("status") == "cancelled":
        return "cancelled", None
    undone = came_to_nothing(skeleton, frame)
    if undone is not None:
        return "cancelled", undone
    if frame.value.get("asks"):
        return "happened" if _is_accepted(skeleton, frame) else "proposed", None
    if skeleton.norms[max(0, frame.first - 2) : frame.first] == ["to", "become"]:
        return "planned", None
    if frame.value.get("leads"):
        status, cause = status_inside(skeleton, frame.first, frame.last)
    else:
        headline = in_headline(doc, frame.sentence)
        status, cause = status_before(skeleton, frame.last, headline)
        if status == "happened" and ("reach" in frame.value or _is_lending(frame)):
            status, cause = status_inside(skeleton, frame.first, frame.last)
    if status == "happened" and skeleton.norms[frame.first - 1] in _AHEAD:
        status, cause = status_before(skeleton, frame.first, in_headline(doc, frame.sentence))
    if status == "proposed" and _is_accepted(skeleton, frame):
        return "happened", cause
    if status == "planned" and not _GOING_ON.isdisjoint(t.norm_ for t in frame.sentence):
        return "happened", cause  # "will carry on as improvement partner"
    return status, cause


def date_of(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return since or from when it holds; the date of its end is not the tie's."""
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    if _has_ended(skeleton, frame) or not _ENDING.isdisjoint(before):
        return None
    date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
    if date is None and before[-2:-1] == ["since"]:
        date = date_slot(source(skeleton, skeleton.doc[frame.first - 1]), bounds=True)
    return None if date is not None and _is_aside(skeleton, frame, date) else date


def kind_of(skeleton: Skeleton, frame: Frame) -> str:
    """Return the kind: support "as its improvement partner" is that."""
    kind = str(frame.value["kind"])
    words = skeleton.norms[max(0, frame.first - _NEAR) : frame.last + _NEAR]
    if kind != "support" or "become" in words:
        return kind
    improving = ("improvement", "partner") in itertools.pairwise(words)
    return "improvement_partner" if improving else kind


def _is_accepted(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the next sentence says that an offer was taken: "the council took it up"."""
    number = skeleton.sentence_of[frame.first] + 1
    if number >= len(skeleton.keys):
        return False
    words = skeleton.keys[number][2]
    taken = {"took", "up"} <= words or "accepted" in words
    return taken and not {"offer", "it"}.isdisjoint(words)


def _is_lending(frame: Frame) -> bool:
    """Tell whether the words are of lending, which may be agreed on: "agreed to lend staff"."""
    return frame.pattern.id.startswith("partnership/lend")


def _has_ended(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the words are of the tie's end: "its stint as partner will finish in May"."""
    if frame.value.get("ends"):
        return True
    behind = skeleton.norms[frame.last + 1 : frame.last + 5]
    return frame.value["kind"] == "improvement_partner" and not _ENDING.isdisjoint(behind)


def _is_lined_up(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a partner is only to be one: "with Leeds to act as", "is now lined up as"."""
    words = skeleton.norms[frame.first + 1 : frame.last]
    if words[:1] == ["to"] and words[1:2] and words[1] in _ACTING:
        return True
    return any(pair in _LINED_UP for pair in itertools.pairwise(words))


def _is_refused(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it came to nothing: "Leeds, which was asked to share its director, declined"."""
    words = skeleton.norms[frame.first : frame.last + 1]
    if not _REFUSED.isdisjoint(words):
        return True
    behind = skeleton.norms[frame.last + 1 : frame.last + 10]
    if words[1:2] != [","] or words[2] not in ("which", "who") or "," not in behind:
        return False
    main = behind[behind.index(",") + 1 :]
    return not _REFUSED.isdisjoint(main[:3])


def _is_aside(skeleton: Skeleton, frame: Frame, date: Slot) -> bool:
    """Tell whether a date before is an aside's: "Leeds, rated good in May, has lent managers"."""
    for token in left_of(skeleton, frame.last):
        start = skeleton.sources[token.i]
        if token.ent_type_ == "DATE" and start.start_char <= date.spans[0][0] < start.end_char:
            before = skeleton.norms[max(0, token.i - 9) : token.i]
            return skeleton.norms[token.i + 1] == "," and not _ASIDE.isdisjoint(before)
    return False
