"""Whether a tie between two councils holds, is to come or came to nothing; and its kind."""

import itertools

from spacy.tokens import Doc

from oversight.events.context.frames import Frame
from oversight.events.context.modality import in_headline, status_before, status_inside
from oversight.events.context.skeleton import Skeleton
from oversight.events.partnerships.dates import has_ended
from oversight.events.partnerships.refusals import came_to_nothing
from oversight.patterns import read_words

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
    if has_ended(skeleton, frame):
        return "happened", None  # what is to stop has been
    if _is_refused(skeleton, frame) or frame.value.get("status") == "cancelled":
        return "cancelled", None
    if frame.value.get("status") == "planned":
        return "planned", None
    undone = came_to_nothing(skeleton, frame)
    if undone is not None:
        return "cancelled", undone
    if frame.value.get("asks"):
        return "planned" if _is_accepted(skeleton, frame) else "proposed", None
    if skeleton.norms[max(0, frame.first - 2) : frame.first] == ["to", "become"]:
        return "planned", None
    if frame.value.get("leads"):
        status, cause = status_inside(skeleton, frame.first, frame.last)
    else:
        headline = in_headline(doc, frame.sentence)
        status, cause = status_before(skeleton, frame.last, headline)
        if status == "happened" and ("reach" in frame.value or _is_lending(frame)):
            status, cause = status_inside(skeleton, frame.first, frame.last)
    named = "as" in skeleton.norms[frame.first + 1 : frame.last]  # "would work with Leeds as"
    if status == "happened" and (named or skeleton.norms[frame.first - 1] in _AHEAD):
        status, cause = status_before(skeleton, frame.first, in_headline(doc, frame.sentence))
    if status == "proposed" and _is_accepted(skeleton, frame):
        return "planned", cause
    if status == "planned" and not _GOING_ON.isdisjoint(t.norm_ for t in frame.sentence):
        return "happened", cause  # "will carry on as improvement partner"
    return status, cause


def kind_of(skeleton: Skeleton, frame: Frame) -> str:
    """Return the kind: support "as its improvement partner" is that, and so is "a formal
    partnership" under which it is given.
    """
    kind = str(frame.value["kind"])
    words = skeleton.norms[max(0, frame.first - _NEAR) : frame.last + _NEAR]
    if kind != "support" or "become" in words:
        return kind
    if ("improvement", "partner") in itertools.pairwise(words):
        return "improvement_partner"
    under = [words[k + 2 : k + 4] for k, word in enumerate(words) if word == "under"]
    if ["formal", "partnership"] in under or ["formal", "agreement"] in under:
        return "formal_partnership"
    return "contract" if any(said[:1] == ["contract"] for said in under) else kind


def _is_accepted(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether an offer was taken: "the council took it up", here or in the next sentence."""
    number = skeleton.sentence_of[frame.first]
    behind = skeleton.norms[frame.last + 1 : skeleton.keys[number][1]]
    if "accepted" in behind and "offer" in behind and "not" not in behind:
        return True
    number += 1
    if number >= len(skeleton.keys):
        return False
    words = skeleton.keys[number][2]
    taken = {"took", "up"} <= words or "accepted" in words
    return taken and not {"offer", "it"}.isdisjoint(words)


def _is_lending(frame: Frame) -> bool:
    """Tell whether the words are of lending, which may be agreed on: "agreed to lend staff"."""
    return frame.pattern.id.startswith("partnership/lend")


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
