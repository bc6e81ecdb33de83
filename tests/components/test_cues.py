"""Cues: words that may tell an event."""

import pytest
import spacy

import oversight.components.cues  # noqa: F401
from oversight.language import CONFIG
from oversight.patterns import read_patterns
from oversight.records import EVENT_CLASSES


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en", config=CONFIG)
    nlp.add_pipe("cues")
    return nlp


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("She was appointed.", "APPOINTMENT"),
        ("He RESIGNED in May.", "DEPARTURE"),
        ("He has\u00a0resigned.", "DEPARTURE"),
        ("It was inspected.", "INSPECTION"),
        ("“No,” she said.", "STATEMENT"),
    ],
)
def test_a_cue(nlp, text, label):
    doc = nlp(text)
    found = [span for span in doc.spans["cues"] if span.label_ == label]
    assert len(found) == 1
    assert found[0].id_.startswith("cue/")


@pytest.mark.parametrize("text", ["", "The sky was blue.", "\n\n"])
def test_no_cue(nlp, text):
    assert list(nlp(text).spans["cues"]) == []


def test_cues_come_in_order(nlp):
    doc = nlp("She said he resigned and was appointed, she said.")
    starts = [span.start for span in doc.spans["cues"]]
    assert len(starts) >= 4
    assert starts == sorted(starts)


def test_every_label_is_a_type_of_event():
    labels = {entry.label.lower() for entry in read_patterns("cues")}
    assert labels <= set(EVENT_CLASSES)
    assert {"appointment", "departure", "inspection", "statement"} <= labels
