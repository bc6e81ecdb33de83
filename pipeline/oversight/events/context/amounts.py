"""Amounts: money and counted things as values, and whose council an event is at."""

from spacy.tokens import Doc, Span, Token

from oversight.components.layout import block_at
from oversight.components.references import council_in_focus, main_council
from oversight.components.vocabulary import amount_of, quantity_of
from oversight.events.candidate import Slot
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.meaning import organisations
from oversight.patterns import read_words
from oversight.posts.homes import nearest_mention
from oversight.spans import offsets, text_of

_NATIONAL = read_words("events/words/national.txt")
_NEAR = 9
_HEADLINES = frozenset({"TITLE", "STANDFIRST", "HEADING", "POST_HEADING", "CAPTION"})
# "former Wigan chief executive", "led by Leeds": a council that somebody comes from, or helps.
_ELSEWHERE = read_words("events/words/elsewhere.txt")


def money_slot(span: Span) -> Slot:
    """Return the amount of a MONEY span; the full stop of "£4.5m." is not part of it."""
    amount, currency = amount_of(span)
    start, end = offsets(span)
    text = text_of(span)
    kept = text.rstrip(".")
    value = {"amount": amount, "currency": currency, "text": kept}
    return Slot(value, ((start, end - len(text) + len(kept)),))


def quantity_slot(span: Span) -> Slot:
    """Return the count or percentage of a QUANTITY span."""
    value, unit, approximate = quantity_of(span)
    found = {"value": value, "unit": unit, "approximate": approximate, "text": text_of(span)}
    return Slot.of(found, span)


def council_near(doc: Doc, skeleton: Skeleton, k: int) -> Slot | None:
    """Return the council that something told at token `k` of the skeleton is of.

    The nearest one named before it in the sentence, else the first after it, else the one that
    the passage is about.
    """
    for token in left_of(skeleton, k):
        if _begins_clause(skeleton, token):
            return _of_council(main_council(doc), skeleton.sources[k])
        found = council_at(skeleton, token)
        if found is not None:
            return found
    for token in right_of(skeleton, k):
        found = council_at(skeleton, token)
        if found is not None:
            return found
    return council_in_passage(doc, skeleton.sources[k])


def council_at(skeleton: Skeleton, token: Token) -> Slot | None:
    """Return the one council that a token names or stands for; none where somebody left it."""
    if token.ent_type_ != "COUNCIL" or _is_elsewhere(token):
        return None
    span = skeleton.sources[token.i]
    found = organisations(span)
    return Slot.of(found[0], span) if len(found) == 1 else None


def _begins_clause(skeleton: Skeleton, token: Token) -> bool:
    """Tell whether another subject begins at "and": "Leeds lent staff and the DfE gave £1m"."""
    if token.norm_ != "and":
        return False
    after = [t for t in skeleton.doc[token.i + 1 : token.i + 4] if t.norm_ not in ("that", "the")]
    return bool(after) and after[0].ent_type_ == "BODY"


def council_in_passage(doc: Doc, place: Span) -> Slot | None:
    """Return the council that the passage around a span is about."""
    return _of_council(council_in_focus(doc, place.start), place)


def _of_council(key: str | None, place: Span) -> Slot | None:
    cited = nearest_mention(place.doc, key, place.start) if key else None
    if key is None or cited is None:
        return None
    return Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)


def is_national(skeleton: Skeleton, k: int) -> bool:
    """Tell whether what stands at token `k` is of the whole country, or of many councils.

    "Nationally" may open the sentence; other words count up to the next comma.
    """
    before = [token.norm_ for token in left_of(skeleton, k)]
    after = [token.norm_ for token in right_of(skeleton, k)][:_NEAR]
    near = [*_up_to_comma(before[:_NEAR]), *_up_to_comma(after)]
    return not _NATIONAL.isdisjoint(near) or not _NATIONAL.isdisjoint(before[-2:])


def _up_to_comma(words: list[str]) -> list[str]:
    return words[: words.index(",")] if "," in words else words


def is_headline(doc: Doc, sentence: Span) -> bool:
    """Tell whether a sentence stands in a headline, which says little of the time."""
    block = block_at(doc, sentence.start)
    return block is not None and block.label_ in _HEADLINES


def _is_elsewhere(token: Token) -> bool:
    before = [other.norm_ for other in token.doc[max(0, token.i - 2) : token.i]]
    return before[-1:] != [] and (before[-1] in _ELSEWHERE or before == ["led", "by"])
