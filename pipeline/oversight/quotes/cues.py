"""Cues: the words that say that somebody speaks. What they are is data (patterns/quotes)."""

from dataclasses import dataclass

from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.patterns import Pattern

# A passive's helpers: "members were told" names who hears, not who speaks.
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "get", "got"})
_SUBJECT_FREE = frozenset({"PARTICIPLE"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens [start, end) of a cue; `label` SAY, SAY_LIKELY, DESCRIBE, PARTICIPLE, ACCORDING."""

    start: int
    end: int
    label: str
    rule: str
    passive: bool = False

    @property
    def strong(self) -> bool:
        """Tell whether the cue tells of speech by itself, with no quotation beside it."""
        return self.label in ("SAY", "ACCORDING")


class Finder:
    """Find spans by pattern entries: phrases and token patterns, on NORM."""

    def __init__(self, vocab: Vocab, patterns: list[Pattern]) -> None:
        self.entries = {entry.id: entry for entry in patterns}
        self.matcher = Matcher(vocab, validate=False)
        self.phrases = PhraseMatcher(vocab, attr="NORM")
        for entry in patterns:
            if isinstance(entry.pattern, str):
                words = entry.pattern.split()
                phrase = Doc(vocab, words=words)
                for token in phrase:
                    token.norm_ = token.text
                self.phrases.add(entry.id, [phrase])
            else:
                self.matcher.add(entry.id, [entry.pattern])

    def __call__(self, doc: Doc) -> list[tuple[int, int, Pattern]]:
        """Return (start, end, entry), longest first at a place, none overlapping."""
        found = []
        for key, start, end in [*self.matcher(doc), *self.phrases(doc)]:
            entry = self.entries[doc.vocab.strings[key]]
            length = (entry.value or {}).get("length") if isinstance(entry.value, dict) else None
            found.append((start, start + length if length else end, entry))
        found.sort(key=lambda row: (row[0], -row[1], row[2].label != "SAY", row[2].id))
        kept: list[tuple[int, int, Pattern]] = []
        for row in found:
            if not kept or row[0] >= kept[-1][1]:
                kept.append(row)
        return kept


def find_cues(doc: Doc, finder: Finder) -> list[Cue]:
    """Return the cues of the article in order."""
    return [
        Cue(start, end, entry.label, entry.id, _is_passive(doc, start))
        for start, end, entry in finder(doc)
    ]


def _is_passive(doc: Doc, start: int) -> bool:
    for back in (1, 2):
        if start - back >= 0 and doc[start - back].norm_ in _PASSIVE:
            return (
                back == 1
                or doc[start - 1].norm_.endswith("ly")
                or doc[start - 1].norm_
                in (
                    "also",
                    "later",
                    "then",
                    "once",
                    "being",
                    "been",
                )
            )
    return False
