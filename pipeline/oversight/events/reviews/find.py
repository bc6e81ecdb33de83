"""Reviews: somebody who is no inspectorate examines a council's services.

A review is told by its noun ("an LGA peer review"), by what a commissioner is to weigh or has
reported, or by somebody being asked to look (patterns/events/reviews.jsonl). Who reviews, who
asked and when is read from the sentence.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import date_slot, mention
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import says_little
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.reviews.act_words import act_at
from oversight.events.reviews.acts import Acts, acts_around
from oversight.events.reviews.hands import Hands
from oversight.events.reviews.kinds import kind_of, settled_kind
from oversight.events.reviews.likelihood import is_likely
from oversight.events.reviews.merging import DATES, gather_reviews
from oversight.events.reviews.parties import councils_reviewed, hands_of, sentence_around
from oversight.events.reviews.status import is_asked_for, is_none, status_of
from oversight.events.reviews.subjects import is_of_services
from oversight.patterns import read_patterns
from oversight.spans import Offsets

# A noun that takes up a review told of before: "the inquiry".
_BARE = frozenset({"the", "this", "that"})
_TAKEN_UP = frozenset({"inquiry"})
_BOUNDS = frozenset({"by", "until", "before", "since"})
_ANOTHER = frozenset({"second", "another", "separate", "further", "third"})
_DEATHS = frozenset({"death", "deaths", "murder", "killing", "injuries"})


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/reviews.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each review told of."""
    tellings: list[Candidate] = []
    scoped: set[Offsets] = set()
    bare: list[Candidate] = []
    for frame in _frames(doc, skeleton):
        told = list(_tell(doc, skeleton, frame))
        tellings += told
        bare += told if _takes_up(skeleton, frame) else []
        if told and (frame.value.get("report_of") or is_of_services(skeleton, frame)):
            scoped.update(told[0].mentions)
    spoken = _leave_open(bare, tellings)
    for found in gather_reviews(tellings, spoken):
        found.untold = not _is_told(found, scoped)
        yield found


def _takes_up(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a noun speaks of what was told before: "the investigation"."""
    plain = frame.first == frame.last and frame.value["kind"] in _TAKEN_UP
    after = skeleton.norms[frame.last + 1 : frame.last + 4]
    of_death = after[:1] == ["into"] and not _DEATHS.isdisjoint(after)
    return plain and (of_death or skeleton.norms[frame.first - 1] in _BARE)


def _leave_open(bare: list[Candidate], tellings: list[Candidate]) -> dict[Offsets, Slot]:
    """Leave the kind of "the inquiry" open where no other words tell of one; return the kinds."""
    kinds = {telling.get("kind") for telling in tellings if telling not in bare}
    spoken: dict[Offsets, Slot] = {}
    for telling in bare:
        kind = telling.fields["kind"]
        if isinstance(kind, Slot) and kind.value not in kinds:
            spoken[telling.mentions[0]] = kind
            telling.fields["kind"] = Slot("other", kind.spans)
    return spoken


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
    if frame.value.get("asked") and "reviewer" in frame.slots:
        _date_asking(skeleton, frame, acts)
    if frame.value.get("weighs") or acts.ending:
        _set_due(doc, acts)
    kind = settled_kind(doc, skeleton, frame, kind, hands)
    status = status_of(doc, skeleton, frame, acts)
    if kind == "inquiry" and status[0] in ("proposed", "cancelled"):
        hands = _asked_of(hands, is_asked_for(skeleton, frame))
    fields = filled(
        kind=Slot.of(kind, frame.words),
        reviewer=hands.reviewer,
        commissioned_by=hands.commissioner,
        **acts.dates,
    )
    if status[0] != "cancelled" and is_none(skeleton, frame):
        return
    for council in councils_reviewed(doc, skeleton, frame, hands):
        told = _candidate(doc, skeleton, frame, {"council": council, **fields}, status)
        if kind == "other" and _is_by_another(hands, council):
            told.fields["kind"] = Slot.of("external_review", frame.words)
        if kind == "audit" and hands.reviewer is None and _is_in_house(skeleton, frame):
            told.fields["reviewer"] = Slot.of(council.value, frame.words)
        yield told


def _asked_of(hands: Hands, called_for: bool) -> Hands:
    """Return the government as who is to order it ("called on ministers to hold an inquiry"); a
    council that is asked to order one has not done so.
    """
    reviewer, asker = hands
    if called_for and asker is not None and asker.value["kind"] == "council":
        asker = None
    if reviewer is not None and reviewer.value["kind"] == "government":
        return Hands(None, asker or reviewer)
    return Hands(reviewer, asker)


def _set_due(doc: Doc, acts: Acts) -> None:
    """Take a day to come for when to report: "will tell ministers next month whether"."""
    slot = acts.dates.get("conducted")
    if slot is None or "due" in acts.dates:
        return
    if when.settled(doc, "happened", slot) == "planned":
        acts.dates["due"] = acts.dates.pop("conducted")
        if "conducted" in acts.told:
            acts.told.setdefault("commissioned", acts.told.pop("conducted"))


def _is_by_another(hands: Hands, council: Slot) -> bool:
    """Tell whether another council reviews."""
    key = hands.reviewer.value.get("key") if hands.reviewer else None
    return key is not None and key != council.value["key"]


def _is_in_house(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the council's own department audits: "Internal Audit has finished", "internal
    auditors would look at it"; an internal audit may be anybody's.
    """
    internal = skeleton.norms[frame.first - 1] == "internal"
    if frame.value.get("house") or (internal and skeleton.norms[frame.first] != "audit"):
        return True
    return [token.text for token in skeleton.doc[frame.last - 1 : frame.last + 1]] == [
        "Internal",
        "Audit",
    ]


def _candidate(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    fields: dict[str, Slot | list[Slot]],
    status: tuple[str, int | None],
) -> Candidate:
    told, cited = status
    words = skeleton.sources[cited] if cited is not None else frame.words
    return Candidate(
        "review",
        frame.pattern.id,
        fields,
        mention(frame.sentence),
        Slot.of(told, words),
        loose=says_little(doc, frame.sentence, frame.start),
        another=not _ANOTHER.isdisjoint(skeleton.norms[max(0, frame.first - 2) : frame.first]),
    )


def _begins(frame: Frame) -> bool:
    """Tell whether a review is what a pattern begins with: its acts stand around that."""
    return any(frame.value.get(name) for name in ("asked", "report_of", "report_by"))


def _date(skeleton: Skeleton, frame: Frame, acts: Acts) -> None:
    """Add when it was carried out, told in the pattern's own words: "spent May going through"."""
    for k in range(frame.first, min(frame.last + 6, len(skeleton.norms))):
        if skeleton.norms[k] == SENTENCE_END or (k > frame.last and skeleton.norms[k] == ","):
            return
        since = skeleton.norms[k - 1] == "since"
        if k > frame.last + 2 and not since:
            continue  # "failings stretching back to the start of the decade"
        slot = date_slot(skeleton.sources[k], since) if skeleton.labels[k] == "DATE" else None
        if slot is not None:
            acts.dates.pop("commissioned", None)
            acts.dates["conducted"] = slot
            return


def _date_asking(skeleton: Skeleton, frame: Frame, acts: Acts) -> None:
    """Add when somebody was asked, told among the words: "was asked in July to look"."""
    asked = [k for k in range(frame.first, frame.last) if act_at(skeleton, k) == "commissioned"]
    for k in range(asked[0], frame.last) if asked else ():
        if skeleton.norms[k] == "to":
            return  # "has asked Leeds to come in next spring"
        slot = date_slot(skeleton.sources[k]) if skeleton.labels[k] == "DATE" else None
        if slot is not None and skeleton.norms[k - 1] not in _BOUNDS:
            acts.dates.setdefault("commissioned", slot)


def _is_told(candidate: Candidate, scoped: set[Offsets]) -> bool:
    """Tell whether enough is told for a record: who, or when, what of, or what it came to.

    `scoped`: the mentions that tell what was examined.
    """
    if candidate.get("kind") == "other" and candidate.rule == "review/person-report":
        return False  # somebody's report of any sort
    named = {"reviewer", "commissioned_by", *DATES} & set(candidate.fields)
    of_services = not scoped.isdisjoint(candidate.mentions)
    return bool(named) or candidate.get("kind") != "other" or of_services
