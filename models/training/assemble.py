"""Put the trained parts together as models/en_oversight.

python -m training.assemble SYNTAX BORDERS NAMES OUT
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

from training.tokens import keep_runs

# Sentence borders first: the parser keeps those that it finds.
STAGES = ("tok2vec", "tagger", "parser", "lemmatizer")
META = {
    "lang": "en",
    "name": "oversight",
    "description": "Sentence borders, tags, dependencies, lemmas and names for British news.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "Universal NER English EWT", "license": "CC BY-SA 4.0"},
        {"name": "GUM (freely licensed part)", "license": "CC BY 4.0, CC BY-SA 3.0"},
        {"name": "CrossNER (five fields)", "license": "MIT; text CC BY-SA"},
    ],
}


def assemble(syntax: Language, borders: Language, names: Language, version: str) -> Language:
    """Return one pipeline with the stages of all three."""
    nlp = spacy.blank("en")
    keep_runs(nlp)
    nlp.add_pipe("senter", source=borders)
    for stage in STAGES:
        nlp.add_pipe(stage, source=syntax)
    nlp.add_pipe("ner", source=names)
    nlp.meta.update(META, version=version)
    forget_words(nlp)
    return nlp


def forget_words(nlp: Language) -> None:
    """Keep of the vocabulary's strings only what labels and lemmas are spelt with."""
    used = {label for stage in nlp.pipe_names for label in map(str, nlp.pipe_labels.get(stage, []))}
    trees = srsly.msgpack_loads(nlp.get_pipe("lemmatizer").trees.to_bytes())
    hashes = {value for tree in trees["trees"] for value in flat(tree)}
    kept = [text for text in nlp.vocab.strings if text in used or nlp.vocab.strings[text] in hashes]
    nlp.vocab.strings._reset_and_load(sorted(kept))


def flat(value: object) -> Iterator[int]:
    """Yield all numbers in nested lists and dicts."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from flat(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from flat(part)


def main(syntax: str, borders: str, names: str, out: str, version: str = "0.1.0") -> None:
    """Read three pipelines, write one."""
    nlp = assemble(*map(spacy.load, (syntax, borders, names)), version=version)
    nlp.to_disk(Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
