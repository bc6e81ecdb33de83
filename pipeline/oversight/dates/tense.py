"""Which way an unfinished date points, from the words of its sentence.

Without a parser: the nearest telling verb before the expression, else the first one after it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oversight.dates.decided import is_decided, is_undone
from oversight.dates.lex import Token, Tokens

_REACH = 40  # tokens
_NEAR = 7
_ASKED = 8  # tokens between "asked" and "to", the one asked among them
_CLAUSE = 8  # so far from an expression that opens a clause its verb may stand
_LONGEST = 300  # tokens of a sentence that are looked at
_ENDERS = frozenset({".", "!", "?", "\n", "\r", "\r\n"})


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way a date points: `tense` is past, future or None.

    would: future as seen from the past. had: past as seen from the past. firm: the verb stands
    close by. mixed: the same sentence has verbs of the other tense before the expression.
    after: the verb follows the expression.
    """

    tense: str | None = None
    would: bool = False
    had: bool = False
    firm: bool = False
    mixed: bool = False
    after: bool = False


NO_LEAN = Lean()


@cache
def read_classes(file: Path) -> Mapping[str, frozenset[str]]:
    """Return the words of each class of a table of word,class."""
    found: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


class Tenses:
    """The words of tense.csv and context.csv that tell tense and where sentences end."""

    def __init__(self, folder: Path) -> None:
        self._classes = read_classes(folder / "tense.csv")
        self._abbreviations = read_classes(folder / "context.csv")["abbreviation"]
        names = ("will", "would", "ahead", "had", "scheduled", "past", "after_noun", "off")
        self._cue_words = frozenset().union(*(self._classes[name] for name in names))

    def flag(self, norm: str) -> str:
        """Return "." for what may end a sentence, "v" for what may be a verb, else "-"."""
        if norm in _ENDERS:
            return "."
        if len(norm) > 1 and (norm.endswith(("ed", "ing")) or norm in self._cue_words):
            return "v"
        return "v" if norm in ("to", "set") else "-"

    def ends(self, tokens: Tokens, at: int) -> bool:
        """Whether a new sentence begins after the token."""
        if tokens.flags[at] != ".":
            return False
        token = tokens[at]
        if token.text[0] in "\r\n" or at + 1 == len(tokens):
            return True
        follower = tokens[at + 1]
        if follower.text[0].islower() or (follower.start == token.end and follower.text.isalnum()):
            return False
        return not (at and tokens[at - 1].norm in self._abbreviations)

    def sentence(self, tokens: Tokens, at: int) -> int:
        """Return the index of the first token of the sentence that holds a token."""
        floor = max(0, at - _LONGEST)
        while (at := tokens.flags.rfind(".", floor, at)) >= 0:
            if self.ends(tokens, at):
                return at + 1
        return floor

    def lean(self, tokens: Tokens, start: int, end: int) -> Lean:
        """Return the lean of the expression at tokens [start, end)."""
        before = self._before(tokens, start)
        after = self._after(tokens, end)
        if end < len(tokens) and tokens[end].norm == "deadline":
            return Lean("future", firm=True)
        if [tokens[at].norm for at in range(max(0, start - 2), start)] == ["date", "of"]:
            return Lean("future", firm=True)  # "a start date of 1 October has been agreed"
        if self._is_deadline(tokens, start):
            return Lean("future", firm=True)
        if _is_out_on(tokens, start):
            return Lean("past", firm=True)
        if after and after[0][0] == end and after[0][1] in ("past", "had"):
            before = []  # "the court on Thursday refused"
        elif after and after[0][0] <= end + _CLAUSE and self._opens_clause(tokens, start):
            before = []  # "little had changed, and in June ministers stepped in"
        cues = before or after[:1]
        if not cues:
            return self._weak(tokens, start)
        place, cue = cues[0]
        if cue == "present":
            return NO_LEAN
        tense = "past" if cue in ("past", "had") else "future"
        if tense == "future" and is_undone(tokens, end, self._classes["decides"]):
            return NO_LEAN  # "a strike pencilled in for 26 September was called off"
        return Lean(
            tense,
            would=cue == "would",
            had=cue == "had" or (cue == "past" and self._had(tokens, place)),
            firm=abs(place - start) <= _NEAR,
            mixed=any(_other(one, tense) for _, one in cues[1:])
            or (tense == "past" and self._aim(tokens, place, start)),
            after=place >= end,
        )

    def _is_deadline(self, tokens: Tokens, start: int) -> bool:
        """Whether it is the day of "the deadline for its statement is 20 September"."""
        if tokens[start - 1].norm != "is" or start < 2:
            return False
        first = max(self.sentence(tokens, start), start - _CLAUSE * 2)
        return any(tokens[at].norm == "deadline" for at in range(first, start))

    def _opens_clause(self, tokens: Tokens, start: int) -> bool:
        """Whether an expression stands first in its clause, behind at most its preposition."""
        at = start - 1
        if at >= 0 and self._is(tokens[at].norm, "leads"):
            at -= 1
        return at >= 0 and self._is(tokens[at].norm, "opens")

    def _aim(self, tokens: Tokens, place: int, start: int) -> bool:
        """Whether an infinitive stands between: "summoned him to testify on 10 February"."""
        return any(
            tokens[at].norm == "to"
            and tokens[at + 1].norm.isalpha()
            and tokens[at + 1].text.islower()
            and not self._is(tokens[at + 1].norm, "determiner")
            for at in range(place + 1, start - 1)
        )

    def _weak(self, tokens: Tokens, start: int) -> Lean:
        """Without a verb: "council to stop visits in March", "new chief from January"."""
        floor = max(self.sentence(tokens, start), start - _NEAR * 2)
        for at in range(start - 1, floor - 1, -1):
            near = tokens[at].norm
            if near == "from" and at == start - 1:
                told = at > 0 and self._is(tokens[at - 1].norm, "told_from")
                return Lean("past" if told else "future")  # "its own figures from March"
            if near == "to" and tokens[at + 1].text.islower() and at + 1 < start:
                return NO_LEAN if self._is(tokens[at + 1].norm, "determiner") else Lean("future")
        return NO_LEAN

    def verb_between(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a verb of either tense stands among tokens [start, end)."""
        return any(self._cue(tokens, at) for at in _flagged(tokens, start, end, "v"))

    def is_given(self, tokens: Tokens, start: int) -> bool:
        """Whether time is given shortly before a token: "gave the council until"."""
        given = self._classes["gives"]
        return any(tokens[at].norm in given for at in range(max(0, start - 8), start))

    def _before(self, tokens: Tokens, start: int) -> list[tuple[int, str]]:
        found = []
        for at in reversed(_flagged(tokens, max(0, start - _REACH), start, "v.")):
            if self.ends(tokens, at):
                break
            cue = self._cue(tokens, at)
            if cue is not None:
                found.append((at, cue))
        return found

    def _after(self, tokens: Tokens, end: int) -> list[tuple[int, str]]:
        for at in _flagged(tokens, end, min(len(tokens), end + _REACH), "v."):
            if self.ends(tokens, at):
                break
            cue = self._cue(tokens, at)
            if cue is not None and not is_decided(tokens, at, self._classes["decides"]):
                return [(at, cue)]
        return []

    def _is(self, norm: str, name: str) -> bool:
        return norm in self._classes[name]

    def _had(self, tokens: Tokens, at: int) -> bool:
        return any(self._is(tokens[i].norm, "had") for i in range(max(0, at - 3), at))

    def _cue(self, tokens: Tokens, at: int) -> str | None:
        if tokens.flags[at] != "v":
            return None
        norm = tokens[at].norm
        back = tokens[at - 1].norm if at else ""
        if norm == "to":
            return self._infinitive(tokens, at, back)
        if self._is(norm, "would"):
            return "would"
        if norm == "needs" and self._is(back, "of_needs"):
            return None  # "children with special needs"
        if self._is(norm, "will") and tokens[at].text != "May":
            return "future"
        if self._is(norm, "ahead") and self._is(back, "once"):
            return "past"  # "originally planned for June"
        if self._is(norm, "ahead"):
            # "the plan" lies ahead of nothing, "the planned visit in March" does.
            noun = self._is(norm, "noun_ahead") and self._is(back, "determiner")
            if noun and at + 1 < len(tokens) and tokens[at + 1].norm in ("is", "of"):
                return "future"  # "the deadline is Friday"
            return None if noun and back != "and" else "future"
        if self._is(norm, "had"):
            return "had"
        if self._is(norm, "after_noun"):
            return self._afterwards(tokens, at)
        if self._is(norm, "scheduled"):
            return "future"
        if self._is(norm, "off"):
            off = self._is(back, "present_be") and back != "been"
            return "future" if off else None  # "is off in May", but not "laid off in May"
        if norm.endswith("ing") and self._is(back, "present_be") and len(norm) > 4:
            return "future"
        if self._past_form(tokens[at]) or self._set_up(tokens, at):
            return self._participle(tokens, at, back)
        return None

    def _set_up(self, tokens: Tokens, at: int) -> bool:
        """ "set" tells no tense by itself; "the board, set up in January" does."""
        follower = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        before = tokens[at - 1].norm if at else ""
        return tokens[at].norm == "set" and follower == "up" and before not in ("to", "will")

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

    def _infinitive(self, tokens: Tokens, at: int, back: str) -> str | None:
        follower = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        bidden = self._is_bidden(tokens, at)
        if not (self._is(back, "obliges") or bidden) or not follower.isalpha():
            return None
        if self._is(follower, "determiner"):
            return None
        if bidden:
            return "future"
        return "had" if self._had(tokens, at - 1) else "future"

    def _is_bidden(self, tokens: Tokens, at: int) -> bool:
        """Whether somebody is asked to: "asked the director to come back in October"."""
        for i in range(at - 2, max(-1, at - _ASKED), -1):
            if self._is(tokens[i].norm, "bids"):
                return not (i and self._is(tokens[i - 1].norm, "had"))
            if not tokens[i].norm.isalpha():
                return False
        return False

    def _afterwards(self, tokens: Tokens, at: int) -> str | None:
        """ "after an inspection in May": what follows had been."""
        follower = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        return "past" if self._is(follower, "article") else None

    def _participle(self, tokens: Tokens, at: int, back: str) -> str | None:
        if back == "be":
            return self._auxiliary(tokens, at - 1)
        if back == "been" or tokens[at].norm == "been":
            return "had" if self._had(tokens, at) else "past"
        if self._is(back, "present_be"):
            return "present"
        if self._is(back, "determiner") and tokens[at].norm.endswith("ed"):
            return None
        return "past"

    def _auxiliary(self, tokens: Tokens, at: int) -> str | None:
        before = [tokens[i].norm for i in range(max(0, at - 3), at)]
        if "could" in before:
            return None
        return "would" if "would" in before else "future"


def _is_out_on(tokens: Tokens, start: int) -> bool:
    """Whether a date is that of "the report, out on Monday, says"."""
    return start > 2 and [tokens[at].norm for at in range(start - 3, start)] == [",", "out", "on"]


def _other(cue: str, tense: str) -> bool:
    return cue != "present" and (cue in ("past", "had")) != (tense == "past")


def _flagged(tokens: Tokens, start: int, end: int, flags: str) -> list[int]:
    """Return the places of [start, end) that have one of the flags."""
    piece = tokens.flags[start:end]
    return [start + i for i, flag in enumerate(piece) if flag in flags]
