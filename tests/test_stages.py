"""The stages people, references and quotes in other pipelines; the examples of docs/stages.md."""

import contextlib
import io
import re
from pathlib import Path

import pytest
import spacy

import oversight

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "stages.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", PAGE, re.DOTALL)
STAGES = ("sentencizer", "vocabulary", "people", "references", "quotes")
TEXT = (
    "Ada Lovell, director of children's services at Leeds City Council, said: “We are sorry for "
    "every one of these failings.” She added that the council would “learn from every single page "
    "of this report”."
)


def build(*stages):
    nlp = spacy.blank("en")
    for stage in stages:
        nlp.add_pipe(stage)
    return nlp


def found(doc):
    return (
        [person["name"] for person in doc._.people],
        [(span.text, span.kb_id_) for span in doc.spans["references"]],
        [quote["speaker"] for quote in doc._.quotes],
    )


WANTED = (
    ["Ada Lovell"],
    [("She", "person:0"), ("the council", "council:leeds")],
    ["person:0", "person:0"],
)


def test_the_page_has_examples():
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize(("code", "output"), EXAMPLES)
def test_an_example_of_the_page(code, output):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs/stages.md", "exec"), {})
    assert printed.getvalue() == output


def test_in_an_empty_pipeline():
    assert found(build(*STAGES)(TEXT)) == WANTED


def test_a_pipeline_with_them_is_saved_and_loaded(tmp_path):
    build(*STAGES).to_disk(tmp_path)
    assert found(spacy.load(tmp_path)(TEXT)) == WANTED


def test_what_they_set_survives_bytes():
    nlp = build(*STAGES)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert found(again) == WANTED


@pytest.mark.parametrize("stage", ["references", "quotes"])
def test_what_is_missing_is_said(stage):
    nlp = build(stage)
    assert "doc._.people" in nlp.analyze_pipes()["problems"][stage]
    with pytest.raises(ValueError, match=rf"add_pipe\('people', before='{stage}'\)"):
        nlp(TEXT)


def test_people_alone_and_an_empty_text():
    assert [p["name"] for p in build("people")(TEXT)._.people] == ["Ada Lovell"]
    assert found(build(*STAGES)("")) == ([], [], [])


@pytest.mark.parametrize("stages", [STAGES, ("people", "quotes")])
def test_a_right_order_has_no_problems(stages):
    assert not any(build(*stages).analyze_pipes()["problems"].values())


def test_the_whole_pipeline_has_no_problems():
    assert not any(oversight.load().analyze_pipes()["problems"].values())
