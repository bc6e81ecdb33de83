"""`oversight gold check`: what is against the definition, and filling in of offsets."""

import json
from pathlib import Path
from typing import Any

import pytest

from oversight.evaluate.check import article_for, check_file, read_article
from oversight.evaluate.offsets import fill_offsets

TEXT = (
    "Leeds gets new chief\n\n"
    "Ada Quill will lead Leeds City Council from April 2019, the council said.\n"
    "“We are glad that Ada Quill is coming to us,” a councillor said.\n"
)
COUNCIL = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035"}


def place(words: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, after)
    return {"text": words, "span": [start, start + len(words)]}


def mention(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


LEAD = "Ada Quill will lead Leeds City Council from April 2019, the council said."


def appointment(**fields: Any) -> dict[str, Any]:
    event = {
        "type": "appointment",
        "status": "planned",
        "person": {"name": "Ada Quill", **place("Ada Quill")},
        "organisation": {**COUNCIL, **place("Leeds City Council")},
        "date": {"value": "2019-04", "precision": "month", **place("April 2019")},
        "mentions": [mention(LEAD)],
    }
    return {**event, **fields}


def write(folder: Path, *events: dict[str, Any], **article: Any) -> Path:
    gold = folder / "gold"
    gold.mkdir(exist_ok=True)
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "a1.txt").write_text(TEXT, encoding="utf-8", newline="")
    head = {"title": "Leeds gets new chief", "councils": ["E08000035"], **article}
    data = {"article_id": "a1", "article": head, "events": list(events)}
    path = gold / "a1.json"
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_good_gold_has_no_problems(tmp_path: Path) -> None:
    path = write(tmp_path, appointment())
    assert check_file(path, TEXT) == []
    assert fill_offsets(path, TEXT) == 0


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"status": None}, "events.0: no status"),
        ({"mentions": []}, "events.0: no mentions"),
        ({"person": {"name": "Ada Quill", "text": "Ms Quill"}}, "'Ms Quill' is not in the article"),
        ({"person": {"name": "Ada Quill", "text": "Ada Quill"}}, "person: no offsets"),
        (
            {"person": {"name": "Ada Quill", "text": "Ada Quill", "span": [0, 9]}},
            "0:9 is 'Leeds get', not 'Ada Quill'",
        ),
        ({"person": {"name": "Ada Quill", "span": [0, 9]}}, "person: no text"),
        ({"mentions": [{"text": LEAD, "start": 0, "end": 5}]}, "mentions.0: 0:5 is 'Leeds'"),
        (
            {"organisation": {**COUNCIL, "gss": "E99000001", **place("Leeds City Council")}},
            "'E99000001' is not in the register",
        ),
        (
            {"organisation": {"name": "Leeds", "kind": "council", **place("Leeds")}},
            "council 'Leeds' without gss",
        ),
        (
            {"organisation": {**COUNCIL, "kind": "trust", **place("Leeds City Council")}},
            "'trust' with a gss",
        ),
        (
            {"date": {"value": "2019-04", "precision": "day", **place("April 2019")}},
            "date: '2019-04', day",
        ),
        ({"date": {"value": "2019-4", **place("April 2019")}}, "date: '2019-4', None"),
        ({"persn": {"name": "Ada Quill"}}, "events.0.persn: unknown field"),
    ],
)
def test_what_is_against_the_definition(tmp_path: Path, fields: dict[str, Any], what: str) -> None:
    path = write(tmp_path, appointment(**fields))
    problems = [str(problem) for problem in check_file(path, TEXT)]
    assert any(what in problem for problem in problems)
    assert all(problem.startswith(f"{path}:") for problem in problems)


@pytest.mark.parametrize(
    ("article", "what"),
    [
        ({"title": "Leeds has a new chief"}, "is not in the article"),
        ({"councils": ["E08000035", "E08000034"]}, "E08000034 here or in an event only"),
        ({"councils": ["E08000035", "X1"]}, "'X1' is not in the register"),
        ({"in_scope": False}, "false, with events"),
        ({"published": {"value": "2019-3-1", "precision": "day"}}, "article.published"),
    ],
)
def test_the_head_is_checked(tmp_path: Path, article: dict[str, Any], what: str) -> None:
    path = write(tmp_path, appointment(), **article)
    assert any(what in str(problem) for problem in check_file(path, TEXT))


def test_a_problem_names_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, appointment(person={"name": "Ada Quill", "text": "Ms Quill"}))
    [problem] = check_file(path, TEXT)
    assert '"person": {' in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_the_same_event_twice(tmp_path: Path) -> None:
    path = write(tmp_path, appointment(), appointment())
    [problem] = check_file(path, TEXT)
    assert "the same as events.0" in str(problem)


@pytest.mark.parametrize(
    ("year", "fine"), [("2019", True), ("2021-05", False), ("2021-02", True), ("2020/..", True)]
)
def test_a_council_of_the_events_time(tmp_path: Path, year: str, fine: bool) -> None:
    # Northamptonshire's county council was there until March 2021.
    old = {"name": "Northamptonshire County Council", "kind": "council", "gss": "E10000021"}
    event = appointment(
        organisation={**old, **place("Leeds City Council")},
        date={"value": year, **place("April 2019")},
    )
    path = write(tmp_path, event, councils=["E10000021"])
    assert (check_file(path, TEXT) == []) is fine


def test_quotes_are_in_the_text_and_long_enough(tmp_path: Path) -> None:
    quote = [
        "We are glad that Ada Quill is coming to us",
        "Ada Quill is",
        "We are so very glad of it",
    ]
    statement = {
        "type": "statement",
        "status": "happened",
        "quote": quote,
        "mentions": [mention("“We are glad that Ada Quill is coming to us,” a councillor said.")],
    }
    path = write(tmp_path, statement, councils=[])
    whats = [problem.what for problem in check_file(path, TEXT)]
    assert [what.split(":")[0] for what in whats] == ["events.0.quote.1", "events.0.quote.2"]


def test_offsets_are_filled_in(tmp_path: Path) -> None:
    """The person's second mention stands in the sentence that tells the event."""
    told = "“We are glad that Ada Quill is coming to us,” a councillor said."
    event = appointment(
        person={"name": "Ada Quill", "text": "Ada Quill"},
        organisation={**COUNCIL, "text": "Leeds City Council", "span": [3, 21]},
        mentions=[{"text": told}],
    )
    path = write(tmp_path, event)
    assert fill_offsets(path, TEXT) == 3
    assert check_file(path, TEXT) == []
    [filled] = json.loads(path.read_bytes())["events"]
    assert filled["mentions"] == [mention(told)]
    assert filled["person"]["span"] == place("Ada Quill", TEXT.index(told))["span"]


@pytest.mark.parametrize("given", [{}, {"span": [1, 3]}])
def test_a_pronoun_is_placed_as_a_word(tmp_path: Path, given: dict[str, Any]) -> None:
    """Its letters in "The" and "chief" are none, not even where an offset points at them."""
    text = "The chief went, and he of the council knew why.\n"
    person = {"name": "Ada Quill", "text": "he", **given}
    event = {"type": "departure", "status": "happened", "person": person}
    path = write(tmp_path, {**event, "mentions": [{"text": text.strip()}]})
    fill_offsets(path, text)
    [filled] = json.loads(path.read_bytes())["events"]
    assert filled["person"]["span"] == [20, 22]


def test_the_article_stands_in_the_folder_named_like_golds(tmp_path: Path) -> None:
    path = write(tmp_path)
    found = article_for(path, tmp_path / "gold", None)
    assert found == tmp_path / "articles" / "a1.txt"
    assert read_article(found) == TEXT
    assert article_for(path, path, tmp_path / "articles") == found
    assert article_for(tmp_path / "gold" / "a2.json", tmp_path / "gold", None) is None


def test_the_projects_gold_is_without_problems(root: Path) -> None:
    folder = root / "data" / "gold"
    problems = []
    for path in sorted(folder.rglob("*.json")):
        article = article_for(path, folder, None)
        assert article is not None, path
        problems += map(str, check_file(path, read_article(article)))
    assert problems == []
