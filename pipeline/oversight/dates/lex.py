"""Text to tokens: words, numbers with their shapes, punctuation, line ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from oversight.dates.lexicon import OTHER, Lexicon, Word

# One alternative a shape, the commonest first, of numbers the longest. Every quantifier is over
# one class, so that no text makes it slow.
_TOKEN = re.compile(
    r"""
    (?P<WORD>[^\W\d_]+)
  | (?P<NUMERIC>\d{4}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
        |\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{2,4}(?!\d))
  | (?P<CLOCK>\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[ap]\.?m\b))(?!\d)(?:\s?[ap]\.?m\b\.?)?
        |\d{1,2}\s?[ap]\.?m\b\.?)
  | (?P<SPLIT>(?:19|20)\d\d[/\u2013-](?:(?:19|20)\d\d|\d\d)(?![\d/-]))
  | (?P<DECADE>(?:1\d\d0['\u2019]?|\d{3}0|['\u2018\u2019]?\d0)s\b)
  | (?P<NTH>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<MONEY>[£$€]\s?\d[\d,.]*)
  | (?P<BIG>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<SHORT>['\u2018\u2019]\d\d\b)
  | (?P<NUMBER>\d+)
  | (?P<POSS>['\u2019](?:s\b)?)
  | (?P<BREAK>\r\n|\r|\n)
  | (?P<MARK>[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A line end before a small letter, a number, or the rest of "31 March 2017".
_LINE_END = re.compile(r"(?:\r\n|\n)(?=[a-z0-9]|[A-Z][a-z]{2,8}\s\d{4}\b)")
_LONG = 60  # characters of a line that may have been wrapped
_OTHER = Word(OTHER, {})
_REMEMBERED = 5_000
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


def unwrapped(text: str) -> str:
    """Return the text with a blank for each line end that only wraps a long line."""

    def blank(found: re.Match[str]) -> str:
        start = found.start()
        line = text[max(0, start - _LONG) : start]
        wraps = len(line) == _LONG and "\n" not in line and line[-1] not in ".:;!?"
        return " " * len(found.group()) if wraps else found.group()

    return _LINE_END.sub(blank, text)


class Tokens:
    """The tokens of a text; each is made when it is first asked for.

    `symbols` and `flags` hold one character for each token.
    """

    __slots__ = ("_made", "_matches", "_words", "flags", "symbols")

    def __init__(self, matches: list[re.Match[str]], known: list[tuple[Word, str]]) -> None:
        self._matches = matches
        self._words = known
        self._made: dict[int, Token] = {}
        self.symbols = "".join([word.symbol for word, _ in known])
        self.flags = "".join([flag for _, flag in known])

    def __len__(self) -> int:
        return len(self._words)

    def word(self, at: int) -> Word:
        """Return a token's word without making the token."""
        return self._words[at][0]

    def __getitem__(self, at: int) -> Token:
        """Return a token by its place, which is not negative."""
        token = self._made.get(at)
        if token is None:
            found = self._matches[at]
            piece = found.group()
            token = Token(piece, piece.lower(), found.start(), found.end(), self._words[at][0])
            self._made[at] = token
        return token


class Lexer:
    """Cuts texts into tokens by one lexicon; `flag` marks words for other readers."""

    def __init__(self, lexicon: Lexicon, flag: Callable[[str], str]) -> None:
        self._lexicon = lexicon
        self._flag = flag
        self._words = lexicon.words
        for shape in _SHAPES:  # known before the grammar is compiled
            lexicon.word(dict.fromkeys(shape, ""))
        self._known: dict[str, tuple[Word, str]] = {}

    def __call__(self, text: str) -> Tokens:
        """Return the tokens of a text in order."""
        matches = list(_TOKEN.finditer(unwrapped(text)))
        known, words = self._known, []
        for found in matches:
            piece = found.group()
            word = known.get(piece)
            if word is None:
                kind = found.lastgroup or ""
                word = self._word(piece, kind), self._flag(piece.lower())
                # A text may hold millions of different words; the usual ones are few.
                if len(known) < _REMEMBERED:
                    known[piece] = word
            words.append(word)
        return Tokens(matches, words)

    def _word(self, piece: str, kind: str) -> Word:
        norm = piece.lower()
        if kind in ("WORD", "MARK"):
            return self._words.get(norm, _OTHER)
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
