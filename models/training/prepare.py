"""Make the training files from the treebanks: syntax (trees), names (trees' names and more).

python -m training.prepare TREEBANKS LISTS OUT
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.invent import Lists, articles
from training.text import Words, spaced

TREEBANKS = ("ewt", "gum")
FIELDS = ("politics", "science", "music", "literature", "ai")
# CrossNER's finer types as ours; all others are no names here.
TYPES = {
    **dict.fromkeys(
        ("person", "politician", "writer", "musicalartist", "scientist", "researcher"), "PERSON"
    ),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band", "magazine"), "ORG"),
    **dict.fromkeys(("location", "country"), "LOC"),
}
INVENTED = 2000


def read_trees(nlp: Language, folder: Path, split: str) -> Iterator[Doc]:
    """Yield the Docs of both treebanks."""
    for name in TREEBANKS:
        yield from DocBin().from_disk(folder / f"{name}-{split}.spacy").get_docs(nlp.vocab)


def read_crossner(folder: Path) -> Iterator[Words]:
    """Yield CrossNER's sentences, all splits (we measure on the treebanks only)."""
    for field in FIELDS:
        for split in ("train", "dev", "test"):
            text = (folder / f"{field}-{split}.txt").read_text(encoding="utf-8")
            for block in text.split("\n\n"):
                rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
                if rows:
                    yield from_iob(rows)


def from_iob(rows: list[list[str]]) -> Words:
    """Words from (token, label) rows, labels mapped to ours."""
    words = [row[0] for row in rows]
    labels = []
    for _, label in rows:
        iob, _, kind = label.partition("-")
        labels.append(f"{iob}-{TYPES[kind]}" if kind in TYPES else "O")
    return Words(words, spaced(words), labels)


def write(docs: Iterator[Doc], path: Path) -> None:
    """Write one corpus file."""
    DocBin(docs=docs, store_user_data=True).to_disk(path)


def main(treebanks: Path, lists: Path, out: Path) -> None:
    """Write train.spacy, dev.spacy and the folder names/."""
    nlp = spacy.blank("en")
    rng = random.Random(7)
    out.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        write(read_trees(nlp, treebanks, split), out / f"{split}.spacy")
    (out / "names").mkdir(exist_ok=True)
    crossner = [words.doc(nlp.vocab) for words in read_crossner(treebanks / "crossner")]
    write(iter(crossner), out / "names" / "crossner.spacy")
    invented = articles(nlp, Lists.read(lists), rng, INVENTED)
    write((words.doc(nlp.vocab) for words in invented), out / "names" / "invented.spacy")
    write(read_trees(nlp, treebanks, "train"), out / "names" / "trees.spacy")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
