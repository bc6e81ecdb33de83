"""Clean offsets and texts of spans: the tokenizer glues odd white space to the token before it."""

from functools import lru_cache

from spacy.tokens import Doc, Span, SpanGroup

Offsets = tuple[int, int]


def offsets(span: Span) -> Offsets:
    """Return (start, end) in characters of the Doc's text, without white space at the ends."""
    first, last = span[0], span[-1]
    start = first.idx + len(first.text) - len(first.text.lstrip())
    return start, max(start, last.idx + len(last.text.rstrip()))


def text_of(span: Span) -> str:
    """Return the span's text without white space at the ends."""
    return span.text.strip()


def same_place(a: Span, b: Span) -> bool:
    """Tell whether two spans share a token."""
    return a.start < b.end and b.start < a.end


def group(doc: Doc, name: str) -> list[Span]:
    """Return the spans of a group in order of their place; an absent group is empty."""
    found = doc.spans.get(name)
    return [] if found is None else list(_in_order(found, len(found)))


# Stages ask for the groups of one Doc again and again; one that has changed is another object,
# or has another length.
@lru_cache(maxsize=16)
def _in_order(found: SpanGroup, length: int) -> tuple[Span, ...]:
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def require(doc: Doc, stage: str, name: str) -> None:
    """Raise ValueError where the Doc lacks the groups of the stage `name`, which `stage` reads."""
    if name not in doc.spans:
        raise ValueError(
            f"{stage}: the Doc has no spans {name!r}. The stage {name!r} is wanted before it: "
            f"nlp.add_pipe({name!r}, before={stage!r})."
        )
