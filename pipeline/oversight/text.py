"""The tokens of a Doc as plain lists, read once for the stages that go over all of them.

spaCy makes an object for each token that it is asked for, which costs more than most of what the
stages ask of it.
"""

from functools import lru_cache

from spacy.attrs import IDX, NORM, ORTH, SPACY
from spacy.tokens import Doc, Span


class Text:
    """A Doc's tokens: `words` as printed, `norms`, and `starts`, their offsets into `plain`."""

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array([ORTH, NORM, IDX, SPACY])
        orths, norms, starts, spaces = (table[:, k].tolist() for k in range(4))
        strings = doc.vocab.strings
        known = {number: strings[number] for number in {*orths, *norms}}
        self.doc = doc
        self.words: list[str] = [known[number] for number in orths]
        self.norms: list[str] = [known[number] for number in norms]
        self.starts: list[int] = starts
        pairs = zip(self.words, spaces, strict=True)
        self.plain = "".join(word + " " if space else word for word, space in pairs)

    def of(self, span: Span) -> str:
        """Return the text of a span."""
        return self.plain[span.start_char : span.end_char]


def read(doc: Doc) -> Text:
    """Return the Doc's text; one that is the same as the last time is not read again."""
    return _read(doc, len(doc))


# The stage `layout` may split tokens: what was read before it has another length.
@lru_cache(maxsize=1)
def _read(doc: Doc, length: int) -> Text:
    return Text(doc)
