"""The pipeline: one spaCy Language with oversight's stages in their order."""

import importlib
import importlib.util
from functools import cache

import spacy
from spacy.language import Language

import oversight.tokenizer  # noqa: F401  (registers oversight.tokenizer.v1)

# In the order in which an article goes through them; see the README's architecture section.
STAGES = (
    "layout",
    "sentences",
    "vocabulary",
    "cues",
    "names",
    "syntax",
    "registers",
    "dates",
    "people",
    "references",
    "posts",
    "quotes",
    "events",
)

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}

# An article's length is the caller's business; spaCy's default refuses at a million characters.
MAX_LENGTH = 20_000_000


def build(patterns: str | None = None) -> Language:
    """Return a new pipeline with all stages; `patterns` is a folder of the caller's own entries."""
    nlp = spacy.blank("en", config=CONFIG)
    nlp.max_length = MAX_LENGTH
    for name in STAGES:
        module = f"oversight.components.{name}"
        if importlib.util.find_spec(module) is None:
            continue  # TODO(lead): remove when all stages are there
        importlib.import_module(module)
        nlp.add_pipe(name, config={"patterns": patterns} if name == "vocabulary" else {})
    return nlp


@cache
def shared(patterns: str | None = None) -> Language:
    """Return the process's one pipeline with these patterns."""
    return build(patterns)
