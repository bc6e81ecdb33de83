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

from oversight import meaning
from oversight.events import when
from oversight.events.arguments import date_slot, mention
from oversight.events.authors import author_at, governments
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.clauses import POSSESSIVES, left_of
from oversight.events.concern import councils_of, focus_slot, is_workplace, keys_at, slots_at
from oversight.events.dating import compatible
from oversight.events.frames import SENTENCE_END, Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, says_little, status_after, status_before
from oversight.events.review_acts import Acts, acts_around
from oversight.events.reviewers import (
    Hands,
    asker_before,
    commissioner_at,
    commissioners,
    hands_around,
    is_commissioner,
    only_commissioner,
    organisation_for,
    party_at,
    person_after,
)
from oversight.patterns import read_patterns, read_words

_NOT = read_words("events/words/not_reviews.txt")
_BEGINS = read_words("events/words/before_review.txt")
_MODIFIERS = read_words("events/words/review_modifiers.txt")
_ASKING = read_words("events/words/asking.txt")
_DATES = ("published", "conducted", "due", "commissioned")
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 32
# What a learning review or a practice review is held on.
_CASES = read_words("events/words/case_reviews.txt")
_CASE_REACH = 8
_NOUNS = frozenset({"review", "audit", "inquiry", "investigation", "report"})
# Of somebody called in to look it is not said in what form.
_CALLED = frozenset({"review/was-asked-to-look", "review/called-in-to-look"})
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


def _rank(frame: Frame) -> tuple[bool, bool, int]:
    named = "reviewer" in frame.slots
    return named, frame.value["kind"] != "other", frame.last - frame.first


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    kind = _kind(skeleton, frame)
    if kind is None:
        return
    first, end = _sentence(skeleton, frame)
    k = frame.first if frame.value.get("asked") else frame.last
    acts = acts_around(skeleton, k, first, end, kind == "serious_case_review")
    hands = _hands(doc, skeleton, frame, end)
    if not _is_likely(skeleton, frame, hands):
        return
    if frame.value.get("undated"):
        acts.dates.clear()
    if frame.value.get("dated"):
        _date(skeleton, frame, acts)
    kind = _settled_kind(doc, skeleton, frame, kind, hands)
    status, cited = _status(doc, skeleton, frame, acts)
    for council in _councils(doc, skeleton, frame, hands):
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


def _is_likely(skeleton: Skeleton, frame: Frame, hands: Hands) -> bool:
    """Tell whether what a pattern leaves open is there: who was paid to report, who told."""
    reviewer = hands.reviewer.value if hands.reviewer else {}
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if frame.value.get("it"):
        number = skeleton.sentence_of[frame.first]
        return number > 0 and not _NOUNS.isdisjoint(skeleton.keys[number - 1][2])
    if frame.value.get("weighs") and skeleton.norms[frame.first].startswith(("consider", "decid")):
        return not _is_ministers(skeleton, frame.first)
    if frame.value.get("paid"):
        asked = not _ASKING.isdisjoint(token.norm_ for token in frame.sentence)
        return bool(reviewer) and (asked or reviewer["kind"] in ("company", "charity"))
    if frame.value.get("peers"):
        return reviewer.get("kind") == "association"
    needs = frame.value.get("named") or frame.value.get("in")
    return bool(reviewer) or not needs


def _is_ministers(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a minister weighs it up alone: no review is told by that."""
    for token in left_of(skeleton, k):
        if token.ent_type_ in ("PERSON", "COUNCIL", "ROLE", "BODY"):
            return author_at(skeleton.sources[token.i].doc, skeleton, token) is not None
    return False


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
    after = skeleton.norms[frame.last + 1 : frame.last + 1 + _CASE_REACH]
    on_case = not _CASES.isdisjoint(
        after[: after.index(SENTENCE_END)] if SENTENCE_END in after else after
    )
    if kind == "other" and on_case and not {"learning", "practice"}.isdisjoint(words):
        return "serious_case_review"
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
        hands = hands_around(doc, skeleton, frame.first, end)
        asker = hands.commissioner or asker_before(doc, skeleton, frame.first + 1)
        asker = asker or _caller(doc, skeleton, frame)
        return Hands(party_at(skeleton, token), asker)
    first, _ = _sentence(skeleton, frame)
    if frame.value.get("it"):
        return Hands(None, organisation_for(doc, skeleton, skeleton.doc[frame.first]))
    if frame.value["kind"] != "commissioner_review":
        hands = hands_around(doc, skeleton, frame.last, end)
        if hands.reviewer is None and frame.value["kind"] == "other":
            subject = skeleton.doc[first] if first < frame.first else None
            if subject is not None and is_commissioner(doc, subject):
                return hands._replace(reviewer=party_at(skeleton, subject))
        return hands
    asker = next(governments(doc, skeleton, first, end), None)
    if frame.value.get("in"):
        return Hands(person_after(skeleton, frame.last), asker)
    if frame.value.get("report"):
        asker = None
    order = sorted(range(first, end), key=lambda k: (k > frame.last, abs(k - frame.first)))
    for k in order:
        found = commissioner_at(doc, skeleton, skeleton.doc[k])
        if found is not None:
            return Hands(found, asker)
    if frame.value.get("person"):
        return Hands(party_at(skeleton, skeleton.doc[frame.first]))
    found = only_commissioner(doc, frame.start)
    if found is None and frame.value.get("weighs") and skeleton.labels[first] == "PERSON":
        found = party_at(skeleton, skeleton.doc[first])  # "He has until May to tell ministers"
    return Hands(found, asker)


def _caller(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who called somebody in: the subject right before, or behind "by"."""
    if not frame.value.get("called"):
        return None
    passive = frame.value["called"] == "by"
    start = frame.first if passive else max(0, frame.first - 3)
    for k in range(start, frame.last if passive else frame.first):
        by = "by" in skeleton.norms[max(start, k - 2) : k]
        if skeleton.labels[k] in ("COUNCIL", "BODY", "ROLE") and by == passive:
            return organisation_for(doc, skeleton, skeleton.doc[k])
    return None


def _settled_kind(doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, hands: Hands) -> str:
    """Return the kind by who reviews: a commissioner, or somebody from outside."""
    if hands.reviewer is None:
        return kind
    if frame.value.get("person") and not is_commissioner(doc, skeleton.doc[frame.first]):
        return "other"
    if kind in ("other", "external_review") and hands.reviewer.value["kind"] == "person":
        names = {meaning.person_name(doc, i) for i in commissioners(doc)}
        if hands.reviewer.value["name"] in names and kind == "other":
            return "commissioner_review"
    outside = hands.reviewer.value["kind"] in ("person", "company", "charity")
    return "external_review" if kind == "other" and outside else kind


def _councils(doc: Doc, skeleton: Skeleton, frame: Frame, hands: Hands) -> list[Slot]:
    """Return whose services are reviewed: "a review of X", who asked for it, who is spoken of."""
    first, end = _sentence(skeleton, frame)
    taken = _taken(skeleton, hands, first, end)
    asker = hands.commissioner
    if asker is not None and asker.value["kind"] == "council" and frame.value.get("asked"):
        return [asker]
    for k in range(frame.last + 1, min(end, frame.last + 9)):
        near = skeleton.norms[k - 1] in ("of", "into", "at", "in", "on")
        if skeleton.labels[k] == "COUNCIL" and near and k not in taken:
            return slots_at(skeleton, skeleton.doc[k])
    if asker is not None and asker.value["kind"] == "council":
        return [asker]
    named = [t for t in skeleton.doc[first : frame.last] if t.ent_type_ == "COUNCIL"]
    before = [t.i for t in named if t.i not in taken and not is_workplace(t)]
    before = [k for k in before if skeleton.norms[k] not in POSSESSIVES] or before
    if before:
        return slots_at(skeleton, skeleton.doc[before[-1]])
    focus = focus_slot(doc, skeleton, frame.first)
    held = {key for k in taken for key in keys_at(skeleton, k)}
    if focus is not None and focus.value["key"] not in held:
        return [focus]
    return councils_of(doc, skeleton, frame.first, frame.last, taken)


def _status(doc: Doc, skeleton: Skeleton, frame: Frame, acts: Acts) -> tuple[str, int | None]:
    """Return the status by the acts told: ordered is planned, begun or reported is happened."""
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
    if "begun" in acts.told or (done and status != "planned" and ahead in ([], ["due"])):
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
    if candidate.get("kind") == "other" and candidate.rule == "review/person-report":
        return False  # somebody's report of any sort
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
    known = a.get("reviewer") is not None and b.get("reviewer") is not None
    called = _CALLED & {a.rule, b.rule} and known and kinds == {"audit", "external_review"}
    return len(kinds) == 1 or "other" in kinds or bool(called)


def _key(candidate: Candidate, name: str) -> Any:
    value = candidate.get(name) or {}
    return value.get("key") or value.get("name")
