"""Merging: tellings of one happening become one candidate with several mentions."""

from collections.abc import Iterable

from spacy.tokens import Doc

from oversight.events.candidate import Candidate


def merge_tellings(doc: Doc, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, those that tell the same happening merged."""
    return list(candidates)
