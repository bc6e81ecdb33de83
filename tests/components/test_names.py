"""Names by the learned recogniser, and what is mended in them."""

import pytest
import spacy

from oversight import learned
from oversight.components import layout, names, sentences, vocabulary  # noqa: F401
from oversight.components.names import Names
from oversight.language import CONFIG
from oversight.learned import ModelError, load_names, our_model

trained = pytest.mark.skipif(our_model() is None, reason="models/en_oversight is not there")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    for stage in ("layout", "sentences", "vocabulary", "names"):
        nlp.add_pipe(stage)
    return nlp


def found(nlp, text):
    doc = nlp(text)
    assert [span.text for span in doc.spans["names"]] == [ent.text for ent in doc.ents]
    return {(ent.text.strip(), ent.label_) for ent in doc.ents}


@trained
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Marged Pritchard said the plan had failed.", "Marged Pritchard"),
        ("The report by Oluwaseun Adeyemi-Hale was published on Monday.", "Oluwaseun Adeyemi-Hale"),
        ("“We are sorry,” said Niall O’Hanlon, the chief executive.", "Niall O’Hanlon"),
        ("Mrs Chowdhury said staff had worked hard.", "Chowdhury"),
    ],
)
def test_people_are_found_without_their_titles(nlp, text, name):
    assert (name, "PERSON") in found(nlp, text)


@trained
@pytest.mark.parametrize(
    "text",
    [
        "Kirklees was rated inadequate by Ofsted.",
        "Children's services in Medway have improved, inspectors said.",
        "Bradford Council must report by March.",
    ],
)
def test_councils_are_nobody(nlp, text):
    assert "PERSON" not in {label for _, label in found(nlp, text)}


@trained
def test_a_learned_council_is_a_place(nlp, monkeypatch):
    doc = nlp("Kirklees has improved.")
    councils = {i for span in doc.spans["councils"] for i in range(span.start, span.end)}
    assert names.mended(doc, [0], "PERSON", councils).label_ == "LOC"


def test_titles_and_possessives_are_mended(nlp):
    doc = nlp.make_doc("Dr Ann Hale's plan")
    span = names.mended(doc, [0, 1, 2, 3], "PERSON", set())
    assert span.text == "Ann Hale"


@pytest.mark.parametrize("places", [[-1], [0, -1, 2]])
def test_no_name_runs_across_blocks(nlp, places):
    doc = nlp.make_doc("Ann and Hale")
    assert names.mended(doc, places, "PERSON", set()) is None


@trained
def test_furniture_is_not_read(nlp):
    text = "Moira Tansley has resigned, the council said.\n\nSubscribe\n\nSign in\n\nRegister"
    assert {name for name, _ in found(nlp, text)} <= {"Moira Tansley"}


def test_without_a_model_there_are_no_names(nlp):
    doc = Names(None)(nlp.make_doc("Ann Hale left."))
    assert not doc.ents
    assert len(doc.spans["names"]) == 0


def test_another_pipeline_gives_its_names(nlp, tmp_path):
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zed"}, {"label": "DATE", "pattern": "Monday"}])
    other.to_disk(tmp_path / "other")
    stage = Names(load_names(str(tmp_path / "other")), own=False)
    doc = nlp.make_doc("Zed left on Monday.")
    doc = stage(nlp.get_pipe("layout")(doc))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Zed", "PERSON")]


def test_a_model_that_is_not_there_is_said_to_be_so():
    with pytest.raises(ModelError, match="no_such_model"):
        learned.load_names("no_such_model")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council said it would appeal .", False),
        ("“ We have no plans , ” she said , “ and I am sorry . ”", False),
        ("May said no .", True),
        ("Now Unison will ballot .", True),
        ("WHO guidance was followed .", True),
    ],
)
def test_sentences_without_a_capital_of_their_own_are_not_read(words, expected):
    assert names.may_hold_name(words.split()) is expected
