"""Prodigy: JSON lines of text, tokens, spans and relations, with token indices.

Values that are no words of the text travel in the task's own `values`, under the relation's key.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from oversight.annotation.graph import (
    AnnotationError,
    Argument,
    Happening,
    Span,
    line_around,
    to_happening,
)
from oversight.annotation.offsets import settle
from oversight.records import EVENT_CLASSES, AnyEvent, Article

_WORD = re.compile(r"\w+|[^\w\s]|\s+")


def tokens(text: str, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Return tokens that no span's border falls into; `ws` tells of one blank behind."""
    borders = sorted({place for span in spans for place in (span.start, span.end)})
    found: list[dict[str, Any]] = []
    for match in _WORD.finditer(text):
        inside = [place for place in borders if match.start() < place < match.end()]
        edges = [match.start(), *inside, match.end()]
        for start, end in pairwise(edges):
            piece = text[start:end]
            if piece == " " and found and not found[-1]["ws"] and start not in borders:
                found[-1]["ws"] = True
                continue
            found.append({"text": piece, "start": start, "end": end, "id": len(found), "ws": False})
    return found


def task(article: Article, events: Sequence[AnyEvent]) -> dict[str, Any]:
    """Return an article as a task for relations (`rel.manual`) or spans (`spans.manual`)."""
    made = [to_happening(event) for event in events]
    triggers = _triggers(made)
    spans = [*triggers, *(argument.span for one in made for argument in one.arguments)]
    unique = sorted(set(spans), key=lambda span: (span.start, span.end, span.label))
    known = tokens(article.text, unique)
    first = {token["start"]: token["id"] for token in known}
    last = {token["end"]: token["id"] for token in known}
    # A blank that a token carries behind it may be a span's last character.
    last |= {token["end"] + 1: token["id"] for token in known if token["ws"]}
    as_json = {span: _span(span, first, last) for span in unique}
    relations, values = [], {}
    for trigger, one in zip(triggers, made, strict=True):
        values[_key(as_json[trigger])] = {
            "status": one.status,
            "mentions": one.mentions,
            "rest": one.rest,
        }
        for argument in one.arguments:
            relation = _relation(as_json[trigger], as_json[argument.span], argument.path)
            relations.append(relation)
            if argument.value is not None:
                values[_relation_key(relation)] = argument.value
    return {
        "text": article.text,
        "tokens": known,
        "spans": list(as_json.values()),
        "relations": relations,
        "values": values,
        "meta": {"article_id": article.id, "title": article.title or ""},
    }


def _triggers(made: Sequence[Happening]) -> list[Span]:
    """Return the triggers, no two alike: two of one type in the same words get numbers."""
    seen: dict[Span, int] = {}
    found = []
    for one in made:
        seen[one.trigger] = count = seen.get(one.trigger, 0) + 1
        label = one.trigger.label if count == 1 else f"{one.trigger.label}#{count}"
        found.append(Span(one.trigger.start, one.trigger.end, label))
    return found


def _span(span: Span, first: dict[int, int], last: dict[int, int]) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "token_start": first[span.start],
        "token_end": last[span.end],
        "label": span.label,
    }


def _relation(head: dict[str, Any], child: dict[str, Any], path: str) -> dict[str, Any]:
    """Return a relation; head and child are the spans' last tokens, as Prodigy has them."""
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": path,
    }


def _key(span: dict[str, Any]) -> str:
    return f"{span['start']}:{span['end']}:{span['label']}"


def _relation_key(relation: dict[str, Any]) -> str:
    return f"{_key(relation['head_span'])} {relation['label']} {_key(relation['child_span'])}"


def read_task(data: dict[str, Any], text: str, where: str) -> list[Happening]:
    """Return the events of an annotated task. Raises AnnotationError."""
    if data.get("answer", "accept") != "accept":
        raise AnnotationError(
            f"{where}: answer {data['answer']!r}. Tasks that were accepted are wanted."
        )
    values = data.get("values") or {}
    relations = data.get("relations") or []
    given = {_key(span): span for span in data.get("spans") or ()}
    for relation in relations:
        for name in ("head_span", "child_span"):
            given.setdefault(_key(relation[name]), relation[name])
    words = data.get("text") or ""
    places = [
        (one["start"], one["end"], words[one["start"] : one["end"]]) for one in given.values()
    ]
    settled = dict(zip(given, settle(text, places, where), strict=True)) if given else {}
    spans = {key: Span(*settled[key], str(one["label"])) for key, one in given.items()}
    happenings = {
        key: _happening(span, values.get(key), text)
        for key, span in spans.items()
        if span.label.split("#")[0] in EVENT_CLASSES
    }
    for relation in relations:
        head, child = _key(relation["head_span"]), _key(relation["child_span"])
        if head not in happenings:
            raise AnnotationError(
                f"{where}: a relation from {relation['head_span'].get('label')!r}. "
                "One from an event to a field is wanted."
            )
        argument = Argument(relation["label"], spans[child], values.get(_relation_key(relation)))
        happenings[head].arguments.append(argument)
    return list(happenings.values())


def _happening(span: Span, given: dict[str, Any] | None, text: str) -> Happening:
    known = given or {}
    return Happening(
        Span(span.start, span.end, span.label.split("#")[0]),
        known.get("status", "happened"),
        known.get("mentions") or [line_around(text, span)],
        [],
        dict(known.get("rest") or {}),
    )
