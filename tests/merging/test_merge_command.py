"""`oversight merge` from outside: folders in, a folder out that may be merged again."""

import json
import shutil
from pathlib import Path

import pytest

from oversight.export.folder import read_folder
from oversight.merging.records import tellings


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def halves(gold_run: Path, tmp_path: Path) -> list[Path]:
    """The sample run, as two runs of some of the articles each."""
    parts = [tmp_path / "one", tmp_path / "two"]
    for part, wanted in zip(parts, (range(9), range(8, 19)), strict=True):
        part.mkdir()
        kept = [
            line
            for i, line in enumerate(
                (gold_run / "articles.jsonl").read_text().splitlines(keepends=True)
            )
            if i in wanted
        ]
        (part / "articles.jsonl").write_text("".join(kept))
        ids = {json.loads(line)["id"] for line in kept}
        events = [
            line
            for line in (gold_run / "events.jsonl").read_text().splitlines(keepends=True)
            if json.loads(line)["article_id"] in ids
        ]
        (part / "events.jsonl").write_text("".join(events))
    return parts


def test_folders_of_all_types(run, gold_run, tmp_path):
    done = run("merge", gold_run, "-o", tmp_path / "merged")
    assert done.returncode == 0, done.stderr.decode()
    merged = read_folder(tmp_path / "merged")
    assert merged.is_merged
    told = sorted(one.id for event in merged.events for one in tellings(event))
    assert told == sorted(line["id"] for line in read(gold_run / "events.jsonl"))
    assert len({event.type for event in merged.events}) == 14
    summary = json.loads((tmp_path / "merged/run.json").read_bytes())
    assert summary["tellings"] == len(told) > summary["events"] == len(merged.events)


def test_the_order_of_folders_and_what_is_given_twice(run, halves, gold_run, tmp_path):
    one, two = halves
    whole = tmp_path / "whole"
    for out, folders in (
        (whole, [gold_run]),
        (tmp_path / "ab", halves),
        (tmp_path / "ba", [two, one]),
    ):
        assert run("merge", *folders, "-o", out).returncode == 0
    for name in ("merged.jsonl", "articles.jsonl"):
        assert (
            len({(out / name).read_bytes() for out in (whole, tmp_path / "ab", tmp_path / "ba")})
            == 1
        )


def test_more_articles_change_only_what_they_touch(run, halves, tmp_path):
    first, both = tmp_path / "first", tmp_path / "both"
    assert run("merge", halves[0], "-o", first).returncode == 0
    assert run("merge", first, halves[1], "-o", both).returncode == 0
    new = {line["id"] for line in read(halves[1] / "events.jsonl")} - {
        line["id"] for line in read(halves[0] / "events.jsonl")
    }
    before = {line["id"]: line for line in read(first / "merged.jsonl")}
    after = {line["id"]: line for line in read(both / "merged.jsonl")}
    assert before.keys() <= after.keys()
    for key, line in before.items():
        touched = new & {one["id"] for one in after[key]["tellings"]}
        assert touched or after[key] == line


def test_two_articles_of_one_id(run, halves, tmp_path):
    text = (halves[1] / "articles.jsonl").read_text()
    (halves[1] / "articles.jsonl").write_text(text.replace('"sha256":"', '"sha256":"0', 1))
    done = run("merge", *halves, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert b"is another one in" in done.stderr
    assert not (tmp_path / "out").exists()


def test_no_such_folder(run, tmp_path):
    done = run("merge", "nowhere", "-o", tmp_path / "out")
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    assert done.stderr.startswith(b"nowhere")


def shared(folder: Path, kind: str) -> list[dict]:
    """Give the events of a type that two real articles about one council both tell."""
    lines = [line for line in read(folder / "merged.jsonl") if line["type"] == kind]
    return [line for line in lines if {t["article_id"] for t in line["tellings"]} == {"000", "002"}]


def test_two_stories_of_one_council(run, real_gold_run, tmp_path):
    """What both tell is there once, with both as sources, and what they disagree in is shown."""
    assert run("merge", real_gold_run, "-o", tmp_path).returncode == 0
    [inspection] = shared(tmp_path, "inspection")
    assert inspection["inspected"]["value"] == "2016-09-12/2016-10-06"
    assert inspection["published"]["value"] == "2016"
    [departure] = shared(tmp_path, "departure")
    assert departure["person"]["name"] == "Alison O'Sullivan"
    appointed = {one["person"]["name"]: one for one in shared(tmp_path, "appointment")}
    assert sorted(appointed) == ["Eleanor Brazil", "Sarah Callaghan"]
    [differing] = appointed["Sarah Callaghan"]["disagreements"]
    assert [claim["value"]["value"] for claim in differing["claims"]] == ["2016-03", "2016-04"]
    assert {one["kind"] for one in shared(tmp_path, "review")} == {"commissioner_review", "audit"}
    assert len(shared(tmp_path, "service_transfer")) == 1
    assert [one["person"]["name"] for one in shared(tmp_path, "tenure")] == ["Adrian Lythgo"]


def test_two_stories_as_extracted(run, extra, tmp_path):
    for name in ("000.txt", "002.txt"):
        shutil.copy(extra / "articles" / name, tmp_path)
    out, merged = tmp_path / "out", tmp_path / "merged"
    assert run("extract", tmp_path / "000.txt", tmp_path / "002.txt", "-o", out).returncode == 0
    assert run("merge", out, "-o", merged).returncode == 0
    assert "Eleanor Brazil" in {one["person"]["name"] for one in shared(merged, "appointment")}
