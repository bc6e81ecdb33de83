"""Events as annotation tools have them: spans with labels, joined to a trigger.

An event's trigger is the span that tells its status; every other piece of evidence is an argument,
its path the name of the relation. What no words of the article carry travels with the trigger.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from oversight.annotation.blanks import blank_value
from oversight.records import EVENT_CLASSES, AnyEvent
from oversight.records.events import FRAME

# What a record has and gold has not.
_LEFT_OUT = ("id", "article_id", "rule", "confidence", "schema_version")


class AnnotationError(Exception):
    """An annotated file cannot be used; the text says where, what was found, what is wanted."""


@dataclass(frozen=True)
class Span:
    """Some words of an article, and what they are: a type of event, or a field."""

    start: int
    end: int
    label: str


@dataclass
class Argument:
    """Words that a field's value comes from. Without a value of its own: what the words say."""

    path: str
    span: Span
    value: Any = None


@dataclass
class Happening:
    """One event: its trigger, its arguments, and what no words of the article carry."""

    trigger: Span
    status: str
    mentions: list[list[int]]
    arguments: list[Argument] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)


def to_happening(event: AnyEvent) -> Happening:
    """Return a record as spans and relations."""
    data = event.model_dump(mode="json", exclude_none=True)
    cited = [item for item in data["evidence"] if item["field"] == "status"]
    place = cited[0] if cited else data["mentions"][0]
    made = Happening(
        Span(place["start"], place["end"], event.type),
        event.status,
        [[one["start"], one["end"]] for one in data["mentions"]],
    )
    given: set[str] = set()
    for item in data["evidence"]:
        if item is place:
            continue
        path = item["field"]
        span = Span(item["start"], item["end"], path.split(".")[0])
        value = _at(data, path) if path not in given else None
        made.arguments.append(Argument(path, span, value))
        given.add(path)
    for name, value in data.items():
        if name not in (*FRAME, "status") and value not in ([], False):
            missing = _not_given(name, value, given)
            if missing not in (None, {}):
                made.rest[name] = missing
    return made


def _at(data: Any, path: str) -> Any:
    """Return what stands at a path: `judgements.0.rating`."""
    for part in path.split("."):
        try:
            data = data[int(part)] if isinstance(data, list) else data[part]
        except (IndexError, KeyError, TypeError, ValueError):
            return None
    return data


def _not_given(name: str, value: Any, given: set[str]) -> Any:
    """Return what of a field no argument carries; of a list its elements by their places."""
    if isinstance(value, list):
        left = {str(i): one for i, one in enumerate(value) if f"{name}.{i}" not in given}
        return left if name not in given else None
    return value if name not in given else None


def to_gold(happening: Happening, text: str) -> dict[str, Any]:
    """Return a happening as a gold event. Raises AnnotationError where it cannot be one."""
    kind = happening.trigger.label
    if kind not in EVENT_CLASSES:
        raise AnnotationError(
            f"{kind!r} is no type of event. Types are {', '.join(EVENT_CLASSES)}."
        )
    fields, places = _fields(happening, kind, text)
    event: dict[str, Any] = {"type": kind, "status": happening.status}
    for name in EVENT_CLASSES[kind].model_fields:
        if name in fields and name not in (*FRAME, "status"):
            event[name] = fields[name]
    event["mentions"] = [
        {"text": text[start:end], "start": start, "end": end} for start, end in happening.mentions
    ]
    trigger = Span(happening.trigger.start, happening.trigger.end, "status")
    event["evidence"] = [
        {"field": path, "start": span.start, "end": span.end, "text": text[span.start : span.end]}
        for path, span in [("status", trigger), *places]
    ]
    return event


def _fields(
    happening: Happening, kind: str, text: str
) -> tuple[dict[str, Any], list[tuple[str, Span]]]:
    """Return the values of the fields, and the evidence by paths that fit lists as they are now."""
    model = EVENT_CLASSES[kind].model_fields
    single: dict[str, Any] = {}
    lists: dict[str, dict[int, Any]] = {}
    for name, value in happening.rest.items():
        if name in model and isinstance(value, dict) and _is_list(kind, name):
            lists.setdefault(name, {}).update({int(key): one for key, one in value.items()})
        elif name in model:
            single[name] = value
    new = 1000  # what an annotator has added to a list comes behind
    paths: list[tuple[str, Span]] = []
    for argument in happening.arguments:
        name, _, rest = argument.path.partition(".")
        if name not in model or name in FRAME:
            if name != "status":
                raise AnnotationError(
                    f"{name!r} is no field of {kind}. Fields are "
                    f"{', '.join(n for n in model if n not in FRAME)}."
                )
            paths.append((argument.path, argument.span))
            continue
        path = argument.path
        if _is_list(kind, name) and not rest:
            new += 1
            path, rest = f"{name}.{new}", str(new)
        paths.append((path, argument.span))
        if _is_list(kind, name) and rest.isdigit():
            held = lists.setdefault(name, {})
            held[int(rest)] = _value(kind, argument, text, held.get(int(rest)))
        elif not rest:
            single[name] = _value(kind, argument, text, single.get(name))
    order = {name: sorted(held) for name, held in lists.items()}
    whole = {name: [lists[name][place] for place in places] for name, places in order.items()}
    return {**single, **whole}, [(_moved(path, order), span) for path, span in paths]


def _is_list(kind: str, name: str) -> bool:
    return isinstance(EVENT_CLASSES[kind].model_fields[name].default, tuple)


def _moved(path: str, order: dict[str, list[int]]) -> str:
    """Return a path whose place in a list is what it is now."""
    parts = path.split(".")
    if len(parts) > 1 and parts[0] in order and int(parts[1]) in order[parts[0]]:
        parts[1] = str(order[parts[0]].index(int(parts[1])))
    return ".".join(parts)


def _value(kind: str, argument: Argument, text: str, known: Any) -> Any:
    """Return an argument's value with its place: its own, else what the words alone say."""
    words = text[argument.span.start : argument.span.end]
    value = argument.value
    if value is None:
        if known is not None:
            return _placed(known, argument.span, words)
        value = blank_value(kind, argument.path.split(".")[0], words)
    return _placed(value, argument.span, words)


def _placed(value: Any, span: Span, words: str) -> Any:
    """Put the place of its words beside a value that has words."""
    if not isinstance(value, dict) or "text" not in value:
        return value
    if "span" in value:
        return value
    if value["text"] == words:
        return {**value, "span": [span.start, span.end]}
    return value


def line_around(text: str, span: Span) -> list[int]:
    """Return the line around a new trigger: where an annotator told no sentence."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    inside = line.strip()
    first = start + line.index(inside)
    return [first, first + len(inside)]


def dumps(value: Any) -> str:
    """Return a value as the line of JSON that an annotator sees and may change."""
    return json.dumps(value, ensure_ascii=False)


def loads(text: str, where: str) -> Any:
    """Return the value of such a line. Raises AnnotationError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise AnnotationError(
            f"{where}: {text[:60]!r} is no JSON ({error.msg}). "
            'A value is wanted, as "inspection", 226 or {"name": "Ofsted", "kind": "inspectorate"}.'
        ) from None
