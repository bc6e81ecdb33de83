"""Pairing of quotation marks in one paragraph: double and single, straight and curly.

Works on characters, in one pass with a short stack, so that a text of nothing but marks stays
linear. An apostrophe is told from a single mark by its neighbours; a plural possessive
(`the parents' group`) by what closes later.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from oversight.resources import patterns_dir

DOUBLE, SINGLE = '"', "'"
_FAMILY = {
    **dict.fromkeys('"“”„‟«»＂', DOUBLE),
    **dict.fromkeys("'‘’‛‚`´", SINGLE),
}
_OPENERS = frozenset("“„‟«‘‛‚`")
_CLOSERS = frozenset("”»")
_RUN = re.compile(r"[\"“”„‟«»＂'‘’‛‚`´]+")
# A double mark, or two single ones for it and no more.
_DOUBLE = re.compile(r"[\"“”„‟«»＂]|(?<!['‘’‛‚`´])''(?!['‘’‛‚`´])")
_WORD = re.compile(r"[^\W_]+")
# Around a mark these behave like a blank.
_BEFORE = frozenset("([{<-–—/|•*>")
_AFTER = frozenset(".,;:!?)]}-–—/…|")
_MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Text within marks: characters [start, end) of the paragraph, marks outside.

    `depth` 0 is outermost. `opened` / `closed` tell whether the mark itself is there: a
    paragraph of a longer quotation opens and does not close.
    """

    start: int
    end: int
    family: str
    depth: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    at: int
    family: str
    role: str  # open, close, either, maybe (a close, or a plural's apostrophe)


@cache
def _elisions() -> frozenset[str]:
    lines = (patterns_dir() / "quotes" / "elisions.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def find_marks(text: str) -> list[_Mark]:
    """Return the quotation marks of a paragraph in order, apostrophes left out."""
    marks: list[_Mark] = []
    for run in _RUN.finditer(text):
        before = text[run.start() - 1] if run.start() else " "
        after = text[run.end()] if run.end() < len(text) else " "
        free_left = before.isspace() or before in _BEFORE
        free_right = after.isspace() or after in _AFTER
        twice = run.group() == "''"  # a typewriter's double mark
        first = run.end() - 1 if twice and free_left else run.start()
        for at in range(first, first + 1 if twice else run.end()):
            family = DOUBLE if twice else _FAMILY[text[at]]
            if family == SINGLE and _is_apostrophe(text, at, run.end(), before, after, free_left):
                continue
            marks.append(_Mark(at, family, _role(text, at, run.end(), free_left, free_right)))
    return marks


def has_double_marks(text: str) -> bool:
    """Tell whether a text has double quotation marks."""
    return _DOUBLE.search(text) is not None


def quotes_aloud(text: str) -> bool:
    """Tell whether a paragraph hands over to a quotation: marks at its start, behind a colon."""
    if has_double_marks(text):
        return True
    heads = (text[: pair.start - 1].rstrip() for pair in pair_marks(text, True) if pair.opened)
    return any(not head or head.endswith((":", ",")) for head in heads)


def _is_apostrophe(text: str, at: int, end: int, before: str, after: str, free_left: bool) -> bool:
    if before.isalnum() and after.isalnum() and end - at == 1:
        # "children's"; but a mark that can only open, after a glued word, still opens.
        return True
    if not free_left or not after.isalnum():
        return False
    word = _WORD.match(text, end)
    if word is None:
        return False
    # "'em", "'90s"; "in '15" but not "said: '15 children"
    decade = re.fullmatch(r"\d0s|\d\d(?!\d)", word.group())
    if decade is not None and not word.group().endswith("s"):
        return at > 1 and text[at - 2].isalpha()
    return word.group().lower() in _elisions() or decade is not None


def _role(text: str, at: int, end: int, free_left: bool, free_right: bool) -> str:
    mark = text[at]
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        plural = _FAMILY[mark] == SINGLE and at > 0 and text[at - 1] in "sSzx" and at + 1 == end
        return "maybe" if plural and _noun_follows(text, end) else "close"
    if mark in _OPENERS:
        return "open"
    if mark in _CLOSERS:
        return "close"
    return "either"


def _noun_follows(text: str, at: int) -> bool:
    # "the parents' group" against "'run by officers' and": a plural's owner wants a thing owned.
    if at >= len(text) or not text[at].isspace():
        return False
    word = _WORD.match(text, at + 1)
    return word is not None and word.group().lower() not in STOP_WORDS


def pair_marks(text: str, follows: bool = False) -> list[Pair]:
    """Return the quotations of a paragraph, outermost and nested, in order of their start.

    `follows`: the next paragraph opens with a mark, so an unclosed quotation here is no slip.
    """
    marks = _settle(find_marks(text), follows)
    stack: list[_Mark] = []
    pairs: list[Pair] = []
    for mark in marks:
        opens = mark.role == "open"
        place = _find_open(stack, mark.family)
        if mark.role == "either":
            opens = place is None
        if opens:
            if len(stack) < _MAX_DEPTH:
                stack.append(mark)
        elif place is not None:
            pairs.append(Pair(stack[place].at + 1, mark.at, mark.family, place))
            del stack[place:]
        elif not pairs and not stack and mark.family == DOUBLE and not _inches(text, mark.at):
            # Closes what an earlier paragraph opened.
            pairs.append(Pair(0, mark.at, mark.family, 0, opened=False))
    pairs += _unclosed(text, stack, pairs, follows)
    return _outermost_first(pairs)


def _inches(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()


def _find_open(stack: list[_Mark], family: str) -> int | None:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].family == family:
            return place
    return None


def _settle(marks: list[_Mark], follows: bool) -> list[_Mark]:
    """Decide each `maybe`: an apostrophe where a sure close follows, else the close.

    In a paragraph whose quotation goes on in the next one, no close follows and none is meant.
    """
    goes_on = follows and bool(marks) and marks[0].family == SINGLE
    later = "close" if goes_on else ""  # role of the next single mark that is sure
    settled: list[_Mark] = []
    for mark in reversed(marks):
        if mark.role == "maybe":
            if later in ("close", "either"):
                continue
            mark = _Mark(mark.at, mark.family, "weak")
        elif mark.family == SINGLE:
            later = mark.role
        settled.append(mark)
    settled.reverse()
    return [m if m.role != "weak" else _Mark(m.at, m.family, "close") for m in settled]


def _unclosed(text: str, stack: list[_Mark], pairs: list[Pair], follows: bool) -> list[Pair]:
    if not stack:
        return []
    first = stack[0]
    end = len(text.rstrip())
    if first.at + 1 >= end:
        return []
    head = text[: first.at].rstrip()
    inner = [pair for pair in pairs if pair.start > first.at]
    if inner and not follows and any(p.end >= end - 2 and p.family == first.family for p in inner):
        return []  # the first mark is the slip, not the last
    starts_here = not head or head.endswith((":", ","))
    sentence = text[first.at + 1 : first.at + 2].isupper() and text[:end].endswith((".", "!", "?"))
    accepted = starts_here if first.family == DOUBLE else starts_here and (follows or sentence)
    if accepted or (follows and first.family == DOUBLE):
        return [Pair(first.at + 1, end, first.family, 0, closed=False)]
    return []


def _outermost_first(pairs: list[Pair]) -> list[Pair]:
    """Sort by start and set depths anew: a dropped opener leaves its inner pairs outermost."""
    ordered = sorted(pairs, key=lambda pair: (pair.start, -pair.end))
    result: list[Pair] = []
    ends: list[int] = []
    for pair in ordered:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        result.append(Pair(pair.start, pair.end, pair.family, len(ends), pair.opened, pair.closed))
        ends.append(pair.end)
    return result


def opens_with_mark(text: str) -> bool:
    """Tell whether a paragraph begins with a quotation mark that opens."""
    stripped = text.lstrip()
    if not stripped or stripped[0] not in _FAMILY:
        return False
    marks = find_marks(stripped[:40])
    return bool(marks) and marks[0].at == 0 and marks[0].role in ("open", "either")


def overlapping(pairs: list[Pair]) -> bool:
    """Tell whether two outermost pairs overlap (they never should)."""
    outer = [pair for pair in pairs if pair.depth == 0]
    return any(a.end > b.start for a, b in pairwise(outer))
