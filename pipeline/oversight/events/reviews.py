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
from oversight.events.arguments import date_slot, mention
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.dating import compatible
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, says_little, status_after, status_before
from oversight.events.review_acts import Acts, acts_around
from oversight.events.review_kinds import is_likely, is_of_services, kind_of, settled_kind
from oversight.events.review_parties import councils_reviewed, hands_of, sentence_around
from oversight.patterns import read_patterns
from oversight.spans import Offsets

_DATES = ("published", "conducted", "due", "commissioned")
# Of somebody called in to look it is not said in what form.
_CALLED = frozenset({"review/was-asked-to-look", "review/called-in-to-look"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/reviews.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each review told of."""
    tellings: list[Candidate] = []
    scoped: set[Offsets] = set()
    for frame in _frames(doc, skeleton):
        told = list(_tell(doc, skeleton, frame))
        tellings += told
        if told and (frame.value.get("report_of") or is_of_services(skeleton, frame)):
            scoped.update(told[0].mentions)
    yield from (found for found in gather(tellings, same) if _is_told(found, scoped))


def _frames(doc: Doc, skeleton: Skeleton) -> Iterator[Frame]:
    """Yield the frames, of those that end at one word the most telling."""
    best: dict[int, Frame] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        other = best.get(frame.last)
        if other is None or _rank(frame) > _rank(other):
            best[frame.last] = frame
    yield from (best[k] for k in sorted(best))


def _rank(frame: Frame) -> tuple[bool, bool, int]:
    named = "reviewer" in frame.slots
    return named, frame.value["kind"] != "other", frame.last - frame.first


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    kind = kind_of(skeleton, frame)
    if kind is None:
        return
    first, end = sentence_around(skeleton, frame)
    k = frame.first if _begins(frame) else frame.last
    acts = acts_around(skeleton, k, first, end, kind == "serious_case_review")
    hands = hands_of(doc, skeleton, frame, end)
    if not is_likely(skeleton, frame, hands, acts):
        return
    if frame.value.get("undated"):
        acts.dates.clear()
    if frame.value.get("dated"):
        _date(skeleton, frame, acts)
    kind = settled_kind(doc, skeleton, frame, kind, hands)
    status, cited = _status(doc, skeleton, frame, acts)
    for council in councils_reviewed(doc, skeleton, frame, hands):
        fields = filled(
            council=council,
            kind=Slot.of(kind, frame.words),
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


def _begins(frame: Frame) -> bool:
    """Tell whether a review is what a pattern begins with: its acts stand around that."""
    return any(frame.value.get(name) for name in ("asked", "report_of", "report_by"))


def _date(skeleton: Skeleton, frame: Frame, acts: Acts) -> None:
    """Add when it was carried out, told in the pattern's own words: "spent May going through"."""
    for k in range(frame.first, min(frame.last + 3, len(skeleton.norms))):
        if skeleton.norms[k] == SENTENCE_END:
            return
        slot = date_slot(skeleton.sources[k]) if skeleton.labels[k] == "DATE" else None
        if slot is not None:
            acts.dates.pop("commissioned", None)
            acts.dates["conducted"] = slot
            return


def _status(doc: Doc, skeleton: Skeleton, frame: Frame, acts: Acts) -> tuple[str, int | None]:
    """Return the status by the acts told: ordered is planned, begun or reported is happened."""
    if frame.value.get("done"):
        return "happened", None
    status, cause = status_before(skeleton, frame.last, in_headline(doc, frame.sentence))
    undone, place = status_after(skeleton, frame.last)
    done = [act for act in ("found", "published", "conducted", "begun") if act in acts.told]
    if "cancelled" in acts.told or (undone == "cancelled" and not done):
        return "cancelled", acts.told.get("cancelled", place)
    if status == "proposed" and (frame.value.get("weighs") or frame.value.get("asked")):
        status = "planned"
    if status == "proposed" and "due" not in acts.dates and not done:
        return status, cause
    ahead = [
        name
        for name, slot in acts.dates.items()
        if when.settled(doc, "happened", slot) == "planned"
    ]
    later = [name for name in ahead if name != "due"]
    if ("begun" in acts.told and not later) or (
        done and status != "planned" and ahead in ([], ["due"])
    ):
        return "happened", acts.told[done[0]]
    if "commissioned" in acts.told or ahead or status == "planned" or frame.value.get("weighs"):
        return "planned", acts.told.get("commissioned", cause)
    return "happened", cause


def _is_told(candidate: Candidate, scoped: set[Offsets]) -> bool:
    """Tell whether enough is told for a record: who, or when, what of, or what it came to.

    `scoped`: the mentions that tell what was examined.
    """
    if candidate.get("kind") == "other" and candidate.rule == "review/person-report":
        return False  # somebody's report of any sort
    named = {"reviewer", "commissioned_by", *_DATES} & set(candidate.fields)
    of_services = not scoped.isdisjoint(candidate.mentions)
    return bool(named) or candidate.get("kind") != "other" or of_services


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
    known = a.get("reviewer") is not None and b.get("reviewer") is not None
    called = _CALLED & {a.rule, b.rule} and known and kinds == {"audit", "external_review"}
    other = a if a.get("kind") == "other" else b
    if kinds == {"audit", "other"} and _is_dated(other):
        return False
    return len(kinds) == 1 or "other" in kinds or bool(called)


def _is_dated(candidate: Candidate) -> bool:
    return any(candidate.get(name) for name in _DATES)


def _key(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name) or {}
    return value.get("key") or value.get("name")
