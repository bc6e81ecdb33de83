"""When services change hands, and not when that was agreed."""

from itertools import pairwise

from oversight.events.candidate import Slot
from oversight.events.context import when
from oversight.events.context.arguments import date_slot
from oversight.events.context.concern import stretch
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.events.transfers.deciders import dates_decision
from oversight.patterns import read_words

# Patterns of what goes on, so that "since 2014" is when it began.
_LASTING = frozenset({"runs", "running", "state"})
_MEANT = read_words("events/words/transfer_meant.txt")


def date_of(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return when services change hands: not the day on which that was agreed."""
    latest = _latest_day(skeleton, frame) or _since(skeleton, frame)
    if latest is not None:
        return latest
    if dates_decision(skeleton, frame.last) or is_superseded(skeleton, frame):
        return None
    if is_aside(skeleton, frame) and skeleton.norms[frame.last + 1] == ",":
        return None  # "left the company that runs the service, in May"
    return when.date_of(
        skeleton,
        frame.first,
        frame.last,
        bounds=not _LASTING.isdisjoint(frame.value),
        before="noun" not in frame.value and not is_aside(skeleton, frame),
    )


def _since(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return since when a service is run so: "Since 2018 the service has been run by a company"."""
    if _LASTING.isdisjoint(frame.value):
        return None
    start, _ = stretch(skeleton, frame.first, frame.last)
    opens = skeleton.norms[start] == "since" and skeleton.labels[start + 1] == "DATE"
    joined = skeleton.labels[start] == "DATE" and skeleton.norms[start].startswith("since ")
    k = start + 1 if opens else start
    return date_slot(skeleton.sources[k], bounds=True) if opens or joined else None


def is_superseded(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the day was put off: "had been due to open in April"."""
    before = skeleton.norms[max(0, frame.first - 6) : frame.last]
    return ("had", "been") in pairwise(before) and not _MEANT.isdisjoint(before)


def is_aside(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it only says who somebody is: "notice to the firm that runs the service"."""
    words = skeleton.norms[frame.first : frame.last]
    return not _LASTING.isdisjoint(frame.value) and not {"that", "which"}.isdisjoint(words)


def _latest_day(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the last day for it: "hand over the service to Leeds by 1 April"."""
    k = frame.last + 1
    if not frame.value.get("by"):
        k += skeleton.norms[k] == "by"
        if skeleton.norms[k - 1] != "by":
            return None
    is_date = k < len(skeleton.labels) and skeleton.labels[k] == "DATE"
    return date_slot(skeleton.sources[k], bounds=True) if is_date else None
