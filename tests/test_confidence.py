"""Confidence: what a record shows of itself, the scorer, its calibration, the table."""

import json
import sys

import pytest

from oversight.confidence import Scorer, features_of, with_confidence
from oversight.confidence.scorer import scorer
from oversight.evaluate.calibration import tenths
from oversight.resources import models_dir

TEXT = """Ofsted rated children’s services at Kirklees Council inadequate in March 2019.

Jo Hart, the authority’s director of children’s services, said: “We let down children who
needed our help and I am sorry.”
"""


@pytest.fixture(scope="module")
def events():
    import oversight

    return oversight.extract(TEXT, published="2019-04-10")[1]


@pytest.fixture(scope="module")
def recipe(root):
    sys.path.insert(0, str(root / "models"))
    from training import confidence

    yield confidence
    sys.path.remove(str(root / "models"))


def test_features_tell_type_and_what_lacks(events):
    [inspection] = [e for e in events if e.type == "inspection"]
    features = features_of(events)[events.index(inspection)]
    assert features["type inspection"] == 1
    assert features["lacking"] == 1
    assert (features["other council"], features["not happened"]) == (0, 0)


def test_a_council_beside_the_main_one_is_told_of(events):
    [inspection] = [event for event in events if event.type == "inspection"]
    other = inspection.council.model_copy(update={"gss": "E08000035"})
    moved = inspection.model_copy(update={"council": other})
    found = features_of([*events, moved])
    assert [one["other council"] for one in found] == [0] * len(events) + [1]


def test_an_unknown_feature_counts_nothing():
    one = Scorer({"bias": 1.0}, ((0.0, 0.1), (1.0, 0.9)))
    assert one.confidence({"bias": 1.0}) == one.confidence({"bias": 1.0, "new": 1.0})


def test_more_weight_is_never_less_sure():
    one = Scorer({"a": 2.0}, ((0.2, 0.3), (0.9, 0.95)))
    found = [one.confidence({"a": value / 4}) for value in range(-20, 20)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0.3, 0.95)


def test_records_carry_their_confidence(events):
    assert scorer() is not None
    assert all(0 <= event.confidence <= 1 for event in events)


def test_without_a_scorer_there_is_none(events, monkeypatch):
    monkeypatch.setattr("oversight.confidence.scorer.scorer", lambda: None)
    bare = [event.model_copy(update={"confidence": None}) for event in events]
    assert with_confidence(bare) == bare


def test_a_scorer_is_written_and_read(tmp_path):
    known = Scorer.read(models_dir() / "confidence.json")
    (tmp_path / "again.json").write_text(json.dumps(known.to_json()), encoding="utf-8")
    assert Scorer.read(tmp_path / "again.json") == known


def test_tenths_count_each_record_once():
    rows = tenths([(0.0, False), (0.3, True), (0.35, False), (1.0, True), (0.9, True)])
    assert [(row.records, row.right) for row in rows if row.records] == [(1, 0), (2, 1), (2, 2)]
    assert rows[3].share == 0.5
    assert rows[5].share is None


def _examples(recipe, shares):
    return [
        recipe.Example(
            f"a{i % 20}", {"bias": 1.0, f"type {kind}": 1.0}, i % 100 < 100 * share, known=False
        )
        for kind, share in shares
        for i in range(200)
    ]


def test_the_recipe_learns_which_type_is_right(recipe, monkeypatch):
    monkeypatch.setattr(recipe, "CAUTION", 1.0)
    shares = [("good", 0.95), ("bad", 0.2)]
    examples = _examples(recipe, shares)
    weights = recipe.fit(examples)
    assert weights["type good"] > weights["type bad"]
    raw, calibrated = recipe.cross_validate(examples)
    assert len(raw) == len(calibrated) == len(examples)
    by_type = {
        kind: [c for c, e in zip(calibrated, examples, strict=True) if f"type {kind}" in e[1]]
        for kind, _ in shares
    }
    for kind, share in shares:
        assert abs(sum(by_type[kind]) / 200 - share) < 0.1


def test_no_sample_turns_a_sign(recipe):
    told = [({"bias": 1.0, "lacking": float(i % 2)}, i % 2 == 1) for i in range(100)]
    examples = [recipe.Example(f"a{i}", *one, known=False) for i, one in enumerate(told)]
    assert recipe.fit(examples)["lacking"] == 0


def test_articles_that_patterns_were_written_after_speak_for_themselves(recipe):
    def examples(known, wrong):
        return [
            recipe.Example(f"{known}{i}", {"bias": 1.0, "known": known}, i >= wrong, known == 1)
            for i in range(100)
        ]

    weights = recipe.fit([*examples(1.0, 1), *examples(0.0, 20)])
    assert set(weights) == {"bias"}
    assert Scorer(weights, ()).raw({"bias": 1.0}) == pytest.approx(0.8, abs=0.01)


def test_caution_makes_less_sure(recipe, monkeypatch):
    scores, truth = [0.5 + i / 250 for i in range(100)], [True] * 97 + [False] * 3
    sure = recipe.calibrate(scores, truth)[-1][1]
    monkeypatch.setattr(recipe, "CAUTION", 1.0)
    assert sure < recipe.calibrate(scores, truth)[-1][1]


def test_calibration_rises(recipe):
    knots = recipe.calibrate([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [False, True, False, True, True, True])
    assert [y for _, y in knots] == sorted(y for _, y in knots)
    assert all(0 < y < 1 for _, y in knots)
