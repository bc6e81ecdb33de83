"""The tokenizer: spaCy's English one, with odd white space glued to the token before it.

Articles carry no-break, thin and doubled spaces inside their lines. As tokens of their own they
would break every pattern; here only white space with a line break is a token. `Token.norm_` is
the word in lower case, with straight quotation marks and without the glued space, so that
patterns match on NORM. `Doc.text` is the text as it came, always.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.util import registry

_ODD_SPACE = re.compile(r"[^\S\r\n ]|[\u200b\u2060\ufeff]")
_LONG_RUN = re.compile(r"\S{300,}")
_PIECE = 100
_TOO_MANY = 10_000  # words of which the norms are kept: of more, memory would grow for days
# What the plain tokenizer would not do as it is wanted here: odd white space, doubled blanks, runs.
_UNUSUAL = re.compile(rf"{_ODD_SPACE.pattern}|\S  |^ |{_LONG_RUN.pattern}")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u2060\ufeff\xad"))


@registry.tokenizers("oversight.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], "OversightTokenizer"]:
    """Return the factory that a spaCy config names as `nlp.tokenizer`."""

    def create(nlp: Language) -> OversightTokenizer:
        english = registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp)
        return OversightTokenizer(english)

    return create


class OversightTokenizer:
    """Wrap spaCy's tokenizer; see the module's first lines."""

    def __init__(self, english: Tokenizer) -> None:
        self.english = english
        self.vocab = english.vocab
        self._norms: dict[int, int] = {}

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text."""
        if _UNUSUAL.search(text) is None:
            doc = self.english(text)
        else:
            # One character for one: offsets into the plain text are offsets into the article.
            plain = _ODD_SPACE.sub(" ", text)
            tokens = [token for piece in _pieces(plain) for token in self.english(piece)]
            words, spaces = _glue(tokens, text)
            doc = Doc(self.vocab, words=words, spaces=spaces)
        return self._with_norms(doc)

    def _with_norms(self, doc: Doc) -> Doc:
        strings, known = doc.vocab.strings, self._norms
        words = doc.to_array(ORTH).tolist()
        if len(known) > _TOO_MANY:
            known.clear()
        for key in set(words).difference(known):
            known[key] = strings.add(norm(strings[key]))
        if words:
            values: Any = np.array([known[key] for key in words], dtype="uint64")
            doc.from_array([NORM], values.reshape(-1, 1))
        return doc

    def to_bytes(self, **kwargs: object) -> bytes:
        """Serialise as spaCy's tokenizer does."""
        data: bytes = self.english.to_bytes(**kwargs)
        return data

    def from_bytes(self, data: bytes, **kwargs: object) -> "OversightTokenizer":
        """Load what `to_bytes` wrote."""
        self.english.from_bytes(data, **kwargs)
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write as spaCy's tokenizer does."""
        self.english.to_disk(path, **kwargs)

    def from_disk(self, path: object, **kwargs: object) -> "OversightTokenizer":
        """Load what `to_disk` wrote."""
        self.english.from_disk(path, **kwargs)
        return self


def _pieces(text: str) -> Iterator[str]:
    """Yield the text, cut inside runs without white space that no word is as long as.

    spaCy takes marks off a run one by one and looks at the rest each time: ten thousand
    quotation marks in a row would take a minute.
    """
    start = 0
    for run in _LONG_RUN.finditer(text):
        for cut in range(run.start() + _PIECE, run.end(), _PIECE):
            yield text[start:cut]
            start = cut
    yield text[start:]


def _glue(tokens: list[Token], text: str) -> tuple[list[str], list[bool]]:
    """Return words and spaces of `text`, white space inside a line glued to the word before."""
    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for token in tokens:
        start, end = end, end + len(token)
        blank = bool(token.whitespace_)
        if words and token.is_space and "\n" not in token.text and "\r" not in token.text:
            words[-1] += (" " if spaces[-1] else "") + text[start:end]
            spaces[-1] = blank
        else:
            words.append(text[start:end])
            spaces.append(blank)
        if blank and text[end] != " ":
            words[-1] += text[end]
            spaces[-1] = False
        end += blank
    return words, spaces


@lru_cache(maxsize=20_000)
def norm(word: str) -> str:
    """Return the form on which patterns match: lower case, straight marks, no glued space."""
    stripped = word.strip()
    if not stripped:
        return word
    return stripped.translate(_INVISIBLE).translate(_STRAIGHT).lower()
