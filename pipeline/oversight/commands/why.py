"""`oversight show --why ID`: one record, and all that led to it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from oversight.commands.extract import stdin
from oversight.commands.messages import UsageError, complain

if TYPE_CHECKING:
    from spacy.language import Language

    from oversight.explain import Explanation, Source, Telling


def print_why(path: str, event_id: str, nlp: "Language", published: str | None) -> None:
    """Print why the record `event_id` of an article, or of a run's folder, says what it says."""
    run = Path(path)
    whole = str(run / "articles.jsonl") if (run / "articles.jsonl").is_file() else path
    explanation = _find(whole, event_id, nlp, published)
    if explanation is None:
        raise UsageError(
            f"{path}: no record {event_id}. An id is wanted that this version of the program "
            "gives to an event of this article."
        )
    for line in _lines(explanation):
        typer.echo(line)


def _find(path: str, event_id: str, nlp: "Language", published: str | None) -> "Explanation | None":
    """Read articles until one has the record; beside a run's events only the one it is of."""
    from dataclasses import replace

    from oversight.assemble import prepare
    from oversight.explain import explain
    from oversight.language import stages
    from oversight.read import ArticleError, read_articles

    wanted = _article_of(Path(path).with_name("events.jsonl"), event_id)
    for item in read_articles([path], stdin()):
        if isinstance(item, ArticleError):
            complain(str(item))
        elif wanted is None or item.article.id == wanted:
            doc = prepare(nlp, replace(item, published_default=published))
            for _, component in stages(nlp, doc):
                doc = component(doc)
            found = explain(doc, item.article, event_id)
            if found is not None:
                return found
    return None


def _article_of(events: Path, event_id: str) -> str | None:
    """Return the article of a record that a run wrote."""
    if not events.is_file():
        return None
    with events.open(encoding="utf-8") as file:
        records = (json.loads(line) for line in file if event_id in line)
        return next((record["article_id"] for record in records if record["id"] == event_id), None)


def _lines(explanation: "Explanation") -> Iterator[str]:
    from oversight.summary import describe

    event = explanation.event
    yield f"{event.id}  {event.type}, {event.status}: {describe(event)}"
    yield f"rule {event.rule}"
    yield from _section("Told in", _tellings(explanation.tellings) or _mentions(explanation))
    yield from _section("Fields", _fields(explanation))
    yield from _section("Found in the same sentences, not used", _sources(explanation.unused))
    yield from _section("Considered and dropped", _tellings(explanation.dropped))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{title}"
        yield from found


def _mentions(explanation: "Explanation") -> list[str]:
    return [f"  | {_flat(place.text)}" for place in explanation.event.mentions]


def _tellings(tellings: "Iterable[Telling]") -> list[str]:
    lines = []
    for telling in tellings:
        reason = f": {telling.reason}" if telling.reason else ""
        lines += [f"  {telling.type} by {telling.rule}{reason}", f"  | {_flat(telling.text)}"]
    return lines


def _fields(explanation: "Explanation") -> Iterator[str]:
    for item in explanation.event.evidence:
        found = [
            source
            for source in explanation.fields[item.field]
            if item.start <= source.start < item.end
        ]
        words = f"  {item.field}: “{_flat(item.text)}”"
        if not found:
            yield f"{words}, by the record's own rule"
        for line in _sources(found):
            yield f"{words} ←{line[1:]}"


def _sources(sources: "Iterable[Source]") -> Iterator[str]:
    for source in sources:
        meant = f" = {source.stands_for}" if source.stands_for else ""
        by = f" ({source.rule})" if source.rule else ""
        yield f"  {source.label} “{_flat(source.text)}”{meant}{by}"


def _flat(text: str) -> str:
    return " ".join(text.split())
