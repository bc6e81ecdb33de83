"""Another pipeline's names in place of ours."""

import json

import pytest
import spacy
from typer.testing import CliRunner

from oversight.cli import app

TEXT = (
    "Kirklees Council's children's services were rated inadequate by Ofsted.\n\n"
    "Zyx Qwrt, chief executive of Kirklees Council, said children's services would improve.\n"
)


@pytest.fixture
def other(tmp_path):
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zyx Qwrt"}])
    nlp.to_disk(tmp_path / "other")
    return tmp_path / "other"


def run(tmp_path, *options):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    return CliRunner().invoke(app, ["extract", str(article), "-q", *options])


def test_the_named_pipelines_people_are_taken(tmp_path, other):
    result = run(tmp_path, "--model", str(other))
    assert result.exit_code == 0
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert "Zyx Qwrt" in [event["person"]["name"] for event in events if event.get("person")]


def test_a_pipeline_that_is_not_there_is_a_wrong_argument(tmp_path):
    result = run(tmp_path, "--model", "no_such_pipeline")
    assert result.exit_code in (1, 2)
    assert "no_such_pipeline" in str(result.exception) + result.output
