"""Many inputs, each by itself: one that fails takes no other with it."""

import importlib

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import oversight.assemble
from oversight.batch import Counts, Result, extract_paths, to_line
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
