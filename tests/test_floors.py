"""Scores only go up: what the checkout finds in its own articles, against data/floors.json.

After a gain: `oversight extract data/articles -o out`, then `oversight evaluate data/gold out
--accept` (and the same for data/gold/test, which is shown as totals only).
"""

import json
from pathlib import Path
from typing import Any

import pytest

import oversight
from oversight.evaluate.accepted import digest, fallen, floors_of, read_accepted, read_floors
from oversight.evaluate.evaluation import evaluate_found
from oversight.evaluate.found import Found
from oversight.evaluate.gold import GoldArticle, read_gold
from oversight.read import Reading, read_articles

GOLD = Path(__file__).resolve().parent.parent / "data" / "gold"
# The test part is held too, once there is one.
PARTS = {
    name: path for name, path in {"gold": GOLD, "test": GOLD / "test"}.items() if path.is_dir()
}


@pytest.fixture(scope="module")
def found(root: Path) -> Found:
    """Give what the checkout finds in data/articles."""
    read = list(read_articles([str(root / "data" / "articles")]))
    assert all(isinstance(one, Reading) for one in read)
    events, articles = {}, {}
    for article, records in oversight.pipe(read):
        articles[article.id] = article.model_dump(mode="json")
        events[article.id] = [json.loads(record.model_dump_json()) for record in records]
    return Found(events, articles)


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def held(part: str) -> dict[str, Any]:
    """Give the floors of a part, and the digest of the gold that they were measured on."""
    floors = read_floors()
    if part not in floors:
        pytest.skip(f"data/floors.json: no run of {part} accepted yet")
    return dict(floors[part])


@pytest.fixture
def gold(part: str, held: dict[str, Any]) -> list[GoldArticle]:
    """Give the gold of a part, which has to be the gold of its floors."""
    read = read_gold([PARTS[part]])
    assert held["digest"] == digest(read), (
        "gold has changed since the accepted run: evaluate it with --accept, and say in the "
        "commit why a floor goes down"
    )
    return read


def test_no_score_is_below_its_floor(
    held: dict[str, Any], gold: list[GoldArticle], request: pytest.FixtureRequest
) -> None:
    # Asked for last: where gold itself is wrong there is nothing to extract for.
    found: Found = request.getfixturevalue("found")
    assert fallen(held["floors"], floors_of(evaluate_found(gold, found).scores)) == []


def test_the_accepted_run_is_the_one_of_the_floors(
    part: str, held: dict[str, Any], gold: list[GoldArticle]
) -> None:
    accepted = read_accepted(part)
    assert accepted is not None
    assert floors_of(evaluate_found(gold, Found(accepted, {})).scores) == held["floors"]
