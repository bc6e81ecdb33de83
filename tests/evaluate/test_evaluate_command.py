"""`oversight evaluate` and `oversight gold check` from the outside."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from oversight.cli import app
from oversight.commands.messages import UsageError

Event = dict[str, Any]
Make = Callable[..., Event]
Folders = tuple[Path, Path]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def usage_error(*arguments: object) -> str:
    error = call(*arguments).exception
    assert isinstance(error, UsageError)
    return str(error)


@pytest.fixture
def folders(tmp_path: Path, appointment: Make, inspection: Make) -> Folders:
    """Gold of two articles (one in the test part too), and a run over one of them."""
    gold, run = tmp_path / "gold", tmp_path / "run"
    (gold / "test").mkdir(parents=True)
    run.mkdir()
    text = "Ada Quill took over at Leeds in April 2019."
    for path, events in (
        ("a1", [appointment()]),
        ("a2", [inspection()]),
        ("test/t1", [appointment()]),
    ):
        head = {"published": {"value": "2019-05-01", "precision": "day"}, "councils": ["E08000035"]}
        name = path.rsplit("/", 1)[-1]
        data = {"article_id": name, "article": head, "events": events}
        (gold / f"{path}.json").write_text(json.dumps(data), encoding="utf-8")
    found = [
        appointment(article_id="articles/a1", date=None, rule="appointment/took_over"),
        appointment(article_id="t1"),
    ]
    article = {"id": "articles/a1", "text": text, "councils": ["E08000035"]}
    (run / "events.jsonl").write_text(
        "".join(json.dumps(event) + "\n" for event in found), encoding="utf-8"
    )
    (run / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    return gold, run


def test_tables_and_what_is_missing(folders: Folders) -> None:
    result = call("evaluate", *folders)
    assert result.exit_code == 0
    assert "2 articles: events by type" in result.stdout
    for name in ("appointment", "inspection", "judgements", "published", "councils", "missed"):
        assert name in result.stdout
    assert "counted as missed: a2" in result.stderr
    assert "took over" not in result.stdout


def test_errors_come_with_their_sentences(folders: Folders) -> None:
    shown = call("evaluate", *folders, "--errors").stdout
    assert "wrong appointment (date)" in shown
    assert "[appointment/took_over]" in shown
    assert "date: wanted 2019-04, found nothing" in shown
    assert "| Ada Quill took over at Leeds in April 2019." in shown
    assert "missed inspection" in shown


def test_json(folders: Folders) -> None:
    whole = json.loads(call("evaluate", *folders, "--json", "--errors").stdout)
    slot = whole["overall"]["slot"]
    assert (slot["gold"], slot["found"], slot["agreed"]) == (11, 4, 4)
    assert whole["types"]["appointment"]["fields"]["date"]["agreed"] == 0
    assert whole["article_fields"]["councils"]["agreed"] == 1
    assert whole["causes"] == {"missed": {"inspection": 1}, "date": {"appointment": 1}}
    assert [error["name"] for error in whole["errors"]] == ["wrong", "missed"]
    assert whole["without_predictions"] == ["a2"]


def test_types(folders: Folders) -> None:
    whole = json.loads(call("evaluate", *folders, "--json", "--types", "appointment").stdout)
    assert list(whole["types"]) == ["appointment"]
    assert "bord" in usage_error("evaluate", *folders, "--types", "board,bord")


def test_events_alone_will_do(folders: Folders) -> None:
    gold, run = folders
    whole = json.loads(call("evaluate", gold, run / "events.jsonl", "--json").stdout)
    assert whole["overall"]["event"]["agreed"] == 1


def test_two_annotations_are_compared(folders: Folders) -> None:
    gold, _ = folders
    whole = json.loads(call("evaluate", gold, gold, "--json").stdout)
    assert whole["overall"]["exact"]["f1"] == 1.0
    assert whole["article_fields"]["published"]["f1"] == 1.0


def test_gold_may_be_several_folders(folders: Folders, tmp_path: Path, inspection: Make) -> None:
    gold, run = folders
    more = tmp_path / "more"
    more.mkdir()
    data = {"article_id": "b1", "events": [inspection()]}
    (more / "b1.json").write_text(json.dumps(data), encoding="utf-8")
    assert json.loads(call("evaluate", gold, more, run, "--json").stdout)["articles"] == 3


def test_the_test_part_shows_totals_only(folders: Folders, tmp_path: Path) -> None:
    gold, run = folders
    shown = call("evaluate", gold / "test", run).stdout
    assert "totals" in shown
    assert "appointment" not in shown
    assert set(json.loads(call("evaluate", gold / "test", run, "--json").stdout)) == {
        "articles",
        "overall",
    }
    for option in (["--errors"], ["--html", tmp_path / "page.html"]):
        assert "test part" in usage_error("evaluate", gold / "test", run, *option)


def test_a_page(folders: Folders, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert call("evaluate", *folders, "--html", page).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "Ada Quill took over at Leeds in April 2019." in html
    assert "appointment: wrong [appointment/took_over]" in html
    assert "<script" not in html
    assert "http" not in html


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("nowhere", "{run}"), "nowhere: no such folder"),
        (("{gold}", "nowhere"), "nowhere: no such file"),
        (("{gold}", "{run}", "--accept"), "--accept: only for the whole of data/gold"),
        (("{gold}", "{run}", "--accept", "--types", "board"), "--accept: given with --types"),
        (("{gold}", "{run}", "--html", "{gold}"), "A file that can be written is wanted"),
    ],
)
def test_wrong_arguments_are_told(folders: Folders, arguments: tuple[str, ...], what: str) -> None:
    names = {"gold": str(folders[0]), "run": str(folders[1])}
    assert what in usage_error("evaluate", *(one.format(**names) for one in arguments))


def test_a_page_needs_the_articles(folders: Folders, tmp_path: Path) -> None:
    gold, run = folders
    (run / "articles.jsonl").unlink()
    assert "articles.jsonl" in usage_error("evaluate", gold, run, "--html", tmp_path / "p.html")


def test_gold_check_says_file_and_line(folders: Folders, tmp_path: Path) -> None:
    gold, _ = folders
    articles = tmp_path / "articles"
    (articles / "test").mkdir(parents=True)
    for name in ("a1", "test/t1"):
        text = "Ada Quill took over at Leeds in April 2019.\n"
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    result = call("gold", "check", gold)
    assert result.exit_code == 1
    assert f"{gold}/a1.json:1: events.0.person: no offsets" in result.stdout
    assert f"{gold}/a2.json:1: no article found" in result.stderr
    assert "3 files" in result.stderr
    (gold / "a2.json").unlink()
    fixed = call("gold", "check", gold, "--fix")
    assert (fixed.exit_code, fixed.stdout) == (0, "")
    assert "8 offsets filled in" in fixed.stderr
    assert call("gold", "check", gold).exit_code == 0
