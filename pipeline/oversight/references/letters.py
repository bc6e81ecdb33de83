"""Letters by ministers: "I", "me" and "my officials" stand for the department of whoever signs.

"Dear Councillor Lovell, … I have today issued a direction … Yours sincerely, Ben Carr MP".
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from oversight.references.departments import department_on
from oversight.spans import group
from oversight.text import read

_SALUTATION = re.compile(r"^\s*Dear\s+\S", re.MULTILINE)
_CLOSING = re.compile(r"^\s*(?:Yours|With best wishes|Kind regards)\b", re.MULTILINE)
_OWN = frozenset({"department", "officials", "predecessor"})
_SELF = frozenset({"i", "me"})


def mark_writer(doc: Doc) -> None:
    """Add to doc.spans["references"] what stands for the department in a minister's letter."""
    if not _is_ministers(doc):
        return
    key = f"body:{department_on(doc._.published)}"
    taken = {i for span in group(doc, "references") for i in range(span.start, span.end)}
    found = [Span(doc, start, end, "BODY_REF", kb_id=key) for start, end in _selves(doc)]
    free = [span for span in found if span.start not in taken]
    doc.spans["references"] = sorted([*group(doc, "references"), *free], key=lambda s: s.start)


def _is_ministers(doc: Doc) -> bool:
    """Tell whether a text is a letter, from its salutation to a minister's name below it."""
    text = read(doc).plain
    opening = _SALUTATION.search(text)
    closings = list(_CLOSING.finditer(text))
    if opening is None or not closings or closings[-1].start() < opening.start():
        return False
    end = closings[-1].start()
    return any(span.kb_id_ == "minister" for span in group(doc, "roles") if span.start_char > end)


def _selves(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the tokens with which the writer speaks of himself, outside quotations."""
    norms = read(doc).norms
    quoted = {
        i for quote in doc._.quotes for start, end in quote["spans"] for i in range(start, end)
    }
    for i, norm in enumerate(norms):
        if i in quoted:
            continue
        if norm in _SELF:
            yield i, i + 1
        elif norm == "my" and norms[i + 1 : i + 2] and norms[i + 1] in _OWN:
            yield i, i + 2
