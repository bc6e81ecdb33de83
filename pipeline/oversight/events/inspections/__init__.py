"""Inspections: an inspectorate looks at a council's services, or a grade that it gave.

`tellings` reads each clause for grades, visits and outcomes, `judgements` ties grades to areas,
`gather` decides which tellings are one inspection.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.events.candidate import Candidate
from oversight.events.context.skeleton import Skeleton
from oversight.events.inspections.chronicled import date_by_sections
from oversight.events.inspections.gather import gather
from oversight.events.inspections.helpers import of_main_council
from oversight.events.inspections.tellings import find_tellings


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each inspection told."""
    tellings = list(of_main_council(doc, list(find_tellings(doc, skeleton))))
    date_by_sections(doc, tellings)
    yield from gather(doc, tellings)
