"""Paths to articles: files, folders, standard input, and what gives no article."""

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from oversight.read import ArticleError, Reading, read_articles

STORY = "Inspectors rated the council’s services inadequate.\r\nThe leader said sorry.\n"


def read(*paths: str | Path, stdin: bytes | None = None) -> list[Reading | ArticleError]:
    stream = None if stdin is None else io.BufferedReader(io.BytesIO(stdin))
    return list(read_articles([str(path) for path in paths], stream))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles with other things among them."""
    for name in ("b.txt", "a/c.txt", "a/B.TXT", "a.b/St. Helens.txt", ".hidden.txt", "notes.md"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(STORY.encode())
    return tmp_path / "news"


def test_a_text_is_kept_as_it_came(folder):
    [reading] = read(folder / "b.txt")
    assert reading.article.text == STORY
    assert reading.article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert reading.markup == ()


def test_a_files_id_is_its_name_without_suffix(folder):
    [reading] = read(folder / "a.b/St. Helens.txt")
    assert (reading.article.id, reading.article.source) == ("St. Helens", "St. Helens.txt")


def test_a_folder_is_read_in_the_order_of_names(folder):
    ids = [reading.article.id for reading in read(folder)]
    assert ids == ["a/B", "a/c", "a.b/St. Helens", "b"]


def test_no_source_is_an_absolute_path(folder, tmp_path):
    for item in read(folder, folder / "b.txt", tmp_path / "missing.txt", "/nowhere/at/all"):
        source = item.source if isinstance(item, ArticleError) else item.article.source
        assert not source.startswith("/")


@pytest.mark.parametrize("name", ["story", "story.md", "story.2017"])
def test_a_file_with_another_name_is_read_by_what_is_in_it(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(STORY.encode())
    assert read(path)[0].article.text == STORY
    path.write_bytes(b'{"text": "A line."}\n{"text": "Another."}\n')
    assert [item.article.text for item in read(path)] == ["A line.", "Another."]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Just words.", ["Just words."]),
        (b'{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        (b'\xef\xbb\xbf{"text": "One."}', ["One."]),
        (b"{ a brace begins this text }", ["{ a brace begins this text }"]),
        (b"[1, 2]", ["[1, 2]"]),
    ],
)
def test_standard_input(data, texts):
    assert [item.article.text for item in read("-", stdin=data)] == texts


def test_standard_input_has_ids(folder):
    assert read("-", stdin=b"Words.")[0].article.id == "stdin"
    assert read("-", stdin=b'\n{"text": "Words."}')[0].article.id == "stdin#2"


def test_a_second_article_with_an_id_is_refused(folder):
    items = read(folder / "b.txt", folder / "b.txt")
    assert isinstance(items[0], Reading)
    assert isinstance(items[1], ArticleError)
    assert "'b'" in items[1].found


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \n\t\r\n", "an empty file"),
        ("marks.txt", b"\xef\xbb\xbf", "an empty text"),
        ("binary.txt", bytes(range(256)), "binary data"),
        ("report.pdf", b"%PDF-1.4 ...", "a damaged PDF"),
        ("odd.txt", bytes(range(0x81, 0x100)) * 9, "no text in any"),
        ("page.html", b"<html><body><a href=/>Home</a></body></html>", "a page with no article"),
        ("nothing.html", b"<!-- -->", "a page with"),
        ("zipped.jsonl.gz", b"no gzip at all", "damaged data"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "Words."}\n', mtime=0)[:-9], "damaged data"),
        ("none.jsonl", b"", "an empty file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files_are_told_and_the_others_read(tmp_path, name, data, found):
    good = write(tmp_path / "good.txt", STORY.encode())
    items = read(write(tmp_path / name, data), good)
    errors = [item for item in items if isinstance(item, ArticleError)]
    assert len(errors) == 1
    assert found in errors[0].found
    assert errors[0].source == name
    assert str(errors[0]).startswith(str(tmp_path / name))
    assert items[-1].article.text == STORY


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("missing.txt", "no such file"),
        ("a\0b", "no path"),
        ("x" * 300, "not readable"),
        ("", "no su"),
    ],
)
def test_paths_that_lead_nowhere(path, found):
    [error] = read(path)
    assert found in error.found


def test_a_folder_without_articles(tmp_path):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "other/picture.png", b"")
    for name in ("empty", "other"):
        [error] = read(tmp_path / name)
        assert (error.source, error.found) == (name, "a folder without articles")


def test_a_file_without_permission(folder, monkeypatch):
    real = open

    def refuse(path, *args):
        if str(path).endswith("c.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr("builtins.open", refuse)
    errors = [item for item in read(folder) if isinstance(item, ArticleError)]
    assert [(error.source, error.found) for error in errors] == [
        ("a/c.txt", "no permission to read")
    ]


def test_links_that_go_round_end(folder):
    os.symlink(folder, folder / "a" / "again")
    assert len(read(folder)) == 4


def test_a_link_to_nothing_is_told(folder):
    os.symlink(folder / "gone.txt", folder / "link.txt")
    assert [item.found for item in read(folder) if isinstance(item, ArticleError)] == [
        "no such file or folder"
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    assert [item.source for item in read(folder) if isinstance(item, ArticleError)] == ["pipe.txt"]


def test_a_file_name_that_is_no_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(STORY.encode())
    [reading] = read(os.fsdecode(path))
    assert reading.article.id == "caf\\xe9"
