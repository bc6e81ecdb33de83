"""Résumés: a list of dated posts below a profile is of whom it portrays: "2011-16 Director of
children's services, Leeds City Council".
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.spans import group

_BLOCKS = frozenset({"LIST_ITEM", "HEADING", "PARAGRAPH"})
_FEWEST = 2  # entries that make a résumé
_LONGEST = 24  # tokens of an entry
_GAP = 4  # tokens between the role and where it is: ", the", " at "
_OPEN = frozenset({"-", "–", "—"})


def find_resume(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield the posts of a résumé's entries, of the person named most often."""
    entries = [post for block in group(doc, "blocks") for post in _entry(doc, block)]
    person = _portrayed(doc) if len(entries) >= _FEWEST else None
    if person is None:
        return
    for post in entries:
        yield {**post, "person": meaning.person_index(person), "person_span": _place(person)}


def _portrayed(doc: Doc) -> Span | None:
    """Return the first mention of the person that the article names most often."""
    people = [span for span in group(doc, "people") if meaning.person_index(span) is not None]
    counts = Counter(meaning.person_index(span) for span in people)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return next(span for span in people if meaning.person_index(span) == most)


def _entry(doc: Doc, block: Span) -> Iterator[dict[str, Any]]:
    """Yield the post of a line that opens with a date, and names a role, a place and nobody."""
    if block.label_ not in _BLOCKS or len(block) > _LONGEST or _within(doc, "people", block):
        return
    dates, roles = _within(doc, "dates", block), _within(doc, "roles", block)
    if len(dates) != 1 or len(roles) != 1 or dates[0].start > block.start + 1:
        return
    role = roles[0]
    homes = [*_within(doc, "councils", block), *_within(doc, "bodies", block)]
    homes = [span for span in homes if 0 <= span.start - role.end <= _GAP]
    if dates[0].end > role.start or not homes:
        return
    yield _post(doc, block, dates[0], role, homes[0])


def _post(doc: Doc, block: Span, date: Span, role: Span, home: Span) -> dict[str, Any]:
    described = meaning.role(role)
    last = doc[date.end - 1].norm_[-1:]
    goes_on = last in _OPEN or doc[date.end].norm_ in _OPEN
    return {
        "role": _place(role),
        **{name: described[name] for name in ("kind", "title", "interim")},
        "organisation": meaning.organisations(home)[0],
        "organisation_span": _place(home),
        "stated": True,
        "time": "current" if goes_on else "former",
        "sentence": _place(block),
        "at": block.start,
        "end": role.end,
        "rule": "post/resume",
    }


def _within(doc: Doc, name: str, block: Span) -> list[Span]:
    return [span for span in group(doc, name) if block.start <= span.start < block.end]


def _place(span: Span) -> list[int]:
    return [span.start, span.end]
