"""Scores of the stages by themselves: links of chains, quotations with speakers, references."""

import pytest
import spacy
from spacy.tokens import Span

from oversight.evaluate.chains import Links, score_links
from oversight.evaluate.quotations import (
    Quotation,
    Score,
    add_article,
    gold_quotations,
    same_party,
    shares_a_word,
)
from oversight.evaluate.resolved import Resolved, count_resolved, references_of

ADA = {"kind": "person", "name": "Ada Lovell", "text": "she"}
LEEDS = {"kind": "council", "name": "Leeds City Council", "gss": "E08000035", "text": "it"}
SAID = "We are sorry for every one of these failings"


@pytest.mark.parametrize(
    ("gold", "found", "wanted", "guessed", "right"),
    [
        ([0, 1, 0, 1], [0, 1, 0, 1], 2, 2, 2),
        ([0, 1, 0, 1], [5, 3, 5, 3], 2, 2, 2),
        ([0, 0, 0], [0, 1, 0], 2, 1, 0),
        ([0, 0, 1], [0, 0, 0], 1, 2, 1),
        ([0, 0], [0, None], 0, 0, 0),
        ([], [], 0, 0, 0),
    ],
)
def test_links(gold, found, wanted, guessed, right):
    places = [(10 * i, 10 * i + 5) for i in range(len(gold))]
    given = {place: n for place, n in zip(places, found, strict=True) if n is not None}
    links = score_links(dict(zip(places, gold, strict=True)), given)
    assert links == Links(wanted, guessed, right)


@pytest.mark.parametrize(
    ("offered", "found", "right"),
    [
        ([Quotation(SAID, ADA)], 1, 1),
        ([Quotation(SAID + " now", ADA)], 1, 1),
        ([Quotation(SAID, LEEDS)], 1, 0),
        ([Quotation(SAID, None)], 1, 0),
        ([Quotation("We have done all that there is to do", ADA)], 0, 0),
        ([Quotation(SAID, ADA), Quotation(SAID, LEEDS)], 1, 1),
        ([], 0, 0),
    ],
)
def test_quotations(offered, found, right):
    score = Score()
    add_article(score, [Quotation(SAID, ADA)], offered, same_party)
    assert (score.gold, score.offered, score.found, score.right) == (1, len(offered), found, right)
    assert score.speakers == 2 * right / (1 + len(offered))


def test_quotations_of_gold_are_the_spans_of_its_statements():
    events = [
        {"type": "statement", "speaker": ADA, "quote": ["one", "two"]},
        {"type": "statement", "quote": ["three"]},
        {"type": "board"},
    ]
    wanted = [Quotation("one", ADA), Quotation("two", ADA), Quotation("three", None)]
    assert gold_quotations(events) == wanted


@pytest.mark.parametrize(
    ("words", "right"),
    [("she", True), ("Ada", True), ("Ms Lovell", True), ("Carr", False), ("he", False)],
)
def test_words_offered_for_a_speaker(words, right):
    assert shares_a_word(ADA, {"text": words}) is right
    assert not shares_a_word(None, {"text": words})


@pytest.mark.parametrize(
    ("name", "text", "counts"),
    [
        ("Ada Lovell", "she", True),
        ("Ada Lovell", "Her replacement", True),
        ("Ada Lovell", "She", True),
        ("Ada Lovell", "her replacement", True),
        ("Ada Lovell", "Lovell", False),
        ("Leeds City Council", "the council", True),
        ("Leeds City Council", "The council", True),
        ("Leeds City Council", "Leeds", False),
        ("Department for Education", "the department", True),
        ("Department for Education", "DfE", False),
    ],
)
def test_what_is_a_reference(name, text, counts):
    value = {"name": name, "text": text, "span": [3, 9]}
    events = [{"type": "tenure", "person": value, "role": {"kind": "other"}}]
    assert bool(references_of(events)) is counts


@pytest.mark.parametrize(
    ("key", "right", "wrong", "left"),
    [("council:leeds", 1, 0, 0), ("council:kirklees", 0, 1, 0), (None, 0, 0, 1)],
)
def test_resolved_references(key, right, wrong, left):
    doc = spacy.blank("en")("Then the council met.")
    if key is not None:
        doc.spans["references"] = [Span(doc, 1, 3, label="COUNCIL_REF", kb_id=key)]
    score = Resolved()
    count_resolved(score, doc, {(5, 16): LEEDS})
    assert (score.right, score.wrong, score.open) == (right, wrong, left)
    assert score.all == 1
