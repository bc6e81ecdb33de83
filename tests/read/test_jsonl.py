"""JSON lines: what a line may hold, and what is said of one that is broken."""

import gzip
import io
import json

import pytest

from oversight.read import ArticleError
from oversight.read.jsonl import read_jsonl, unzip
from oversight.read.reading import Place

PLACE = Place("news.jsonl", "news.jsonl", "news")


def read(data: bytes):
    return list(read_jsonl(io.BufferedReader(io.BytesIO(data)), PLACE))


def read_one(**record):
    [item] = read(json.dumps(record).encode())
    return item


def test_details_of_a_line():
    article = read_one(
        text="Words.\r\nMore.",
        id="a/1",
        url="https://news.example/1",
        title="A  title\n",
        byline=["Jo Hart", "Sam Moss"],
        outlet="The Gazette",
        published="2017-09-21T10:00:00+01:00",
        section="unknown fields are left alone",
    ).article
    assert article.text == "Words.\r\nMore."
    assert (article.id, article.source) == ("a/1", "https://news.example/1")
    assert (article.title, article.byline) == ("A title", "Jo Hart, Sam Moss")
    assert article.outlet == "The Gazette"
    assert article.published.model_dump() == {
        "value": "2017-09-21",
        "precision": "day",
        "source": "metadata",
    }


def test_a_line_without_an_id_has_its_number():
    first, second = read(b'{"text": "One."}\n\n{"text": "Two.", "id": ""}')
    assert (first.article.id, first.article.source) == ("news#1", "news.jsonl:1")
    assert (second.article.id, second.article.source) == ("news#3", "news.jsonl:3")


@pytest.mark.parametrize(("given", "id"), [({"doc_id": "d"}, "d"), ({"id": 7}, "7")])
def test_other_ids(given, id):
    assert read_one(text="Words.", **given).article.id == id


def test_html_in_a_line_and_what_is_known_beside_it():
    page = (
        "<title>Old title</title><p>Inspectors have rated services for children inadequate there "
    )
    page += "for a second time.</p>"
    article = read_one(html=page, title="New title").article
    assert article.title == "New title"
    assert "rated services" in article.text


@pytest.mark.parametrize("date", ["2017", "2017-09", "2020-02-29", "2017-09-21 10:00"])
def test_publication_dates(date):
    assert date.startswith(read_one(text="Words.", published=date).article.published.value)


@pytest.mark.parametrize(
    "date", ["21 May", "2017-13", "2017-02-29", "2017-9-1", 2017, ["2017"], "0000", "20170921"]
)
def test_what_is_no_publication_date(date):
    item = read_one(text="Words.", published=date)
    assert isinstance(item, ArticleError)
    assert item.found.startswith("published: ")


@pytest.mark.parametrize("record", [{"source": "header"}, {"source": "inferred"}])
def test_articles_of_an_earlier_run_can_be_read_again(record):
    found = {"value": "2017-09-21", "precision": "day", **record}
    assert read_one(text="Words.", published=found).article.published is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b'{"text": "cut', "no JSON"),
        (b"[" * 100_000, "JSON nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", "no JSON"),
        (b'["a list"]', "JSON that is no object"),
        (b"null", "JSON that is no object"),
        (b'{"title": "no text"}', "neither text nor html"),
        (b'{"text": null}', "neither text nor html"),
        (b'{"text": 5}', "text: a number"),
        (b'{"text": ["a"]}', "text: a list"),
        (b'{"text": "  "}', "an empty text"),
        (b'{"text": "a", "title": {}}', "title: an object"),
        (b'{"text": "a", "id": true}', "id: true or false"),
        (b'{"text": "half \\ud800 of it"}', "half a character"),
        (b'{"text": "a", "id": "\\udfff"}', "half a character"),
        (b'{"html": "<p>Home</p>"}', "a page with no article"),
        (b'{"html": ""}', "a page without content"),
        (b"\x00\x01\x02", "binary data"),
    ],
)
def test_a_broken_line_is_told_and_the_next_read(line, found):
    first, broken, last = read(b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n')
    assert (first.article.text, last.article.text) == ("One.", "Three.")
    assert found in broken.found
    assert (broken.line, broken.where) == (2, "news.jsonl:2")
    assert broken.source == "news.jsonl:2"


def test_other_encodings_of_lines():
    data = '{"text": "It’s £5."}\n{"text": "Zoë."}\n'
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert [item.article.text for item in read(data.encode(encoding))] == ["It’s £5.", "Zoë."]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\n%\n", b"\x00\x01\n\x00\n\x02\n"])
def test_a_file_of_another_kind_is_one_error(data):
    assert len(read(data)) == 1


def test_gzip():
    stream = io.BufferedReader(io.BytesIO(gzip.compress(b'{"text": "Words."}', mtime=0)))
    [item] = read_jsonl(unzip(stream), PLACE)
    assert item.article.text == "Words."


def test_an_error_knows_its_record():
    error = read_one(id="x", text="")
    assert error.to_json() == {
        "id": "x",
        "source": "news.jsonl:1",
        "line": 1,
        "stage": "read",
        "found": "an empty text",
        "wanted": "An article has words",
    }
