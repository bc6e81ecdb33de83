"""The tokenizer: white space inside a line is glued to the word before it; spans are clean."""

import pytest
import spacy

from oversight.language import CONFIG
from oversight.spans import group, offsets, same_place, text_of
from oversight.tokenizer import norm


@pytest.fixture(scope="module")
def make_doc():
    return spacy.blank("en", config=CONFIG).make_doc


@pytest.mark.parametrize(
    ("text", "words", "norms"),
    [
        ("It was late.", ["It", "was", "late", "."], ["it", "was", "late", "."]),
        ("It\u00a0was late", ["It\u00a0", "was", "late"], ["it", "was", "late"]),
        ("It  was   late", ["It  ", "was   ", "late"], ["it", "was", "late"]),
        ("It\u2009\u00a0was", ["It\u2009\u00a0", "was"], ["it", "was"]),
        ("It was\tlate", ["It", "was\t", "late"], ["it", "was", "late"]),
        ("A\n\nB", ["A", "\n\n", "B"], ["a", "\n\n", "b"]),
        ("A \r\n B", ["A", "\r\n ", "B"], ["a", "\r\n ", "b"]),
        ("\u00a0late", ["\u00a0", "late"], ["\u00a0", "late"]),
        ("a\u200bb", ["a\u200b", "b"], ["a", "b"]),
        ("\ufeffThen", ["\ufeff", "Then"], ["\ufeff", "then"]),
        ("co\u00adoperate", ["co\u00adoperate"], ["cooperate"]),
        ("Leeds’s", ["Leeds", "’s"], ["leeds", "'s"]),
        ("‘So’ „so“", ["‘", "So", "’", "„", "so", "“"], ["'", "so", "'", '"', "so", '"']),
        ("re-inspection", ["re", "-", "inspection"], ["re", "-", "inspection"]),
        ("£4.2m", ["£", "4.2", "m"], ["£", "4.2", "m"]),
        ("", [], []),
    ],
)
def test_words_and_norms(make_doc, text, words, norms):
    doc = make_doc(text)
    assert [token.text for token in doc] == words
    assert [token.norm_ for token in doc] == norms
    assert doc.text == text


@pytest.mark.parametrize(
    "text",
    [
        " two  blanks\u00a0 and\u2003thin\u2009ones ",
        "\n \n\t\n x\r\n\r\ny\u2028z\u2029\x0b\x0c\x85end",
        "emoji 👩‍👧 and \U0001f600, ﬁne: ¶ […]",
        "\u200b\u2060\ufeff\u00ad",
        "\u3000",
    ],
)
def test_the_text_comes_out_as_it_went_in(make_doc, text):
    doc = make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text


def test_a_tokenizer_survives_to_bytes(make_doc):
    nlp = spacy.blank("en", config=CONFIG)
    nlp.tokenizer.from_bytes(nlp.tokenizer.to_bytes())
    assert [token.text for token in nlp.make_doc("It\u00a0was")] == ["It\u00a0", "was"]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Late\u00a0", "late"),
        ("’S", "'s"),
        (" ", " "),
        ("\n", "\n"),
        ("İ", "i̇"),
        ("CO\u00adP", "cop"),
    ],
)
def test_norm(word, wanted):
    assert norm(word) == wanted


def test_spans_without_the_glued_white_space(make_doc):
    doc = make_doc("So Ada\u00a0 Lovell\u2009 left\n\nat once")
    span = doc[1:3]
    assert span.text == "Ada\u00a0 Lovell\u2009 "
    assert text_of(span) == "Ada\u00a0 Lovell"
    assert doc.text[slice(*offsets(span))] == "Ada\u00a0 Lovell"
    assert doc.text[slice(*offsets(doc[0:1]))] == "So"
    assert doc.text[slice(*offsets(doc[4:5]))] == ""


def test_groups_come_in_order_and_may_be_absent(make_doc):
    doc = make_doc("a b c d")
    doc.spans["some"] = [doc[2:3], doc[0:1], doc[0:2]]
    assert [span.text for span in group(doc, "some")] == ["a b", "a", "c"]
    assert group(doc, "none") == []
    assert same_place(doc[0:2], doc[1:3])
    assert not same_place(doc[0:2], doc[2:3])
