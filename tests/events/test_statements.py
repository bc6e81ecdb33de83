"""Statements: what counts as one, who says it, what is cited."""

import importlib

import pytest
import spacy

from oversight.events.context.skeleton import build_skeleton
from oversight.events.statements import find
from oversight.language import CONFIG

STAGES = ("layout", "sentences", "vocabulary", "people", "references", "quotes")
HEAD = "Council sorry for failings\n\nBy Nan Tucker\n\n4 March 2019\n\n"


@pytest.fixture(scope="module")
def statements():
    nlp = spacy.blank("en", config=CONFIG)
    for stage in STAGES:
        importlib.import_module(f"oversight.components.{stage}")
        nlp.add_pipe(stage)

    def found(text):
        doc = nlp(HEAD + text)
        return doc.text, list(find(doc, build_skeleton(doc, [])))

    return found


def test_a_statement_has_speaker_quote_and_cue(statements):
    text, [found] = statements('"We will mend this by May," said Simon Ashby, the leader.')
    assert found.get("speaker") == {"kind": "person", "name": "Simon Ashby", "text": "Simon Ashby"}
    [quote] = found.many("quote")
    assert quote.value == "We will mend this by May,"
    for slot in (quote, found.fields["speaker"], found.fields["cue"], found.status):
        [(start, end)] = slot.spans
        assert text[start:end].strip() == text[start:end] != ""
    assert [text[s:e] for s, e in found.mentions] == [text[len(HEAD) :]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('Simon Ashby said it was "six words long and not less".', 1),
        ('Simon Ashby said it was "only five words in all".', 0),
        ('Simon Ashby said: "We are sorry. We were wrong about it."', 1),
        ('"Enough," said Simon Ashby. "We will not stand for this again."', 1),
    ],
)
def test_a_span_counts_from_six_words(statements, text, count):
    _, found = statements(text)
    assert len(found) == count


def test_short_spans_are_left_out_of_the_quote(statements):
    _, [found] = statements('"Enough," said Simon Ashby. "We will not stand for this again."')
    assert [slot.value for slot in found.many("quote")] == ["We will not stand for this again."]


def test_a_council_keeps_its_key(statements):
    _, [found] = statements(
        'A Leeds City Council spokesman said: "We will put this right at once."'
    )
    assert found.get("speaker")["kind"] == "council"
    assert found.get("speaker")["key"] == "leeds"


def test_a_speaker_without_name_or_office_is_null(statements):
    _, [found] = statements('One parent said: "We were never told what was happening."')
    assert found.get("speaker") is None
    assert "speaker" not in found.fields
