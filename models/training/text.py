"""Docs from words with name labels: the one shape in which every source of names is trained on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

LABELS = ("PERSON", "ORG", "LOC")


@dataclass
class Words:
    """A text under construction: words, whether a blank follows, and IOB labels."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, words: Sequence[str], spaces: Iterable[bool], label: str = "") -> None:
        """Append words; `label` makes them one name."""
        self.words += words
        self.spaces += spaces
        tags = [f"B-{label}"] + [f"I-{label}"] * (len(words) - 1) if label else ["O"] * len(words)
        self.labels += tags[: len(words)]

    def doc(self, vocab: Vocab) -> Doc:
        """The text as a Doc that has names and nothing else."""
        return Doc(vocab, words=self.words, spaces=self.spaces, ents=self.labels)


def pieces(doc: Doc) -> Iterable[tuple[int, int, str]]:
    """Cut a Doc at its names: (start, end, label) in order, label "" between names."""
    at = 0
    for ent in doc.ents:
        if ent.start > at:
            yield at, ent.start, ""
        yield ent.start, ent.end, ent.label_
        at = ent.end
    if at < len(doc):
        yield at, len(doc), ""


def spaced(words: Sequence[str]) -> list[bool]:
    """Guess where blanks were in a tokenised sentence (CrossNER does not say)."""
    spaces = [True] * len(words)
    open_quotes: set[str] = set()
    for i, word in enumerate(words):
        glue_before = word in {",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "n't", "’s", "''"}
        glue_after = word in {"(", "[", "£", "$", "``", "/"}
        if word in {'"', "'"}:
            glue_before = glue_before or word in open_quotes
            glue_after = glue_after or word not in open_quotes
            open_quotes ^= {word}
        if word == "/":
            glue_before = True
        if glue_before and i:
            spaces[i - 1] = False
        if glue_after:
            spaces[i] = False
    if words:
        spaces[-1] = True
    return spaces
