"""Partnerships: a named council or body helps a council in a specific way.

Triggers are in patterns/events/partnerships.jsonl; `partner` is who helps, `council` who is
helped. In a `pair` the words do not say which is which: the council that the article is about is
the one helped.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.components.references import main_council
from oversight.events import when
from oversight.events.arguments import mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.concern import councils_of, keys_at, slots_at, stretch
from oversight.events.frames import Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, status_before
from oversight.patterns import read_patterns

# Whoever inspects, governs or opposes a council is no partner of it.
_NO_PARTNERS = frozenset({"government", "inspectorate", "union", "party", "court", "other"})
_JOINT = frozenset({"joint", "shared", "both"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/partnerships.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each tie between a council and who helps it."""
    frames = _matcher(doc.vocab)(skeleton)
    yield from gather((one for frame in frames for one in _tell(doc, skeleton, frame)), same)


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    if frame.value.get("joint") and not _is_joint(skeleton, frame):
        return
    for council, partner in _pair(doc, skeleton, frame):
        headline = in_headline(doc, frame.sentence)
        status, cause = status_before(skeleton, frame.last, headline)
        date = when.date_of(skeleton, frame.first, frame.last, bounds=True)
        cited = frame.words if cause is None else skeleton.sources[cause]
        fields = filled(
            council=council,
            partner=partner,
            kind=Slot.of(frame.value["kind"], frame.words),
            date=date,
        )
        yield Candidate(
            "partnership",
            frame.pattern.id,
            fields,
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cited),
            loose=headline,
        )


def _is_joint(skeleton: Skeleton, frame: Frame) -> bool:
    words = " ".join(skeleton.norms[max(0, frame.first - 2) : frame.last + 1]).split()
    return not _JOINT.isdisjoint(words)


def _pair(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[tuple[Slot, Slot]]:
    """Yield who is helped and who helps, where both are told and are not the same."""
    helper = _token(skeleton, frame, "partner")
    if helper is None or not _can_help(skeleton, helper):
        return
    partners = slots_at(skeleton, helper)
    helped = _token(skeleton, frame, "council")
    if helped is not None:
        councils = slots_at(skeleton, helped)
    else:
        skip = _places(skeleton, frame, helper)
        councils = councils_of(doc, skeleton, frame.first, frame.last, skip)
    for council in councils:
        for partner in partners:
            if _key(council) == _key(partner):
                continue
            swapped = frame.value.get("pair") and _key(partner) == main_council(doc)
            yield (partner, council) if swapped else (council, partner)


def _token(skeleton: Skeleton, frame: Frame, name: str) -> Token | None:
    span = frame.slots.get(name)
    return None if span is None else skeleton.doc[skeleton.place_of[span.start]]


def _places(skeleton: Skeleton, frame: Frame, helper: Token) -> list[int]:
    """Return the tokens of the clause that stand for the helper."""
    keys = set(keys_at(skeleton, helper.i))
    start, end = stretch(skeleton, frame.first, frame.last)
    return [
        k
        for k in range(start, end)
        if k == helper.i or (skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k)))
    ]


def _can_help(skeleton: Skeleton, token: Token) -> bool:
    values = meaning.organisations(skeleton.sources[token.i])
    return len(values) == 1 and values[0]["kind"] not in _NO_PARTNERS


def _key(slot: Slot) -> str:
    return str(slot.value.get("key") or slot.value.get("name"))


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same two, tied in the same way."""
    return all(_id(a, name) == _id(b, name) for name in ("council", "partner", "kind"))


def _id(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name)
    return value.get("key") or value.get("name") if isinstance(value, dict) else value
