"""What a review is of, and whose it is: not an inspectorate's, the nation's, or the police's."""

from oversight import meaning
from oversight.events.context.frames import Frame
from oversight.events.context.other_services import is_of_other_body
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_SERVICES = read_words("events/words/reviewed_services.txt")
_ELSE = read_words("events/words/not_of_children.txt")
_CHILDREN = frozenset({"children", "child", "fostering", "adoption", "safeguarding", "foster"})
_OF_PERSONS = read_words("events/words/of_persons.txt")
_MEDIA = read_words("events/words/reviewed_by_media.txt")
_PARLIAMENT = frozenset({"select", "commons", "parliamentary", "lords"})
_REACH = 8
_NATION_REACH = 12
_SOCIAL_CARE = ["children", "'s", "social", "care"]


def is_of_others(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is an inspectorate's, the nation's, a newspaper's or the police's."""
    if is_of_other_body(skeleton, frame.first) and not frame.value.get("asked"):
        return True  # "the school had a peer review"
    if _is_inspection(skeleton, frame) or _is_national(skeleton, frame):
        return True
    if not frame.value.get("asked") and _is_of_else(skeleton, frame):
        return True
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    inquiry = frame.value["kind"] == "inquiry"
    return inquiry and (_is_by_reporters(skeleton, frame) or not keys.isdisjoint(_OF_PERSONS))


def _is_of_else(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what is examined is no matter of children: "an inquiry into the bypass"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 1 + _REACH]
    if not after or after[0] not in ("of", "into", "on", "about"):
        return False
    for word in after[1:]:
        if word in (SENTENCE_END, ";", ",", "and") or word in _CHILDREN:
            return False
        if word in _ELSE:
            return True
    return False


def kind_at(skeleton: Skeleton, k: int) -> str:
    """Return the kind of the organisation at a token, "" where there is no single one."""
    found = meaning.organisations(skeleton.sources[k])
    return str(found[0]["kind"]) if len(found) == 1 else ""


def _is_inspection(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is the inspectorate's: "Ofsted's review", "quit over the Ofsted probe"."""
    near = range(max(0, frame.last - 3), frame.last + 1)
    named = any(_is_inspectorate(skeleton, k) for k in near)
    return named and not (frame.value.get("asked") or frame.value.get("weighs"))


def _is_inspectorate(skeleton: Skeleton, k: int) -> bool:
    return skeleton.labels[k] == "BODY" and kind_at(skeleton, k) == "inspectorate"


def _is_by_reporters(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a newspaper or the police looked into it: "an investigation by the Gazette"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 7]
    behind = after[: after.index(SENTENCE_END)] if SENTENCE_END in after else after
    by = behind[:1] == ["by"] and not _MEDIA.isdisjoint(behind)
    if "police" in skeleton.norms[max(0, frame.last - 5) : frame.last]:
        return True
    return by or skeleton.norms[frame.last - 1] in _MEDIA


def _is_national(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is "the review of children's social care": no council's."""
    after = skeleton.norms[frame.last + 1 : frame.last + 6]
    whole = after in (["of", *_SOCIAL_CARE], ["into", *_SOCIAL_CARE])
    behind = skeleton.doc[frame.last + 6 : frame.last + 8]
    if whole and not any(token.ent_type_ == "COUNCIL" for token in behind):
        return True
    far = skeleton.norms[frame.last + 1 : frame.last + 1 + _NATION_REACH]
    if "committee" in far[:7] and not _PARLIAMENT.isdisjoint(far[:7]) and "by" in far[:2]:
        return True  # "an inquiry by the education select committee"
    if "england" not in far:
        return False
    before = skeleton.labels[frame.last + 1 : frame.last + 1 + far.index("england")]
    return "COUNCIL" not in before


def is_of_services(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what is examined is told: "a review of its front door"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 1 + _REACH]
    if not after or after[0] not in ("of", "into", "on", "about"):
        return False
    for k in range(frame.last + 2, frame.last + 1 + len(after)):
        word = skeleton.norms[k]
        if word in (SENTENCE_END, ";", ","):
            return False
        if word in _SERVICES or skeleton.labels[k] == "AREA":
            return True
    return False
