"""Text to tokens: words, numbers with their shapes, punctuation, line ends."""

import re
from dataclasses import dataclass

from oversight.dates.lexicon import OTHER, Lexicon, Word

# One alternative a shape, longest first; every quantifier is over one class and bounded by \b.
_TOKEN = re.compile(
    r"""
    (?P<NUMERIC>\d{4}-\d\d?-\d\d?(?![\d-])|\d{1,2}([./-])\d{1,2}\2\d{2,4}(?!\d))
  | (?P<CLOCK>\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[ap]\.?m\b))(?!\d)(?:\s?[ap]\.?m\b\.?)?
        |\d{1,2}\s?[ap]\.?m\b\.?)
  | (?P<SPLIT>(?:19|20)\d\d[/\u2013-](?:(?:19|20)\d\d|\d\d)(?![\d/-]))
  | (?P<DECADE>(?:\d{4}|['\u2018\u2019]?\d0)['\u2019]?s\b)
  | (?P<NTH>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<MONEY>[£$€]\s?\d[\d,.]*)
  | (?P<BIG>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<SHORT>['\u2018\u2019]\d\d\b)
  | (?P<NUMBER>\d+)
  | (?P<WORD>[^\W\d_]+)
  | (?P<POSS>['\u2019](?:s\b)?)
  | (?P<BREAK>\r\n|\r|\n)
  | (?P<MARK>[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER = Word(OTHER, {})
_SHAPES = (
    ("NUM",),
    ("NUM", "DAY"),
    ("NUM", "YEAR2"),
    ("NUM", "DAY", "YEAR2"),
    ("NUM", "YEAR"),
    ("ORD", "NTH", "DAY"),
    ("ORD", "NTH"),
    *((name,) for name in ("NUMERIC", "CLOCK", "SPLIT", "DECADE", "BIG", "SHORT", "POSS")),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with its place, its lower-case form and its values by class."""

    text: str
    norm: str
    start: int
    end: int
    word: Word


class Lexer:
    """Cuts texts into tokens by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words
        for shape in _SHAPES:  # known before the grammar is compiled
            lexicon.word(dict.fromkeys(shape, ""))

    def __call__(self, text: str) -> list[Token]:
        """Return the tokens of a text in order."""
        tokens = []
        words = self._words
        for found in _TOKEN.finditer(text):
            piece = found.group()
            norm = piece.lower()
            kind = found.lastgroup
            if kind == "WORD" or kind == "MARK":
                word = words.get(norm, _OTHER)
            else:
                word = self._shape(kind or "", norm)
            tokens.append(Token(piece, norm, found.start(), found.end(), word))
        return tokens

    def _shape(self, kind: str, norm: str) -> Word:
        if kind == "NUMBER":
            return self._number(norm)
        if kind == "NTH":
            values = {"ORD": norm[:-2], "NTH": norm[:-2]}
            if 1 <= int(norm[:-2]) <= 31:
                values["DAY"] = norm[:-2]
            return self._lexicon.word(values)
        if kind in ("BREAK", "MONEY"):
            return _OTHER
        return self._lexicon.word({kind: norm})

    def _number(self, norm: str) -> Word:
        values = {"NUM": norm}
        size = len(norm)
        if size <= 2 and 1 <= int(norm) <= 31:
            values["DAY"] = norm
        if size == 2:
            values["YEAR2"] = norm
        if size == 4 and 1500 <= int(norm) <= 2199:
            values["YEAR"] = norm
        if size > 6:
            return _OTHER
        return self._lexicon.word(values)
