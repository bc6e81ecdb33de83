"""The shapes of a timeline, and the scale on which they stand."""

from dataclasses import dataclass, field

from oversight.merging.times import Days

LEFT, RIGHT, WIDTH = 132, 24, 1000


@dataclass
class Mark:
    """A point in time: where it stands, what it is called, which record it leads to."""

    x: float
    y: float
    label: str
    words: str
    href: str
    kind: str
    label_y: float = 0.0
    anchor: str = "middle"
    label_x: float = 0.0


@dataclass
class Bar:
    """A span of time: a term in a post."""

    x: float
    y: float
    width: float
    label: str
    words: str
    href: str
    open_start: bool
    open_end: bool
    label_x: float = 0.0
    anchor: str = "start"
    is_inside: bool = False

    @property
    def fade(self) -> str:
        """Which of the template's gradients shows the ends that nobody tells."""
        if self.open_start:
            return "between" if self.open_end else "from"
        return "on" if self.open_end else ""


@dataclass
class Lane:
    """A named row of marks."""

    name: str
    y: float
    marks: list[Mark]


@dataclass
class Timeline:
    """What the template draws."""

    height: float
    years: list[tuple[float, str]]
    spine_y: float
    inspections: list[Mark] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    bars_y: float = 0.0
    lanes: list[Lane] = field(default_factory=list)
    left_out: int = 0
    left: int = LEFT
    right: int = WIDTH - RIGHT
    width: int = WIDTH


@dataclass(frozen=True)
class Scale:
    """From days to places along the line."""

    first: int
    last: int

    def at(self, day: int) -> float:
        """Return the place of a day."""
        span = max(1, self.last - self.first)
        inside = min(max(day, self.first), self.last)
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (inside - self.first) / span, 1)

    def middle(self, days: Days) -> float:
        """Return the place of the middle of some days."""
        return self.at((days.first + days.last) // 2)
