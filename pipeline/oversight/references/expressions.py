"""Expressions that may refer to something named elsewhere, from patterns/references/."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from oversight.matching import AnchoredMatcher
from oversight.patterns import Pattern, read_patterns
from oversight.resources import patterns_dir
from oversight.text import read


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens [start, end) that may refer.

    label: COUNCIL_REF, COUNCILS_REF, OTHER_COUNCIL_REF, BODY_REF or PERSON_REF.
    """

    start: int
    end: int
    label: str
    value: str
    rule: str


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of references by name."""
    file = patterns_dir() / "references" / "words.json"
    return {name: frozenset(w) for name, w in json.loads(file.read_text(encoding="utf-8")).items()}


class ExpressionFinder:
    """Find expressions; of several that overlap the longest."""

    def __init__(self, patterns: Sequence[Pattern] | None = None) -> None:
        self._patterns = patterns or read_patterns("references/expressions.jsonl")
        tokens = [p.pattern for p in self._patterns if isinstance(p.pattern, list)]
        self._matcher = AnchoredMatcher(tokens)

    def __call__(self, doc: Doc, norms: Sequence[str], taken: set[int]) -> list[Expression]:
        """Return the Doc's expressions in order; none that touches a token of `taken`."""
        found = []
        for match in self._matcher(read(doc)):
            pattern = self._patterns[match.rule]
            start = _owned(match.start, match.end, norms) if pattern.label == "PERSON_REF" else None
            start = match.start if start is None else start
            one = Expression(start, match.end, pattern.label, pattern.value, pattern.id)
            if not taken.isdisjoint(range(match.start, match.end)):
                continue
            if _stands(one, norms, doc) and not _in_name(doc, one):
                found.append(one)
        found.sort(key=lambda e: (e.start - e.end, e.start, e.rule))
        used: set[int] = set()
        kept = []
        for one in found:
            if used.isdisjoint(range(one.start, one.end)):
                used.update(range(one.start, one.end))
                kept.append(one)
        return sorted(kept, key=lambda e: e.start)


def _owned(start: int, end: int, norms: Sequence[str]) -> int | None:
    """Return where "commissioner" begins in "the council's commissioner": whose he is stands for
    itself.
    """
    for i in range(start + 1, end - 1):
        if norms[i] in ("'s", "'") and norms[i - 1] in words()["owners"]:
            return i + 1
    return None


def _in_name(doc: Doc, one: Expression) -> bool:
    """Tell whether capitals make the words part of a longer name: "the Trade Union Congress"."""
    last, after = doc[one.end - 1], doc[one.end] if one.end < len(doc) else None
    if after is None or not last.whitespace_ or after.is_sent_start:
        return False
    return last.text[0].isupper() and after.is_title and last.i > 0 and not last.is_sent_start


def _is_titled(one: Expression, norms: Sequence[str], doc: Doc) -> bool:
    """Tell "the leader of the council, Councillor Jo Example" without its comma."""
    return (
        norms[one.end] == "councillor" and doc[one.end].is_title and not doc[one.end - 1].is_title
    )


def _stands(one: Expression, norms: Sequence[str], doc: Doc) -> bool:
    """Tell whether the words around leave the expression what it is: no "the city centre"."""
    after = norms[one.end] if one.end < len(norms) else ""
    before = norms[one.start - 1] if one.start else ""
    if one.value in ("former", "latter") and one.label == "OTHER_COUNCIL_REF":
        return after in words()["after_pair"]
    if one.rule == "councils/both-bare":
        return doc[one.start].is_title and after in words()["after_both"]
    if one.value == "former":
        # "the former's leader", "at the former, the leader"
        return norms[one.start + 2] not in ("'s", "'", ",")
    if one.label != "COUNCIL_REF":
        return True
    if after == "-" or (after in words()["not_after"] and not _is_titled(one, norms, doc)):
        return False
    if one.rule == "council/cabinet":
        # "promoted to the cabinet": the people in it, and no council
        return after not in words()["after_cabinet"] and before not in words()["before_cabinet"]
    if one.value != "bare":
        return True
    return before not in words()["not_before"] and before != "-"
