"""A folder of the user's own patterns beside the project's."""

import json

import pytest

import oversight

ENTRY = {
    "label": "BODY",
    "id": "own/quality-watch",
    "pattern": "quality watch",
    "value": "ofsted",
    "match": ["a report by Quality Watch"],
}


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()

    def write(**change) -> str:
        line = json.dumps({**ENTRY, **change})
        (folder / "bodies.jsonl").write_text(line + "\n", encoding="utf-8")
        return str(folder)

    return write


def test_own_patterns_are_read_after_the_projects(own):
    text = "Kirklees Council had asked Quality Watch, not Ofsted, for help."
    found, without = oversight.load(own())(text), oversight.load()(text)
    assert [span.text for span in found.spans["bodies"]] == ["Quality Watch", "Ofsted"]
    assert found.spans["bodies"][0].id_ == "own/quality-watch"
    assert [span.text for span in without.spans["bodies"]] == ["Ofsted"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"match": []}, b"bodies.jsonl:1: match: "),
        ({"id": ""}, b"bodies.jsonl:1: id: "),
        ({"colour": "red"}, b"bodies.jsonl:1: colour: "),
    ],
)
def test_a_broken_entry_is_told_with_file_line_and_cure(own, run, change, message):
    done = run("extract", "-", "--patterns", own(**change), input=b"Words.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_folder_that_is_not_there(run):
    done = run("extract", "-", "--patterns", "nowhere", input=b"Words.")
    assert done.returncode == 2
    assert done.stderr.startswith(b"--patterns: nowhere: no such folder.")
