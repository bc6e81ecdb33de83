"""Service transfers: control of services leaves a council or returns to it, or is to, or may.

Triggers are in patterns/events/transfers.jsonl. A pattern's value says what its words tell:
`form`, `status`, `keeps` (control stays), `starts` (a trust is founded), `running` and `runs`
(somebody else runs the service), `recipient` (the slot is who takes over).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.components.references import main_council
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import date_slot, mention
from oversight.events.context.concern import keys_at, stretch
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import (
    in_headline,
    says_little,
)
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.gathering import gather
from oversight.events.transfers.deciders import dates_decision
from oversight.events.transfers.parties import decider_of, losers_of
from oversight.events.transfers.scopes import scope_of
from oversight.events.transfers.status import status_of
from oversight.events.transfers.takers import Taker, taker_of
from oversight.patterns import read_patterns, read_words

_LONGEST = 26  # tokens of a skeleton: a gap of any length must not join what stands far apart
_OTHER = read_words("events/words/not_services.txt")
_RETURNING = read_words("events/words/transfer_returning.txt")
_AFLOAT = read_words("events/words/transfer_afloat.txt")
# Patterns of what goes on, so that "since 2014" is when it began.
_LASTING = frozenset({"runs", "running", "state"})
_HANDS = read_words("events/words/transfer_hands.txt")
_BE = read_words("events/words/be.txt")
_MEANT = frozenset({"due", "meant", "supposed", "scheduled", "expected"})
_FAR = 8
_ADULTS = frozenset({"adult", "adults", "adults'", "elderly", "older"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/transfers.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each transfer of services that is told, planned or weighed."""
    told = [(frame, list(_tell(doc, skeleton, frame))) for frame in _matcher(doc.vocab)(skeleton)]
    tellings = [telling for frame, found in told for telling in found if not _within(frame, told)]
    for candidate in gather(tellings, same):
        if "scope" not in candidate.fields:
            candidate.fields["scope"] = Slot("children_services", tuple(candidate.mentions[:1]))
        yield candidate


def _within(frame: Frame, told: list[tuple[Frame, list[Candidate]]]) -> bool:
    """Tell whether longer words that take a transfer back hold a frame: "dropped plans to spin it
    out into a mutual" forms no mutual.
    """
    return any(
        other.first < frame.first
        and frame.last <= other.last
        and any(one.status.value == "cancelled" for one in found)
        for other, found in told
    )


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    headline = in_headline(doc, frame.sentence)
    taker = _taker(doc, skeleton, frame, headline)
    if taker is None or (frame.value.get("runs") and not _runs_for_council(skeleton, frame)):
        return
    date = _date_of(skeleton, frame)
    status, cause = status_of(skeleton, frame, headline)
    if status == "happened" and _is_superseded(skeleton, frame):
        status = "planned"
    fields = filled(
        recipient=taker.slot,
        form=taker.form,
        scope=scope_of(doc, skeleton, frame),
        decided_by=decider_of(doc, skeleton, frame, status),
    )
    cited = frame.words if cause is None else skeleton.sources[cause]
    losers = losers_of(doc, skeleton, frame, taker, date)
    for council, day in losers:
        dated = status != "proposed" or frame.value.get("starts")
        own = filled(council=council, date=day if dated else None)
        if len(losers) > 1 and _decides(fields, losers):
            own["decided_by"] = council
        yield Candidate(
            "service_transfer",
            frame.pattern.id,
            {**fields, **own},
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, day), cited),
            loose=says_little(doc, frame.sentence, frame.start),
        )


def _date_of(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return when services change hands: not the day on which that was agreed."""
    latest = _latest_day(skeleton, frame) or _since(skeleton, frame)
    if latest is not None:
        return latest
    if dates_decision(skeleton, frame.last) or _is_superseded(skeleton, frame):
        return None
    if _is_aside(skeleton, frame) and skeleton.norms[frame.last + 1] == ",":
        return None  # "left the company that runs the service, in May"
    return when.date_of(
        skeleton,
        frame.first,
        frame.last,
        bounds=not _LASTING.isdisjoint(frame.value),
        before="noun" not in frame.value and not _is_aside(skeleton, frame),
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


def _is_superseded(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the day was put off: "had been due to open in April"."""
    before = skeleton.norms[max(0, frame.first - 6) : frame.last]
    return ("had", "been") in pairwise(before) and not _MEANT.isdisjoint(before)


def _is_aside(skeleton: Skeleton, frame: Frame) -> bool:
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


def _decides(fields: dict[str, Slot | list[Slot]], losers: list[tuple[Slot, Slot | None]]) -> bool:
    """Tell whether one of several councils that share a decision is said to have made it."""
    decider = fields.get("decided_by")
    return isinstance(decider, Slot) and any(
        decider.value.get("key") == council.value["key"] for council, _ in losers
    )


def _taker(doc: Doc, skeleton: Skeleton, frame: Frame, headline: bool) -> Taker | None:
    """Return who takes over; None where the words are of something else than a transfer."""
    longest = frame.value.get("reach", _LONGEST)
    if frame.last - frame.first > longest or _goes_elsewhere(doc, skeleton, frame):
        return None
    words = skeleton.norms[max(0, frame.first - 1) : frame.last + 1]
    if ("care", "homes") in pairwise(words) or ("home", "care") in pairwise(words):
        return None  # for the old
    if frame.value.get("form") == "integrated_body" and not _are_two(skeleton, frame):
        return None
    if frame.value.get("headline") and not headline:
        return None
    around = skeleton.norms[max(0, frame.first - 3) : frame.last + 5]
    if _is_of_another_thing(skeleton, frame):
        return None
    others = _OTHER.intersection(around)
    if others and not (others == {"schools"} and "children" in around):
        return None
    around = skeleton.norms[max(0, frame.first - _FAR) : frame.last + 5]
    if not _ADULTS.isdisjoint(around) and "children" not in around:
        return None
    return taker_of(skeleton, frame)


def _goes_elsewhere(doc: Doc, skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether services come to a council that is not the article's: then it takes them over.

    Only "back", "return" and the like say by themselves that they were its own.
    """
    if frame.value.get("form") != "return_to_council" or skeleton.labels[frame.last] != "COUNCIL":
        return False
    words = skeleton.norms[frame.first : frame.last]
    main = main_council(doc)
    return _RETURNING.isdisjoint(words) and main not in (None, *keys_at(skeleton, frame.last))


def _is_of_another_thing(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is no service: "taken from its reserves", "the trust set up a helpline"."""
    last = frame.last
    taken = "recipient" in frame.slots and skeleton.labels[last] == "COUNCIL"
    if taken and "back" in skeleton.norms[frame.first : last]:
        return True  # "will hand services back to Leeds": a return
    if frame.value.get("keeps") and skeleton.norms[last + 1] in _AFLOAT:
        return True
    if frame.pattern.id.startswith("transfer/back-to") and skeleton.norms[last - 1] == "from":
        return True
    if skeleton.labels[last] == "COUNCIL" and frame.pattern.id.startswith("transfer/take"):
        owned = skeleton.norms[last] in ("its", "their") or skeleton.norms[last + 1] in ("'s", "'")
        behind = skeleton.norms[last + 1 : last + 4]
        return owned and _HANDS.isdisjoint(behind)
    if skeleton.norms[last - 1 : last + 1] == ["set", "up"] and frame.value.get("starts"):
        words = skeleton.norms[frame.first : last]
        return skeleton.norms[last + 1] in ("a", "an", "its", "the") and _BE.isdisjoint(words)
    return False


def _are_two(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether two councils merge services, and not one council two of its teams."""
    start, end = stretch(skeleton, frame.first, frame.last)
    councils = {key for k in range(start, end) for key in keys_at(skeleton, k)}
    return len(councils) > 1 or skeleton.norms[frame.last] != "teams"


def _runs_for_council(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether who runs a service has it from a council: since when is told, or for whom."""
    if not {"behalf", "contract"}.isdisjoint(token.norm_ for token in frame.sentence):
        return True
    inside = range(frame.first + 1, frame.last)
    owners = [k for k in inside if skeleton.labels[k] == "COUNCIL"]
    if any(skeleton.norms[k + 1] in ("'s", "'") for k in owners) and _is_aside(skeleton, frame):
        return True  # "the company that runs Leeds's children's services"
    after = skeleton.labels[frame.last + 1 : frame.last + 4]
    if skeleton.norms[frame.last + 1] == "for" and "COUNCIL" in after:
        return True
    # "The company that runs the services, will be wound up next year": that year is another's.
    date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
    aside = _is_aside(skeleton, frame) and skeleton.norms[frame.last + 1] == ","
    return date is not None and not aside


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same council, to the same hands, no other day."""
    if _value(a, "council", "key") != _value(b, "council", "key"):
        return False
    returns = [c.get("form") == "return_to_council" for c in (a, b)]
    if returns[0] != returns[1]:
        return False
    takers = {_name(c) for c in (a, b)} - {None}
    return len(takers) < 2 and compatible(a.get("date"), b.get("date"))


def _name(candidate: Candidate) -> Any:
    value = candidate.get("recipient") or {}
    return value.get("key") or value.get("name")


def _value(candidate: Candidate, field: str, part: str) -> Any:
    return (candidate.get(field) or {}).get(part)
