"""Reviews: somebody who is no inspectorate examines a council's services.

A review is told by its noun ("an LGA peer review"), by what a commissioner is to weigh or has
reported, or by somebody being asked to look (patterns/events/reviews.jsonl). Who reviews, who
asked and when is read from the sentence.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events import when
from oversight.events.arguments import mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.concern import councils_of
from oversight.events.dating import compatible
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, says_little, status_before
from oversight.events.review_acts import Acts, acts_around
from oversight.events.reviewers import (
    Hands,
    commissioner_at,
    hands_around,
    only_commissioner,
    party_at,
)
from oversight.patterns import read_patterns, read_words

_NOT = read_words("events/words/not_reviews.txt")
_BEGINS = read_words("events/words/before_review.txt")
_MODIFIERS = read_words("events/words/review_modifiers.txt")
_DATES = ("published", "conducted", "due", "commissioned")
_OUTSIDE = frozenset({"external", "independent", "outside"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/reviews.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each review told of."""
    tellings = [one for frame in _frames(doc, skeleton) for one in _tell(doc, skeleton, frame)]
    yield from (found for found in gather(tellings, same) if _is_told(found))


def _frames(doc: Doc, skeleton: Skeleton) -> Iterator[Frame]:
    """Yield the frames, of those that end at one word the most telling."""
    best: dict[int, Frame] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        other = best.get(frame.last)
        if other is None or _rank(frame) > _rank(other):
            best[frame.last] = frame
    yield from (best[k] for k in sorted(best))


def _rank(frame: Frame) -> tuple[bool, int]:
    return frame.value["kind"] != "other", frame.last - frame.first


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    kind = _kind(skeleton, frame)
    if kind is None:
        return
    first, end = _sentence(skeleton, frame)
    acts = acts_around(skeleton, frame.last, first, end)
    hands = _hands(doc, skeleton, frame, end)
    if kind == "commissioner_review" and hands.reviewer is None:
        return
    status, cited = _status(doc, skeleton, frame, acts)
    taken = _taken(skeleton, hands, first, end)
    for council in councils_of(doc, skeleton, frame.first, frame.last, taken):
        fields = filled(
            council=council,
            kind=Slot.of(_settled_kind(kind, hands), frame.words),
            reviewer=hands.reviewer,
            commissioned_by=hands.commissioner,
            **acts.dates,
        )
        yield Candidate(
            "review",
            frame.pattern.id,
            fields,
            mention(frame.sentence),
            Slot.of(status, skeleton.sources[cited] if cited is not None else frame.words),
            loose=says_little(doc, frame.sentence, frame.start),
        )


def _sentence(skeleton: Skeleton, frame: Frame) -> tuple[int, int]:
    first, end = frame.first, frame.last
    while first > 0 and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    while skeleton.norms[end] != SENTENCE_END:
        end += 1
    return first, end


def _kind(skeleton: Skeleton, frame: Frame) -> str | None:
    """Return the kind by the noun and its modifiers; None where it is no review of services."""
    kind = str(frame.value["kind"])
    if kind == "commissioner_review" or frame.value.get("asked"):
        return kind
    words = _modifiers(skeleton, frame)
    if words is None or not _NOT.isdisjoint([*words, skeleton.norms[frame.last + 1]]):
        return None
    if kind == "other" and not _OUTSIDE.isdisjoint(words):
        return "external_review"
    return kind


def _modifiers(skeleton: Skeleton, frame: Frame) -> list[str] | None:
    """Return the words of the noun phrase before the noun; None where it is no noun."""
    words: list[str] = []
    for k in range(frame.last - 1, max(-1, frame.last - 8), -1):
        word, label = skeleton.norms[k], skeleton.labels[k]
        if word == SENTENCE_END or (not label and word in _BEGINS):
            return words
        if label in ("BODY", "DATE", "QUANTITY", "COUNCIL", "PERSON", "ROLE", "AREA", "DURATION"):
            return words
        if word not in _MODIFIERS and k < frame.first:
            return [*words, word] if k == frame.last - 1 and word in _NOT else None
        words.append(word)
    return words


def _hands(doc: Doc, skeleton: Skeleton, frame: Frame, end: int) -> Hands:
    """Return who reviews and who asked."""
    slot = frame.slots.get("reviewer")
    if slot is not None:
        token = skeleton.doc[skeleton.place_of[slot.start]]
        return hands_around(doc, skeleton, frame.first, end)._replace(
            reviewer=party_at(skeleton, token)
        )
    if frame.value["kind"] != "commissioner_review":
        return hands_around(doc, skeleton, frame.last, end)
    first, _ = _sentence(skeleton, frame)
    order = sorted(range(first, end), key=lambda k: (k > frame.last, abs(k - frame.first)))
    for k in order:
        found = commissioner_at(doc, skeleton, skeleton.doc[k])
        if found is not None:
            return Hands(found)
    if frame.value.get("person") or frame.value.get("in"):
        return Hands()
    return Hands(only_commissioner(doc, frame.start))


def _settled_kind(kind: str, hands: Hands) -> str:
    outside = hands.reviewer is not None and hands.reviewer.value["kind"] in ("person", "company")
    return "external_review" if kind == "other" and outside else kind


def _status(doc: Doc, skeleton: Skeleton, frame: Frame, acts: Acts) -> tuple[str, int | None]:
    """Return the status by the acts told: ordered is planned, begun or reported is happened."""
    if "cancelled" in acts.told:
        return "cancelled", acts.told["cancelled"]
    status, cause = status_before(skeleton, frame.last, in_headline(doc, frame.sentence))
    done = [act for act in ("found", "published", "conducted", "begun") if act in acts.told]
    if status == "proposed" and "due" not in acts.dates and not done:
        return status, cause
    ahead = [
        slot for slot in acts.dates.values() if when.settled(doc, "happened", slot) == "planned"
    ]
    if done and not ahead and status != "planned":
        return "happened", acts.told[done[0]]
    if "commissioned" in acts.told or ahead or status == "planned" or frame.value.get("weighs"):
        return "planned", acts.told.get("commissioned", cause)
    return "happened", cause


def _taken(skeleton: Skeleton, hands: Hands, first: int, end: int) -> list[int]:
    """Return the tokens of the council that reviews: it is not the one reviewed."""
    if hands.reviewer is None:
        return []
    return [
        k
        for k in range(first, end)
        if skeleton.labels[k] == "COUNCIL"
        and hands.reviewer.value.get("key") in skeleton.doc[k].ent_id_.split(":")
    ]


def _is_told(candidate: Candidate) -> bool:
    """Tell whether enough is told for a record: who, or when, or what it came to."""
    named = {"reviewer", "commissioned_by", *_DATES} & set(candidate.fields)
    return bool(named) or candidate.get("kind") != "other"


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: nothing in them contradicts."""
    if _key(a, "council") != _key(b, "council") or not _kinds_agree(a, b):
        return False
    one, two = _key(a, "reviewer"), _key(b, "reviewer")
    if one and two and one != two:
        return False
    return all(compatible(a.get(name), b.get(name)) for name in _DATES)


def _kinds_agree(a: Candidate, b: Candidate) -> bool:
    kinds = {a.get("kind"), b.get("kind")}
    return len(kinds) == 1 or "other" in kinds


def _key(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name) or {}
    return value.get("key") or value.get("name")
