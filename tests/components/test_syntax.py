"""Syntax in chosen sentences only."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from oversight.components import layout, sentences, syntax  # noqa: F401
from oversight.components.syntax import DEP, HEAD, Syntax, one_tree, unparsed
from oversight.language import CONFIG
from oversight.learned import load_ours, our_model

TEXT = (
    "The chief executive said that the council had appointed a new director. "
    "Nobody was surprised by the news. She will start in May."
)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    nlp.add_pipe("layout")
    nlp.add_pipe("sentences")
    return nlp


@pytest.fixture
def doc(nlp):
    doc = nlp(TEXT)
    [at] = [token.i for token in doc if token.text == "appointed"]
    doc.spans["cues"] = [Span(doc, at, at + 1, label="APPOINTMENT")]
    return doc


trained = pytest.mark.skipif(our_model() is None, reason="models/en_oversight is not there")


@trained
def test_only_sentences_with_a_cue_are_parsed(doc):
    starts = [bool(token.is_sent_start) for token in doc]
    Syntax(load_ours())(doc)
    first, *others = doc.sents
    assert all(token.dep_ and token.tag_ for token in first)
    assert {token.dep_ for sentence in others for token in sentence} == {"dep"}
    assert not any(token.tag_ for sentence in others for token in sentence)
    assert [bool(token.is_sent_start) for token in doc] == starts


@trained
def test_arguments_hang_on_their_verb(doc):
    Syntax(load_ours())(doc)
    verb = next(token for token in doc if token.text == "appointed")
    assert verb.tag_ == "VBN"
    assert verb.lemma_ == "appoint"
    found = {child.dep_: child.text for child in verb.children}
    assert found["nsubj"] == "council"
    assert found["obj"] == "director"


@trained
def test_one_tree_for_each_sentence(nlp):
    doc = nlp("Who paid? Nobody; not us, not them: the money, gone. Outstanding!!")
    count = len(list(doc.sents))
    Syntax(load_ours(), everywhere=True)(doc)
    assert len(list(doc.sents)) == count
    assert sum(token.dep_ == "ROOT" for token in doc) == count


@trained
def test_survives_bytes(doc):
    Syntax(load_ours())(doc)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [token.head.i for token in again] == [token.head.i for token in doc]
    assert [s.start for s in again.sents] == [s.start for s in doc.sents]


def test_without_a_model_nothing_is_set(doc):
    Syntax(None)(doc)
    assert not doc.has_annotation("DEP")


def test_unparsed_words_hang_on_the_first_of_their_sentence(nlp):
    doc = Doc(nlp.vocab, words=["a", "b", "c", "d", "e"], sent_starts=[1, 0, 0, 1, 0])
    rows = unparsed(doc)
    assert rows[:, HEAD].astype("int64").tolist() == [0, -1, -2, 0, -1]


def test_a_second_root_hangs_on_the_first(nlp):
    read = Doc(
        nlp.vocab,
        words=["a", "b", "c", "d"],
        heads=[1, 1, 3, 3],
        deps=["det", "ROOT", "det", "ROOT"],
    )
    rows = one_tree(read)
    assert rows[:, HEAD].astype("int64").tolist() == [1, 0, 1, -2]
    assert rows[3, DEP] == nlp.vocab.strings["parataxis"]
