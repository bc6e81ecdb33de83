"""What kind of review a pattern tells of, and whether it is one at all."""

from typing import Any

from spacy.tokens import Doc, Token

from oversight import meaning
from oversight.events.arguments import posts_of
from oversight.events.authors import author_at
from oversight.events.candidate import Slot
from oversight.events.clauses import left_of
from oversight.events.frames import SENTENCE_END, Frame, Skeleton
from oversight.events.review_acts import Acts
from oversight.events.reviewers import Hands, commissioners, is_commissioner
from oversight.patterns import read_words
from oversight.spans import group

_NOT = read_words("events/words/not_reviews.txt")
_BEGINS = read_words("events/words/before_review.txt")
_MODIFIERS = read_words("events/words/review_modifiers.txt")
_ASKING = read_words("events/words/asking.txt")
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 32
# What a learning review or a practice review is held on.
_CASES = read_words("events/words/case_reviews.txt")
_CASE_REACH = 8
_NOUNS = frozenset({"review", "audit", "inquiry", "investigation", "report"})
_NEAR = 4
# "To look after homes", "to look for staff": nothing is examined.
_NOT_LOOKED = frozenset({"after", "for", "forward", "like", "up", "out"})
_BOARDS = frozenset({"safeguarding", "lscb", "serious"})
_SOCIAL_CARE = ["children", "'s", "social", "care"]
_SERVICES = read_words("events/words/reviewed_services.txt")
_MEDIA = read_words("events/words/reviewed_by_media.txt")
_SCHOLARS = read_words("events/words/reviewed_scholars.txt")
_OUTSIDE = frozenset({"external", "independent", "outside"})


def is_likely(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether what a pattern leaves open is there: who was paid to report, who told."""
    reviewer = hands.reviewer.value if hands.reviewer else {}
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if _is_inspection(skeleton, frame) or _is_national(skeleton, frame):
        return False
    if frame.value["kind"] == "inquiry" and _is_by_reporters(skeleton, frame):
        return False
    if frame.value.get("asked") and "reviewer" in frame.slots and not _can_review(frame, reviewer):
        return False
    if skeleton.norms[frame.last] == "look" and skeleton.norms[frame.last + 1] in _NOT_LOOKED:
        return False
    if frame.value.get("plural"):
        return bool(acts.told)
    if frame.value.get("case"):
        return bool(acts.told) and _is_near(skeleton, frame, _BOARDS)
    if frame.value.get("outsider"):
        doc = skeleton.sources[frame.first].doc
        outside = reviewer.get("kind") in ("company", "charity", "association")
        return outside or is_expert(doc, skeleton.doc[frame.first])
    if frame.value.get("it"):
        number = skeleton.sentence_of[frame.first]
        return number > 0 and not _NOUNS.isdisjoint(skeleton.keys[number - 1][2])
    if frame.value.get("weighs") and skeleton.norms[frame.first].startswith(("consider", "decid")):
        return not _is_ministers(skeleton, frame.first)
    if frame.value.get("paid"):
        asked = not _ASKING.isdisjoint(token.norm_ for token in frame.sentence)
        expert = is_expert(skeleton.sources[frame.last].doc, skeleton.doc[frame.last])
        return bool(reviewer) and (asked or expert or reviewer["kind"] in ("company", "charity"))
    if frame.value.get("peers"):
        return reviewer.get("kind") == "association"
    needs = frame.value.get("named") or frame.value.get("in")
    return bool(reviewer) or not needs


def _can_review(frame: Frame, reviewer: dict[str, Any]) -> bool:
    """Tell whether who was asked to look is one who reviews: no inspectorate, no department."""
    return bool(reviewer) and not (frame.value.get("called") and reviewer["kind"] == "government")


def _kind_at(skeleton: Skeleton, k: int) -> str:
    """Return the kind of the organisation at a token, "" where there is no single one."""
    found = meaning.organisations(skeleton.sources[k])
    return str(found[0]["kind"]) if len(found) == 1 else ""


def _is_inspection(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is the inspectorate's: "Ofsted's review", "quit over the Ofsted probe"."""
    near = range(max(0, frame.last - 3), frame.last + 1)
    return not frame.value.get("asked") and any(_is_inspectorate(skeleton, k) for k in near)


def _is_inspectorate(skeleton: Skeleton, k: int) -> bool:
    return skeleton.labels[k] == "BODY" and _kind_at(skeleton, k) == "inspectorate"


def _is_by_reporters(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a newspaper or the police looked into it: "an investigation by the Gazette"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 7]
    behind = after[: after.index(SENTENCE_END)] if SENTENCE_END in after else after
    by = behind[:1] == ["by"] and not _MEDIA.isdisjoint(behind)
    if "police" in skeleton.norms[max(0, frame.last - 5) : frame.last]:
        return True
    return by or skeleton.norms[frame.last - 1] in _MEDIA


def _is_national(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is "the review of children's social care": no council's."""
    after = skeleton.norms[frame.last + 1 : frame.last + 6]
    whole = after in (["of", "children", "'s", "social", "care"], ["into", *_SOCIAL_CARE])
    behind = skeleton.doc[frame.last + 6 : frame.last + 8]
    return whole and not any(token.ent_type_ == "COUNCIL" for token in behind)


def _is_near(skeleton: Skeleton, frame: Frame, words: frozenset[str]) -> bool:
    """Tell whether one of the words stands in the sentence or in those beside it."""
    number = skeleton.sentence_of[frame.first]
    around = skeleton.keys[max(0, number - _NEAR) : number + _NEAR + 1]
    return any(not words.isdisjoint(key.split()) for _, _, keys in around for key in keys)


def is_expert(doc: Doc, token: Token) -> bool:
    """Tell whether a person is a scholar or a peer who holds no post that the article tells of."""
    key = token.ent_id_.rpartition(":")[2]
    if token.ent_type_ != "PERSON" or not key.isdigit():
        return False
    titles = {title.lower().rstrip(".") for title in doc._.people[int(key)]["honorifics"]}
    posts = {post["kind"] for post in posts_of(doc, int(key))}
    return not titles.isdisjoint(_SCHOLARS) and posts <= {"other", "adviser"}


def is_of_services(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether what is examined is told: "a review of its front door"."""
    after = skeleton.norms[frame.last + 1 : frame.last + 1 + _CASE_REACH]
    if not after or after[0] not in ("of", "into", "on"):
        return False
    for k in range(frame.last + 2, frame.last + 1 + len(after)):
        word = skeleton.norms[k]
        if word in (SENTENCE_END, ";", ","):
            return False
        if word in _SERVICES or skeleton.labels[k] == "AREA":
            return True
    return False


def _is_ministers(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a minister weighs it up alone: no review is told by that."""
    for token in left_of(skeleton, k):
        if token.ent_type_ in ("PERSON", "COUNCIL", "ROLE", "BODY"):
            return author_at(skeleton.sources[token.i].doc, skeleton, token) is not None
    return False


def kind_of(skeleton: Skeleton, frame: Frame) -> str | None:
    """Return the kind by the noun and its modifiers; None where it is no review of services."""
    kind = str(frame.value["kind"])
    if frame.value.get("of_body") and _kind_at(skeleton, frame.first) == "government":
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
        if label in ("BODY", "DATE", "QUANTITY", "COUNCIL", "PERSON", "ROLE", "AREA", "DURATION"):
            return words
        if word not in _MODIFIERS and k < frame.first:
            return [*words, word] if k == noun - 1 and word in _NOT else None
        words.append(word)
    return words


def settled_kind(doc: Doc, skeleton: Skeleton, frame: Frame, kind: str, hands: Hands) -> str:
    """Return the kind by who reviews: a commissioner, or somebody from outside."""
    if hands.reviewer is None:
        return kind
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


def _is_by_commissioner(doc: Doc, skeleton: Skeleton, frame: Frame, reviewer: Slot) -> bool:
    """Tell whether a commissioner was asked whether a council should keep its services."""
    if frame.value.get("written") and is_commissioner(
        doc, skeleton.doc[_reviewer(skeleton, frame)]
    ):
        return True
    if "commissioner" in [token.ent_id_ for token in skeleton.doc[frame.first : frame.last]]:
        return True
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
