"""What kind of review a pattern tells of: by its noun and modifiers, and by who reviews."""

from spacy.tokens import Doc

from oversight import meaning
from oversight.events.candidate import Slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.reviews.commissioners import commissioners, is_commissioner
from oversight.events.reviews.hands import Hands
from oversight.events.reviews.likelihood import is_expert
from oversight.events.reviews.subjects import kind_at
from oversight.patterns import read_words
from oversight.spans import group

_NOT = read_words("events/words/not_reviews.txt")
_BEGINS = read_words("events/words/before_review.txt")
_MODIFIERS = read_words("events/words/review_modifiers.txt")
# What a learning review or a practice review is held on.
_CASES = read_words("events/words/case_reviews.txt")
_CASE_REACH = 8
_MORE = frozenset({"further", "second", "third", "another"})
_CASE_WORDS = frozenset({"practice", "serious"})
_CONSULTANTS = frozenset({"consultant", "consultants", "consultancy"})
_OUTSIDE = frozenset({"external", "independent", "outside"})


def kind_of(skeleton: Skeleton, frame: Frame) -> str | None:
    """Return the kind by the noun and its modifiers; None where it is no review of services."""
    kind = str(frame.value["kind"])
    if frame.value.get("of_body") and kind_at(skeleton, frame.first) == "government":
        kind = "other"  # "the department's review" is no peers'
    if kind == "commissioner_review" or frame.value.get("asked"):
        return kind
    noun = frame.first if "noun" in frame.slots else frame.last
    words = _modifiers(skeleton, frame, noun)
    if frame.value.get("plural") and words is None:
        words = []
    if words is None or not _NOT.isdisjoint([*words, skeleton.norms[noun + 1]]):
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


def _modifiers(skeleton: Skeleton, frame: Frame, noun: int) -> list[str] | None:
    """Return the words of the noun phrase before the noun; None where it is no noun."""
    words: list[str] = []
    for k in range(noun - 1, max(-1, noun - 8), -1):
        word, label = skeleton.norms[k], skeleton.labels[k]
        if word == SENTENCE_END or (not label and word in _BEGINS):
            return words
        if label in (
            "BODY",
            "DATE",
            "QUANTITY",
            "COUNCIL",
            "PERSON",
            "ROLE",
            "AREA",
            "DURATION",
            "SET",
        ):
            return words
        if word not in _MODIFIERS and k < frame.first:
            return [*words, word] if k == noun - 1 and word in _NOT else None
        words.append(word)
    return words


def settled_kind(doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, hands: Hands) -> str:
    """Return the kind by who reviews: a commissioner, or somebody from outside."""
    if _is_of_board(frame, kind, hands) or (kind == "other" and _is_another_case(skeleton, frame)):
        return "serious_case_review"
    if hands.reviewer is None:
        return "external_review" if _is_consultants(skeleton, frame, kind) else kind
    reviewer = hands.reviewer.value["kind"]
    if kind == "external_review" and reviewer == "government":
        return "other"
    if kind == "external_review" and reviewer == "association" and frame.value.get("peers_too"):
        return "peer_review"
    asked = frame.value.get("asked") and kind == "external_review"
    if asked and _is_by_commissioner(doc, skeleton, frame, hands.reviewer):
        return "commissioner_review"
    if frame.value.get("person") and not is_commissioner(doc, skeleton.doc[frame.first]):
        outside = "independent" in skeleton.norms[frame.first : frame.last]
        if is_expert(doc, skeleton.doc[frame.first]):
            return "external_review" if not _names_commissioner(doc) else "commissioner_review"
        return "external_review" if outside else "other"
    if kind in ("other", "external_review") and hands.reviewer.value["kind"] == "person":
        names = {meaning.person_name(doc, i) for i in commissioners(doc)}
        if hands.reviewer.value.get("name") in names and kind == "other":
            return "commissioner_review"
    outside = hands.reviewer.value["kind"] in ("person", "company", "charity")
    return "external_review" if kind == "other" and outside else kind


def _is_consultants(skeleton: Skeleton, frame: Frame, kind: str) -> bool:
    """Tell whether an audit is by one from outside: "a consultant's audit"."""
    before = skeleton.norms[max(0, frame.first - 3) : frame.first]
    return kind == "audit" and not _CONSULTANTS.isdisjoint(before)


def _is_of_board(frame: Frame, kind: str, hands: Hands) -> bool:
    """Tell whether a safeguarding board holds it, on a child: that is a serious case review."""
    if kind not in ("other", "external_review") or frame.value.get("report_of"):
        return False
    named = [str(slot.value.get("name")).lower() for slot in hands if slot is not None]
    if not any("safeguarding" in name for name in named):
        return False
    words = {token.norm_ for token in frame.sentence}
    return kind == "other" or not (_CASES | {"case", "practice"}).isdisjoint(words)


def _is_another_case(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is one more of the case reviews that the sentence before tells of."""
    number = skeleton.sentence_of[frame.first]
    before = set().union(*(keys for _, _, keys in skeleton.keys[max(0, number - 2) : number]))
    more = not _MORE.isdisjoint(skeleton.norms[max(0, frame.first - 2) : frame.first])
    return more and "review" in before and not _CASE_WORDS.isdisjoint(before)


def _is_by_commissioner(doc: Doc, skeleton: Skeleton, frame: Frame, reviewer: Slot) -> bool:
    """Tell whether a commissioner was asked whether a council should keep its services."""
    if frame.value.get("written") and is_commissioner(
        doc, skeleton.doc[_reviewer(skeleton, frame)]
    ):
        return True
    if "commissioner" in [token.ent_id_ for token in skeleton.doc[frame.first : frame.last]]:
        return True
    if frame.value.get("called") == "by" and is_commissioner(
        doc, skeleton.doc[_reviewer(skeleton, frame)]
    ):
        return True  # "Commissioner Ada Lovell, asked by the minister to consider the matter"
    names = {meaning.person_name(doc, i) for i in commissioners(doc)}
    return (
        reviewer.value.get("name") in names
        and "whether" in skeleton.norms[frame.last : frame.last + 5]
    )


def _reviewer(skeleton: Skeleton, frame: Frame) -> int:
    return skeleton.place_of[frame.slots["reviewer"].start]


def _names_commissioner(doc: Doc) -> bool:
    """Tell whether the article speaks of a commissioner and does not say who that is."""
    spoken = any(span.kb_id_ == "commissioner" for span in group(doc, "roles"))
    return spoken and not commissioners(doc)
