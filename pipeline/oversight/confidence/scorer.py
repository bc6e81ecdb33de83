"""From features to a calibrated number."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from oversight.confidence.features import Features, features_of
from oversight.records.events import AnyEvent
from oversight.resources import models_dir

FILE = "confidence.json"
DIGITS = 2


@dataclass(frozen=True)
class Scorer:
    """A logistic scorer and its calibration.

    `weights`: feature → weight. `knots`: raw scores, rising, with the share that was right there;
    between two knots the line, outside the nearest.
    """

    weights: dict[str, float]
    knots: tuple[tuple[float, float], ...]

    @classmethod
    def read(cls, path: Path) -> "Scorer":
        """Read what `to_json` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(data["weights"], tuple((x, y) for x, y in data["knots"]))

    def to_json(self) -> dict[str, object]:
        """Return plain data."""
        return {"weights": self.weights, "knots": [list(knot) for knot in self.knots]}

    def raw(self, features: Features) -> float:
        """Return the logistic score, not yet calibrated; unknown features count nothing."""
        total = math.fsum(
            self.weights.get(name, 0.0) * value for name, value in sorted(features.items())
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def confidence(self, features: Features) -> float:
        """Return how likely a record with these features is right, to two digits."""
        known, right = zip(*self.knots, strict=True)
        return round(float(np.interp(self.raw(features), known, right)), DIGITS)


@cache
def scorer() -> Scorer | None:
    """Return the project's scorer; None where there is none yet."""
    path = models_dir() / FILE
    return Scorer.read(path) if path.is_file() else None


def with_confidence(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the records of one article with their confidence."""
    judge = scorer()
    if judge is None:
        return list(events)
    found = features_of(events)
    return [
        event.model_copy(update={"confidence": judge.confidence(features)})
        for event, features in zip(events, found, strict=True)
    ]
