"""The trained pipeline, or another in its place: loaded once a process, called on clean Docs."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry

from oversight.ops import one_thread, our_ops
from oversight.resources import ResourceError, models_dir

OURS = "en_oversight"
# What a stranger's pipeline has that its names do not need.
_NOT_FOR_NAMES = ("parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "senter")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\xad"))
# Making spaCy's tokenizer is half the time of loading, and our Docs come as words.
WITHOUT_TOKENIZER = {"nlp.tokenizer.@tokenizers": "oversight.no_tokenizer.v1"}


@registry.tokenizers("oversight.no_tokenizer.v1")  # type: ignore[untyped-decorator]
def make_no_tokenizer() -> Callable[[Language], DummyTokenizer]:
    """Return the factory of a tokenizer that refuses to be called."""
    return lambda nlp: DummyTokenizer()


_LOADED: list[Language] = []


class ModelError(Exception):
    """The pipeline that the user named can't be loaded."""


def our_model() -> Path | None:
    """Return where our trained pipeline is, or None where there is none."""
    try:
        folder = models_dir() / OURS
    except ResourceError:
        return None
    return folder if (folder / "meta.json").is_file() else None


@cache
def load_ours() -> Language | None:
    """Load our pipeline with our matrix products; None where it is absent."""
    folder = our_model()
    if folder is None:
        return None
    with our_ops():
        nlp = spacy.load(folder, exclude=["tokenizer", "senter"], config=WITHOUT_TOKENIZER)
    _LOADED.append(nlp)
    return nlp


@cache
def load_names(model: str) -> Language:
    """Load another pipeline for its names. Raises ModelError."""
    try:
        nlp = spacy.load(model, exclude=list(_NOT_FOR_NAMES))
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"{os.fspath(model)}: {reason} A spaCy pipeline is wanted.") from error
    if not {"ner", "beam_ner", "entity_ruler", "span_ruler"} & set(nlp.pipe_names):
        raise ModelError(f"{model}: pipeline {nlp.pipe_names}. One that finds names is wanted.")
    _LOADED.append(nlp)
    return nlp


def loaded() -> list[Language]:
    """Return the pipelines that this process has loaded, its own one and others."""
    return list(_LOADED)


def run(nlp: Language, docs: Iterable[Doc], stages: Iterable[str]) -> list[Doc]:
    """Run stages by name over Docs of that pipeline's vocabulary, BLAS kept to one thread."""
    with one_thread():
        stream: Iterator[Doc] = iter(docs)
        for name in stages:
            stage: Any = nlp.get_pipe(name)
            stream = stage.pipe(stream, batch_size=256)
        return list(stream)


def clean_word(text: str) -> str:
    """Return a token's text as the models know words: no glued blanks, no invisible signs."""
    return text if text.isalnum() else text.translate(_INVISIBLE).strip() or text


def clean_copy(nlp: Language, tokens: Iterable[spacy.tokens.Token]) -> tuple[list[str], list[bool]]:
    """Return words and spaces of `tokens` for a Doc of the model's own."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in tokens:
        word = clean_word(token.text)
        words.append(word)
        spaces.append(bool(token.whitespace_) or (token.text[-1:].isspace() and word != token.text))
    return words, spaces
