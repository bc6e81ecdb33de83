"""Readings: what each number of an article measures, before it is told of which time it is."""

from dataclasses import dataclass

from oversight.events.context.frames import Frame


@dataclass
class Reading:
    """A number (token `k` of the skeleton), what it measures, and the pattern that says so."""

    k: int
    frame: Frame
    # The number that it is set beside, where it has no words of its own.
    beside: "Reading | None" = None
