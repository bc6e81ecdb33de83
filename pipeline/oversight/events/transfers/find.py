"""Service transfers: control of services leaves a council or returns to it, or is to, or may.

Triggers are in patterns/events/transfers.jsonl. A pattern's value says what its words tell:
`form`, `status`, `keeps` (control stays), `starts` (a trust is founded), `running` and `runs`
(somebody else runs the service), `recipient` (the slot is who takes over).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.components.references import main_council
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import mention
from oversight.events.context.concern import keys_at, stretch
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import (
    in_headline,
    says_little,
)
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.gathering import gather
from oversight.events.transfers.dates import date_of, is_aside, is_superseded
from oversight.events.transfers.parties import decider_of, losers_of
from oversight.events.transfers.sameness import same
from oversight.events.transfers.scopes import scope_of
from oversight.events.transfers.status import status_of
from oversight.events.transfers.takers import Taker, taker_of
from oversight.events.transfers.undone import undone_later
from oversight.patterns import read_patterns, read_words

_LONGEST = 26  # tokens of a skeleton: a gap of any length must not join what stands far apart
_OTHER = read_words("events/words/not_services.txt")
_RETURNING = read_words("events/words/transfer_returning.txt")
_AFLOAT = read_words("events/words/transfer_afloat.txt")
# Patterns of what goes on, so that "since 2014" is when it began.
_LASTING = frozenset({"runs", "running", "state"})
_HANDS = read_words("events/words/transfer_hands.txt")
_BE = read_words("events/words/be.txt")
_HELD = read_words("events/words/held_otherwise.txt")
_THINGS = read_words("events/words/transfer_things.txt")
_SERVICES = read_words("events/words/transfer_spoken_of.txt")
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
    """Tell whether longer words that tell of no more than a plan, or of its end, hold a frame:
    "plans to spin it out into a mutual" forms no mutual.
    """
    return any(
        other.first < frame.first
        and frame.last <= other.last
        and any(one.status.value in ("cancelled", "planned") for one in found)
        for other, found in told
    )


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    headline = in_headline(doc, frame.sentence)
    taker = _taker(doc, skeleton, frame, headline)
    if taker is None or (frame.value.get("runs") and not _runs_for_council(skeleton, frame)):
        return
    date = date_of(skeleton, frame)
    status, cause = status_of(skeleton, frame, headline)
    if status == "happened" and is_superseded(skeleton, frame):
        status = "planned"
    if status in ("proposed", "planned") and not headline:
        cause = undone_later(skeleton, frame) or cause
        status = "cancelled" if cause is not None and cause > _end(skeleton, frame) else status
    if status == "cancelled" and cause is not None and cause > frame.last:
        date = when.date_of(skeleton, cause, cause, before=False) or date
    fields = filled(
        recipient=taker.slot,
        form=taker.form,
        scope=_stated_scope(frame) or scope_of(doc, skeleton, frame),
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


def _stated_scope(frame: Frame) -> Slot | None:
    """Return the scope that the pattern's own words tell."""
    scope = frame.value.get("scope")
    return Slot.of(scope, frame.words) if scope else None


def _end(skeleton: Skeleton, frame: Frame) -> int:
    """Return where the frame's sentence ends."""
    return skeleton.keys[skeleton.sentence_of[frame.last]][1] - 1


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
    if frame.value.get("pronoun") and not _speaks_of_services(skeleton, frame):
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


def _speaks_of_services(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether "them" can be services: those are named before in the sentence, or the last."""
    number = skeleton.sentence_of[frame.first]
    start = skeleton.keys[number][0]
    if not _SERVICES.isdisjoint(skeleton.norms[start : frame.first]):
        return True
    others = not _THINGS.isdisjoint(skeleton.norms[start : frame.first])
    return bool(number) and not others and not _SERVICES.isdisjoint(skeleton.keys[number - 1][2])


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
    if frame.value.get("keeps") and not _HELD.isdisjoint(skeleton.norms[frame.first : last]):
        return True  # "called on them to hold an inquiry into child protection"
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
    if any(skeleton.norms[k + 1] in ("'s", "'") for k in owners) and is_aside(skeleton, frame):
        return True  # "the company that runs Leeds's children's services"
    after = skeleton.labels[frame.last + 1 : frame.last + 4]
    if skeleton.norms[frame.last + 1] == "for" and "COUNCIL" in after:
        return True
    # "The company that runs the services, will be wound up next year": that year is another's.
    date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
    aside = is_aside(skeleton, frame) and skeleton.norms[frame.last + 1] == ","
    return date is not None and not aside
