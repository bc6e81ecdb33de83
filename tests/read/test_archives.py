"""Archives and compressed lines: read in place, and told where they are damaged."""

import gzip
import io
import json
import tarfile
import zipfile

import pytest
import zstandard

from oversight.read import ArticleError, read_articles
from oversight.read.choice import Choice
from oversight.read.sources import Finder

FILES = {
    "b/one.txt": b"Words.",
    "a.txt": b"More words.",
    "lines.jsonl": b'{"text": "A line."}\n{"text": "Another."}\n',
    "._a.txt": b"a Mac's own",
    "picture.png": b"\x89PNG",
    "inner.zip": b"PK",
}


def make_zip(path, files=FILES):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def make_tar(path, files=FILES):
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def read(*paths):
    return list(read_articles([str(path) for path in paths]))


@pytest.mark.parametrize(
    ("make", "name"),
    [(make_zip, "n.zip"), (make_tar, "n.tar.gz"), (make_tar, "n.tgz"), (make_tar, "n.tar")],
)
def test_an_archive_is_read_as_a_folder(tmp_path, make, name):
    path = make(tmp_path / name)
    ids = ["b/one", "a", "lines#1", "lines#2"]
    assert [reading.article.id for reading in read(path)] == ids
    below = [reading.article.id for reading in read(tmp_path)]
    assert below == [f"{name}/{id}" for id in ids]


def test_globs_choose_members(tmp_path):
    make_zip(tmp_path / "n.zip")
    choice = Choice(include=("*.zip", "a.txt"))
    sources = [item.place.source for item in Finder(choice).find([str(tmp_path)])]
    assert sources == ["n.zip/a.txt"]


def test_an_archive_without_articles(tmp_path):
    [error] = read(make_zip(tmp_path / "n.zip", {"picture.png": b""}))
    assert error.found == "an archive without articles"


def test_a_damaged_member_takes_no_other_with_it(tmp_path):
    path = make_zip(tmp_path / "n.zip", {"a.txt": b"Words " * 99, "b.txt": b"Other words"})
    data = path.read_bytes()
    start = data.index(b"a.txt") + 5
    path.write_bytes(data[:start] + b"\xff" + data[start + 1 :])
    error, reading = read(path)
    assert isinstance(error, ArticleError)
    assert (error.source, reading.article.id) == ("a.txt", "b")
    assert "damaged member" in error.found


@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_a_cut_archive_is_told(tmp_path, make):
    path = make(tmp_path / f"n.{'zip' if make is make_zip else 'tar.gz'}", {"a.txt": b"Words."})
    path.write_bytes(path.read_bytes()[:-30])
    errors = [item for item in read(path) if isinstance(item, ArticleError)]
    assert [error.source for error in errors] == [path.name]
    assert errors[0].found.startswith("a damaged archive")


LINES = b"".join(json.dumps({"text": f"Line {number}."}).encode() + b"\n" for number in range(3000))


def test_compressed_lines_are_the_same_lines(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES))
    two = zstandard.compress(LINES[:31]) + zstandard.compress(LINES[31:])
    (tmp_path / "b.jsonl.zst").write_bytes(two)
    texts = [reading.article.text for reading in read(tmp_path)]
    assert texts[:3000] == texts[3000:]
    assert len(texts) == 6000


@pytest.mark.parametrize("data", [zstandard.compress(LINES)[:-20], b"no zstandard at all"])
def test_damaged_zst_is_told(tmp_path, data):
    (tmp_path / "cut.jsonl.zst").write_bytes(data)
    errors = [item for item in read(tmp_path) if isinstance(item, ArticleError)]
    assert len(errors) == 1
    assert errors[0].found.startswith("damaged data")
