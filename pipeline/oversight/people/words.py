"""A Doc's tokens as plain words with what finding people asks of them, quickly."""

import re
from dataclasses import dataclass, field

from spacy.attrs import NORM, ORTH, SENT_START, SPACY
from spacy.tokens import Doc

from oversight.people.lexicon import Lexicon, fold

# "CopelandCouncil": a caption glued to its copy. "McAleer", "DeSouza", "O'Brien" are names,
# "@annLee" is a handle.
_GLUED = re.compile(
    r"^(?!@|Mc|Mac|De|Di|Du|La|Le|Lo|Fitz|Van|Von|St|Ní|Ó|Ap|Ab|Der|Ten|Ter|Al|El)\S*[a-z][A-Z]"
)
_NAME = re.compile(r"^[^\W\d_][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*\.?$")
_INITIAL = re.compile(r"^(?:[A-Z]\.?|(?:[A-Z]\.){1,3})$")
_TOO_MANY = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word form. `norm` is as the tokenizer's, `key` without accents."""

    text: str
    norm: str
    key: str
    name_like: bool
    glued: bool
    initial: bool
    capitals: bool
    given: str  # "f", "m", "u"; "" where no given name
    weak: bool  # a given name that is a word or a place as well
    honorific: bool
    particle: bool
    never: bool
    organisation: bool
    surname_too: bool  # an organisation's or a page's word that people are called as well
    lower: bool
    spaced: bool  # odd white space is glued to it


@dataclass(slots=True)
class Words:
    """The Doc's words; `starts[i]`: token i starts a sentence, `space[i]`: a blank follows it."""

    words: list[Word]
    starts: list[bool]
    space: list[bool]
    lexicon: Lexicon
    lower: set[str] = field(default_factory=set)

    def norm(self, i: int) -> str:
        """Return the norm of token i; empty outside the Doc."""
        return self.words[i].norm if 0 <= i < len(self.words) else ""


class WordReader:
    """Read Docs into Words; what a form is like is worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[int, int], Word] = {}

    def __call__(self, doc: Doc) -> Words:
        """Return the Doc's words."""
        table = doc.to_array([ORTH, NORM, SENT_START, SPACY])
        orths, norms, starts, space = (table[:, k].tolist() for k in range(4))
        known, words = self._known, []
        if len(known) > _TOO_MANY:
            known.clear()
        strings = doc.vocab.strings
        for orth, norm in zip(orths, norms, strict=True):
            word = known.get((orth, norm))
            if word is None:
                word = known[orth, norm] = describe(strings[orth], strings[norm], self._lexicon)
            words.append(word)
        return Words(
            words=words,
            starts=[i == 0 or start == 1 for i, start in enumerate(starts)],
            space=[bool(blank) or word.spaced for blank, word in zip(space, words, strict=True)],
            lexicon=self._lexicon,
            lower={word.norm for word in set(words) if word.lower},
        )


def describe(orth: str, norm: str, lexicon: Lexicon) -> Word:
    """Return what a form is like."""
    text = orth.strip()
    key = fold(text)
    upper = text[:1].isupper()
    return Word(
        text=text,
        norm=norm,
        key=key,
        name_like=upper and bool(_NAME.match(text)) and not _GLUED.match(text),
        glued=bool(_GLUED.match(text)),
        initial=bool(_INITIAL.match(text)),
        capitals=len(text) > 1 and text.isupper(),
        given=(lexicon.given.get(norm) or lexicon.given.get(key, "")) if upper else "",
        weak=norm in lexicon.weak,
        honorific=upper and norm in lexicon.honorifics,
        particle=norm in lexicon.particles,
        never=norm in lexicon.never or (text.isupper() and norm in lexicon.post_nominals),
        organisation=norm in lexicon.organisation_words,
        surname_too=norm in lexicon.surnames_too,
        lower=text[:1].islower(),
        spaced=orth != text,
    )
