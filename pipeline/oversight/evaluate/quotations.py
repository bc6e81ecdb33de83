"""Quotations and their speakers against gold: ours, and textacy's beside them.

A quotation is one contiguous span of a gold statement. One is found where its words overlap as
the definition asks for statements; it is right where its speaker is too. textacy gives a speaker's
words and no referent: they count as right where they share a word with what gold cites for the
speaker ("she") or with the speaker's name, in textacy's favour.
"""

import importlib
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from oversight.evaluate.values import QUOTE_OVERLAP, weighted_jaccard, words

Party = Mapping[str, Any] | None
# A fragment with fewer words is no statement by the definition.
MIN_WORDS = 6


@dataclass(frozen=True)
class Quotation:
    """The words of one span, and who says them."""

    text: str
    speaker: Party


@dataclass
class Score:
    """Counts: gold quotations, those found at all, those offered, those right with speaker."""

    gold: int = 0
    offered: int = 0
    found: int = 0
    right: int = 0

    @property
    def quotations(self) -> float:
        """Return F1 of the quotations, whoever says them."""
        return _f1(self.found, self.gold, self.offered)

    @property
    def speakers(self) -> float:
        """Return F1 of the quotations with the right speaker."""
        return _f1(self.right, self.gold, self.offered)


def _f1(right: int, gold: int, offered: int) -> float:
    return 2 * right / (gold + offered) if gold + offered else 0.0


def gold_quotations(events: Sequence[Mapping[str, Any]]) -> list[Quotation]:
    """Return the quotations of gold's statements."""
    return [
        Quotation(text, event.get("speaker"))
        for event in events
        if event["type"] == "statement"
        for text in event["quote"]
    ]


def add_article(
    score: Score,
    gold: list[Quotation],
    offered: list[Quotation],
    agrees: Callable[[Party, Party], bool],
) -> None:
    """Count one article; each gold quotation takes the offered one that is nearest to it."""
    score.gold += len(gold)
    score.offered += len(offered)
    left = list(offered)
    for one in gold:
        best = max(left, key=lambda other: _overlap(one.text, other.text), default=None)
        if best is None or _overlap(one.text, best.text) < QUOTE_OVERLAP:
            continue
        left.remove(best)
        score.found += 1
        score.right += agrees(one.speaker, best.speaker)


def _overlap(one: str, other: str) -> float:
    return weighted_jaccard(Counter(words(one)), Counter(words(other)))


def same_party(gold: Party, found: Party) -> bool:
    """Tell whether two parties are one: by code, else by name."""
    if gold is None or found is None:
        return gold is None and found is None
    if gold.get("gss") or found.get("gss"):
        return gold.get("gss") == found.get("gss")
    return _plain(gold) == _plain(found)


def _plain(party: Mapping[str, Any]) -> str:
    return str(party.get("name", "")).replace("’", "'").casefold()


def shares_a_word(gold: Party, found: Party) -> bool:
    """Tell whether words offered for a speaker are among gold's words for it or in its name."""
    if gold is None or found is None:
        return gold is None and found is None
    known = {*words(str(gold.get("name", ""))), *words(str(gold.get("text", "")))}
    return not known.isdisjoint(words(str(found["text"])))


def textacy_at_hand() -> bool:
    """Tell whether textacy can be imported."""
    return importlib.util.find_spec("textacy") is not None


def textacy_quotations(nlp: Language, texts: Iterable[str]) -> Iterator[Quotation]:
    """Yield what textacy's direct_quotations finds in texts that `nlp` parses.

    It is given the coarse parts of speech that it looks for, which our model does not set.
    """
    triples: Any = importlib.import_module("textacy.extract.triples")
    for doc in map(nlp, filter(str.strip, texts)):
        for token in doc:
            token.pos_ = next((pos for tag, pos in _PARTS if token.tag_.startswith(tag)), "X")
        for speaker, _, content in _or_none(triples.direct_quotations, doc):
            said = content.text.strip("\"“”'‘’ ")
            if len(words(said)) >= MIN_WORDS:
                yield Quotation(said, {"text": " ".join(token.text for token in speaker)})


_PARTS = (("VB", "VERB"), ("NNP", "PROPN"), ("NN", "NOUN"), ("PRP", "PRON"), ("MD", "AUX"))


def _or_none(extract: Callable[[Doc], Iterator[Any]], doc: Doc) -> list[Any]:
    """Return what textacy finds; on a text with an odd number of quotation marks it gives up."""
    try:
        return list(extract(doc))
    except ValueError:
        return []
