"""Gold files: lenient models, and reading with file and line in each error.

The gold models are made from the records': the same values, every field optional, a `span`
beside each `text`. A field that the records lack is refused.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Discriminator, Field, ValidationError, create_model

from oversight.evaluate import positions
from oversight.evaluate.fields import TYPES
from oversight.records import EVENT_CLASSES, Article, Mention, Record

TEST_PART = "test"

# What of the article's record an annotator gives.
ARTICLE_FIELDS = ("published", "title", "byline", "outlet", "councils", "in_scope", "kind")

Span = Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)]


class GoldError(Exception):
    """A gold file or a file of events cannot be used; the text says file, line and cure."""


class GoldModel(BaseModel):
    """Base of the gold models: unknown fields are refused, numbers are not made from words."""

    model_config = ConfigDict(extra="forbid", strict=True)


@cache
def lenient(record: type[Record]) -> type[GoldModel]:
    """Make the gold model of a record: each field optional, `span` where it has a `text`."""
    fields: dict[str, Any] = {
        name: (_lenient_type(info.annotation, tuple(info.metadata)) | None, None)
        for name, info in record.model_fields.items()
    }
    if "text" in fields and record is not Mention:
        fields["span"] = (Span | None, None)
    return create_model(f"Gold{record.__name__}", __base__=GoldModel, **fields)


def _lenient_type(annotation: Any, metadata: tuple[Any, ...] = ()) -> Any:
    """Put the gold model in a record's place anywhere within a type."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return lenient(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    # The minimum length of a list falls away with everything else that must be there.
    metadata = tuple(item for item in metadata if isinstance(item, Discriminator))
    if origin is Annotated:
        return Annotated[(_lenient_type(args[0]), *args[1:])]
    if origin is tuple:
        return GenericAlias(list, (_lenient_type(args[0]),))
    if origin in (Union, UnionType):
        whole: Any = reduce(or_, map(_lenient_type, args))
        return Annotated[(whole, *metadata)] if metadata else whole
    return annotation


@cache
def article_model() -> type[GoldModel]:
    """Make the model of a gold file's `article`."""
    whole = lenient(Article).model_fields
    fields: dict[str, Any] = {name: (whole[name].annotation, None) for name in ARTICLE_FIELDS}
    return create_model("GoldArticleFields", __base__=GoldModel, **fields)


@dataclass(frozen=True)
class GoldArticle:
    """One gold file, checked; events are plain dicts with their file's own keys."""

    path: Path
    article_id: str
    article: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Problem:
    """What is against the definition in a file, and where; `cure` says what is wanted."""

    path: Path
    line: int
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.cure}"


def gold_files(folder: Path) -> list[Path]:
    """List the gold files at or below a path.

    The test part below it stays out: it is used only where it is named itself, so that nobody
    looks into it by chance.
    """
    if folder.is_file():
        return [folder]
    files = [
        path
        for path in all_gold_files(folder)
        if TEST_PART not in path.relative_to(folder).parts[:-1]
    ]
    if not files:
        raise GoldError(f"{folder}: the test part alone. Name its folder to score it.")
    return files


def all_gold_files(folder: Path) -> list[Path]:
    """List the gold files at or below a path, the test part with them."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder or file. Gold is a folder of .json files.")
    files = sorted(folder.rglob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no .json file. Gold has one JSON file for each article.")
    return files


def in_test_part(path: Path) -> bool:
    """Tell whether a gold file is of the test part, which is shown as totals only."""
    return TEST_PART in path.resolve().parts[:-1]


def read_gold(folders: Iterable[Path]) -> list[GoldArticle]:
    """Read gold files, sorted by article; the first problem of a file raises GoldError."""
    found: dict[str, GoldArticle] = {}
    for path in (file for folder in folders for file in gold_files(folder)):
        one, problems = read_gold_file(path)
        if one is None or problems:
            raise GoldError(str(problems[0]))
        if one.article_id in found:
            other = found[one.article_id].path
            raise GoldError(f"{path}: article_id: {one.article_id} is also in {other}. Name one.")
        found[one.article_id] = one
    return [found[key] for key in sorted(found)]


def read_gold_file(path: Path) -> tuple[GoldArticle | None, list[Problem]]:
    """Read one gold file: what it holds (None where it is no gold at all), and its problems."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(path, 1, f"cannot be read ({error})", "Gold is a UTF-8 JSON file.")]
    except json.JSONDecodeError as error:
        return None, [Problem(path, error.lineno, f"no JSON: {error.msg}", "Mend the syntax.")]
    if not isinstance(data, dict) or not isinstance(data.get("article_id"), str):
        return None, [Problem(path, 1, "no article_id", "A gold file is an object with one.")]
    found = positions.starts(text)
    problems = [
        Problem(path, positions.line_at(text, found, at), what, cure)
        for at, what, cure in _violations(data)
    ]
    events = data.get("events") or []
    known = [event for event in events if isinstance(event, dict) and event.get("type") in TYPES]
    article = data.get("article")
    return (
        GoldArticle(path, data["article_id"], article if isinstance(article, dict) else {}, known),
        problems,
    )


Violation = tuple[positions.Path, str, str]


def _violations(data: dict[str, Any]) -> Iterable[Violation]:
    for key in data.keys() - {"article_id", "article", "events"}:
        yield (key,), f"{key}: unknown field", "A gold file has article_id, article and events."
    if data.get("article") is not None:
        yield from against(article_model(), data["article"], ("article",))
    events = data.get("events", [])
    if not isinstance(events, list):
        yield ("events",), "events: no list", "Give a list of events, empty where there are none."
        return
    for index, event in enumerate(events):
        kind = event.get("type") if isinstance(event, dict) else None
        if kind not in TYPES:
            yield ("events", index, "type"), f"type: {kind!r}", f"Types are {', '.join(TYPES)}."
        else:
            yield from against(lenient(EVENT_CLASSES[kind]), event, ("events", index))


def against(model: type[GoldModel], data: Any, at: positions.Path) -> Iterable[Violation]:
    """Yield where data is against a gold model: path, what is found, what is wanted."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            # Tags of a union (organisation, person) are no keys of the file.
            inner = tuple(_keys(data, item["loc"]))
            path = ".".join(map(str, (*at, *inner)))
            if item["type"] == "extra_forbidden":
                yield (*at, *inner), f"{path}: unknown field", "Mend its name or take it out."
            else:
                yield (*at, *inner), f"{path}: found {_short(item['input'])}", f"{item['msg']}."


def _keys(data: Any, loc: tuple[int | str, ...]) -> Iterable[int | str]:
    for key in loc:
        is_key = isinstance(data, dict) and key in data
        if is_key or (isinstance(data, list) and isinstance(key, int) and key < len(data)):
            yield key
            data = data[key]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
