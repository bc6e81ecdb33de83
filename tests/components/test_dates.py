"""The dates stage on Docs: spans, values, the publication date, plain data."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from oversight.components.dates import dated
from oversight.language import CONFIG
from oversight.spans import text_of

# The share of gold dates with the right value may not fall below this.
FLOOR, EXPLICIT_FLOOR = 0.98, 0.99


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    nlp.add_pipe("layout")
    nlp.add_pipe("dates")
    return nlp


@pytest.fixture
def read(nlp):
    def run(text: str, published: str | None = None) -> Doc:
        doc = nlp.make_doc(text)
        doc._.published_default = published
        return nlp(doc)

    return run


def entries(doc: Doc) -> list[tuple[str, str, str | None]]:
    return [
        (text_of(span), span.label_, dated(entry)["value"])
        for span, entry in zip(doc.spans["dates"], doc._.dates, strict=True)
    ]


def test_spans_and_entries_are_parallel(read):
    doc = read(
        "Inspectors visited between\u00a012 September and 6 October. The council has until "
        "31 March 2017 to report every month for 48 hours, which is now decided.",
        "2016-11-25",
    )
    assert entries(doc) == [
        ("between\u00a012 September and 6 October", "DATE", "2016-09-12/2016-10-06"),
        ("31 March 2017", "DATE", "../2017-03-31"),
        ("every month", "SET", None),
        ("48 hours", "DURATION", None),
        ("now", "DATE_REF", None),
    ]
    first, due, *_ = doc._.dates
    assert (first["first"], first["last"], first["precision"]) == (
        "2016-09-12",
        "2016-10-06",
        "period",
    )
    assert (due["value"], due["bound"], due["preposition"]) == ("2017-03-31", "before", "until")
    span = doc.spans["dates"][1]
    assert span.kb_id_ == "2017-03-31"
    assert span.id_ == "day/dmy"
    assert doc._.dates[3]["timex"] == {"type": "DURATION", "value": "PT48H", "mod": None}


def test_a_doc_survives_bytes(nlp, read):
    doc = read("She left in June.", "2019-02-14")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dates == doc._.dates
    assert json.loads(json.dumps(doc._.dates)) == doc._.dates
    assert [span.text for span in again.spans["dates"]] == ["June"]


def test_open_ranges_keep_what_they_mean():
    entry = {"value": "2024", "mod": "start", "bound": "after"}
    assert dated(entry)["value"] == "2024/.."
    assert dated(entry)["mod"] == "start"
    assert dated({"value": "2022-03", "mod": "end", "bound": "before"})["mod"] is None
    assert (
        dated(
            {
                "value": None,
                "mod": None,
                "bound": "before",
                "first": None,
                "last": None,
                "precision": None,
            }
        )["value"]
        is None
    )


STORY = (
    "Council loses control\n\nBy Jo Hart\n{}\n\nThe director left on Tuesday, the council said.\n"
)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Friday, November 25, 2016", "2016-11-25"),
        ("22 July 2021", "2021-07-22"),
        ("Updated 16:42, 20 SEP 2018", "2018-09-20"),
        ("Thu 12 Mar 2015 17.41 GMT", "2015-03-12"),
        ("Published: Monday, 29th July 2024", "2024-07-29"),
    ],
)
def test_the_date_line_tells_the_publication(read, line, value):
    doc = read(STORY.format(line), "1999-01-01")
    assert doc._.published == {"value": value, "precision": "day", "source": "header"}
    assert doc._.dates[-1]["precision"] == "day"


def test_the_default_comes_after_the_date_line(read):
    doc = read(STORY.format("Exclusive"), "2019-11-14")
    assert doc._.published == {"value": "2019-11-14", "precision": "day", "source": "metadata"}
    assert entries(doc) == [("Tuesday", "DATE", "2019-11-12")]


def test_nothing_known_nothing_said(read):
    doc = read("The director left on Tuesday. She had come in 2012 and will go in May.")
    assert doc._.published is None
    assert [entry["value"] for entry in doc._.dates] == [None, "2012", None]


def test_what_is_known_before_stays(nlp):
    doc = nlp.make_doc(STORY.format("22 July 2021"))
    doc._.published = {"value": "2021-07-20", "precision": "day", "source": "metadata"}
    assert nlp(doc)._.published["value"] == "2021-07-20"


@pytest.mark.parametrize(
    ("gold", "articles"), [("gold", "articles"), ("gold_written", "articles_written")]
)
def test_gold_dates(nlp, extra, gold, articles):
    score = _compare(extra / gold, extra / articles)
    assert score["right"] >= FLOOR * score["all"], score
    assert score["explicit_right"] >= EXPLICIT_FLOOR * score["explicit"], score
    assert score["null_right"] == score["null"], score


def _compare(gold: Path, articles: Path) -> dict[str, int]:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
    try:
        from compare_dates import Score, compare
    finally:
        sys.path.pop(0)
    ours = Score()
    compare(gold, articles, ours, None)
    return {
        "right": ours.right["all"],
        "all": ours.all["all"],
        "explicit_right": ours.right["explicit"],
        "explicit": ours.all["explicit"],
        "null_right": ours.right["null"],
        "null": ours.all["null"],
    }
