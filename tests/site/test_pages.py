"""The site's pages as files: links that lead somewhere, words that are there, nothing unescaped."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from oversight.export.folder import read_folder
from oversight.site.build import build


def pages(site: Path) -> dict[Path, lxml.html.HtmlElement]:
    return {path: lxml.html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}


def test_there_are_all_kinds_of_pages(site):
    found = {path.parent.name for path in site.rglob("*.html")}
    assert found == {"site", "councils", "people", "articles", "years"}


def test_every_link_leads_to_a_place(site):
    made = pages(site)
    ids = {path: set(page.xpath("//@id")) for path, page in made.items()}
    count = 0
    for path, page in made.items():
        assert len(ids[path]) == len(page.xpath("//@id")), path
        for href in page.xpath("//a/@href | //link/@href | //script/@src"):
            parts = urlsplit(href)
            assert not parts.scheme, (path, href)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, href)
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target], (path, href)
            count += 1
    assert count > 1000


def test_each_record_has_its_words_marked(site, gold_run):
    """A record's link leads to its first sentence, and its evidence is marked in the text."""
    folder = read_folder(gold_run)
    event = next(event for event in folder.events if event.type == "departure")
    [page] = [p for path, p in pages(site).items() if path.name == f"{event.article_id}.html"]
    assert page.xpath(f"//a[@id='m-{event.id}']")
    [record] = page.xpath(f"//li[.//a[@href='#m-{event.id}']]")
    marked = page.xpath(f"//mark[contains(concat(' ', @data-e, ' '), ' {record.get('data-e')} ')]")
    words = "".join(mark.text_content() for mark in marked)
    assert all(item.text.strip() in words for item in event.evidence if item.field == "person")


def test_the_article_is_there_word_for_word(site, gold_run):
    for article in read_folder(gold_run).articles:
        page = lxml.html.parse(str(site / f"articles/{article.id}.html")).getroot()
        [text] = page.xpath("//article")
        for number in text.xpath(".//sup"):
            number.drop_tree()
        assert text.text_content().split() == article.text.split()


def test_nothing_is_unescaped(harmful_site):
    for path, page in pages(harmful_site).items():
        source = path.read_text(encoding="utf-8")
        assert "<script>window" not in source, path
        assert "<img" not in source, path
        assert "49" not in source, path
        assert page.xpath("//*[@onerror or @onclick or @style]") == []
    assert all(path.resolve().is_relative_to(harmful_site) for path in harmful_site.rglob("*"))
    assert "{{ 7 * 7 }}" in next(harmful_site.glob("articles/[!i]*.html")).read_text()


def test_a_page_that_is_no_longer_told_goes(gold_run, tmp_path):
    folder = read_folder(gold_run)
    build(folder, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    before = set(tmp_path.glob("people/*.html"))
    kept = type(folder)(folder.articles[:3], [e for e in folder.events if e.article_id == "w01"])
    build(kept, tmp_path)
    assert set(tmp_path.glob("people/*.html")) < before
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_empty_run_has_a_site(tmp_path):
    for name in ("events.jsonl", "articles.jsonl"):
        (tmp_path / name).write_text("")
    build(read_folder(tmp_path), tmp_path / "site")
    assert "0 events at 0 councils" in (tmp_path / "site/index.html").read_text()


@pytest.mark.parametrize("name", ["index.html", "people/index.html", "years/index.html"])
def test_the_same_bytes_again(site, gold_run, tmp_path, name):
    from oversight.merging.folders import merge_folders, write_folder

    write_folder(merge_folders([str(gold_run)]), tmp_path / "merged", {})
    build(read_folder(tmp_path / "merged"), tmp_path / "site")
    assert (tmp_path / "site" / name).read_bytes() == (site / name).read_bytes()


def test_the_command(run, gold_run, tmp_path):
    done = run("report", gold_run, "-o", tmp_path / "site")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"19 articles, written to" in done.stderr
    wrong = run("report", "nowhere", "-o", tmp_path / "site")
    assert (wrong.returncode, b"Traceback" in wrong.stderr) == (2, False)
