"""The ratchet: changes since the accepted run, floors that go up only."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oversight.evaluate.accepted import (
    FloorError,
    accept,
    digest,
    fallen,
    find_changes,
    floors_of,
    is_whole,
    part_of,
    read_accepted,
    read_floors,
)
from oversight.evaluate.gold import GoldArticle
from oversight.evaluate.score import Scores, score

Event = dict[str, Any]
Make = Callable[..., Event]


def gold_of(*events: Event) -> list[GoldArticle]:
    return [GoldArticle(Path("a.json"), "a", {}, list(events))]


def scores_of(gold: list[GoldArticle], *found: Event) -> Scores:
    return score({one.article_id: one.events for one in gold}, {"a": found}, resamples=0)


def test_what_is_gained_and_lost(appointment: Make, inspection: Make, statement: Make) -> None:
    gold = gold_of(appointment(), inspection())
    other = appointment(person={"name": "Bo Fenn"}, organisation=None, date=None, role=None)
    before = [appointment(), statement()]
    now = scores_of(gold, inspection(), other)
    changes = [(one.name, one.type) for one in find_changes(gold, now, {"a": before})]
    assert changes == [
        ("gained", "inspection"),
        ("lost", "appointment"),
        ("newly invented", "appointment"),
        ("no longer invented", "statement"),
    ]


def test_a_change_carries_its_sentence(inspection: Make) -> None:
    gold = gold_of(inspection())
    [change] = find_changes(gold, scores_of(gold, inspection()), {"a": []})
    assert change.sentence == "Ofsted rated Leeds good."
    assert "overall good; in_care outstanding" in change.told


def test_the_same_run_changes_nothing(appointment: Make, statement: Make) -> None:
    gold = gold_of(appointment())
    found = [statement(), appointment(status="planned")]
    assert list(find_changes(gold, scores_of(gold, *found), {"a": found[::-1]})) == []


def test_an_article_that_was_not_accepted_is_no_change(inspection: Make) -> None:
    gold = gold_of(inspection())
    assert list(find_changes(gold, scores_of(gold), {"b": [inspection()]})) == []


def test_floors_are_never_above_what_was_reached(appointment: Make) -> None:
    gold = gold_of(appointment(), appointment(person={"name": "Bo Fenn"}))
    scores = scores_of(gold, appointment(), appointment(status="planned", date=None))
    floors = floors_of(scores)
    reached = scores.overall["slot"].f1
    assert reached is not None
    assert reached - 0.001 < floors["all"]["slot"] <= reached
    assert fallen(floors, floors_of(scores)) == []


def test_accepting_writes_floors_and_events(tmp_path: Path, appointment: Make) -> None:
    gold = gold_of(appointment())
    found = appointment(evidence=[{"field": "person", "start": 0, "end": 3, "text": "Ada"}])
    accept("gold", gold, {"a": [found]}, scores_of(gold, found), data=tmp_path)
    accepted = read_accepted("gold", tmp_path / "accepted")
    assert accepted is not None
    assert accepted == {"a": [appointment()]}
    floors = read_floors(tmp_path / "floors.json")["gold"]
    assert floors["digest"] == digest(gold)
    assert floors["floors"]["appointment"] == {"slot": 1.0, "event": 1.0}


def test_a_floor_goes_down_only_when_asked(tmp_path: Path, appointment: Make) -> None:
    gold = gold_of(appointment())
    worse = appointment(date=None)
    accept("gold", gold, {"a": gold[0].events}, scores_of(gold, appointment()), data=tmp_path)
    with pytest.raises(FloorError, match=r"appointment slot: 0\.888, floor 1\.000"):
        accept("gold", gold, {"a": [worse]}, scores_of(gold, worse), data=tmp_path)
    assert read_accepted("gold", tmp_path / "accepted") == {"a": [appointment()]}
    accept("gold", gold, {"a": [worse]}, scores_of(gold, worse), lower=True, data=tmp_path)
    assert read_accepted("gold", tmp_path / "accepted") == {"a": [worse]}
    assert read_floors(tmp_path / "floors.json")["gold"]["floors"]["all"]["slot"] == 0.888


def test_a_type_that_is_gone_has_fallen() -> None:
    assert fallen({"board": {"slot": 0.5}}, {}) == ["board slot: 0.000, floor 0.500"]


def test_parts_stand_beside_each_other(tmp_path: Path, appointment: Make) -> None:
    gold = gold_of(appointment())
    for part in ("test", "gold"):
        accept(part, gold, {"a": gold[0].events}, scores_of(gold, appointment()), data=tmp_path)
    assert list(read_floors(tmp_path / "floors.json")) == ["gold", "test"]


def test_the_digest_tells_of_any_change(appointment: Make) -> None:
    one, other = gold_of(appointment()), gold_of(appointment(status="planned"))
    assert digest(one) != digest(other)
    assert digest(one) == digest(gold_of(appointment()))


def test_which_part_gold_files_are(root: Path, tmp_path: Path) -> None:
    home = root / "data" / "gold"
    here = GoldArticle(home / "a.json", "a")
    test = GoldArticle(home / "test" / "t.json", "t")
    strange = GoldArticle(tmp_path / "a.json", "a")
    assert part_of([here]) == "gold"
    assert part_of([test]) == "test"
    assert part_of([strange]) is None
    assert part_of([here, test]) is None
    assert not is_whole("gold", [here])
