"""Many articles' records to one record for each happening."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from oversight.merging.choice import Choice, choose
from oversight.merging.clusters import find_clusters
from oversight.merging.identity import Telling, make_telling
from oversight.merging.records import MERGED_CLASSES, CitedEvidence, CitedMention
from oversight.merging.times import days_told
from oversight.records import AnyEvent, Article
from oversight.records.events import FRAME

_EVIDENCE = TypeAdapter(tuple[CitedEvidence, ...])
_MENTIONS = TypeAdapter(tuple[CitedMention, ...])


def merge(
    events: Iterable[AnyEvent],
    articles: Mapping[str, Article],
    known: Mapping[str, str] | None = None,
) -> list[AnyEvent]:
    """Return the merged records, in the order of their first tellings.

    An id is that of its first telling (the first published), or the one that a former merging
    gave: `known` has the merged ids by the tellings' ids.
    """
    published = {key: days_told(article) for key, article in articles.items()}
    by_type: dict[str, list[Telling]] = defaultdict(list)
    for event in events:
        by_type[event.type].append(make_telling(event, published.get(event.article_id)))
    groups = [
        sorted(cluster.tellings, key=_order)
        for kind in MERGED_CLASSES
        for cluster in find_clusters(by_type[kind])
    ]
    groups.sort(key=lambda tellings: _order(tellings[0]))
    ids = _settle_ids(groups, known or {})
    return [_combine(one, tellings) for one, tellings in zip(ids, groups, strict=True)]


def _order(telling: Telling) -> tuple[int, str, int, str, str]:
    first = telling.published.first if telling.published else 10**7
    event = telling.event
    return (first, event.article_id, event.mentions[0].start, event.type, event.id)


def _settle_ids(groups: Sequence[Sequence[Telling]], known: Mapping[str, str]) -> list[str]:
    """Return an id for each group, no two the same."""
    given: set[str] = set()
    ids = []
    for tellings in groups:
        before = [known[one.event.id] for one in tellings if one.event.id in known]
        own = [one.event.id for one in tellings]
        # Two that were one, of which the first keeps the id: the other's is made of its own.
        spare = hashlib.sha256(":".join(own).encode()).hexdigest()[:16]
        ids.append(next(one for one in (*before, *own, spare) if one not in given))
        given.add(ids[-1])
    return ids


def _combine(merged_id: str, tellings: Sequence[Telling]) -> AnyEvent:
    lead = tellings[0].event
    made = MERGED_CLASSES[lead.type]
    choices = {name: choose(name, tellings) for name in _names(type(lead))}
    data: dict[str, Any] = {
        "id": merged_id,
        "article_id": lead.article_id,
        "rule": lead.rule,
        "confidence": max((c for one in tellings if (c := one.event.confidence)), default=None),
        "evidence": _EVIDENCE.validate_python(
            [item for name, choice in choices.items() for item in _evidence(name, choice)]
        ),
        "mentions": _MENTIONS.validate_python(
            [
                {**vars(mention), "article_id": one.event.article_id}
                for one in tellings
                for mention in one.event.mentions
            ]
        ),
        "tellings": tuple(one.event for one in tellings),
        "disagreements": tuple(d for choice in choices.values() for d in choice.disagreements),
    }
    for name, choice in choices.items():
        if choice.is_list:
            data[name] = tuple(value.value for value in choice.values)
        elif choice.values:
            data[name] = choice.values[0].value
    # Its parts have been validated, and the whole is again whenever it is read.
    return made.model_construct(**data)


def _names(kind: type[AnyEvent]) -> list[str]:
    return [name for name in kind.model_fields if name not in FRAME]


def _evidence(name: str, choice: Choice) -> Iterator[dict[str, Any]]:
    """Yield the words for the values that were taken, from the article that gave each."""
    for place, value in enumerate(choice.values):
        event = value.source.event
        theirs = name if value.index is None else f"{name}.{value.index}"
        ours = name if value.index is None else f"{name}.{place}"
        for item in event.evidence:
            if item.field == theirs or item.field.startswith(theirs + "."):
                path = ours + item.field.removeprefix(theirs)
                yield {**vars(item), "field": path, "article_id": event.article_id}
