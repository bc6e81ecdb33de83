"""Whether a review has been held, is ordered, is called for, or will not be."""

from spacy.tokens import Doc

from oversight.events.context import when
from oversight.events.context.clauses import left_of
from oversight.events.context.frames import Frame
from oversight.events.context.modality import (
    in_headline,
    status_after,
    status_before,
    status_inside,
)
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.reviews.acts import Acts
from oversight.events.reviews.refusals import refused_after
from oversight.patterns import read_words

_REFUSING = read_words("events/words/refusing.txt")
_WISHING = read_words("events/words/wishing.txt")
_STOPPING = read_words("events/words/stopping.txt")
_WANTED = frozenset({"planned", "needed", "necessary", "required"})
_REACH = 12
_BREAKS = frozenset({";", "but", "after", "because", "who", "since", "until", "when"})
_IT = frozenset({"it", "this", "them"})
_DONE = ("found", "published", "conducted", "begun")
# "No longer", "no sooner" deny nothing of what follows.
_NOT = frozenset({"never", "not", "n't"})
_NOBODY = frozenset({"nobody", "none"})
_CLAUSE_ENDS = frozenset({",", ";", "that", "but", "until", "before", "because"})
_WILL = frozenset({"will", "'ll", "would", "need", "needs"})
_MANY = 4
_ASKS = read_words("events/words/review_asks.txt")
_ORDERS = read_words("events/words/review_orders.txt")
_TO_COME = (["are", "to"], ["is", "to"])
_ASKED_WITHIN = 9
_WISHED = 6


def status_of(doc: Doc, skeleton: Skeleton, frame: Frame, acts: Acts) -> tuple[str, int | None]:
    """Return the status by the acts told, and the token that tells it: ordered is planned, begun
    or reported is happened.
    """
    if frame.value.get("done"):
        return "happened", None
    done = [act for act in _DONE if act in acts.told]
    refused = _refused(skeleton, frame, acts, done)
    if refused is not None:
        return "cancelled", refused
    status, cause = _before(doc, skeleton, frame)
    wished = not done or (done == ["conducted"] and not acts.dates)  # "an inquiry led by a judge"
    asked_for = is_asked_for(skeleton, frame)
    if status == "proposed" and ("due" not in acts.dates or asked_for) and wished:
        refused = refused_after(skeleton, frame)
        return (status, cause) if refused is None else ("cancelled", refused)
    ahead = [
        name
        for name, slot in acts.dates.items()
        if when.settled(doc, "happened", slot) == "planned"
    ]
    later = [name for name in ahead if name not in ("due", "published")]
    if ahead == ["published"] and _is_written(frame, acts):
        return "happened", acts.told.get("published")
    if frame.value.get("weighs") and _is_at_work(skeleton, frame):
        return "happened", None
    if ("begun" in acts.told and not later) or (
        done and status != "planned" and ahead in ([], ["due"])
    ):
        return "happened", acts.told[done[0]]
    asked = frame.value.get("weighs") or frame.value.get("ordered")
    if "commissioned" in acts.told or ahead or status == "planned" or asked:
        return "planned", acts.told.get("commissioned", cause)
    return "happened", cause


def _is_written(frame: Frame, acts: Acts) -> bool:
    """Tell whether a review into a case is there, and only to be printed: "will be published"."""
    return frame.value["kind"] == "serious_case_review" and "commissioned" not in acts.told


def _is_at_work(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether whoever is to weigh it up has begun: "has been going through the files"."""
    words = [token.norm_ for token in left_of(skeleton, frame.first)][::-1]
    words += skeleton.norms[frame.first : frame.last]
    return any(
        words[i : i + 2] in (["has", "been"], ["have", "been"]) and words[i + 2].endswith("ing")
        for i in range(len(words) - 2)
    )


def _before(doc: Doc, skeleton: Skeleton, frame: Frame) -> tuple[str, int | None]:
    """Return what the words before say of it; who is asked to look has been asked."""
    if frame.value.get("examined") or frame.value.get("examines"):
        inside = status_inside(skeleton, frame.first, frame.last)
        if inside[0] == "proposed" and frame.value.get("ordered"):
            return "planned", inside[1]  # "a barrister has been asked to find out why"
        if inside[0] in ("planned", "proposed"):
            return inside
    if (
        frame.value.get("report_of")
        and "to" in skeleton.norms[max(0, frame.first - 3) : frame.first]
    ):
        return "planned", None  # "commissioned Ada Lovell to compile an independent report"
    behind = skeleton.norms[frame.last + 1 : frame.last + 3]
    if frame.value.get("asked") and behind in _TO_COME:
        return "planned", frame.last + 1  # "accountants from Marram are to be let in"
    if is_asked_for(skeleton, frame):
        return "proposed", frame.first
    for token in list(left_of(skeleton, frame.first))[:_WISHED]:
        if token.norm_ in _WISHING and not token.ent_type_:
            return "proposed", token.i
    status, cause = status_before(skeleton, frame.last, in_headline(doc, frame.sentence))
    if status == "proposed" and (frame.value.get("weighs") or frame.value.get("asked")):
        status = "proposed" if frame.value.get("wished") else "planned"
    return status, cause


def is_asked_for(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether somebody asks another for it: "has asked the minister for an inquiry"."""
    if frame.value.get("asked"):
        return False
    near = [token.norm_ for token in left_of(skeleton, frame.first)][:_ASKED_WITHIN]
    if "for" in near[:3]:
        return not _ASKS.isdisjoint(near[near.index("for") + 1 :][:3])
    order = next((i for i, word in enumerate(near) if word in _ORDERS), None)
    if order is None or near[order + 1 : order + 2] != ["to"]:
        return False
    return not _ASKS.isdisjoint(near[order + 2 :][:4])  # "ask the cabinet to order an inquiry"


def _refused(skeleton: Skeleton, frame: Frame, acts: Acts, done: list[str]) -> int | None:
    """Return the word that says that it will not be held, or came to nothing."""
    undone, place = status_after(skeleton, frame.last)
    if "cancelled" in acts.told:
        return acts.told["cancelled"]
    for token in list(left_of(skeleton, frame.first))[:_REACH]:
        if token.norm_ in _BREAKS and not token.ent_type_:
            break
        two = f"{token.norm_} {token.nbor().norm_}"
        if not done and (token.norm_ in _REFUSING or two in _REFUSING):
            return token.i
        near = frame.first - token.i <= _MANY
        if token.norm_ == "no" and near and not _WILL.isdisjoint(_words_to(skeleton, token.i)):
            return token.i
    if not done and _is_unplanned(skeleton, frame):
        return frame.last
    stopped = _stopped(skeleton, frame, done)
    if stopped is not None:
        return stopped
    return place if undone == "cancelled" and not done else None


def _is_unplanned(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether there is to be none: "no such inquiry was planned"."""
    before = skeleton.norms[max(0, frame.first - 3) : frame.first]
    behind = skeleton.norms[frame.last + 1 : frame.last + 4]
    return "no" in before and not _WANTED.isdisjoint(behind)


def is_none(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether there is none: "no review was held"."""
    before = skeleton.norms[max(0, frame.first - _MANY) : frame.first]
    if SENTENCE_END in before:
        before = before[len(before) - before[::-1].index(SENTENCE_END) :]
    return ("no" in before and not frame.value.get("asked")) or _is_nobodys(skeleton, frame)


def _is_nobodys(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether nobody holds or orders it: "nobody ever thought of an inquiry"."""
    for token in left_of(skeleton, frame.first):
        if token.norm_ in _CLAUSE_ENDS:
            return False
        if token.norm_ in _NOBODY:
            return True
    return False


def _words_to(skeleton: Skeleton, k: int) -> list[str]:
    """Return the few words before a token."""
    return skeleton.norms[max(0, k - _MANY) : k]


def _stopped(skeleton: Skeleton, frame: Frame, done: list[str]) -> int | None:
    """Return where it is told that it was given up: "but shelved it", "was never finished"."""
    for k in range(frame.last + 1, len(skeleton.norms)):
        word = skeleton.norms[k]
        if word == SENTENCE_END:
            return None
        if word in _STOPPING and skeleton.norms[k + 1] in _IT:
            return k
        ended = skeleton.norms[k + 1] in ("finished", "completed", "started", "held")
        if word in _NOT and ended and "found" not in done:
            return k
    return None
