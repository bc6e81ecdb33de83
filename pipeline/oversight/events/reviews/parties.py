"""Who takes part in a review that a pattern tells of: reviewer, commissioner, council."""

from spacy.tokens import Doc, Span

from oversight.events.candidate import Slot
from oversight.events.context.authors import governments
from oversight.events.context.clauses import POSSESSIVES, is_person, is_possessed, left_of
from oversight.events.context.concern import (
    councils_of,
    focus_slot,
    is_workplace,
    keys_at,
    slots_at,
)
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.reviews.commissioners import (
    commissioner_at,
    is_commissioner,
    is_politician,
    only_commissioner,
)
from oversight.events.reviews.hands import Hands, hands_around
from oversight.events.reviews.reviewers import (
    asker_before,
    organisation_for,
    party_at,
    person_after,
)
from oversight.spans import text_of
from oversight.vocabulary.places import place_of

_BEFORE_COUNCIL = frozenset({"of", "into", "at", "in", "on", "how", "why", "whether"})


def sentence_around(skeleton: Skeleton, frame: Frame) -> tuple[int, int]:
    """Return the tokens [first, end) of the sentence of a pattern, without its end mark."""
    first, end = frame.first, frame.last
    while first > 0 and skeleton.norms[first - 1] != SENTENCE_END:
        first -= 1
    while skeleton.norms[end] != SENTENCE_END:
        end += 1
    return first, end


def hands_of(doc: Doc, skeleton: Skeleton, frame: Frame, end: int) -> Hands:
    """Return who reviews and who asked."""
    if "plain" in frame.slots or "reviewer" in frame.slots:
        return _hands_named(doc, skeleton, frame, end)
    if frame.value.get("it"):
        return Hands(None, organisation_for(doc, skeleton, skeleton.doc[frame.first]))
    if frame.value.get("found") or frame.value.get("report_of"):
        return Hands(None, _by_whom(doc, skeleton, frame))
    if frame.value["kind"] == "commissioner_review":
        return _hands_of_commissioner(doc, skeleton, frame, end)
    hands = hands_around(doc, skeleton, frame.last, end)
    first, _ = sentence_around(skeleton, frame)
    if hands.reviewer is None and frame.value["kind"] == "other" and first < frame.first:
        subject = skeleton.doc[first]
        if is_commissioner(doc, subject):
            return hands._replace(reviewer=party_at(skeleton, subject))
    if hands.commissioner is None:
        return hands._replace(commissioner=_caller(doc, skeleton, frame))
    return hands


def _hands_named(doc: Doc, skeleton: Skeleton, frame: Frame, end: int) -> Hands:
    """Return who reviews, named by the pattern, and who asked."""
    plain = frame.slots.get("plain")
    if plain is not None:
        asker = asker_before(doc, skeleton, skeleton.place_of[plain.start])
        asker = asker or _asker_behind(doc, skeleton, frame) or _caller(doc, skeleton, frame)
        return Hands(_plain(plain), asker)
    token = skeleton.doc[skeleton.place_of[frame.slots["reviewer"].start]]
    asker = hands_around(doc, skeleton, frame.first, end).commissioner
    asker = asker or asker_before(doc, skeleton, frame.first + 1)
    asker = asker or asker_before(doc, skeleton, token.i)
    return Hands(party_at(skeleton, token), asker or _caller(doc, skeleton, frame))


def _hands_of_commissioner(doc: Doc, skeleton: Skeleton, frame: Frame, end: int) -> Hands:
    """Return the commissioner that reviews, and the government that sent one."""
    first, _ = sentence_around(skeleton, frame)
    stop = frame.first if frame.value.get("weighs") else end
    asker = next(governments(doc, skeleton, first, stop), None)
    if frame.value.get("in"):
        return Hands(person_after(skeleton, frame.last), asker)
    asker = None if frame.value.get("report") else asker
    for k in sorted(range(first, end), key=lambda k: (k > frame.last, abs(k - frame.first))):
        found = commissioner_at(doc, skeleton, skeleton.doc[k])
        if found is not None:
            return Hands(found, asker)
    if frame.value.get("person"):
        return Hands(party_at(skeleton, skeleton.doc[frame.first]))
    only = only_commissioner(doc, frame.start)
    weigher = _weigher(doc, skeleton, frame, only) if frame.value.get("weighs") else None
    return Hands(weigher or only, asker)


def _weigher(doc: Doc, skeleton: Skeleton, frame: Frame, only: Slot | None) -> Slot | None:
    """Return who is to weigh it up: "He has until May to tell ministers", "asked Ada Lovell to".

    `only`: the article's one commissioner, whom "she said that the commissioner would" is of.
    """
    for token in left_of(skeleton, frame.first):
        if only is not None and token.ent_type_ == "ROLE" and token.ent_id_ == "commissioner":
            return None
        if is_person(token) and not is_possessed(token) and not is_politician(doc, token):
            return party_at(skeleton, token)
    return None


def _plain(span: Span) -> Slot:
    """Return an organisation that is known by nothing but its name."""
    name = " ".join(text_of(span).split())
    return Slot.of({"kind": "company", "name": name, "text": name}, span)


def _by_whom(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who stands last in a pattern: "commissioned by the council"."""
    if skeleton.labels[frame.last] not in ("COUNCIL", "BODY", "ROLE"):
        return None
    return organisation_for(doc, skeleton, skeleton.doc[frame.last])


def _asker_behind(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who is named behind the "by" that a pattern ends with."""
    for k in range(frame.last + 1, frame.last + 4 if frame.value.get("called") == "by" else 0):
        if skeleton.labels[k] in ("COUNCIL", "BODY", "ROLE"):
            return organisation_for(doc, skeleton, skeleton.doc[k])
        if skeleton.norms[k] == SENTENCE_END:
            return None
    return None


def _caller(doc: Doc, skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return who called somebody in: the subject right before, or behind "by"."""
    if not frame.value.get("called"):
        return None
    passive = frame.value["called"] == "by"
    start = frame.first if passive else max(0, frame.first - 3)
    for k in range(start, frame.last if passive else frame.first):
        by = "by" in skeleton.norms[max(start, k - 2) : k]
        if skeleton.labels[k] in ("COUNCIL", "BODY", "ROLE") and by == passive:
            found = organisation_for(doc, skeleton, skeleton.doc[k])
            return None if found is not None and found.value["kind"] == "party" else found
    return None


def councils_reviewed(doc: Doc, skeleton: Skeleton, frame: Frame, hands: Hands) -> list[Slot]:
    """Return whose services are reviewed: "a review of X", who asked for it, who is spoken of."""
    first, end = sentence_around(skeleton, frame)
    taken = _taken(skeleton, hands, first, end)
    asker = hands.commissioner
    reviewer = hands.reviewer
    if reviewer is not None and reviewer.value["kind"] == "council" and _is_own(skeleton, frame):
        return [reviewer]
    home = _home_of_board(hands)
    if home is not None:
        return [home]
    if asker is not None and asker.value["kind"] == "council" and frame.value.get("asked"):
        return [asker]
    for k in range(frame.last + 1, min(end, frame.last + 12)):
        near = skeleton.norms[k - 1] in _BEFORE_COUNCIL or k == frame.last + 1
        near = near and not is_workplace(skeleton.doc[k])
        if skeleton.labels[k] == "COUNCIL" and near and k not in taken:
            return slots_at(skeleton, skeleton.doc[k])
    if asker is not None and asker.value["kind"] == "council":
        return [asker]
    named = [t for t in skeleton.doc[first : frame.last] if t.ent_type_ == "COUNCIL"]
    before = [t.i for t in named if t.i not in taken and not is_workplace(t)]
    before = [k for k in before if skeleton.norms[k] not in POSSESSIVES] or before
    if before:
        return slots_at(skeleton, skeleton.doc[before[-1]])
    found = _in_focus(doc, skeleton, frame, taken) or councils_of(
        doc, skeleton, frame.first, frame.last, taken
    )
    if not found and frame.value["kind"] == "audit" and reviewer is not None and taken:
        return [reviewer]  # "an audit carried out by the council's principal social worker"
    return found


def _in_focus(doc: Doc, skeleton: Skeleton, frame: Frame, taken: list[int]) -> list[Slot]:
    """Return the council that is spoken of here, or just before, and does not review."""
    first, _ = sentence_around(skeleton, frame)
    focus = focus_slot(doc, skeleton, frame.first)
    held = {key for k in taken for key in keys_at(skeleton, k)}
    if focus is not None and focus.value["key"] not in held:
        return [focus]
    if focus is not None and first > 0 and focus.value["key"] in held:
        before = focus_slot(doc, skeleton, first - 2)  # "a stocktake by Leeds": of whom before?
        if before is not None and before.value["key"] not in held:
            return [before]
    return []


def _is_own(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a council reviews itself: "the council's own review"."""
    return "own" in skeleton.norms[max(0, frame.first - 3) : frame.first]


def _home_of_board(hands: Hands) -> Slot | None:
    """Return the council of a board that has a place's name: "Reading Safeguarding Board"."""
    for slot in hands:
        if slot is not None and "safeguarding" in str(slot.value.get("name")).lower():
            key = place_of(str(slot.value["name"]))
            if key is not None:
                value = {"kind": "council", "key": key, "text": slot.value["text"]}
                return Slot(value, slot.spans)
    return None


def _taken(skeleton: Skeleton, hands: Hands, first: int, end: int) -> list[int]:
    """Return the tokens of the council that reviews: it is not the one reviewed."""
    if hands.reviewer is None:
        return []
    key = hands.reviewer.value.get("key")
    named = [k for k in range(first, end) if skeleton.labels[k] == "COUNCIL"]
    taken = [k for k in named if key in skeleton.doc[k].ent_id_.split(":")]
    beside = [k for k in named if k - 2 in taken and skeleton.norms[k - 1] == "and"]
    return taken + beside  # "colleagues from Leeds and York"
