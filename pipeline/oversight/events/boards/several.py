"""A board of several councils is one for each: "put together by the two councils"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from oversight.events.boards.names import Name
from oversight.events.candidate import Candidate
from oversight.events.context.concern import slots_at
from oversight.events.context.skeleton import Skeleton

# "Each council", "the two authorities": those that share a board.
_JOINT = re.compile("(each|both|the two|the three|the four|two|three|four) ")


def for_each(skeleton: Skeleton, name: Name, told: Candidate) -> Iterator[Candidate]:
    """Yield a board of several councils for each: "with three members from each council"."""
    first, last = skeleton.keys[skeleton.sentence_of[name.first]][:2]
    for k in range(first, last):
        joint = skeleton.labels[k] == "COUNCIL" and _JOINT.match(skeleton.norms[k])
        councils = slots_at(skeleton, skeleton.doc[k]) if joint else []
        if len(councils) > 1:
            for council in councils:
                yield replace(told, fields={**told.fields, "council": council})
            return
    yield told
