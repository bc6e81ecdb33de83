"""What one clause says of one inspection."""

from dataclasses import dataclass, field

from spacy.tokens import Span

from oversight.events.candidate import Slot
from oversight.events.inspections.judgements import Judgement
from oversight.spans import Offsets


@dataclass
class Telling:
    """One clause's word on one inspection.

    `kind` is None where only a visit or a report is named; `bare` is then the kind that it has
    if nothing else tells of it.
    """

    sentence: Span
    rule: str
    council: Slot | None = None
    kind: Slot | None = None
    inspected: Slot | None = None
    published: Slot | None = None
    judgements: list[Judgement] = field(default_factory=list)
    outcome: Slot | None = None
    number: Slot | None = None
    subject: Slot | None = None
    services: list[Slot] = field(default_factory=list)
    earlier: bool = False
    status: Slot | None = None
    bare: Slot | None = None
    # "A later visit": another than the one told of before.
    another: bool = False
    # "Its positive visit": no grade at the bottom of the scale came of it.
    praised: bool = False

    @property
    def is_dated(self) -> bool:
        """Tell whether it says when."""
        slots = (self.inspected, self.published)
        return any(slot is not None and slot.value["value"] for slot in slots)

    @property
    def places(self) -> list[Offsets]:
        """Return where its dates stand."""
        slots = (self.inspected, self.published)
        return [place for slot in slots if slot is not None for place in slot.spans]
