"""Whether services have gone, are to go, may go or stay: the status of a transfer."""

from itertools import pairwise

from oversight.events.context.concern import stretch
from oversight.events.context.frames import Frame
from oversight.events.context.modality import (
    status_after,
    status_before,
    status_inside,
)
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_REAL = frozenset({"after", "since", "is", "are", "was", "were", "been", "be", "before", "by"})
_BE = read_words("events/words/be.txt")
_GOING_ON = frozenset({"continue", "continues", "carry"})
_OPEN = read_words("events/words/transfer_open.txt")
_BECAME = frozenset({"became", "becomes"})
_MADE = frozenset({"set", "created", "established", "formed"})
_MOOTED = frozenset({"talked", "discussed", "considered", "explored", "mooted", "weighed"})
_HEEDING = read_words("events/words/heeding.txt")
_ADVICE = frozenset({"advice", "recommendation", "recommendations", "proposal"})
_ADVISED = read_words("events/words/transfer_advised.txt")
_ORDINALS = read_words("events/words/first_of_all.txt")
_LOSING = read_words("events/words/transfer_losing.txt")
_PLANS = frozenset({"plan", "plans", "proposal", "proposals"})
_APPROVED = read_words("events/words/transfer_approving.txt")
_TAKING = read_words("events/words/transfer_taking.txt")
_ORDERS = read_words("events/words/transfer_ordering.txt")


def status_of(skeleton: Skeleton, frame: Frame, headline: bool) -> tuple[str, int | None]:
    """Return the status; who keeps control has not lost it, unless that is still open."""
    told = [
        status_before(skeleton, frame.first, headline),
        status_inside(skeleton, frame.first, frame.last),
        status_after(skeleton, frame.last),
    ]
    ranks = ("cancelled", "proposed", "planned", "happened")
    status, cause = min(told, key=lambda item: ranks.index(item[0]))
    if status == "happened":
        status = _without_words(skeleton, frame)
    if status == "happened" and _is_mooted(skeleton, frame):
        status = "proposed"
    stated = frame.value.get("status")
    if stated and status != "cancelled":
        status = stated
    if status == "proposed" and _is_approved(skeleton, frame):
        status = "planned"
    if status == "planned" and _goes_on(skeleton, frame):
        status = "happened"
    if frame.value.get("keeps"):
        if status == "cancelled":
            return "planned", cause
        is_open = status == "proposed" and not _is_advised(skeleton, frame)
        return ("proposed" if is_open else "cancelled"), cause
    return status, cause


def _goes_on(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it has begun: "the trust will go on running the service"."""
    words = skeleton.norms[frame.first : frame.last]
    return not _GOING_ON.isdisjoint(words) or ("go", "on") in pairwise(words)


def _is_advised(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is the advice that control stay: "said that Leeds should keep control"."""
    start, _ = stretch(skeleton, frame.first, frame.last)
    words = skeleton.norms[start : frame.last]
    return not _ADVISED.isdisjoint(words) and _OPEN.isdisjoint(words)


def _without_words(skeleton: Skeleton, frame: Frame) -> str:
    """Return the status where no word tells of a plan: by the form of the verb, or an order."""
    if _is_told_to(skeleton, frame):
        return "planned"
    if "or" in skeleton.norms[frame.first : frame.first + 9] and _is_threat(skeleton, frame):
        return "proposed"
    first = _verb_of_back(skeleton, frame.first)
    if not frame.value.get("keeps") and _is_unreal(skeleton, first):
        told = _is_ordered(skeleton, first) or _is_voted(skeleton, first)
        return "planned" if told else "proposed"
    ahead = _is_under_way(skeleton, frame) or _is_decreed(skeleton, frame)
    return "planned" if ahead else "happened"


def _is_threat(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is what comes otherwise: "has a year to improve, or lose its services"."""
    words = skeleton.norms[frame.first : frame.last]
    return any(word == "or" and after in _LOSING for word, after in pairwise(words))


def _is_told_to(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether an order is among the words: "Leeds has been told to cede the service"."""
    words = skeleton.norms[frame.first : frame.last + 1]
    return any(word in _ORDERS and after == "to" for word, after in pairwise(words))


def _verb_of_back(skeleton: Skeleton, first: int) -> int:
    """Return the verb of words that begin with "back": "bringing the service back under"."""
    if "back" not in skeleton.norms[first : first + 3]:
        return first
    before = range(first - 1, max(-1, first - 7), -1)
    return next((k for k in before if skeleton.norms[k] in _TAKING), first)


def _is_unreal(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a trigger is a mere gerund or infinitive: "up to taking services out"."""
    word, before = skeleton.norms[first], skeleton.norms[first - 1] if first else ""
    if word == "running" and skeleton.norms[first + 1] == "of":
        return False  # "the running of the service has been handed over"
    if word.endswith("ing") and not skeleton.labels[first]:
        return before not in _REAL
    if before != "to" or skeleton.labels[first]:
        return False
    if not _ORDINALS.isdisjoint(skeleton.norms[max(0, first - 4) : first]):
        return False  # "the first council to have its services removed"
    return _BECAME.isdisjoint(skeleton.norms[max(0, first - 8) : first])


def _is_ordered(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a council was told to: "ministers have ordered Leeds to hand services over"."""
    before = skeleton.norms[max(0, first - 5) : first]
    return before[-1:] == ["to"] and not _ORDERS.isdisjoint(before)


def _is_voted(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a gerund or infinitive was agreed to: "the green light to bringing it back"."""
    before = skeleton.norms[max(0, first - 4) : first]
    if SENTENCE_END in before:
        before = before[before.index(SENTENCE_END) + 1 :]
    return before[-1:] in (["to"], ["for"], ["on"]) and not _APPROVED.isdisjoint(before)


def _is_decreed(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it was ordered: "the government ordered that services be run by a trust"."""
    before = skeleton.norms[max(0, frame.first - 8) : frame.first]
    words = skeleton.norms[frame.first : frame.last + 1]
    return "that" in before and not _ORDERS.isdisjoint(before) and "be" in words


def _is_approved(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a plan was agreed: "has approved plans to", "plans for … were approved"."""
    before = skeleton.norms[max(0, frame.first - 4) : frame.first + 1]
    if SENTENCE_END in before:
        before = before[before.index(SENTENCE_END) + 1 :]
    if _is_heeded(skeleton, frame.last):
        return True
    if not _PLANS.isdisjoint(before) and not _APPROVED.isdisjoint(before):
        return True
    after = skeleton.norms[frame.last + 1 : frame.last + 12]
    if SENTENCE_END in after:
        after = after[: after.index(SENTENCE_END)]
    if "if" in after or "not" in after or _PLANS.isdisjoint(before):
        return False
    return any(verb in _BE and word in _APPROVED for verb, word in pairwise(after))


def _is_heeded(skeleton: Skeleton, last: int) -> bool:
    """Tell whether advice was taken: "recommended a trust, and ministers accepted his advice"."""
    after = skeleton.norms[last + 1 : last + 14]
    if SENTENCE_END in after:
        after = after[: after.index(SENTENCE_END)]
    heeded = [k for k, word in enumerate(after) if word in _HEEDING]
    return any(not _ADVICE.isdisjoint(after[k + 1 : k + 4]) for k in heeded)


def _is_mooted(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is only spoken of: "a joint team for both is being talked about"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 9]
    return any(word == "being" and said in _MOOTED for word, said in pairwise(after))


def _is_under_way(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a trust is only being made, or a noun's handover is only due."""
    words = skeleton.norms[frame.first : frame.last + 1]
    if "being" in words and not _MADE.isdisjoint(words):
        return True
    if "noun" not in frame.value and words[1:2] != ["of"]:
        return False
    after = skeleton.norms[frame.last + 1 : frame.last + 8]
    if after[:1] in (["is"], ["was"], ["are"]) and after[1] in (
        "planned",
        "due",
        "expected",
        "set",
    ):
        return True
    put_off = not {"delayed", "postponed", "back"}.isdisjoint(after)
    return put_off and not {"until", "to", "till"}.isdisjoint(after)
