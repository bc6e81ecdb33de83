"""Scores of the trained pipeline on the treebanks' test files, from raw text: the card's figures.

python models/scores.py TREEBANKS [--model DIR] [--split test] [--json FILE]
"""

import argparse
import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from oversight.ops import one_thread, our_ops

MODEL = Path(__file__).resolve().parent / "en_oversight"
TREEBANKS = ("ewt", "gum")
WANTED = {
    "tag_acc": "tags",
    "lemma_acc": "lemmas",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentence F",
}
ENTS = {"ents_p": "names P", "ents_r": "names R", "ents_f": "names F"}


def read_examples(nlp: Language, file: Path) -> list[Example]:
    """Pair the raw text, tokenised by the pipeline, with the treebank's Doc."""
    gold = DocBin().from_disk(file).get_docs(nlp.vocab)
    return [Example(nlp.make_doc(doc.text), doc) for doc in gold]


def score(nlp: Language, file: Path) -> dict[str, float]:
    """Scores in per cent; sentence F, tags and the like as spaCy's Scorer defines them."""
    examples = read_examples(nlp, file)
    with one_thread():
        found = nlp.evaluate(examples)
    row = {name: found[key] for key, name in WANTED.items() if found.get(key) is not None}
    row |= {name: found[key] for key, name in ENTS.items() if found.get(key) is not None}
    for label, values in sorted((found.get("ents_per_type") or {}).items()):
        row[f"{label} F"] = values["f"]
    return {name: round(100 * value, 1) for name, value in row.items()}


def load(folder: Path) -> Language:
    """Load a pipeline with our matrix products."""
    with our_ops():
        return spacy.load(folder)


def table(rows: dict[str, dict[str, float]]) -> str:
    """Lay the scores out as Markdown."""
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    lines = [["", *rows], ["---"] + ["---:"] * len(rows)]
    lines += [[name, *(str(row.get(name, "")) for row in rows.values())] for name in names]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--split", default="test", choices=("dev", "test"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    nlp = load(options.model)
    rows = {
        name.upper(): score(nlp, options.treebanks / f"{name}-{options.split}.spacy")
        for name in TREEBANKS
    }
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
