"""Every pattern file: each `match` is found, no `skip` is; and `oversight patterns check`."""

import json
from pathlib import Path

import pytest

from oversight.examples import check_entry, check_folder, numbered
from oversight.patterns import PatternError

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "patterns").rglob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "patterns")))
def test_every_example_holds(file):
    faults = [
        f"{file.name}:{line}: {fault}"
        for line, entry in numbered(file)
        for fault in check_entry(entry)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "patterns").rglob("vocabulary/*.jsonl")), ids=lambda file: file.name
)
def test_entries_stand_sorted_by_id(file):
    ids = [entry.id for _, entry in numbered(file)]
    assert ids == sorted(ids)


def write(folder, *entries):
    lines = [json.dumps(entry) for entry in entries]
    (folder / "own.jsonl").write_text("\n".join(lines), encoding="utf-8")


OWN = {
    "label": "BODY",
    "id": "own/lanterns",
    "pattern": "lantern trust",
    "value": "charity:Lantern",
}


def test_check_says_file_line_and_cure(tmp_path):
    good = {**OWN, "id": "own/good", "match": ["The Lantern Trust said so."]}
    bad = {**OWN, "match": ["A lamp"], "skip": ["the Lantern Trust"]}
    write(tmp_path, good, bad)
    first, second = [str(fault) for fault in check_folder(tmp_path)]
    assert first.startswith(f"{tmp_path / 'own.jsonl'}:2: match: own/lanterns does not find")
    assert "Widen the pattern" in first
    assert ":2: skip: own/lanterns finds" in second
    assert "Narrow the pattern" in second


def test_own_forms_and_changed_entries_are_run_as_they_stand(tmp_path):
    form = {
        "label": "COUNCIL",
        "id": "own/parish",
        "pattern": "{place} town parish",
        "match": ["Kirklees Town Parish"],
    }
    changed = {
        "label": "BODY",
        "id": "body/ofsted/ofsted",
        "pattern": "the inspectors of schools",
        "value": "ofsted",
        "match": ["the Inspectors of Schools"],
    }
    write(tmp_path, form, changed)
    assert list(check_folder(tmp_path)) == []


def test_an_empty_folder_and_an_entry_without_examples_are_refused(tmp_path):
    with pytest.raises(PatternError, match="no pattern files"):
        list(check_folder(tmp_path))
    write(tmp_path, OWN)
    with pytest.raises(PatternError, match=r"own\.jsonl:1"):
        list(check_folder(tmp_path))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ([{"SHAPE": "dd"}], "SHAPE: not known"),
        ([{"NORM": {"IN": "@no_such_list"}}], "no such word list"),
        ([{"NORM": "a", "OP": "?"}], "no required word"),
        ([{"NORM": "a", "OP": "{2}"}], "OP"),
    ],
)
def test_a_pattern_that_cannot_run_is_named(tmp_path, pattern, said):
    write(tmp_path, {**OWN, "pattern": pattern, "match": ["a"]})
    [fault] = check_folder(tmp_path)
    assert said in fault.message
    assert fault.line == 1


def test_the_command(run, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    write(folder, {**OWN, "match": ["A lamp"]})
    failed = run("patterns", "check", str(folder))
    assert failed.returncode == 1
    assert b"own.jsonl:1: match:" in failed.stdout
    write(folder, {**OWN, "match": ["Lantern Trust"]})
    assert run("patterns", "check", str(folder)).returncode == 0
    missing = run("patterns", "check", str(tmp_path / "none"))
    assert missing.returncode == 2
    assert b"no such folder" in missing.stderr
