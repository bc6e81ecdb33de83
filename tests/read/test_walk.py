"""Folders: which of their files are read, and none of them twice."""

import os

import pytest

from oversight.read import ArticleError
from oversight.read.choice import Choice
from oversight.read.sources import Finder
from oversight.read.walk import Walk, without_suffix


@pytest.fixture
def folder(tmp_path):
    for name in ("a/one.txt", "a/two.html", "b/one.txt", "b/drafts/three.txt", "lines.jsonl"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "Words."}')
    return tmp_path / "news"


def walk(folder, **choice):
    return list(Walk(str(folder), Choice(**choice)))


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"include": ("*.html",)}, ["a/two.html"]),
        ({"include": ("b/*",)}, ["b/drafts/three.txt", "b/one.txt"]),
        ({"include": ("one.*", "*.jsonl")}, ["a/one.txt", "b/one.txt", "lines.jsonl"]),
        ({"exclude": ("drafts",)}, ["a/one.txt", "a/two.html", "b/one.txt", "lines.jsonl"]),
        ({"include": ("b/*",), "exclude": ("b/drafts/*",)}, ["b/one.txt"]),
        ({"exclude": ("*",)}, []),
    ],
)
def test_globs(folder, choice, found):
    assert walk(folder, **choice) == found


def test_a_link_inside_is_not_followed(folder):
    before = walk(folder)
    os.symlink(folder / "a", folder / "0again")
    os.symlink(folder / "a/one.txt", folder / "0one.txt")
    os.symlink(folder.parent, folder / "up")
    assert walk(folder) == before


def test_a_link_to_what_is_outside_is_followed_once(folder, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/far.txt").write_text("Words.")
    os.symlink(tmp_path / "other", folder / "x")
    os.symlink(tmp_path / "other", folder / "y")
    os.symlink(tmp_path / "other/far.txt", folder / "z.txt")
    assert [path for path in walk(folder) if "far" in path] == ["x/far.txt"]


def test_a_link_to_a_hidden_folder_is_followed(folder):
    (folder / ".versions/3").mkdir(parents=True)
    (folder / ".versions/3/new.txt").write_text("Words.")
    os.symlink(".versions/3", folder / "current")
    assert "current/new.txt" in walk(folder)


def test_shares_are_whole_and_do_not_overlap(folder):
    def sources(**choice):
        found = Finder(Choice(**choice)).find([str(folder)])
        return [item.place.source for item in found]

    whole = sources()
    shares = [sources(shard=(number, 3)) for number in (1, 2, 3)]
    assert sorted(source for share in shares for source in share) == sorted(whole)
    assert len(whole) == 5
    assert all(share == [source for source in whole if source in share] for share in shares)


def test_files_of_a_list_are_known_by_their_paths(folder, monkeypatch):
    monkeypatch.chdir(folder)
    places = [item.place for item in Finder().find(["a/one.txt", "../news/b"], listed=True)]
    assert [place.id for place in places] == ["a/one", "news/b/drafts/three", "news/b/one"]


def test_what_is_too_big_is_told_and_not_kept(tmp_path):
    (tmp_path / "big.txt").write_text("x" * 101)
    (tmp_path / "lines.jsonl").write_text('{"text": "' + "x" * 200 + '"}\n{"text": "Words."}\n')
    found = list(Finder(Choice(max_bytes=100)).find([str(tmp_path)]))
    errors = [item.found for item in found if isinstance(item, ArticleError)]
    assert errors == ["more than 100 bytes", "a line of more than 100 bytes"]
    assert found[-1].place.source == "lines.jsonl:2"


def test_how_much_lies_behind(folder):
    finder = Finder()
    passed = [finder.passed for _ in finder.find([str(folder)])]
    assert passed == sorted(passed)
    assert finder.passed == sum(path.stat().st_size for path in folder.rglob("*.*"))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a/b.txt", "a/b"),
        ("news.jsonl.zst", "news"),
        ("news.tar.gz", "news"),
        ("St. Helens.html", "St. Helens"),
        ("2017.09", "2017.09"),
        ("a.b/c", "a.b/c"),
        (".txt", ".txt"),
    ],
)
def test_names_without_suffix(name, stem):
    assert without_suffix(name) == stem


@pytest.mark.parametrize("change", [{"data": b"Other."}, {"kind": "page"}, {"place": "b.txt"}])
def test_a_key_stands_for_all_that_matters(tmp_path, change):
    from dataclasses import replace

    from oversight.read.items import Item
    from oversight.read.reading import Place

    item = Item(Place("a.txt", "a.txt", "a"), "text", b"Words.")
    other = Item(Place("/far/a.txt", "a.txt", "a"), "text", b"Words.")
    assert item.key == other.key
    if "place" in change:
        change = {"place": Place("a.txt", "b.txt", "a")}
    assert replace(item, **change).key != item.key
