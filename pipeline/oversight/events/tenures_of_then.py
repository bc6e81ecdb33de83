"""Posts of then: whether a background passage leaves open if somebody still holds a post.

"On the advice of its commissioner, Ada Lovell, ministers acted in 2017": she may have gone since.
"""

from datetime import date, timedelta

from spacy.tokens import Doc, Span

from oversight.events.context.arguments import Post
from oversight.spans import group

# Those who are sent for a time; others stay until they are told to go.
_SENT = frozenset({"commissioner"})
_LONG = timedelta(days=183)


def is_left_open(doc: Doc, post: Post) -> bool:
    """Tell whether all that is told of somebody who was sent is of a day long gone."""
    if post["kind"] not in _SENT or not doc._.published:
        return False
    try:
        latest = date.fromisoformat(doc._.published["value"]) - _LONG
    except ValueError:
        return False
    key = str(post["person"])
    spans = [*group(doc, "people"), *group(doc, "references")]
    told = [span for span in spans if span.kb_id_ in (key, f"person:{key}")]
    return bool(told) and all(_is_before(doc, span, latest) for span in told)


def _is_before(doc: Doc, span: Span, latest: date) -> bool:
    """Tell whether the sentence of a mention has dates, all of them before a day."""
    here = span.sent
    days = [
        str(value.get("last") or "")
        for place, value in zip(group(doc, "dates"), doc._.dates, strict=True)
        if here.start <= place.start < here.end and value.get("bound") != "after"
    ]
    return bool(days) and all(day and day < latest.isoformat() for day in days)
