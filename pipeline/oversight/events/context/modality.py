"""Whether a thing told has happened, is planned, proposed or called off: words before its trigger.

Words and how far each reaches are in patterns/events/modality.csv; a reach is counted in tokens
of the skeleton. The search ends where the trigger's clause begins.
"""

import csv
from functools import cache

from spacy.tokens import Doc, Span, Token

from oversight.components.layout import block_at
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words
from oversight.resources import patterns_dir

_HEADLINES = frozenset({"TITLE", "STANDFIRST", "HEADING", "POST_HEADING", "CAPTION"})
_ENDS = read_words("events/words/clause_ends.txt")
_COUNSEL = read_words("events/words/counsel.txt")
_ON_THE = (["on", "the"], ["at", "the"])
_PLANS = read_words("events/words/before_infinitive.txt")
_UNDONE = read_words("events/words/undone.txt")
_COLLAPSED = read_words("events/words/undone_itself.txt")
_BEING = read_words("events/words/be.txt") | {"got"}
_UNDONE_BEHIND = {
    "against": {"decided", "voted", "ruled", "argued", "opted"},
    "down": {"voted", "turned"},
    "out": {"ruled", "thrown"},
}
_JOINING = read_words("events/words/undone_joining.txt")
_UNDONE_ENDS = read_words("events/words/undone_ends.txt")
_UNFIT = read_words("events/words/unfit.txt")
_PHRASES = read_words("events/words/undone_phrases.txt")
_PHRASE_STARTS = frozenset(phrase.split()[0] for phrase in _PHRASES)
_PHRASE_LENGTHS = sorted({len(phrase.split()) for phrase in _PHRASES})
_NOT = read_words("events/words/negations.txt")
_PLAN_NOUNS = read_words("events/words/plan_nouns.txt")
_FURTHEST = 14
_DECIDED = frozenset({"decided", "decides", "decision", "decreed", "ordered", "ruling"})


def _status_at(skeleton: Skeleton, k: int) -> tuple[str, int]:
    """Return what token `k` tells, with the words behind it where those matter, and its reach."""
    for length in (3, 2):
        phrase = " ".join(skeleton.norms[k : k + length])
        if phrase in _words():
            return _words()[phrase]
    return _words().get(skeleton.norms[k], ("", 0))


@cache
def _words() -> dict[str, tuple[str, int]]:
    """Return word → (status, reach)."""
    path = patterns_dir() / "events" / "modality.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["word"]: (row["status"], int(row["reach"])) for row in csv.DictReader(file)}


def in_headline(doc: Doc, sentence: Span) -> bool:
    """Tell whether a sentence stands in a title, heading, standfirst or caption."""
    block = block_at(doc, sentence.start)
    return block is not None and block.label_ in _HEADLINES


def says_little(doc: Doc, sentence: Span, start: int) -> bool:
    """Tell whether words say little of whether a thing has happened: a headline's, or a speaker's.

    `start` is a token of the article. The article's own voice goes before them.
    """
    quoted = any(a <= start < b for quote in doc._.quotes for a, b in quote["spans"])
    return quoted or in_headline(doc, sentence)


def status_before(skeleton: Skeleton, first: int, headline: bool = False) -> tuple[str, int | None]:
    """Return the status by the words before `first`, and the place of the word that tells it."""
    told: dict[str, int] = {}
    for distance, token in enumerate(left_of(skeleton, first)):
        if distance >= _FURTHEST or (not token.ent_type_ and token.norm_ in _ENDS):
            break
        status, reach = _status_at(skeleton, token.i)
        if token.nbor().norm_ == "-" or token.ent_type_ == "DATE":
            continue  # "a not-for-profit trust"; the month of May
        if token.norm_ in _COUNSEL and skeleton.norms[max(0, token.i - 2) : token.i] in _ON_THE:
            continue  # "on the recommendation of its commissioner, ministers directed it to"
        if token.norm_ == "to" and _plans(token, headline):
            # "Is to be taken from the council and vested in a trust": of both.
            status, reach = "planned", (12 if skeleton.norms[first - 1] == "and" else 4)
        if status and distance < reach:
            told.setdefault(status, token.i)
    return _weightiest(skeleton, told)


def _weightiest(skeleton: Skeleton, told: dict[str, int]) -> tuple[str, int | None]:
    """Return of several statuses the one that counts, with its place; none is "happened".

    What takes a thing back weighs more than what proposes it, and that more than what plans it.
    """
    if "proposed" in told and _is_decided(skeleton, told["proposed"]):
        told["planned"] = told.pop("proposed")
    for status in ("cancelled", "proposed", "planned"):
        if status in told:
            return status, told[status]
    return "happened", None


def _is_decided(skeleton: Skeleton, k: int) -> bool:
    """Tell whether "should" says what has been decided: "decided that Leeds should be …"."""
    if skeleton.norms[k] != "should":
        return False
    words = skeleton.norms[max(0, k - _FURTHEST) : k]
    if SENTENCE_END in words:
        words = words[len(words) - words[::-1].index(SENTENCE_END) :]
    return not _DECIDED.isdisjoint(words) and {"whether", "if", "not"}.isdisjoint(words)


def _plans(infinitive: Token, headline: bool) -> bool:
    """Tell whether "to" is of a plan: "is to lose", "set to lose", "Council to lose"."""
    before = infinitive.nbor(-1) if infinitive.i else infinitive
    return before.norm_ in _PLANS or (headline and bool(before.ent_type_))


def status_inside(skeleton: Skeleton, first: int, last: int) -> tuple[str, int | None]:
    """Return the status by the words of the trigger itself: "services are to be handed to"."""
    told: dict[str, int] = {}
    for k in range(first, last + 1):
        token = skeleton.doc[k]
        status, _ = _status_at(skeleton, k) if not token.ent_type_ else ("", 0)
        if token.norm_ == "to" and k > first and _plans(token, headline=False):
            status = "planned"
        if status and skeleton.norms[k : k + 2] not in (["set", "up"], ["not", "-"]):
            told.setdefault(status, k)
    return _weightiest(skeleton, told)


def status_after(skeleton: Skeleton, last: int) -> tuple[str, int | None]:
    """Return what becomes of it by the words behind: "was rejected", "if ministers agree"."""
    for token in right_of(skeleton, last):
        if token.norm_ in (";", ":"):
            break
        if token.ent_type_:
            continue
        near = token.i - last <= _FURTHEST
        if token.norm_ in _UNDONE and (
            _is_passive(skeleton, token.i, near) or (near and _is_joined(skeleton, token.i))
        ):
            return "cancelled", token.i
        if near and token.norm_ in _PHRASE_STARTS and _opens_phrase(skeleton, token.i):
            return "cancelled", token.i
        if near and token.norm_ in _UNFIT and _is_denied(skeleton, token.i):
            return "cancelled", token.i
        if near and token.norm_ in _COLLAPSED and _was_planned(skeleton, token.i):
            return "cancelled", token.i
        if near and token.norm_ == "if" and token.nbor(-1).norm_ not in ("even", "as", "asked"):
            return "proposed", token.i
    return "happened", None


def _was_planned(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a plan is spoken of before: "a plan to sell the homes collapsed"."""
    return any(token.norm_ in _PLAN_NOUNS for token in left_of(skeleton, k))


def _is_joined(skeleton: Skeleton, k: int) -> bool:
    """Tell whether it was first weighed, then undone: "looked at a trust but rejected it"."""
    first = k - 1 if skeleton.norms[k] in _UNDONE_BEHIND else k
    if skeleton.norms[k] in _UNDONE_BEHIND and (
        skeleton.norms[first] not in _UNDONE_BEHIND[skeleton.norms[k]]
    ):
        return False
    ends = skeleton.norms[k + 1] in _UNDONE_ENDS or skeleton.labels[k + 1] == "DATE"
    return ends and skeleton.norms[first - 1] in _JOINING


def _opens_phrase(skeleton: Skeleton, k: int) -> bool:
    """Tell whether words that undo a plan begin at `k`: "was knocked on the head"."""
    return any(" ".join(skeleton.norms[k : k + length]) in _PHRASES for length in _PHRASE_LENGTHS)


def _is_denied(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a thing is found unfit: "moving the service out was not justified"."""
    before = skeleton.norms[max(0, k - 4) : k]
    return not _NOT.isdisjoint(before) and not _BEING.isdisjoint(before)


def _is_passive(skeleton: Skeleton, k: int, near: bool) -> bool:
    """Tell whether a plan is what was undone: near by, or named again: "the idea was dropped"."""
    before = skeleton.norms[max(0, k - 3) : k]
    verbs = _UNDONE_BEHIND.get(skeleton.norms[k])
    if verbs is not None and verbs.isdisjoint(before[-1:]):
        return False  # "taken out of its hands" is not "ruled out"
    if skeleton.norms[k] == "against":
        return near
    named = not _PLAN_NOUNS.isdisjoint(before)
    return (near or named) and not _BEING.isdisjoint(before)
