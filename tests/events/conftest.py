"""What tests of events share: articles read whole, and Docs whose spans are marked by hand."""

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import oversight
from oversight.events.context.skeleton import Skeleton, build_skeleton
from oversight.language import CONFIG

PUBLISHED = "2019-03-14"

# Puts a sentence into an article that is in scope, a story's paragraph and no title.
HEAD = (
    "What councillors heard\n\nBy Nan Tucker\n\n"
    "It has been a long week for children's services and for the council that runs them.\n\n"
)

Told = Callable[..., list[dict[str, Any]]]
Marked = Callable[[str], Skeleton]


@pytest.fixture(scope="session")
def told(pipeline: Language) -> Told:
    """Read an article; give what is told of each event of one type, in short form."""

    def read(text: str, kind: str, published: str | None = PUBLISHED) -> list[dict[str, Any]]:
        _, events = oversight.extract(HEAD + text, published=published)
        return [shorten(event) for event in events if event.type == kind]

    return read


def shorten(event: Any) -> dict[str, Any]:
    """Return the filled fields of a record: names, kinds and values without their wrappings."""
    heads = dict.fromkeys(path.split(".")[0] for path in event.filled())
    return {name: _short(getattr(event, name)) for name in heads}


def _short(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_short(item) for item in value]
    if hasattr(value, "rating"):
        return f"{value.area}: {value.rating}"
    for name in ("name", "value", "kind"):
        if hasattr(value, name):
            return getattr(value, name)
    return value


_MARKED = re.compile(r"\[([^|\]]+)\|([A-Z_]+):?([^\]]*)\]")
_GROUPS = {
    "PERSON": "people",
    "PERSON_REF": "references",
    "COUNCIL_REF": "references",
    "BODY_REF": "references",
    "ROLE": "roles",
    "COUNCIL": "councils",
    "PLACE": "councils",
    "BODY": "bodies",
    "RATING": "ratings",
    "AREA": "areas",
    "INSPECTION_KIND": "inspection_kinds",
    "DATE": "dates",
}


def mark(nlp: Language, text: str) -> Doc:
    """Return a Doc whose spans are marked in the text as [words|LABEL:value]."""
    plain, places, last = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[last : match.start()]
        places.append((len(plain), len(plain) + len(match[1]), match[2], match[3]))
        plain, last = plain + match[1], match.end()
    doc = nlp.make_doc(plain + text[last:])
    groups: dict[str, list[Span]] = {}
    for start, end, label, value in places:
        span = doc.char_span(start, end, label=label, kb_id=value)
        assert span is not None, (text, start, end)
        groups.setdefault(_GROUPS[label], []).append(span)
    for name, spans in groups.items():
        doc.spans[name] = spans
    return doc


@pytest.fixture(scope="session")
def marked() -> Marked:
    """Give the skeleton of a text whose spans are marked; " / " stands between its sentences."""
    nlp = spacy.blank("en", config=CONFIG)

    def build(text: str) -> Skeleton:
        doc = mark(nlp, text)
        borders = [0, *(token.i for token in doc if token.text.strip() == "/"), len(doc)]
        pairs = itertools.pairwise(borders)
        return build_skeleton(doc, [doc[a + (a > 0) : b] for a, b in pairs])

    return build
