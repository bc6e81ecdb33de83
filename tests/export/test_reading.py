"""Reading events back, as records and as a table."""

import json
from pathlib import Path
from typing import Any

import pytest

import oversight
from oversight.export.reading import ReadingError
from oversight.records.events import Departure


def event(**fields: Any) -> dict[str, Any]:
    mention = {"start": 0, "end": 9, "text": "She left."}
    names = ("status", *(name for name in fields if name != "id"))
    cited = [{"field": name, "start": 0, "end": 3, "text": "She"} for name in names]
    return {
        "id": "e1",
        "article_id": "a1",
        "type": "departure",
        "status": "happened",
        "evidence": cited,
        "mentions": [mention],
        "rule": "departure/left",
        **fields,
    }


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    person = {"name": "Ada Quill", "text": "She"}
    date = {"value": "2019-04", "precision": "month", "text": "April"}
    lines = [event(person=person), event(id="e2", person=person, date=date, manner="retired")]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "events.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_list_of_records(run_folder: Path) -> None:
    records = oversight.read_events(run_folder)
    assert records == oversight.read_events(str(run_folder / "events.jsonl"))
    assert [type(record) for record in records] == [Departure, Departure]
    assert records[1].date.value == "2019-04"


def test_a_frame(run_folder: Path) -> None:
    pytest.importorskip("pandas")
    frame = oversight.read_events(run_folder, frame=True)
    assert list(frame.columns[:4]) == ["article_id", "id", "type", "status"]
    assert list(frame["date.value"].fillna("")) == ["", "2019-04"]
    assert list(frame["person.name"]) == ["Ada Quill", "Ada Quill"]
    assert frame["mentions"][0] == ["She left."]
    assert not [name for name in frame.columns if name.startswith("evidence")]


def test_an_empty_run_gives_an_empty_frame(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    (tmp_path / "events.jsonl").write_text("", encoding="utf-8")
    frame = oversight.read_events(tmp_path, frame=True)
    assert (len(frame), list(frame.columns)) == (0, ["article_id", "id", "type", "status"])


@pytest.mark.parametrize("line", ["{", '{"type": "departure"}', '{"type": "party"}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    source = tmp_path / "events.jsonl"
    source.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"events\.jsonl:2: "):
        oversight.read_events(source)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"events\.jsonl"):
        oversight.read_events(tmp_path)
