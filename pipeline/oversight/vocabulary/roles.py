"""Roles: tidying what the role patterns find, and reading it."""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Span

from oversight.text import Text
from oversight.vocabulary.found import Found
from oversight.vocabulary.terms import words

_JOINERS = frozenset([",", "and", "&", "of", "for", "the", "at", "-", "with", "'s", "'", "on"])
# "has been appointed commissioner", "government-led board"
_NOT_FIRST = _JOINERS | {"appointed", "led"}
_AND = frozenset(["and", "&"])
# Titles that say nothing without the remit that trimming has cut off.
_EMPTY = frozenset(["head", "heads", "chief", "boss", "lead", "group", "secretary"])


@cache
def _heads() -> frozenset[str]:
    pairs = (line.split("\t") for line in words("plural_titles"))
    return frozenset(word.lower() for pair in pairs for word in pair)


def trimmed(text: Text, found: Found) -> Found | None:
    """Cut off what a list of subjects runs on into: "children's services, and"; None if empty."""
    norms, start, end = text.norms, found.start, found.end
    while start < end and norms[start] in _NOT_FIRST:
        start += 1
    end = _without_joiners(norms, start, end)
    head = next((i for i in range(start, end) if norms[i] in _heads()), start)
    start = _remit_start(norms, start, head)
    end = _remit_end(norms, head, end)
    if start >= end or (end - start == 1 and norms[start] in _EMPTY and not found.followed):
        return None
    found = found._replace(start=start, end=end)
    # A director-level title that names children is the director of children's services'.
    if found.value == "director_other" and not _children().isdisjoint(norms[start:end]):
        found = found._replace(value="director_childrens_services")
    return found


@cache
def _children() -> frozenset[str]:
    return frozenset(words("child"))


def _without_joiners(norms: list[str], start: int, end: int) -> int:
    while end - start > 1 and norms[end - 1] in _JOINERS:
        end -= 1
    if norms[end - 1] == ")" and "(" not in norms[start:end]:
        end -= 1
    return end


def _remit_start(norms: list[str], start: int, head: int) -> int:
    """Return where the words before a title begin: a list needs its "and"."""
    commas = [i for i in range(start, head) if norms[i] == ","]
    if commas and not any(norms[i] in _AND for i in range(commas[-1], head)):
        return commas[-1] + 1
    return start


def _remit_end(norms: list[str], head: int, end: int) -> int:
    """Return where the words after a title end: a list needs its "and" after the last comma."""
    # "a review of children's services after the commissioner": only "looked after" is a remit.
    for i in range(head + 1, end):
        if norms[i] == "after" and norms[i - 1] != "looked":
            return _without_joiners(norms, head, i)
    commas = [i for i in range(head + 2, end) if norms[i] == ","]
    if commas and not any(norms[i] in _AND for i in range(commas[-1], end)):
        return _without_joiners(norms, head, commas[0])
    return end


def apart(text: Text, roles: Iterable[Found], named: Sequence[Found]) -> list[Found]:
    """Keep titles out of names: drop those within one, cut those that run into one.

    "Association of Directors of Children's Services"; "Kent County Council leader".
    """
    kept: list[Found] = []
    covering: dict[int, list[int]] = {}
    for number, name in enumerate(named):
        for i in range(name.start, name.end):
            covering.setdefault(i, []).append(number)
    for role in roles:
        start, end = role.start, role.end
        near = {number for i in range(start, end + 1) for number in covering.get(i, ())}
        for name in (named[number] for number in sorted(near)):
            if name.start < start < name.end:
                start = name.end
            if name.start < end < name.end:
                end = name.start
        while start < end and text.norms[start] in _JOINERS:
            start += 1
        end = _without_joiners(text.norms, start, end)
        whole = (start, end) == (role.start, role.end)
        if whole or any(norm in _heads() for norm in text.norms[start:end]):
            kept.append(role._replace(start=start, end=end))
    return kept


def is_interim(span: Span) -> bool:
    """Tell whether a role's title says interim, acting or temporary."""
    interim = frozenset(words("interim"))
    return any(token.norm_ in interim for token in span)


def title_of(span: Span) -> str:
    """Return a role's title as printed, in the singular: "assistant directors" loses its s."""
    plurals = dict(line.split("\t") for line in words("plural_titles"))
    parts: list[str] = []
    for token in span:
        text, singular = token.text_with_ws, plurals.get(token.norm_)
        if singular is not None:
            same = _common(singular.lower(), token.norm_)
            text = text[:same] + singular[same:] + text[len(token.norm_) :]
        parts.append(text)
    return " ".join("".join(parts).split())


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
