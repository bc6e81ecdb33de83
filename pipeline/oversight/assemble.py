"""From Doc to records: council names, ids, evidence, validation.

The events stage leaves candidates as plain data on the Doc. Here each becomes a validated record
of its type, its evidence checked against the article's text.
"""

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from oversight.components.registers import council as register_entry
from oversight.confidence.scorer import with_confidence
from oversight.events.candidate import Candidate, Slot
from oversight.records import EVENT, AnyEvent, Article, Published
from oversight.records.published import published_on
from oversight.reports.kind import kind_of
from oversight.spans import group, text_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Printed = dict[str, set[str]]

# Fields whose date tells when an event was, in the order in which they decide which council of a
# name it was (Northamptonshire County Council before April 2021, its successors after).
_WHEN = ("date", "inspected", "published", "since", "until", "conducted", "due", "period")


def digest(text: str) -> str:
    """Return the sha256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def article_of(text: str, published: str | None = None, article_id: str = "article") -> Article:
    """Return the record of a text that comes from no file."""
    known = published_on(published) if published else None
    return Article(
        id=article_id,
        source=article_id,
        sha256=digest(text),
        kind=kind_of(text),
        published=known,
        text=text,
    )


def prepare(nlp: "Language", item: Any) -> "Doc":
    """Return the unprocessed Doc of an article, with what is known of it set on it."""
    article: Article = getattr(item, "article", item)
    doc = nlp.make_doc(article.text)
    if article.published is not None:
        doc._.published = article.published.model_dump()
    doc._.published_default = getattr(item, "published_default", None)
    doc._.title, doc._.byline, doc._.outlet = article.title, article.byline, article.outlet
    doc._.kind, doc._.pages = article.kind, list(article.pages or ())
    doc._.markup = [list(hint) for hint in getattr(item, "markup", ())]
    return doc


def assemble(doc: "Doc", article: Article) -> tuple[Article, list[AnyEvent]]:
    """Return the article's completed record and its events, in order of their first mention."""
    candidates = [Candidate.from_json(data) for data in doc._.events]
    seen: Counter[str] = Counter()
    printed = _printed(doc)
    events = [
        _record(article, candidate, doc._.published, seen, printed) for candidate in candidates
    ]
    events.sort(key=lambda event: (event.mentions[0].start, event.type, event.id))
    return _complete(article, doc, events), with_confidence(events)


def _record(
    article: Article,
    candidate: Candidate,
    published: dict[str, Any] | None,
    seen: Counter[str],
    printed: Printed,
) -> AnyEvent:
    when = _when(candidate, published)
    data: dict[str, Any] = {
        "type": candidate.type,
        "article_id": article.id,
        "rule": candidate.rule,
        "status": candidate.status.value,
    }
    cited = [("status", place) for place in candidate.status.spans]
    for name, slot in candidate.fields.items():
        if isinstance(slot, list):
            data[name] = [_settle(item.value, when, printed) for item in slot]
            cited += [(f"{name}.{i}", place) for i, item in enumerate(slot) for place in item.spans]
        else:
            data[name] = _settle(slot.value, when, printed)
            cited += [(name, place) for place in slot.spans]
    text = article.text
    data["evidence"] = [
        {"field": path, "start": start, "end": end, "text": text[start:end]}
        for path, (start, end) in cited
    ]
    data["mentions"] = [
        {"start": start, "end": end, "text": text[start:end]}
        for start, end in sorted(set(candidate.mentions))
    ]
    data["id"] = _identify(article, candidate, seen)
    return EVENT.validate_python(data, context={"text": text})


def _printed(doc: "Doc") -> Printed:
    """Return the names, in lower case, with which an article speaks of each council's key."""
    names: Printed = {}
    for span in group(doc, "councils"):
        if span.label_ == "COUNCIL":
            names.setdefault(span.kb_id_, set()).add(text_of(span).lower())
    return names


def _settle(value: Any, when: str | None, printed: Printed) -> Any:
    """Return the value in its record's form: a council with its register's name and ONS code."""
    if not isinstance(value, dict) or "key" not in value:
        return value
    entry = register_entry(value["key"], when, printed.get(value["key"], ())) or {}
    kept = {name: part for name, part in value.items() if name != "key"}
    return {**kept, "name": entry.get("name", value["key"]), "gss": entry.get("gss")}


def _when(candidate: Candidate, published: dict[str, Any] | None) -> str | None:
    for name in _WHEN:
        slot = candidate.fields.get(name)
        if isinstance(slot, Slot) and isinstance(slot.value, dict) and slot.value.get("value"):
            return str(slot.value["value"])
    return published["value"] if published else None


def _identify(article: Article, candidate: Candidate, seen: Counter[str]) -> str:
    start = min(place[0] for place in candidate.mentions)
    base = f"{article.sha256}:{candidate.type}:{start}"
    seen[base] += 1
    counter = f":{seen[base]}" if seen[base] > 1 else ""
    return hashlib.sha256((base + counter).encode()).hexdigest()[:16]


def _complete(article: Article, doc: "Doc", events: list[AnyEvent]) -> Article:
    published = doc._.published
    return article.model_copy(
        update={
            "published": Published(**published) if published else None,
            "title": doc._.title,
            "byline": doc._.byline,
            "outlet": doc._.outlet,
            "councils": _councils(events),
            "in_scope": doc._.in_scope,
        }
    )


def _councils(events: list[AnyEvent]) -> tuple[str, ...]:
    """Return the ONS codes of the councils of the events, the most frequent first."""
    counts: Counter[str] = Counter()
    for event in events:
        for name in type(event).model_fields:
            gss = getattr(getattr(event, name), "gss", None)
            if gss:
                counts[gss] += 1
    return tuple(sorted(counts, key=lambda gss: -counts[gss]))
