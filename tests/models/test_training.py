"""What the recipe does to its data."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import fix_random_seed
from training.augment import curly_quotes, dressed, renamed
from training.invent import Lists, articles, fill, write
from training.prepare import from_iob
from training.text import spaced
from training.tokens import keep_runs
from training.transfer import copy_layers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def lists():
    return Lists.read(ROOT / "patterns" / "names" / "augment")


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def made(nlp, words, labels, spaces=None):
    return Doc(nlp.vocab, words=words, ents=labels, spaces=spaces)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["He", "left", ",", "she", "stayed", "."], "He left, she stayed. "),
        (["(", "Lab", ")", "said"], "(Lab) said "),
        (["She", "said", '"', "no", '"', "."], 'She said "no". '),
        (["It", "'s", "late"], "It's late "),
    ],
)
def test_blanks_are_guessed(nlp, words, text):
    assert Doc(nlp.vocab, words=words, spaces=spaced(words)).text == text


def test_finer_types_become_ours():
    words = from_iob([["Ann", "B-politician"], ["won", "O"], ["Emmy", "B-award"]])
    assert words.labels == ["B-PERSON", "O", "O"]


def test_quotes_open_after_a_blank_and_close_before_one(nlp):
    doc = nlp.make_doc('He said "it\'s fine".')
    assert "".join(
        word + token.whitespace_ for word, token in zip(curly_quotes(doc), doc, strict=True)
    ) == ("He said “it’s fine”.")


def test_dressing_keeps_names(nlp):
    doc = made(nlp, ["Ann", "Hale", "left"], ["B-PERSON", "I-PERSON", "O"])
    loud = dressed(doc, curly=0, lower=0, upper=1)
    assert [ent.text for ent in loud.ents] == ["ANN HALE"]


def test_a_person_keeps_one_name_through_a_text(nlp, lists):
    random.seed(1)
    doc = made(
        nlp,
        ["Ann", "Hale", "left", ".", "Hale", "slept", "."],
        ["B-PERSON", "I-PERSON", "O", "O", "B-PERSON", "O", "O"],
    )
    first, second = renamed(doc, lists).ents
    assert first.text.split()[-1] in second.text
    assert "Hale" not in first.text


def test_invented_texts_have_names_where_the_slots_were(nlp, lists):
    values = fill(lists, random.Random(2))
    doc = write(nlp, "Cllr {person} ({party}) told {org} no.", values).doc(nlp.vocab)
    assert [ent.label_ for ent in doc.ents] == ["PERSON", "ORG"]
    assert doc.ents[0].text == values["person"][0]
    assert not doc.ents[1].text.startswith("the ")


def test_inventing_is_repeatable(nlp, lists):
    first, second = (
        [words.words for words in articles(nlp, lists, random.Random(3), 3)] for _ in range(2)
    )
    assert first == second


def test_runs_of_a_sign_are_one_token():
    nlp = keep_runs(spacy.blank("en"))
    assert [token.text for token in nlp("===== No!! Why?")] == ["=====", "No", "!!", "Why", "?"]


def test_a_deeper_encoder_lends_its_first_layers():
    def make(depth, seed):
        fix_random_seed(seed)
        embed = MultiHashEmbed(8, ["NORM", "SHAPE"], [20, 20], False)
        encode = MaxoutWindowEncoder(8, 1, 2, depth)
        model = build_Tok2Vec_model(embed, encode)
        model.initialize()
        return model

    own, learned = make(2, 1), make(4, 2)
    copy_layers(learned, own)
    assert own.layers[0].to_bytes() == learned.layers[0].to_bytes()
    mine, theirs = (model.layers[1].layers[0].layers for model in (own, learned))
    assert [layer.to_bytes() for layer in mine] == [layer.to_bytes() for layer in theirs[:2]]
