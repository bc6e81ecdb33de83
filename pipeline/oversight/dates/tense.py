"""Which way an unfinished date points, from the words of its sentence.

Without a parser: the nearest telling verb before the expression, else the first one after it.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oversight.dates.lex import Token

_REACH = 40  # tokens
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way a date points: `tense` is past, future or None.

    would: future as seen from the past. had: past as seen from the past. firm: the verb stands
    close by. mixed: the same sentence has verbs of the other tense before the expression.
    """

    tense: str | None = None
    would: bool = False
    had: bool = False
    firm: bool = False
    mixed: bool = False


@cache
def read_classes(file: Path) -> Mapping[str, frozenset[str]]:
    """Return the words of each class of a table of word,class."""
    found: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


class Sentences:
    """Tells where a sentence ends, by the abbreviations of context.csv."""

    def __init__(self, folder: Path) -> None:
        self._abbreviations = read_classes(folder / "context.csv")["abbreviation"]

    def ends(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a new sentence begins after the token."""
        token = tokens[at]
        if token.text[0] in "\r\n":
            return True
        if token.text not in (".", "!", "?"):
            return False
        if at + 1 == len(tokens):
            return True
        follower = tokens[at + 1]
        if follower.text[0].islower() or follower.start == token.end and follower.text.isalnum():
            return False
        return not (at and tokens[at - 1].norm in self._abbreviations)

    def start(self, tokens: Sequence[Token], at: int) -> int:
        """Return the index of the first token of the sentence that holds a token."""
        while at > 0 and not self.ends(tokens, at - 1):
            at -= 1
        return at


class TenseReader:
    """Tells the lean at a place of a text by the words of tense.csv."""

    def __init__(self, folder: Path) -> None:
        self._classes = read_classes(folder / "tense.csv")
        self._sentences = Sentences(folder)

    def __call__(self, tokens: Sequence[Token], start: int, end: int) -> Lean:
        """Return the lean of the expression at tokens [start, end)."""
        before = self._cues(tokens, range(start - 1, max(-1, start - _REACH), -1))
        after = self._cues(tokens, range(end, min(len(tokens), end + _REACH)))
        if after and after[0][0] == end and after[0][1] in ("past", "had"):
            before = []  # "the court on Thursday refused"
        cues = before or after[:1]
        if not cues:
            return Lean()
        place, cue = cues[0]
        tense = "past" if cue in ("past", "had") else "future"
        return Lean(
            tense,
            would=cue == "would",
            had=cue == "had" or (cue == "past" and self._had(tokens, place)),
            firm=abs(place - start) <= _NEAR,
            mixed=any((one in ("past", "had")) != (tense == "past") for _, one in cues[1:]),
        )

    def verb_between(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a verb of either tense stands among tokens [start, end)."""
        return bool(self._cues(tokens, range(start, end)))

    def is_given(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether time is given shortly before a token: "gave the council until"."""
        given = self._classes["gives"]
        return any(token.norm in given for token in tokens[max(0, start - 8) : start])

    def _cues(self, tokens: Sequence[Token], places: range) -> list[tuple[int, str]]:
        found = []
        for at in places:
            if self._sentences.ends(tokens, at):
                break
            cue = self._cue(tokens, at)
            if cue is not None:
                found.append((at, cue))
        return found

    def _is(self, norm: str, name: str) -> bool:
        return norm in self._classes[name]

    def _had(self, tokens: Sequence[Token], at: int) -> bool:
        return any(self._is(token.norm, "had") for token in tokens[max(0, at - 3) : at])

    def _cue(self, tokens: Sequence[Token], at: int) -> str | None:
        norm = tokens[at].norm
        if len(norm) < 2:
            return None
        back = tokens[at - 1].norm if at else ""
        if norm == "to":
            return self._infinitive(tokens, at, back)
        if self._is(norm, "would"):
            return "would"
        if self._is(norm, "will") and tokens[at].text != "May":
            return "future"
        if self._is(norm, "ahead"):
            return None if self._is(back, "determiner") and back != "and" else "future"
        if self._is(norm, "had"):
            return "had"
        if self._is(norm, "scheduled"):
            return "future"
        if norm.endswith("ing") and self._is(back, "present_be") and len(norm) > 4:
            return "future"
        if self._past_form(tokens[at]):
            return self._participle(tokens, at, back)
        return None

    def _past_form(self, token: Token) -> bool:
        norm = token.norm
        if self._is(norm, "past"):
            return True
        # A name may end so as well: Ofsted.
        return (
            norm.endswith("ed")
            and len(norm) > 3
            and token.text[0].islower()
            and not norm.endswith("eed")
            and not self._is(norm, "not_past")
        )

    def _infinitive(self, tokens: Sequence[Token], at: int, back: str) -> str | None:
        follower = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if not self._is(back, "obliges") or not follower.isalpha():
            return None
        if follower in self._classes["determiner"]:
            return None
        return "had" if self._had(tokens, at - 1) else "future"

    def _participle(self, tokens: Sequence[Token], at: int, back: str) -> str | None:
        if back == "be":
            return self._auxiliary(tokens, at - 1)
        if back == "been" or tokens[at].norm == "been":
            return "had" if self._had(tokens, at) else "past"
        if self._is(back, "present_be"):
            return None
        if self._is(back, "determiner") and tokens[at].norm.endswith("ed"):
            return None
        return "past"

    def _auxiliary(self, tokens: Sequence[Token], at: int) -> str:
        before = [token.norm for token in tokens[max(0, at - 3) : at]]
        return "would" if "would" in before else "future"
