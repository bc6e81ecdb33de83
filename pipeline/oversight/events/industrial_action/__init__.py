"""Industrial action: strikes and work to rule, and the ballots on them.

`tellings` reads each sentence for strikes and ballots, `gather` decides which tellings are one.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.events.candidate import Candidate
from oversight.events.context.skeleton import Skeleton
from oversight.events.industrial_action.gather import gather
from oversight.events.industrial_action.tellings import find_tellings


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each strike and each ballot told."""
    yield from gather(doc, skeleton, list(find_tellings(doc, skeleton)))
