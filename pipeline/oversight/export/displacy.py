"""Evidence as displaCy draws it: the words of an article with labels under them."""

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import Any

from oversight.records import AnyEvent, Article


def to_displacy(article: Article, events: Iterable[AnyEvent]) -> dict[str, Any]:
    """Return what `displacy.render(..., style="span", manual=True)` takes.

    One piece of text for each stretch between two borders of evidence; the label of a span is its
    event's type and the field. Overlapping spans stand under each other.
    """
    spans = sorted(
        {
            (item.start, item.end, f"{event.type} {item.field}")
            for event in events
            for item in event.evidence
            if item.field != "status"
        }
    )
    text = article.text
    borders = sorted({0, len(text), *(place for span in spans for place in span[:2])})
    index = {start: number for number, start in enumerate(borders)}
    return {
        "text": text,
        "title": article.title,
        "tokens": [text[start:end] for start, end in pairwise(borders)],
        "spans": [
            {"start_token": index[start], "end_token": index[end], "label": label}
            for start, end, label in spans
        ],
    }


def render(article: Article, events: Iterable[AnyEvent], page: bool = False) -> str:
    """Return the article with its evidence as HTML, by displaCy; `page` makes a whole page."""
    from spacy import displacy

    shown = to_displacy(article, events)
    # displaCy escapes all but the title.
    shown["title"] = escape(shown["title"]) if shown["title"] else None
    html: str = displacy.render(shown, style="span", manual=True, page=page, jupyter=False)
    return html
