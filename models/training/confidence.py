"""Calibrate the confidence of records on gold, cross-validated over articles.

python -m training.confidence GOLD… RUN OUT
GOLD: folders of gold files; RUN: what `oversight extract` made of their articles; OUT: the
scorer's file. Patterns were written after these articles, so others hold more wrong records: the
calibration allows for that. Prints, for each tenth of confidence, how many records were right,
every article scored by a scorer that has not seen it.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import isotonic_regression, minimize

from oversight.confidence import Scorer, features_of
from oversight.confidence.features import SIGNS, Features, events_by_article
from oversight.evaluate.align import align
from oversight.evaluate.calibration import tenths
from oversight.evaluate.evaluation import match_ids
from oversight.evaluate.found import read_found
from oversight.evaluate.gold import read_gold
from oversight.export.reading import read_events

FOLDS = 10
# Weights are drawn to zero as if each feature had been seen so many times without effect.
PENALTY = 2.0
# A feature seen fewer times than this tells nothing.
SEEN = 4
# For one wrong record in articles that patterns were written after, others hold so many: 98 in 100
# are right in the first, 93 to 94 in the test part.
UNSEEN = 3.0


_BOUNDS: dict[int, tuple[float | None, float | None]] = {
    1: (0.0, None),
    0: (None, None),
    -1: (None, 0.0),
}


class Example(NamedTuple):
    """A record of an article: its features, and whether gold has the same event."""

    article: str
    features: Features
    right: bool


def read_examples(gold: Sequence[Path], run: Path) -> list[Example]:
    """Pair the records of a run with gold; right: aligned with at least half of it agreeing."""
    articles = {one.article_id: one.events for one in read_gold(gold)}
    records = events_by_article(read_events(run))
    found = read_found(run).events
    examples = []
    for own, other in match_ids(articles, found).items():
        events = records.get(other, [])
        pairs = align(articles[own], found[other])
        right = {pair.found.event["id"] for pair in pairs if pair.found and pair.is_same}
        features = features_of(events)
        examples += [
            Example(own, names, event.id in right)
            for event, names in zip(events, features, strict=True)
        ]
    return examples


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Fit the logistic scorer's weights, of features that are seen often enough; a feature's sign
    is as SIGNS has it.
    """
    seen = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    columns = {name: i for i, name in enumerate(names)}
    data = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in columns:
                data[row, columns[name]] = value
    right = np.array([example.right for example in examples], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = data @ weights
        error = 1 / (1 + np.exp(-scores)) - right
        value = np.logaddexp(0, scores).sum() - right @ scores + PENALTY / 2 * weights @ weights
        return float(value), data.T @ error + PENALTY * weights

    bounds = [_BOUNDS[SIGNS.get(name, 0)] for name in names]
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: round(float(best.x[i]), 4) for name, i in columns.items()}


def calibrate(raw: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """Return the knots of a rising map from raw score to the share that is right in others."""
    order = np.argsort(raw, kind="stable")
    scores, truth = np.asarray(raw)[order], np.asarray(right, dtype=float)[order]
    level = isotonic_regression(truth).x
    knots = []
    for value in np.unique(level):
        block = level == value
        # As if one more of each had been seen: no block is sure.
        share = (truth[block].sum() + 1) / (block.sum() + 2)
        share /= share + UNSEEN * (1 - share)
        knots.append((round(float(scores[block].mean()), 4), round(float(share), 4)))
    rising = np.maximum.accumulate([share for _, share in knots])
    return tuple((x, float(y)) for (x, _), y in zip(knots, rising, strict=True))


def folds_of(examples: Sequence[Example]) -> dict[str, int]:
    """Return each article's fold."""
    articles = sorted({example.article for example in examples})
    return {article: i % FOLDS for i, article in enumerate(articles)}


def cross_validate(examples: Sequence[Example]) -> tuple[list[float], list[float]]:
    """Return raw and calibrated scores, each by scorers that have not seen the article."""
    fold = folds_of(examples)
    raw = [0.0] * len(examples)
    for left_out in range(FOLDS):
        weights = fit([example for example in examples if fold[example.article] != left_out])
        for i, example in enumerate(examples):
            if fold[example.article] == left_out:
                raw[i] = Scorer(weights, ()).raw(example.features)
    calibrated = [0.0] * len(examples)
    for left_out in range(FOLDS):
        rest = [i for i, example in enumerate(examples) if fold[example.article] != left_out]
        knots = calibrate([raw[i] for i in rest], [examples[i].right for i in rest])
        x, y = zip(*knots, strict=True)
        for i, example in enumerate(examples):
            if fold[example.article] == left_out:
                calibrated[i] = float(np.interp(raw[i], x, y))
    return raw, calibrated


def main(*arguments: str) -> None:
    """Train, print the cross-validated table, write the scorer."""
    *gold, run, out = map(Path, arguments)
    examples = read_examples(gold, run)
    raw, calibrated = cross_validate(examples)
    right = [example.right for example in examples]
    for row in tenths(zip(calibrated, right, strict=True)):
        print(
            f"{row.low:.1f}-{row.high:.1f}  {row.records:5} records  {row.right:5} right  ", end=""
        )
        print("" if row.share is None else f"{row.share:.3f}")
    made = Scorer(fit(examples), calibrate(raw, right))
    text = json.dumps(made.to_json(), ensure_ascii=False, indent=1, sort_keys=True)
    out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
