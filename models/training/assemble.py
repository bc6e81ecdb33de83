"""Put the trained parts together as models/en_oversight.

python -m training.assemble SYNTAX BORDERS NAMES OUT
"""

import sys
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees

from training.tokens import keep_runs

# Sentence borders first: the parser keeps those that it finds.
STAGES = ("tok2vec", "tagger", "parser", "lemmatizer")
NO_TREE = 2**32 - 1
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
    lemmatizer = nlp.get_pipe("lemmatizer")
    trees = prune(lemmatizer)
    used = {label for stage in nlp.pipe_names for label in map(str, nlp.pipe_labels.get(stage, []))}
    hashes = {value for tree in trees for key, value in tree.items() if key in ("orig", "subst")}
    kept = [text for text in nlp.vocab.strings if text in used or nlp.vocab.strings[text] in hashes]
    nlp.vocab.strings._reset_and_load(sorted(kept))


def prune(lemmatizer: Any) -> list[dict[str, int]]:
    """Drop the edit trees that no label needs; training adds one for every odd word."""
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    kept: dict[int, int] = {}
    order: list[dict[str, int]] = []

    def keep(number: int) -> int:
        if number == NO_TREE:
            return number
        if number not in kept:
            tree = dict(trees[number])
            for part in ("prefix_tree", "suffix_tree"):
                if part in tree:
                    tree[part] = keep(tree[part])
            kept[number] = len(order)
            order.append(tree)
        return kept[number]

    lemmatizer.cfg["labels"] = [keep(number) for number in lemmatizer.cfg["labels"]]
    lemmatizer.trees = EditTrees(lemmatizer.vocab.strings)
    lemmatizer.trees.from_bytes(srsly.msgpack_dumps({"trees": order}))
    return order


def main(syntax: str, borders: str, names: str, out: str, version: str = "0.1.0") -> None:
    """Read three pipelines, write one."""
    nlp = assemble(*map(spacy.load, (syntax, borders, names)), version=version)
    nlp.to_disk(Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
