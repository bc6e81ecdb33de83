"""Scores: slot, event and exact F1, overall, by type and by field, with bootstrap intervals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from oversight.evaluate.align import Pair, align
from oversight.evaluate.fields import FIELDS, TYPES
from oversight.evaluate.values import Event

MEASURES = ("slot", "event", "exact")
RESAMPLES = 1000
SEED = 20260401


@dataclass(frozen=True)
class Score:
    """How many gold values there are, how many found ones, how many agree."""

    gold: int
    found: int
    agreed: int
    low: float | None = None
    high: float | None = None

    @property
    def precision(self) -> float | None:
        """None where nothing is found."""
        return self.agreed / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """None where there is no gold."""
        return self.agreed / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """None where there is neither gold nor anything found."""
        whole = self.gold + self.found
        return 2 * self.agreed / whole if whole else None

    def to_json(self) -> dict[str, float | int | None]:
        """Give counts, ratios and the interval."""
        return {
            "gold": self.gold,
            "found": self.found,
            "agreed": self.agreed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "low": self.low,
            "high": self.high,
        }


@dataclass(frozen=True)
class Scores:
    """All scores of one evaluation; keys of by_field are (type, field)."""

    articles: int
    overall: dict[str, Score]
    by_type: dict[str, dict[str, Score]]
    by_field: dict[tuple[str, str], Score]
    pairs: dict[str, list[Pair]]

    def field_totals(self) -> dict[str, Score]:
        """Add up by_field over the types."""
        totals: dict[str, Counter[str]] = defaultdict(Counter)
        for (_, field), one in self.by_field.items():
            totals[field].update(gold=one.gold, found=one.found, agreed=one.agreed)
        return {
            field: Score(count["gold"], count["found"], count["agreed"])
            for field, count in sorted(totals.items())
        }

    def to_json(self) -> dict[str, object]:
        """Give all scores as plain data, fields within their types."""
        return {
            "articles": self.articles,
            "overall": {name: one.to_json() for name, one in self.overall.items()},
            "types": {
                kind: {
                    **{name: one.to_json() for name, one in scores.items()},
                    "fields": {
                        field: one.to_json()
                        for (of, field), one in self.by_field.items()
                        if of == kind
                    },
                }
                for kind, scores in self.by_type.items()
            },
            "fields": {field: one.to_json() for field, one in self.field_totals().items()},
        }


# Counts are (gold, found, agreed).
Count = tuple[int, int, int]


def score(
    gold: Mapping[str, Sequence[Event]],
    found: Mapping[str, Sequence[Event]],
    types: Iterable[str] | None = None,
    resamples: int = RESAMPLES,
) -> Scores:
    """Score what was found in each gold article (by id), of the given types or of all.

    A gold article without predictions counts as missed; one without gold is left out.
    """
    wanted = frozenset(TYPES if types is None else types)
    pairs = {
        article: align(
            [event for event in gold[article] if event["type"] in wanted],
            [event for event in found.get(article, ()) if event["type"] in wanted],
        )
        for article in sorted(gold)
    }
    weights = _resample(len(pairs), resamples)
    overall = {name: _summed(pairs, name, None, weights) for name in MEASURES}
    present = {_type(one) for ones in pairs.values() for one in ones}
    by_type = {
        kind: {name: _summed(pairs, name, kind, weights) for name in MEASURES}
        for kind in TYPES
        if kind in present
    }
    return Scores(len(pairs), overall, by_type, _by_field(pairs), pairs)


def _type(one: Pair) -> str:
    told = one.gold or one.found
    assert told is not None
    return str(told.event["type"])


def _summed(
    pairs: Mapping[str, list[Pair]], measure: str, kind: str | None, weights: np.ndarray
) -> Score:
    counts = np.zeros((len(pairs), 3), dtype=np.int64)
    for row, ones in enumerate(pairs.values()):
        for one in ones:
            if kind is None or _type(one) == kind:
                counts[row] += _count(one, measure)
    gold, found, agreed = (int(number) for number in counts.sum(axis=0))
    return Score(gold, found, agreed, *_interval(counts, weights))


def _count(one: Pair, measure: str) -> Count:
    if measure == "slot":
        return (
            one.gold.size if one.gold else 0,
            one.found.size if one.found else 0,
            sum(one.agreed.values()),
        )
    agreed = one.is_same if measure == "event" else one.is_exact
    return int(one.gold is not None), int(one.found is not None), int(agreed)


def _by_field(pairs: Mapping[str, list[Pair]]) -> dict[tuple[str, str], Score]:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for ones in pairs.values():
        for one in ones:
            kind = _type(one)
            for place, told in enumerate((one.gold, one.found)):
                for field, values in told.slots.items() if told else ():
                    counts[kind, field][place] += len(values)
            for field, number in one.agreed.items():
                counts[kind, field][2] += number
    order = [(kind, field) for kind in TYPES for field in ("status", *FIELDS[kind])]
    return {key: Score(*counts[key]) for key in order if key in counts}


def _resample(articles: int, resamples: int) -> np.ndarray:
    """Say how often each article is drawn in each resample: (resamples, articles)."""
    if not articles or not resamples:
        return np.zeros((0, articles), dtype=np.int64)
    generator = np.random.default_rng(SEED)
    return generator.multinomial(articles, np.full(articles, 1 / articles), size=resamples)


def _interval(counts: np.ndarray, weights: np.ndarray) -> tuple[float | None, float | None]:
    """Give the 95 % interval of F1 over the resamples that hold anything at all."""
    gold, found, agreed = (weights @ counts).T
    whole = gold + found
    drawn = whole > 0
    if not drawn.any():
        return None, None
    low, high = np.percentile(2 * agreed[drawn] / whole[drawn], [2.5, 97.5])
    return float(low), float(high)
