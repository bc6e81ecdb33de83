"""Many inputs: each by itself, and a run's files written whole or not at all."""

import importlib
import json

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import oversight.assemble
from oversight.batch import Counts, OutputFolder, Result, extract_paths, to_line
from oversight.language import STAGES
from oversight.read import ArticleError
from oversight.records import Article

for stage in STAGES:  # each declares what it adds to a Doc
    importlib.import_module(f"oversight.components.{stage}")


@Language.component("test_raises")
def raise_at_word(doc: Doc) -> Doc:
    """Fail as a stage may: on one word, with an address in the message."""
    if "BOOM" in doc.text:
        raise ValueError(f"cannot bear it at {object()!r}\nat all")
    if "DEEP" in doc.text:
        raise RecursionError
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_raises")
    return nlp


@pytest.fixture
def articles(tmp_path):
    for name, text in (("a", "Words."), ("b", "BOOM!"), ("c", "DEEP."), ("d", "More words.")):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def test_an_article_that_breaks_a_stage_takes_no_other_with_it(articles, nlp):
    outcomes = list(extract_paths([str(articles)], nlp))
    assert [outcome.article.id for outcome in outcomes if isinstance(outcome, Result)] == ["a", "d"]
    errors = [outcome.to_json() for outcome in outcomes if isinstance(outcome, ArticleError)]
    assert [(error["id"], error["source"], error["stage"]) for error in errors] == [
        ("b", "b.txt", "test_raises"),
        ("c", "c.txt", "test_raises"),
    ]
    assert errors[0]["found"] == "ValueError: cannot bear it at <object object at 0x> at all"
    assert errors[1]["found"] == "RecursionError"


def test_a_fault_in_assembling_is_told_as_such(articles, nlp, monkeypatch):
    def fail(doc: Doc, article: Article) -> None:
        raise KeyError(article.id)

    monkeypatch.setattr(oversight.assemble, "assemble", fail)
    stages = [error.stage for error in extract_paths([str(articles / "a.txt")], nlp)]
    assert stages == ["assemble"]


def test_the_given_date_travels_with_the_article(articles, nlp, monkeypatch):
    seen = []

    def note(doc: Doc, article: Article) -> Result:
        seen.append(doc._.published_default)
        return Result(article, [])

    monkeypatch.setattr(oversight.assemble, "assemble", note)
    list(extract_paths([str(articles / "a.txt")], nlp, published="2017-09"))
    assert seen == ["2017-09"]


def make_result(id: str) -> Result:
    return Result(Article(id=id, source=f"{id}.txt", sha256="0", text="Café.\r\n"), [])


def test_files_are_there_when_all_is_done(tmp_path):
    out = tmp_path / "new" / "out"
    with OutputFolder(out) as folder:
        folder.add(make_result("a"))
        folder.add(ArticleError("b.txt", "nothing", "Something is wanted", "b.txt", id="b"))
        assert not (out / "articles.jsonl").exists()
        folder.close({"articles": 1})
    assert sorted(path.name for path in out.iterdir()) == [
        "articles.jsonl",
        "errors.jsonl",
        "events.jsonl",
        "run.json",
    ]
    [line] = (out / "articles.jsonl").read_bytes().splitlines()
    assert json.loads(line)["text"] == "Café.\r\n"
    assert json.loads((out / "errors.jsonl").read_bytes())["source"] == "b.txt"
    assert (out / "events.jsonl").read_bytes() == b""


def test_a_broken_run_leaves_the_last_ones_files(tmp_path):
    with OutputFolder(tmp_path) as folder:
        folder.add(make_result("a"))
        folder.close({})
    before = (tmp_path / "articles.jsonl").read_bytes()

    def break_off() -> None:
        with OutputFolder(tmp_path) as folder:
            folder.add(make_result("b"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert (tmp_path / "articles.jsonl").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(
    ("articles", "errors", "line"),
    [
        (0, 0, "0 articles, 0 events, 0 errors"),
        (1, 1, "1 article, 0 events, 1 error"),
        (1200, 2, "1,200 articles, 0 events, 2 errors"),
    ],
)
def test_the_closing_line(articles, errors, line):
    assert str(Counts(articles, errors)) == line


def test_lines_keep_characters_as_they_are():
    assert to_line({"found": "“é”\u2028"}) == '{"found": "“é”\u2028"}\n'.encode()
