"""The strike of then, of which today's is said to be the first since: "the first since 1989"."""

from collections.abc import Iterator

from oversight.events.candidate import Slot
from oversight.events.context.amounts import council_near
from oversight.events.context.arguments import date_slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.events.industrial_action.stretch import Telling, sentence_of

# "The first by social workers in the borough since 2008".
_REACH = 16
_COARSE = frozenset({"year", "month"})


def firsts(skeleton: Skeleton, frames: list[Frame]) -> Iterator[Telling]:
    """Yield the strike since which a sentence's is the first."""
    for frame in [frame for frame in frames if frame.value["kind"] in ("strike", None)][:1]:
        sentence = sentence_of(skeleton, frame)
        for k in sentence.labelled("DATE"):
            before = sentence.norms[max(sentence.start, k - _REACH) : k]
            if before[-1:] != ["since"] or "first" not in before:
                continue
            date = date_slot(skeleton.sources[k])
            if date is None or date.value["precision"] not in _COARSE:
                continue
            yield Telling(
                kind="strike",
                place=k,
                sentence=sentence.sentence,
                frame=frame,
                status=Slot.of("happened", skeleton.sources[k]),
                council=council_near(skeleton.sources.doc, skeleton, frame.first),
                date=date,
                past=True,
            )
