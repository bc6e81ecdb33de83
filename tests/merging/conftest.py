"""Small records of invented people at real councils, and articles that tell them."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from oversight.dates.edtf import parse, plain
from oversight.merging.merge import merge
from oversight.records import EVENT, AnyEvent, Article

_DATES = ("date", "inspected", "published", "conducted", "due", "period", "since", "until")


@pytest.fixture
def dated() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Put whole dates where fields have their values alone."""

    def make(fields: dict[str, Any]) -> dict[str, Any]:
        return {
            name: {**plain(parse(value)), "text": value} if name in _DATES else value
            for name, value in fields.items()
        }

    return make


@pytest.fixture
def tell() -> Callable[..., AnyEvent]:
    """Make a record of a type, as one article tells it."""

    def make(type_: str, article: str, /, start: int = 0, **fields: Any) -> AnyEvent:
        paths = ["status"]
        for name, value in fields.items():
            many = isinstance(value, list)
            paths += [f"{name}.{i}" for i in range(len(value))] if many else [name]
        place = {"start": start, "end": start + 3, "text": "So."}
        data = {"type": type_, "article_id": article, "status": "happened", "rule": "r", **fields}
        data["evidence"] = [{**place, "field": path} for path in paths]
        data["mentions"] = [place]
        data["id"] = hashlib.sha256(repr(sorted(data.items())).encode()).hexdigest()[:16]
        return EVENT.validate_python(data)

    return make


@pytest.fixture
def merge_all() -> Callable[..., list[AnyEvent]]:
    """Merge events; articles' days of publication are given by their ids."""

    def run(
        events: Iterable[AnyEvent],
        published: Mapping[str, str | None],
        known: Mapping[str, str] | None = None,
    ) -> list[AnyEvent]:
        articles = {key: _article(key, day) for key, day in published.items()}
        return merge(events, articles, known)

    return run


def _article(key: str, published: str | None) -> Article:
    known = {"value": published, "precision": "day", "source": "header"} if published else None
    return Article(id=key, source=f"{key}.txt", sha256=key, text="", published=known)
