"""Calibrate the confidence of records on gold, cross-validated over articles.

python -m training.confidence KNOWN OTHERS RUN OUT
KNOWN, OTHERS: folders of gold, of articles that patterns were written after and of others; RUN:
what `oversight extract` made of both; OUT: the scorer's file. Fewer records are wrong in articles
that patterns were written after: a weight of its own tells by how much, and counts for no other
article. Prints, for each tenth of confidence, how many records of OTHERS were right, every article
scored by a scorer that has not seen it.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from oversight.confidence import Scorer, features_of
from oversight.confidence.features import SIGNS, Features, events_by_article
from oversight.evaluate.align import align
from oversight.evaluate.calibration import tenths
from oversight.evaluate.evaluation import match_ids
from oversight.evaluate.found import read_found
from oversight.evaluate.gold import read_gold
from oversight.export.reading import read_events

FOLDS = 10
# Weights are drawn to zero as if each feature had been seen so many times without effect; not
# those that only say how many are right.
PENALTY = 2.0
FREE = ("bias", "known")
# A feature seen fewer times than this tells nothing.
SEEN = 4
# The odds are divided by this: outlets differ more from each other than sample articles do.
CAUTION = 1.5
# Points of the map that the scorer's file holds.
KNOTS = 17


_BOUNDS: dict[int, tuple[float | None, float | None]] = {
    1: (0.0, None),
    0: (None, None),
    -1: (None, 0.0),
}


class Example(NamedTuple):
    """A record of an article: its features, and whether gold has the same event.

    `known`: patterns were written after the article.
    """

    article: str
    features: Features
    right: bool
    known: bool


def read_examples(gold: Path, run: Path, *, known: bool) -> list[Example]:
    """Pair the records of a run with gold; right: aligned with at least half of it agreeing."""
    articles = {one.article_id: one.events for one in read_gold([gold])}
    records = events_by_article(read_events(run))
    found = read_found(run).events
    examples = []
    for own, other in match_ids(articles, found).items():
        events = records.get(other, [])
        pairs = align(articles[own], found[other])
        right = {pair.found.event["id"] for pair in pairs if pair.found and pair.is_same}
        features = features_of(events)
        examples += [
            Example(own, {**names, "known": float(known)}, event.id in right, known)
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
    drawn = np.array([0.0 if name in FREE else PENALTY for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = data @ weights
        error = 1 / (1 + np.exp(-scores)) - right
        value = np.logaddexp(0, scores).sum() - right @ scores + drawn / 2 @ weights**2
        return float(value), data.T @ error + drawn * weights

    bounds = [_BOUNDS[SIGNS.get(name, 0)] for name in names]
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: round(float(best.x[i]), 4) for name, i in columns.items() if name != "known"}


def calibrate(raw: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """Return the knots of a rising map from raw score to the share that is right.

    Platt's sigmoid over the raw score's log odds (Platt 1999, "Probabilistic outputs for support
    vector machines").
    """
    scores, truth = np.asarray(raw), np.asarray(right, dtype=float)
    many, few = truth.sum(), len(truth) - truth.sum()
    # As if one more of each had been seen: no score is sure.
    aim = np.where(truth == 1, (many + 1) / (many + 2), 1 / (few + 2))

    def loss(line: np.ndarray) -> float:
        told = expit(line[0] * logit(scores) + line[1])
        return float(-(aim * np.log(told) + (1 - aim) * np.log(1 - told)).sum())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), bounds=[(0.0, None), (None, None)]).x
    knots = np.unique(np.quantile(scores, np.linspace(0, 1, KNOTS)).round(4))
    found = expit(slope * logit(knots) + shift - np.log(CAUTION))
    return tuple((float(x), round(float(y), 4)) for x, y in zip(knots, found, strict=True))


def folds_of(examples: Sequence[Example]) -> dict[str, int]:
    """Return each article's fold."""
    articles = sorted({example.article for example in examples})
    return {article: i % FOLDS for i, article in enumerate(articles)}


def cross_validate(examples: Sequence[Example]) -> tuple[list[float], list[float]]:
    """Return raw and calibrated scores of the examples that are not known, in their order, each by
    scorers that have not seen the article.
    """
    fold = folds_of(examples)
    others = [example for example in examples if not example.known]
    raw = [0.0] * len(others)
    for left_out in range(FOLDS):
        weights = fit([example for example in examples if fold[example.article] != left_out])
        for i, example in enumerate(others):
            if fold[example.article] == left_out:
                raw[i] = Scorer(weights, ()).raw(example.features)
    calibrated = [0.0] * len(others)
    for left_out in range(FOLDS):
        rest = [i for i, example in enumerate(others) if fold[example.article] != left_out]
        knots = calibrate([raw[i] for i in rest], [others[i].right for i in rest])
        x, y = zip(*knots, strict=True)
        for i, example in enumerate(others):
            if fold[example.article] == left_out:
                calibrated[i] = float(np.interp(raw[i], x, y))
    return raw, calibrated


def main(known: str, others: str, run: str, out: str) -> None:
    """Train, print the cross-validated table, write the scorer."""
    examples = read_examples(Path(known), Path(run), known=True)
    examples += read_examples(Path(others), Path(run), known=False)
    raw, calibrated = cross_validate(examples)
    right = [example.right for example in examples if not example.known]
    for row in tenths(zip(calibrated, right, strict=True)):
        print(
            f"{row.low:.1f}-{row.high:.1f}  {row.records:5} records  {row.right:5} right  ", end=""
        )
        print("" if row.share is None else f"{row.share:.3f}")
    made = Scorer(fit(examples), calibrate(raw, right))
    text = json.dumps(made.to_json(), ensure_ascii=False, indent=1, sort_keys=True)
    Path(out).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
