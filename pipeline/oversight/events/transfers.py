"""Service transfers: control of services leaves a council or returns to it, or is to, or may.

Triggers are in patterns/events/transfers.jsonl. A pattern's value says what its words tell:
`form`, `status`, `keeps` (control stays), `starts` (a trust is founded), `running` and `runs`
(somebody else runs the service), `recipient` (the slot is who takes over).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight.components.references import main_council
from oversight.events import when
from oversight.events.arguments import date_slot, mention
from oversight.events.authors import author_beside, governments
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.clauses import left_of
from oversight.events.concern import councils_of, keys_at, slots_at, stretch
from oversight.events.dating import compatible
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import (
    in_headline,
    says_little,
    status_after,
    status_before,
    status_inside,
)
from oversight.events.scopes import scope_of
from oversight.events.takers import Taker, home_of_taker, taker_of
from oversight.patterns import read_patterns, read_words

_LONGEST = 26  # tokens of a skeleton: a gap of any length must not join what stands far apart
_OTHER = read_words("events/words/not_services.txt")
_RETURNING = frozenset(
    {"back", "return", "returns", "returned", "returning", "brought", "come", "comes"}
)
_REAL = frozenset({"after", "since", "is", "are", "was", "were", "been", "be", "before", "by"})
_AFLOAT = frozenset({"afloat", "going", "running", "safe", "open", "up", "stable", "together"})
# Patterns of what goes on, so that "since 2014" is when it began.
_LASTING = frozenset({"runs", "running", "state"})
_HANDS = frozenset({"control", "hands", "management", "responsibility", "remit", "direct", "grasp"})
_BE = read_words("events/words/be.txt")
_MADE = frozenset({"set", "created", "established", "formed"})
_PLANS = frozenset({"plan", "plans", "proposal", "proposals"})
_APPROVED = frozenset({"approved", "agreed", "endorsed", "rubber-stamped", "adopted", "passed"})
_ORDERS = frozenset({"ordered", "told", "instructed", "directed", "required", "forced", "made"})
_TAKING = frozenset({"take", "takes", "taking", "took", "taken", "bring", "brings", "bringing"})
_TAKING |= {"brought", "resume", "resumes", "resumed", "resuming"}
_AUXILIARY = frozenset({"is", "to", "will", "has", "had", "have", "would", "are", "'s", "formally"})
_ASSEMBLIES = read_words("events/words/assemblies.txt")
_DECIDING = read_words("events/words/deciding.txt")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/transfers.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each transfer of services that is told, planned or weighed."""
    frames = _matcher(doc.vocab)(skeleton)
    tellings = [telling for frame in frames for telling in _tell(doc, skeleton, frame)]
    for candidate in gather(tellings, same):
        if "scope" not in candidate.fields:
            candidate.fields["scope"] = Slot("children_services", tuple(candidate.mentions[:1]))
        yield candidate


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    longest = frame.value.get("reach", _LONGEST)
    if frame.last - frame.first > longest or _goes_elsewhere(doc, skeleton, frame):
        return
    words = skeleton.norms[max(0, frame.first - 1) : frame.last + 1]
    if ("care", "homes") in pairwise(words) or ("home", "care") in pairwise(words):
        return  # for the old
    if frame.value.get("form") == "integrated_body" and not _are_two(skeleton, frame):
        return
    headline = in_headline(doc, frame.sentence)
    taker = None if frame.value.get("headline") and not headline else taker_of(skeleton, frame)
    around = skeleton.norms[max(0, frame.first - 3) : frame.last + 5]
    if taker is None or not _OTHER.isdisjoint(around) or _is_of_another_thing(skeleton, frame):
        return
    status, cause = _status(skeleton, frame, headline)
    date = when.date_of(
        skeleton,
        frame.first,
        frame.last,
        bounds=not _LASTING.isdisjoint(frame.value),
        before="noun" not in frame.value,
    )
    if frame.value.get("runs") and not _runs_for_council(skeleton, frame, date):
        return
    fields = filled(
        recipient=taker.slot,
        form=taker.form,
        scope=scope_of(doc, skeleton, frame),
        decided_by=_decider(doc, skeleton, frame, status),
    )
    cited = frame.words if cause is None else skeleton.sources[cause]
    for council, day in _councils(doc, skeleton, frame, taker, date):
        dated = status != "proposed" or frame.value.get("starts")
        own = filled(council=council, date=day if dated else None)
        yield Candidate(
            "service_transfer",
            frame.pattern.id,
            {**own, **fields},
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, day), cited),
            loose=says_little(doc, frame.sentence, frame.start),
        )


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


def _status(skeleton: Skeleton, frame: Frame, headline: bool) -> tuple[str, int | None]:
    """Return the status; who keeps control has not lost it, unless that is still open."""
    told = [
        status_before(skeleton, frame.first, headline),
        status_inside(skeleton, frame.first, frame.last),
        status_after(skeleton, frame.last),
    ]
    ranks = ("cancelled", "proposed", "planned", "happened")
    status, cause = min(told, key=lambda item: ranks.index(item[0]))
    if status == "happened" and not frame.value.get("keeps") and _is_unreal(skeleton, frame.first):
        status = "planned" if _is_ordered(skeleton, frame.first) else "proposed"
    if status == "happened" and _is_under_way(skeleton, frame):
        status = "planned"
    if status == "happened" and _is_decreed(skeleton, frame):
        status = "planned"
    stated = frame.value.get("status")
    if stated and status != "cancelled":
        status = stated
    if status == "proposed" and _is_approved(skeleton, frame):
        status = "planned"
    if frame.value.get("keeps"):
        if status == "cancelled":
            return "planned", cause
        return ("proposed" if status == "proposed" else "cancelled"), cause
    return status, cause


def _is_unreal(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a trigger is a mere gerund or infinitive: "up to taking services out"."""
    word, before = skeleton.norms[first], skeleton.norms[first - 1] if first else ""
    if word.endswith("ing") and not skeleton.labels[first]:
        return before not in _REAL
    return before == "to" and not skeleton.labels[first]


def _is_ordered(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a council was told to: "ministers have ordered Leeds to hand services over"."""
    before = skeleton.norms[max(0, first - 5) : first]
    return before[-1:] == ["to"] and not _ORDERS.isdisjoint(before)


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
    if not _PLANS.isdisjoint(before) and not _APPROVED.isdisjoint(before):
        return True
    after = skeleton.norms[frame.last + 1 : frame.last + 12]
    if SENTENCE_END in after:
        after = after[: after.index(SENTENCE_END)]
    if "if" in after or "not" in after or _PLANS.isdisjoint(before):
        return False
    return any(verb in _BE and word in _APPROVED for verb, word in pairwise(after))


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


def _runs_for_council(skeleton: Skeleton, frame: Frame, date: Slot | None) -> bool:
    """Tell whether who runs a service has it from a council: since when is told, or for whom."""
    if "behalf" in [token.norm_ for token in frame.sentence]:
        return True
    after = skeleton.labels[frame.last + 1 : frame.last + 4]
    if skeleton.norms[frame.last + 1] == "for" and "COUNCIL" in after:
        return True
    # "The company that runs the services, will be wound up next year": that year is another's.
    aside = not {"that", "which"}.isdisjoint(skeleton.norms[frame.first : frame.last])
    return date is not None and not (aside and skeleton.norms[frame.last + 1] == ",")


def _councils(
    doc: Doc, skeleton: Skeleton, frame: Frame, taker: Taker, date: Slot | None
) -> list[tuple[Slot, Slot | None]]:
    """Return the councils that lose, or get back, the services, each with its date."""
    each = _each(skeleton, frame)
    if len(each) > 1:
        return each
    if frame.value.get("joins"):
        before = [token for token in left_of(skeleton, frame.last) if token.ent_type_ == "COUNCIL"]
        return [(slot, date) for token in before[:1] for slot in slots_at(skeleton, token)]
    home = home_of_taker(doc, taker) or _antecedent(skeleton, frame)
    if home:
        return [(slot, date) for slot in home]
    skip = [taker.k] if taker.k is not None else []
    start, end = stretch(skeleton, frame.first, frame.last)
    if taker.k is not None and skeleton.labels[taker.k] == "COUNCIL":
        keys = set(keys_at(skeleton, taker.k))
        skip += [
            k
            for k in range(start, end)
            if skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k))
        ]
    if frame.value.get("form") == "return_to_council":
        skip += [k for k in range(start + 1, end) if skeleton.norms[k - 1] == "from"]
    found = councils_of(doc, skeleton, frame.first, frame.last, skip)
    return [(slot, date) for slot in found]


def _each(skeleton: Skeleton, frame: Frame) -> list[tuple[Slot, Slot | None]]:
    """Return council and date in turn: "in Doncaster in 2014 and in Slough in 2015"."""
    found: list[tuple[Slot, Slot | None]] = []
    _, end = stretch(skeleton, frame.first, frame.last)
    for k in range(frame.first, end - 2):
        if skeleton.labels[k] == "COUNCIL" and skeleton.labels[k + 2] == "DATE":
            date = date_slot(skeleton.sources[k + 2])
            found += [(slot, date) for slot in slots_at(skeleton, skeleton.doc[k])]
    return found


def _antecedent(skeleton: Skeleton, frame: Frame) -> list[Slot]:
    """Return the council of "Slough, whose services are to be taken out of its hands"."""
    if "whose" not in skeleton.norms[max(0, frame.first - 3) : frame.first]:
        return []
    named = [t for t in left_of(skeleton, frame.first) if t.ent_type_ == "COUNCIL"]
    return slots_at(skeleton, named[0]) if named else []


def _decider(doc: Doc, skeleton: Skeleton, frame: Frame, status: str) -> Slot | None:
    """Return who decides: a minister or department beside it, a council that has resolved it."""
    slot = author_beside(doc, skeleton, frame.first, frame.last)
    if slot is None and frame.value.get("form") == "return_to_council":
        slot = _who_takes_back(skeleton, frame, status)
    if slot is not None or status == "happened":
        return slot
    start, end = stretch(skeleton, frame.first, frame.last)
    words = skeleton.norms[start:end]
    if not _DECIDING.isdisjoint(words):
        for token in skeleton.doc[start:end]:
            if token.ent_type_ == "COUNCIL" and _resolves(token):
                return next(iter(slots_at(skeleton, token)), None)
    return next(governments(doc, skeleton, start, frame.last + 12), None)


def _who_takes_back(skeleton: Skeleton, frame: Frame, status: str) -> Slot | None:
    """Return the council that is told to take its services back: its own decision."""
    if status not in ("happened", "planned") or skeleton.norms[frame.first] not in _TAKING:
        return None
    for token in left_of(skeleton, frame.first):
        if token.ent_type_ == "COUNCIL":
            return next(iter(slots_at(skeleton, token)), None)
        if token.ent_type_ or token.norm_ not in _AUXILIARY:
            return None
    return None


def _resolves(token: Token) -> bool:
    """Tell whether a council, or its cabinet, is the one that decides: "has decided"."""
    around = [other.norm_ for other in token.doc[max(0, token.i - 2) : token.i + 6]]
    return not _DECIDING.isdisjoint(around) or not _ASSEMBLIES.isdisjoint(around)


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
