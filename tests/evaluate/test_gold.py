"""Gold models and files: lenient in what may be left out, strict in what may stand there."""

import json
from pathlib import Path
from typing import Any

import pytest

from oversight.evaluate import positions
from oversight.evaluate.edtf import precision_of
from oversight.evaluate.found import read_found
from oversight.evaluate.gold import GoldError, lenient, read_gold
from oversight.records import EVENT_CLASSES

COUNCIL = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035"}


def write(folder: Path, article: str = "a1", **fields: Any) -> Path:
    folder.mkdir(exist_ok=True)
    data = {"article_id": article, "article": {"in_scope": True}, "events": [], **fields}
    path = folder / f"{article}.json"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", EVENT_CLASSES)
def test_every_field_may_be_left_out(kind: str) -> None:
    lenient(EVENT_CLASSES[kind]).model_validate({"type": kind})


@pytest.mark.parametrize(
    "event",
    [
        {"type": "board", "council": {**COUNCIL, "text": "Leeds", "span": [0, 5]}},
        {"type": "board", "council": {"gss": "E08000035"}},
        {"type": "board", "evidence": [{"field": "name", "start": 0, "end": 1, "text": "B"}]},
        {"type": "statement", "speaker": {"name": "Ada Quill", "kind": "person"}},
        {"type": "statement", "speaker": {"name": "Ofsted", "kind": "inspectorate"}},
        {"type": "figure", "value": {"value": 5, "unit": "count"}},
        {"type": "figure", "value": None},
        {"type": "board", "mentions": []},
    ],
)
def test_gold_may_look_so(tmp_path: Path, event: dict[str, Any]) -> None:
    write(tmp_path, events=[event])
    [gold] = read_gold([tmp_path])
    assert gold.events == [event]


@pytest.mark.parametrize(
    ("event", "line", "what"),
    [
        ({"type": "board", "nmae": "Board"}, 9, "events.0.nmae: unknown field"),
        ({"type": "board", "council": {"name": "L", "span": [0]}}, 11, "events.0.council.span"),
        ({"type": "board", "council": {"span": [0, 5], "code": "E1"}}, 14, "council.code: unknown"),
        ({"type": "bord"}, 8, "type: 'bord'"),
        ({"type": "review", "kind": "peer"}, 9, 'events.0.kind: found "peer"'),
        ({"type": "review", "reviewer": {"kind": "person", "gss": "E1"}}, 11, "reviewer.gss"),
        ({"type": "figure", "value": {"value": "5"}}, 10, "events.0.value.value"),
        ({"type": "board", "status": "done"}, 9, 'events.0.status: found "done"'),
    ],
)
def test_gold_may_not_look_so(tmp_path: Path, event: dict[str, Any], line: int, what: str) -> None:
    path = write(tmp_path, events=[event])
    with pytest.raises(GoldError) as caught:
        read_gold([tmp_path])
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'{"article_id": "a1",\n "events": [}', ":2: no JSON"),
        (b"[]", ":1: no article_id"),
        (b'{"events": []}', ":1: no article_id"),
        (b'{"article_id": "\xff"}', ":1: cannot be read"),
        (b'{"article_id": "a1", "evnts": []}', ":1: evnts: unknown field"),
        (b'{"article_id": "a1", "events": {}}', ":1: events: no list"),
        (b'{"article_id": "a1", "article": {"in_scop": true}}', "article.in_scop: unknown"),
    ],
)
def test_broken_files_say_where(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "a1.json").write_bytes(content)
    with pytest.raises(GoldError) as caught:
        read_gold([tmp_path])
    assert what in str(caught.value)


def test_two_files_for_one_article(tmp_path: Path) -> None:
    write(tmp_path / "one")
    write(tmp_path / "two")
    with pytest.raises(GoldError, match="a1 is also in"):
        read_gold([tmp_path / "one", tmp_path / "two"])


def test_the_test_part_is_read_only_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a1")
    write(tmp_path / "test", "t1")
    assert [one.article_id for one in read_gold([tmp_path])] == ["a1"]
    assert [one.article_id for one in read_gold([tmp_path / "test"])] == ["t1"]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_no_gold(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match=r"\.json"):
        read_gold([tmp_path / name])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", ":2: no JSON"),
        ("[]", ":2: no JSON object"),
        ('{"type": "board"}', ":2: no event"),
        ('{"article_id": "a", "type": "bord"}', ":2: no event"),
        ('{"article_id": "a", "type": "board", "chair": "Bo"}', ':2: chair: found "Bo"'),
        ('{"article_id": "a", "type": "board", "hcair": null}', ":2: hcair: unknown field"),
    ],
)
def test_broken_events_say_where(tmp_path: Path, line: str, what: str) -> None:
    source = tmp_path / "events.jsonl"
    source.write_text(f'{{"article_id": "a", "type": "board"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=what):
        read_found(source)


def test_a_run_folder_tells_of_articles_without_events(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    found = read_found(tmp_path)
    assert found.events == {"a": []}
    assert found.articles["a"]["text"] == "x"
    with pytest.raises(GoldError, match="no such file"):
        read_found(tmp_path / "nowhere.jsonl")


def test_positions_of_values() -> None:
    text = '{"a" : [1, {"b\\"": "x, y"} ,\n true], "c":\n{}, "d": []}'
    found = positions.starts(text)
    assert {path: positions.line_of(text, at) for path, at in found.items()} == {
        (): 1,
        ("a",): 1,
        ("a", 0): 1,
        ("a", 1): 1,
        ("a", 1, 'b"'): 1,
        ("a", 2): 2,
        ("c",): 3,
        ("d",): 3,
    }
    assert text[found["a", 1, 'b"'] :].startswith('"x, y"')


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2016", "year"),
        ("2016-04", "month"),
        ("2016-02-29", "day"),
        ("2017-22", "season"),
        ("2016-33", "quarter"),
        ("2016-41", "half"),
        ("2016-09-12/2016-10-06", "period"),
        ("../2018-03", "period"),
        ("2014/..", "period"),
        ("2019-09/2020-08", "period"),
        ("2016-13", None),
        ("2016-04-31", None),
        ("April 2016", None),
        ("../..", None),
        ("2017/2016", None),
        ("2016/", None),
        ("16-04", None),
    ],
)
def test_precision_of_dates(value: str, precision: str | None) -> None:
    assert precision_of(value) == precision
