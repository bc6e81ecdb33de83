"""Runs: the same files for any number of workers, taken up where they were broken off."""

import json
import subprocess
import sys

import pytest

from oversight.batch import RunError
from oversight.batch.run import Stopped

from .conftest import NAMES, contents


def read_lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_order_is_the_inputs_for_any_number_of_workers(start, articles, tmp_path):
    (articles / "0.txt").write_text("SLOW " * 3)
    start(articles, out=tmp_path / "one", workers=1)
    counts = start(articles, out=tmp_path / "three", workers=3)
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    ids = [article["id"] for article in read_lines(tmp_path / "one/articles.jsonl")]
    assert ids == [str(number) for number in range(8)]
    assert str(counts) == "8 articles, 0 events, 0 errors"


def test_what_is_done_is_not_done_again(start, articles, tmp_path, notes):
    out = tmp_path / "out"
    (articles / "3.txt").write_text("RAISE")
    start(articles, out=out)
    first = contents(out)
    (articles / "5.txt").write_text("Changed.")
    (articles / "9.txt").write_text("New.")
    start(articles, out=out)
    assert notes.progress.taken == 7
    assert [line["text"] for line in read_lines(out / "articles.jsonl")][4:] == [
        "Changed.",
        "Article 6.\n",
        "Article 7.\n",
        "New.",
    ]
    (articles / "5.txt").write_text("Article 5.\n")
    (articles / "9.txt").unlink()
    start(articles, out=out)
    assert contents(out) == first
    run = json.loads((out / "run.json").read_bytes())
    assert (run["articles"], run["errors"], run["sessions"]) == (7, 1, 3)


def test_errors_are_tried_again_when_asked(start, articles, tmp_path, notes):
    out = tmp_path / "out"
    (articles / "3.txt").write_text("RAISE")
    assert start(articles, out=out).errors == 1
    start(articles, out=out)
    assert notes.progress.taken == 8
    assert start(articles, out=out, retry_errors=True).errors == 1
    assert notes.progress.taken == 7
    assert len(notes.complaints) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"settings": {"published": "2016"}}, "settings changed since the earlier run"),
        ({"force": True}, "--force"),
    ],
)
def test_starting_afresh_is_said(start, articles, tmp_path, notes, change, told):
    start(articles, out=tmp_path / "out")
    start(articles, out=tmp_path / "out", **change)
    assert notes.told == [f"{tmp_path / 'out'}: {told}: starting afresh"]
    assert notes.progress.taken == 0


def test_changed_files_are_not_built_upon(start, articles, tmp_path, notes):
    out = tmp_path / "out"
    start(articles, out=out)
    before = contents(out)
    (out / "articles.jsonl").write_bytes(b"")
    start(articles, out=out)
    assert "files changed" in notes.told[0]
    assert contents(out) == before


def test_a_folder_that_holds_something_else_is_refused(start, articles, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "events.jsonl").write_text("mine")
    with pytest.raises(RunError, match="holds something else"):
        start(articles, out=out)
    assert [path.name for path in out.iterdir()] == ["events.jsonl"]
    assert (out / "events.jsonl").read_text() == "mine"


def test_what_stands_beside_a_runs_files_stays(start, articles, tmp_path):
    out = tmp_path / "out"
    start(articles, out=out)
    (out / "notes.txt").write_text("mine")
    start(articles, out=out)
    assert (out / "notes.txt").read_text() == "mine"


def test_nothing_is_left_of_the_texts_beside_the_files(start, articles, tmp_path):
    out = tmp_path / "out"
    (articles / "0.txt").write_text("A word like Quixotry.")
    start(articles, out=out)
    assert sorted(path.name for path in out.iterdir() if path.is_file()) == [
        *sorted(NAMES),
        "run.json",
    ]
    assert all(b"Quixotry" not in path.read_bytes() for path in (out / ".oversight").iterdir())


def test_two_runs_in_one_folder(start, articles, tmp_path):
    from oversight.batch.files import Folder

    journal = Folder(tmp_path / "out").open()
    with pytest.raises(RunError, match="another run is at work"):
        start(articles, out=tmp_path / "out")
    journal.close()


def test_a_run_can_stop_at_the_first_error(start, articles, tmp_path, notes):
    out = tmp_path / "out"
    (articles / "2.txt").write_text("RAISE")
    with pytest.raises(Stopped):
        start(articles, out=out, fail_fast=True)
    assert not (out / "articles.jsonl").exists()
    (articles / "2.txt").write_text("Better.")
    start(articles, out=out)
    assert notes.progress.taken >= 2
    assert len(read_lines(out / "articles.jsonl")) == 8


def test_an_id_for_a_second_time(start, tmp_path, notes):
    path = tmp_path / "lines.jsonl"
    path.write_text(
        "".join(json.dumps({"id": id, "text": f"{id} {n}"}) + "\n" for n, id in enumerate("aba"))
    )
    for _ in range(2):
        assert start(path, out=tmp_path / "out").errors == 1
        assert len(read_lines(tmp_path / "out/articles.jsonl")) == 2
        [error] = read_lines(tmp_path / "out/errors.jsonl")
        assert error["found"] == "id 'a' for a second time"
    assert len(notes.complaints) == 2


def test_the_parent_never_imports_spacy(root, tmp_path, articles):
    program = (
        "import sys; from oversight.cli import app\n"
        f"try: app(['extract', {str(articles)!r}, '-o', {str(tmp_path / 'out')!r}])\n"
        "except SystemExit: print([name for name in ('spacy', 'numpy', 'lxml') "
        "if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=root / "pipeline"
    )
    assert done.stdout == b"[]\n"
