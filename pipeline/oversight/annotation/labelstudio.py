"""Label Studio: tasks with predictions, the labelling configuration, and annotations read back.

Offsets are code points, which is what Label Studio's Text stores.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from oversight import __version__
from oversight.annotation.graph import (
    AnnotationError,
    Argument,
    Happening,
    Span,
    dumps,
    line_around,
    loads,
    to_happening,
)
from oversight.annotation.offsets import settle
from oversight.records import EVENT_CLASSES, AnyEvent, Article
from oversight.records.events import FRAME

_STATUSES = ("happened", "planned", "proposed", "cancelled")


def fields() -> list[str]:
    """Return the names of all fields of all types, as labels of spans and of relations."""
    names = [
        name for cls in EVENT_CLASSES.values() for name in cls.model_fields if name not in FRAME
    ]
    return sorted(set(names))


def config() -> str:
    """Return the labelling configuration."""
    types = "".join(
        f'\n    <Label value={quoteattr(kind)} background="#1a4f8b"/>' for kind in EVENT_CLASSES
    )
    labels = "".join(
        f'\n    <Label value={quoteattr(name)} background="#b0b7c0"/>' for name in fields()
    )
    relations = "".join(f"\n    <Relation value={quoteattr(name)}/>" for name in fields())
    choices = "".join(f"\n    <Choice value={quoteattr(one)}/>" for one in _STATUSES)
    kinds = quoteattr(",".join(EVENT_CLASSES))
    return f"""<View>
  <Relations>{relations}
  </Relations>
  <Labels name="span" toName="text">{types}{labels}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <Choices name="status" toName="text" perRegion="true" whenTagName="span"
    whenLabelValue={kinds}>{choices}
  </Choices>
  <TextArea name="value" toName="text" perRegion="true" rows="2"
    editable="true" maxSubmissions="1"/>
</View>
"""


def task(article: Article, events: Sequence[AnyEvent]) -> dict[str, Any]:
    """Return an article as a task, its events as a prediction."""
    result: list[dict[str, Any]] = []
    for number, event in enumerate(events):
        result += _regions(to_happening(event), f"{article.id}:{number}", article.text)
    data = {"text": article.text, "article_id": article.id, "title": article.title or ""}
    prediction = {"model_version": f"oversight {__version__}", "result": result}
    return {"data": data, "predictions": [prediction]}


def _regions(made: Happening, key: str, text: str) -> Iterator[dict[str, Any]]:
    trigger = _identify(key)
    yield _region(trigger, made.trigger, text)
    yield _beside(trigger, made.trigger, text, "status", "choices", [made.status])
    rest = dumps({"mentions": made.mentions, **made.rest})
    yield _beside(trigger, made.trigger, text, "value", "textarea", [rest])
    for number, argument in enumerate(made.arguments):
        region = _identify(f"{key}:{number}")
        yield _region(region, argument.span, text)
        if argument.value is not None or argument.path != argument.span.label:
            value: dict[str, Any] = {"path": argument.path}
            if argument.value is not None:
                value["value"] = argument.value
            yield _beside(region, argument.span, text, "value", "textarea", [dumps(value)])
        yield {
            "type": "relation",
            "from_id": trigger,
            "to_id": region,
            "direction": "right",
            "labels": [argument.span.label],
        }


def _identify(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:10]


def _region(key: str, span: Span, text: str) -> dict[str, Any]:
    words = text[span.start : span.end]
    value = {"start": span.start, "end": span.end, "text": words, "labels": [span.label]}
    return {"id": key, "from_name": "span", "to_name": "text", "type": "labels", "value": value}


def _beside(
    key: str, span: Span, text: str, name: str, kind: str, given: list[str]
) -> dict[str, Any]:
    """Return what is said of a region: it has the region's id and place."""
    words = text[span.start : span.end]
    inner = {"choices": given} if kind == "choices" else {"text": given}
    value = {"start": span.start, "end": span.end, "text": words, **inner}
    return {"id": key, "from_name": name, "to_name": "text", "type": kind, "value": value}


def read_task(data: dict[str, Any], text: str, where: str) -> list[Happening]:
    """Return the events of an annotated task. Raises AnnotationError."""
    result = _result(data, where)
    regions = {one["id"]: one for one in result if one.get("type") == "labels"}
    places = [
        (one["value"]["start"], one["value"]["end"], one["value"].get("text"))
        for one in regions.values()
    ]
    settled = dict(zip(regions, settle(text, places, where), strict=True)) if regions else {}
    spans = {
        key: Span(settled[key][0], settled[key][1], _label(one, where))
        for key, one in regions.items()
    }
    statuses = {o["id"]: o["value"]["choices"][0] for o in result if o.get("type") == "choices"}
    values = {
        one["id"]: loads("".join(one["value"]["text"]), where)
        for one in result
        if one.get("type") == "textarea" and one["value"].get("text")
    }
    happenings = {
        key: _happening(span, statuses.get(key, "happened"), values.get(key), text, where)
        for key, span in spans.items()
        if span.label in EVENT_CLASSES
    }
    for one in result:
        if one.get("type") == "relation":
            _join(one, happenings, spans, values, where)
    return list(happenings.values())


def _result(data: dict[str, Any], where: str) -> list[dict[str, Any]]:
    """Return what the last annotator left, else what was predicted."""
    given = [one for one in data.get("annotations") or () if not one.get("was_cancelled")]
    made = given or data.get("predictions") or ()
    if not made:
        raise AnnotationError(f"{where}: no annotations. A task that somebody submitted is wanted.")
    result: list[dict[str, Any]] = made[-1].get("result") or []
    return result


def _label(region: dict[str, Any], where: str) -> str:
    labels = region["value"].get("labels") or [""]
    if len(labels) != 1 or not labels[0]:
        raise AnnotationError(f"{where}: a span with labels {labels}. One label each is wanted.")
    return str(labels[0])


def _happening(span: Span, status: str, given: Any, text: str, where: str) -> Happening:
    rest = dict(given) if isinstance(given, dict) else {}
    mentions = rest.pop("mentions", None) or [line_around(text, span)]
    if status not in _STATUSES:
        raise AnnotationError(
            f"{where}: status {status!r}. One of {', '.join(_STATUSES)} is wanted."
        )
    return Happening(span, status, mentions, [], rest)


def _join(
    relation: dict[str, Any],
    happenings: dict[str, Happening],
    spans: dict[str, Span],
    values: dict[str, Any],
    where: str,
) -> None:
    head, tail = relation.get("from_id"), relation.get("to_id")
    if head not in happenings and tail in happenings:
        head, tail = tail, head  # drawn the other way round
    if head not in happenings or tail not in spans:
        raise AnnotationError(
            f"{where}: a relation between {spans.get(str(head))} and {spans.get(str(tail))}. "
            "One from an event to a field is wanted."
        )
    span, given = spans[tail], values.get(tail)
    path = (relation.get("labels") or [span.label])[0]
    value = given
    if isinstance(given, dict) and "path" in given:
        path = given["path"] if given["path"].split(".")[0] == path else path
        value = given.get("value")
    happenings[head].arguments.append(Argument(path, span, value))
