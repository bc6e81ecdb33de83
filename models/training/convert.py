"""The treebanks as they are published (.conllu, .iob2) as spaCy's DocBin.

python -m training.convert OUT FILE.conllu… [--names FILE.iob2] [--dev]

Paragraph ends become white-space tokens, titles stay outside names, other labels than PERSON, ORG
and LOC are dropped. With `--names`, names come from Universal NER's file, matched by characters;
else from GUM's own `Entity=` notes.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.mentions import Name, names_of, read_iob

PARAGRAPH = "\n\n"
LONGEST = 350


@dataclass
class Row:
    """One syntactic word of a .conllu file."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool = True
    entity: str = ""


@dataclass
class Sentence:
    """Its words, and whether a document or a paragraph begins with it."""

    rows: list[Row] = field(default_factory=list)
    document: str | None = None
    paragraph: bool = False

    @property
    def letters(self) -> str:
        """Its text without blanks: what two tokenisations have in common."""
        return "".join(row.form for row in self.rows).replace(" ", "")


def read_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences of a .conllu file."""
    sentence, inside, last = Sentence(), 0, 0
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            sentence.document = line.partition("=")[2].strip()
        elif line.startswith("# newpar"):
            sentence.paragraph = True
        elif not line:
            if sentence.rows:
                yield sentence
            sentence, inside, last = Sentence(), 0, 0
        elif not line.startswith("#"):
            columns = line.split("\t")
            number = columns[0]
            if "-" in number:
                # "don't": the words inside are written without a blank, the last as the whole.
                inside, last = map(int, number.split("-"))
                glued = "SpaceAfter=No" in columns[9]
            elif "." not in number:
                row = read_row(columns)
                if inside <= int(number) <= last:
                    row.space = int(number) == last and not glued
                sentence.rows.append(row)
    if sentence.rows:
        yield sentence


def read_row(columns: list[str]) -> Row:
    """One line's ten columns."""
    misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
    return Row(
        form=columns[1],
        lemma=columns[2],
        pos=columns[3],
        tag=columns[4],
        morph="" if columns[5] == "_" else columns[5],
        head=int(columns[6]),
        dep="ROOT" if columns[7] == "root" else columns[7],
        space=misc.get("SpaceAfter") != "No",
        entity=misc.get("Entity", ""),
    )


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by document."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.document is not None and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def chunks(document: list[Sentence], longest: int) -> Iterator[list[Sentence]]:
    """Cut a document at paragraph ends into pieces of at most about `longest` words."""
    piece: list[Sentence] = []
    for sentence in document:
        if piece and sentence.paragraph and sum(len(s.rows) for s in piece) >= longest / 2:
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece


def make_doc(vocab: Vocab, sentences: list[Sentence], names: list[list[Name] | None]) -> Doc:
    """One Doc; `names` of a sentence: (first word, past the last, label), None if unknown."""
    columns: dict[str, list] = {key: [] for key in ("words", "spaces", "tags", "pos", "morphs")}
    columns |= {key: [] for key in ("lemmas", "heads", "deps", "sent_starts", "ents")}
    for sentence, found in zip(sentences, names, strict=True):
        if sentence.paragraph and columns["words"]:
            add_break(columns)
        start = len(columns["words"])
        labels = iob(len(sentence.rows), found)
        for i, (row, label) in enumerate(zip(sentence.rows, labels, strict=True)):
            head = start + row.head - 1 if row.head else start + i
            values = (row.form, row.space, row.tag, row.pos, row.morph, row.lemma)
            add(columns, *values, head, row.dep, i == 0, label)
    return Doc(vocab, **columns)


def add_break(columns: dict[str, list]) -> None:
    """Add a paragraph's end as a token that hangs on the word before."""
    columns["spaces"][-1] = False
    at = len(columns["words"])
    add(columns, PARAGRAPH, False, "_SP", "SPACE", "", PARAGRAPH, at - 1, "dep", False, "O")


def add(columns: dict[str, list], *values: object) -> None:
    """Add one word's values, in the order of: words spaces tags pos morphs lemmas heads …"""
    order = ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps", "sent_starts")
    for key, value in zip((*order, "ents"), values, strict=True):
        columns[key].append(value)


def iob(length: int, names: list[Name] | None) -> list[str]:
    """Labels for a sentence's words; all "" (missing) where names are unknown."""
    if names is None:
        return [""] * length
    labels = ["O"] * length
    for start, end, label in names:
        labels[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return labels


def convert(
    vocab: Vocab, lines: Iterable[str], iob_lines: Iterable[str] | None, longest: int | None
) -> Iterator[Doc]:
    """Yield Docs from a .conllu file's lines; `longest`: cut for training, None: whole."""
    table = read_iob(iob_lines) if iob_lines is not None else None
    for document in documents(read_conllu(lines)):
        for piece in chunks(document, longest) if longest else [document]:
            found: list[list[Name] | None] = [
                table.get(sentence) if table is not None else names_of(sentence)
                for sentence in piece
            ]
            doc = make_doc(vocab, piece, found)
            doc.user_data["id"] = document[0].document or ""
            yield doc


def main() -> None:
    """Convert files into one DocBin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--names", type=Path)
    parser.add_argument("--dev", action="store_true", help="whole documents, for dev and test")
    options = parser.parse_args()
    vocab, made = English().vocab, DocBin(store_user_data=True)
    names = options.names.read_text(encoding="utf-8").splitlines() if options.names else None
    for file in options.files:
        lines = file.read_text(encoding="utf-8").splitlines()
        for doc in convert(vocab, lines, names, None if options.dev else LONGEST):
            made.add(doc)
    made.to_disk(options.out)


if __name__ == "__main__":
    main()
