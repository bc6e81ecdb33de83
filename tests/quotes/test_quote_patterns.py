"""The examples of patterns/quotes, run."""

import pytest
import spacy

from oversight.language import CONFIG
from oversight.patterns import read_patterns
from oversight.quotes.cues import Finder

FILES = ("quotes/cues.jsonl", "quotes/sources.jsonl")


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en", config=CONFIG)


def norms(nlp, text):
    return [token.norm_ for token in nlp.make_doc(text)]


@pytest.mark.parametrize("file", FILES)
def test_examples_match_and_skip(nlp, file):
    for entry in read_patterns(file):
        finder = Finder([entry])
        for example in entry.match:
            assert finder(norms(nlp, example)), f"{entry.id}: not in {example!r}"
        for example in entry.skip:
            assert not finder(norms(nlp, example)), f"{entry.id}: found in {example!r}"
