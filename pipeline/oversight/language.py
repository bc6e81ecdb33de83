"""The pipeline: one spaCy Language with oversight's stages in their order."""

import importlib
from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

import oversight.tokenizer  # noqa: F401  (registers oversight.tokenizer.v1)
from oversight.patterns import read_patterns

# Here, and not where it is, so that reading patterns needs no spaCy.
registry.readers("oversight.patterns.v1", func=read_patterns)

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

# Of these, what Ofsted's own reports and letters go through.
FORM_STAGES = frozenset({"events"})

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "oversight.tokenizer.v1"}}}

# An article's length is the caller's business; spaCy's default refuses at a million characters.
MAX_LENGTH = 20_000_000


def build(patterns: str | None = None, model: str | None = None) -> Language:
    """Return a new pipeline with all stages.

    `patterns` is a folder of the caller's own entries; `model` an installed spaCy pipeline, by
    name or path, whose names of people and bodies are used in place of ours.
    """
    settings = {"vocabulary": {"patterns": patterns}, "names": {"model": model}}
    nlp = spacy.blank("en", config=CONFIG)
    nlp.max_length = MAX_LENGTH
    for name in STAGES:
        # So that a checkout's own stage is used, whatever entry points are installed.
        importlib.import_module(f"oversight.components.{name}")
        nlp.add_pipe(name, config=settings.get(name, {}))
    return nlp


def stages(nlp: Language, doc: Doc) -> list[tuple[str, Callable[[Doc], Doc]]]:
    """Return the stages that a Doc goes through: all for an article.

    A report is a form, and `events` reads it by its phrases; the stages before would be at work
    on eight thousand words for nothing.
    """
    if doc._.kind == "article":
        return nlp.pipeline
    return [(name, stage) for name, stage in nlp.pipeline if name in FORM_STAGES]


@cache
def shared(patterns: str | None = None, model: str | None = None) -> Language:
    """Return the process's one pipeline with these settings."""
    return build(patterns, model)
