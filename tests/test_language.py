"""The pipeline: its stages, their order and entry points, and Docs that survive to_bytes."""

import importlib.metadata
import tomllib

import pytest
import spacy
from spacy.tokens import Doc

import oversight
from oversight.language import STAGES, build

TEXT = (
    "What councillors heard\n\nBy Nan Tucker\n\n14 March 2019\n\n"
    "Ofsted rated children's services at Leeds City Council inadequate in May 2018.\n\n"
    "“We will put every one of these faults right,” said Ada Lovell, the council's chief "
    "executive. Ben Carr, director of children's services, has resigned."
)
EXTENSIONS = ("published", "people", "dates", "posts", "quotes", "events", "in_scope")
GROUPS = ("blocks", "councils", "bodies", "roles", "ratings", "dates", "people", "cues")


@pytest.fixture(scope="module")
def entry_points(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["entry-points"]


def test_the_stages_stand_in_their_order(pipeline):
    assert tuple(pipeline.pipe_names) == STAGES


def test_each_stage_has_an_entry_point_of_its_name(entry_points):
    assert set(entry_points["spacy_factories"]) == set(STAGES)


@pytest.mark.parametrize("group", ["spacy_factories", "spacy_readers", "spacy_tokenizers"])
def test_entry_points_lead_to_what_is_there(entry_points, group):
    for name, value in entry_points[group].items():
        entry = importlib.metadata.EntryPoint(name, value, group)
        assert callable(entry.load()), name
        if group == "spacy_factories":
            assert entry.load().__module__ == f"oversight.components.{name}"


def test_the_installed_package_names_the_same(entry_points):
    try:
        installed = importlib.metadata.distribution("oversight").entry_points
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("oversight is not installed here, only on the path")
    for group, entries in entry_points.items():
        assert {e.name: e.value for e in installed if e.group == group} == entries


def test_no_stage_wants_what_comes_after_it(pipeline):
    analysis = pipeline.analyze_pipes()
    assert {name: found for name, found in analysis["problems"].items() if found} == {}


def test_load_gives_the_one_pipeline_and_build_a_new_one(pipeline):
    assert oversight.load() is pipeline
    assert build() is not pipeline


def test_a_pipeline_can_be_made_from_its_config(pipeline):
    again = spacy.util.load_model_from_config(pipeline.config, auto_fill=False, validate=True)
    assert again.pipe_names == pipeline.pipe_names
    assert again(TEXT)._.events == pipeline(TEXT)._.events


def test_pipe_gives_what_call_gives(pipeline):
    texts = [TEXT, "", "Children's services at the council.", TEXT]
    piped = list(pipeline.pipe(texts, batch_size=2))
    assert [doc._.events for doc in piped] == [pipeline(text)._.events for text in texts]
    assert [doc.text for doc in piped] == texts
    assert len(piped[0]._.events) > 2


def test_a_doc_survives_to_bytes(pipeline):
    doc = pipeline(TEXT)
    again = Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    for name in EXTENSIONS:
        assert doc._.get(name) not in (None, []), name
        assert again._.get(name) == doc._.get(name), name
    for name in GROUPS:
        found = [
            [(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in one.spans[name]]
            for one in (doc, again)
        ]
        assert found[0] == found[1] != [], name


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "x", "¶ ¶", "“", "a" * 3000, "\x00"])
def test_odd_texts_are_read(pipeline, text):
    doc = pipeline(text)
    assert doc.text == text
    assert doc._.events == []


def test_known_dates_are_carried_along():
    text = "Ben Carr, chief executive of Leeds City Council, leaves children's services in May."
    [before, after] = [oversight.extract(text, published=day)[0] for day in ("2019-03-14", "2017")]
    assert before.published.model_dump() == {
        "value": "2019-03-14",
        "precision": "day",
        "source": "metadata",
    }
    assert (after.published.value, after.published.precision) == ("2017", "year")
    with pytest.raises(ValueError, match="is no date"):
        oversight.extract(text, published="last week")
