"""Why a record says what it says: each field's words, what found them, what they stand for.

The article is read again, so that nothing of this has to be kept with the records.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.assemble import assemble
from oversight.events import find_candidates
from oversight.events.context.skeleton import GROUPS
from oversight.events.discourse.merge import settle_tellings
from oversight.records import AnyEvent, Article
from oversight.records.events import BaseEvent
from oversight.spans import group, offsets, text_of
from oversight.story import skeleton_of


@dataclass(frozen=True)
class Source:
    """Words that a stage found: under which label, by which rule, standing for what."""

    start: int
    text: str
    label: str
    rule: str
    stands_for: str


@dataclass(frozen=True)
class Telling:
    """A sentence that tells the event, or another one beside it, and what became of it."""

    type: str
    rule: str
    text: str
    reason: str = ""


@dataclass(frozen=True)
class Explanation:
    """All that led to one record.

    `fields` maps a path (`person`, `judgements.0`) to what was found in its words (empty: the
    words are the rule's own trigger). `unused`: what else was found in the same sentences.
    """

    event: AnyEvent
    fields: dict[str, list[Source]]
    tellings: list[Telling]
    dropped: list[Telling]
    unused: list[Source]


def explain(doc: Doc, article: Article, event_id: str) -> Explanation | None:
    """Explain one record of a Doc that has gone through the whole pipeline; None: no such id."""
    _, events = assemble(doc, article)
    event = next((event for event in events if event.id == event_id), None)
    if event is None:
        return None
    sources = list(_sources(doc))
    tellings, dropped = _tellings(doc, event)
    fields: dict[str, list[Source]] = {}
    for item in event.evidence:
        fields.setdefault(item.field, []).extend(_within(sources, item.start, item.end))
    used = {source for found in fields.values() for source in found}
    around = [_within(sources, place.start, place.end) for place in event.mentions]
    unused = [source for found in around for source in found if source not in used]
    return Explanation(event, fields, tellings, dropped, unused)


def _sources(doc: Doc) -> Iterator[Source]:
    """Yield all that the stages found in the article, in order."""
    spans = sorted((span for name in GROUPS for span in group(doc, name)), key=lambda s: s.start)
    for span in spans:
        rule = span.id_ or ("people" if span.label_ == "PERSON" else "")
        yield Source(offsets(span)[0], text_of(span), span.label_, rule, _stands_for(span))


def _stands_for(span: Span) -> str:
    """Return what a span means, in words: a name, a date's value, a role's kind."""
    if span.label_ == "DATE":
        value = meaning.date(span) or {}
        return value.get("value") or "no date that anything fixes"
    person = meaning.person(span)
    if person is not None:
        return str(person["name"])
    bodies = [body.get("key") or body.get("name") for body in meaning.organisations(span)]
    return ", ".join(str(body) for body in bodies) or span.kb_id_


def _within(sources: list[Source], start: int, end: int) -> list[Source]:
    return [s for s in sources if start <= s.start and s.start + len(s.text) <= end]


def _tellings(doc: Doc, event: BaseEvent) -> tuple[list[Telling], list[Telling]]:
    """Return what told the event, and what was dropped in the same sentences."""
    places = {(place.start, place.end) for place in event.mentions}
    text = doc.text
    told = []
    for candidate in find_candidates(doc, skeleton_of(doc)):
        if candidate.type == getattr(event, "type", "") and places.issuperset(candidate.mentions):
            where = [text[start:end] for start, end in candidate.mentions]
            told += [Telling(candidate.type, candidate.rule, words) for words in where]
    dropped = []
    for item in settle_tellings(find_candidates(doc, skeleton_of(doc)))[1]:
        for start, end in item.candidate.mentions:
            if (start, end) in places:
                told_by = item.candidate.type, item.candidate.rule
                dropped.append(Telling(*told_by, text[start:end], item.reason))
    return list(dict.fromkeys(told)), list(dict.fromkeys(dropped))
