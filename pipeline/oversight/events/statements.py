"""Statements: somebody is quoted directly.

Reads doc._.quotes; a span counts from six words on.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight.events.candidate import Candidate, Slot, filled, mention_of
from oversight.events.context.skeleton import Skeleton
from oversight.meaning import as_printed, person_name
from oversight.quotes.fold import count_words
from oversight.spans import text_of
from oversight.vocabulary.bodies import body

MIN_WORDS = 6


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each statement."""
    for quote in doc._.quotes:
        spans = [doc[start:end] for start, end in quote["spans"]]
        spans = [span for span in spans if count_words(span.text) >= MIN_WORDS]
        if spans:
            yield _candidate(doc, quote, spans)


def _candidate(doc: Doc, quote: dict[str, Any], spans: list[Span]) -> Candidate:
    cue = _span(doc, quote["cue"])
    fields = filled(
        speaker=_speaker(doc, quote),
        quote=[Slot.of(text_of(span), span) for span in spans],
        cue=None if cue is None else Slot.of(text_of(cue), cue),
    )
    status = Slot.of("happened", spans[0] if cue is None else cue)
    mentions = mention_of(doc[start:end] for start, end in quote["sentences"])
    return Candidate("statement", quote["rule"], fields, mentions, status)


def _speaker(doc: Doc, quote: dict[str, Any]) -> Slot | None:
    key, span = quote["speaker"], _span(doc, quote["speaker_span"])
    if key is None or span is None:
        return None
    value = _party(doc, key, text_of(span))
    return None if value is None else Slot.of(value, span)


def _party(doc: Doc, key: str, text: str) -> dict[str, Any] | None:
    kind, _, name = key.partition(":")
    if kind == "person":
        return {"kind": "person", "name": person_name(doc, int(name)), "text": text}
    if kind == "council":
        return {"kind": "council", "key": name.split("+")[0], "text": text}
    if kind == "body":
        entry = body(name)
        if entry is None:
            return None
        return {**entry, "name": as_printed(doc, name, entry["name"]), "text": text}
    return {"kind": "other", "name": name, "text": text}


def _span(doc: Doc, place: list[int] | None) -> Span | None:
    return None if place is None else doc[place[0] : place[1]]
