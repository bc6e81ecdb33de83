"""What the skeleton leaves out: honorifics before a name, letters and a party after it, marks."""

import csv
from functools import cache

from spacy.tokens import Doc, Token

from oversight.patterns import read_words
from oversight.people.lexicon import lexicon
from oversight.resources import patterns_dir
from oversight.spans import group
from oversight.text import read

_POLICE = read_words("posts/words/police.txt")
_MARKS = frozenset({'"', "'"})

# "(Con)", "(Lab, Elm Park)": no more tokens than this between the brackets.
_BRACKETED = 4


@cache
def honorifics() -> frozenset[str]:
    """Return the words that stand before names: Mr, Cllr, Professor."""
    path = patterns_dir() / "people" / "honorifics.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))


def left_out(doc: Doc) -> set[int]:
    """Return the tokens that patterns over people need not see."""
    roles = {i for span in group(doc, "roles") for i in range(span.start, span.end)}
    inspectors = _inspectors(doc)
    # "rated 'inadequate'": the marks tell nothing that a pattern over people and grades needs.
    norms = read(doc).norms
    found = {i for i, norm in enumerate(norms) if norm in _MARKS and not _is_possessive(doc[i])}
    for person in group(doc, "people"):
        i = person.start - 1
        while i >= 0 and (norms[i] in honorifics() or norms[i] == ".") and i not in inspectors:
            found.add(i)
            i -= 1
        end = person.end
        while end < len(doc) and norms[end] in lexicon().post_nominals and end not in roles:
            found.add(end)
            end += 1
        found.update(_party(doc, end, roles))
    return found


def _inspectors(doc: Doc) -> set[int]:
    """Return the tokens that call somebody an inspector of services, and not one of the police."""
    norms = read(doc).norms
    return {
        span.start
        for span in group(doc, "roles")
        if span.kb_id_ == "inspector"
        and len(span) == 1
        and _POLICE.isdisjoint(norms[span.sent.start : span.sent.end])
    }


def _is_possessive(token: Token) -> bool:
    """Tell whether a single mark ends "the inspectors'": it follows an s without a space."""
    return token.norm_ == "'" and token.i > 0 and _follows_s(token)


def _follows_s(token: Token) -> bool:
    """Tell whether the word that the token is glued to ends in s."""
    before = token.nbor(-1)
    return not before.whitespace_ and before.norm_.endswith("s")


def _party(doc: Doc, i: int, roles: set[int]) -> range:
    """Return the tokens of a short bracket that opens at token `i`, a role in it excepted."""
    if i < len(doc) and doc[i].orth_.startswith("("):
        for j in range(i + 1, min(i + 2 + _BRACKETED, len(doc))):
            if j in roles:
                break
            if doc[j].norm_ == ")":
                return range(i, j + 1)
    return range(0)
