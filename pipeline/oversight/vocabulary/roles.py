"""Roles: tidying what the role patterns find, and reading it."""

from spacy.tokens import Doc, Span

from oversight.vocabulary.found import Found
from oversight.vocabulary.terms import words

_JOINERS = frozenset([",", "and", "&", "of", "for", "the", "at", "-"])


def trimmed(doc: Doc, found: Found) -> Found:
    """Cut off joining words that a list of subjects ends in: "children's services, and"."""
    start, end = found.start, found.end
    commas = [i for i in range(start, end) if doc[i].norm_ == ","]
    joined = any(doc[i].norm_ in ("and", "&") for i in range(commas[-1], end)) if commas else True
    if not joined:
        # "the director of children's services, education leaders said": a list needs its "and".
        end = commas[0]
    while end - start > 1 and doc[end - 1].norm_ in _JOINERS:
        end -= 1
    return found._replace(end=end)


def is_interim(span: Span) -> bool:
    """Tell whether a role's title says interim, acting or temporary."""
    interim = frozenset(words("interim"))
    return any(token.norm_ in interim for token in span)


def title_of(span: Span) -> str:
    """Return a role's title as printed, in the singular: "assistant directors" loses its s."""
    plurals = {line.split("\t")[0]: line.split("\t")[1] for line in words("plural_titles")}
    parts: list[str] = []
    for token in span:
        singular = plurals.get(token.norm_)
        text = token.text_with_ws
        parts.append(text if singular is None else singular + text[len(token.norm_) :])
    return " ".join("".join(parts).split())
