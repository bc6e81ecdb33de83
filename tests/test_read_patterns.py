"""The reader of pattern files: what is wrong is told with file, line and cure."""

import json

import pytest

from oversight.patterns import PatternError, plain_first, read_patterns, read_words
from oversight.resources import patterns_dir

GOOD = {"label": "A", "id": "a/one", "pattern": "one two", "match": ["One two."]}


@pytest.fixture
def write(tmp_path):
    def make(*lines, name="own.jsonl"):
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return make


def test_entries_come_in_the_files_order_and_empty_lines_do_not_count(write):
    file = write(GOOD, "", {**GOOD, "id": "a/0", "slots": {"1": "x"}, "value": {"b": 2}}, "  ")
    one, two = read_patterns(file)
    assert (one.id, one.slots, one.value, one.skip) == ("a/one", {}, None, [])
    assert (two.id, two.slots, two.value) == ("a/0", {1: "x"}, {"b": 2})


def test_a_folder_is_read_file_by_file(write, tmp_path):
    write(GOOD, name="b.jsonl")
    write({**GOOD, "id": "a/two"}, name="a/z.jsonl")
    write("no pattern", name="a/z.txt")
    assert [entry.id for entry in read_patterns(tmp_path)] == ["a/two", "a/one"]
    assert read_patterns(write(name="empty.jsonl")) == []


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("{", "own.jsonl:2: not JSON"),
        ("[]", "own.jsonl:2: "),
        ({**GOOD, "id": ""}, "own.jsonl:2: id: "),
        ({**GOOD, "match": []}, "own.jsonl:2: match: "),
        ({**GOOD, "colour": 1}, "own.jsonl:2: colour: "),
        ({**GOOD, "pattern": []}, "own.jsonl:2: pattern"),
        ({**GOOD, "slots": {"x": "y"}}, "own.jsonl:2: slots"),
        ({k: v for k, v in GOOD.items() if k != "label"}, "own.jsonl:2: label: Field required"),
        ({**GOOD, "id": "a/first"}, "own.jsonl:2: id 'a/first' stands already in line 1"),
    ],
)
def test_a_broken_entry(write, line, where):
    file = write({**GOOD, "id": "a/first"}, line)
    with pytest.raises(PatternError) as caught:
        read_patterns(file)
    assert str(caught.value).startswith(where)
    assert "\n" not in str(caught.value)


def test_what_is_not_there():
    with pytest.raises(PatternError, match="nowhere: no such file or folder"):
        read_patterns("nowhere")
    with pytest.raises(PatternError, match=r"nowhere\.txt: no such word list"):
        read_words("nowhere.txt")


def test_the_projects_own_patterns_are_read_by_relative_path():
    assert {entry.label for entry in read_patterns("cues/departure.jsonl")} == {"DEPARTURE"}
    assert len(read_patterns("cues")) > len(read_patterns("cues/departure.jsonl"))


@pytest.mark.parametrize(
    "file", sorted(patterns_dir().glob("*/*words/*.txt")) + sorted(patterns_dir().glob("*/words/*"))
)
def test_word_lists_are_as_norms_are(file):
    words = read_words(str(file.relative_to(patterns_dir())))
    assert words
    assert not any(word.startswith("#") or "’" in word for word in words)


def test_remarks_are_no_words(write):
    file = write("# a remark", "one", "", " two ")
    assert read_words(str(file)) == {"one", "two"}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ([{"NORM": {"IN": ["a", "b"]}}, {}], [[{"NORM": "a"}, {}], [{"NORM": "b"}, {}]]),
        ([{"NORM": "a"}], [[{"NORM": "a"}]]),
        ([{"NORM": {"IN": ["a"]}, "OP": "?"}], [[{"NORM": {"IN": ["a"]}, "OP": "?"}]]),
        ([{"NORM": {"NOT_IN": ["a"]}}], [[{"NORM": {"NOT_IN": ["a"]}}]]),
    ],
)
def test_a_first_list_of_words_is_spread(pattern, made):
    assert plain_first(pattern) == made


def test_a_phrase_is_not_spread():
    with pytest.raises(PatternError, match="a phrase"):
        plain_first("one two")
