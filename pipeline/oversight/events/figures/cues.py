"""Numbers by the words around them, where no pattern holds them: what is counted, and a cue.

A number stands before what it counts (its head: children, posts, staff) or alone; a cue beside it
in its clause ("still to fill", "on our books") says which measure that is
(patterns/events/figure_cues.csv, figure_heads.csv). The nearest cue decides. A number alone whose
subject is "it", "the total" takes up what the sentence before speaks of.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.figures.heads import behind_whole, head_of
from oversight.patterns import Pattern, read_words
from oversight.resources import patterns_dir

_STAFF = read_words("events/words/figure_staff.txt")
_BREAKS = frozenset({SENTENCE_END, ";", "but", "while", "whilst", "whereas"})
_PARTS = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "which"])
_NUMBERS = frozenset({"QUANTITY", "MONEY"})
# A mark or "and" between a cue and its number makes it further off.
_MARKS = {",": 3, "–": 3, "—": 3, "-": 3, "(": 3, "and": 6}
_SUBJECT_REACH = 9
_RESUMING = read_words("events/words/figure_resuming.txt")
# What a cue may want its sentence to speak of, and the words for it.
_TOPICS = {
    "staff": _STAFF,
    "posts": read_words("events/words/figure_posts.txt"),
    "files": read_words("events/words/figure_papers.txt"),
}
_WIDEST = 14


class Cue(NamedTuple):
    """Words that say what a number measures, where they stand, and what it has to count."""

    pattern: Pattern
    heads: frozenset[str]
    unit: str
    side: str
    reach: int
    topic: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


def cue_frame(skeleton: Skeleton, k: int) -> Frame | None:
    """Return a frame that says what the number at token `k` measures, by the nearest cue."""
    head = head_of(skeleton, k)
    if head is None:
        return None
    unit = skeleton.doc[k].ent_id_.split(" ")[1]
    found = [
        (distance, order, cue)
        for order, cue in enumerate(_cues())
        if head in cue.heads
        and cue.unit in ("any", unit)
        and (distance := _distance(skeleton, k, cue)) is not None
    ]
    if found:
        distance, _, cue = min(found)
        return _frame(skeleton, k, cue, distance)
    cue_before = _resumed_cue(skeleton, k, unit) if head == "none" else None
    return None if cue_before is None else _frame(skeleton, k, cue_before, 0)


def _resumed_cue(skeleton: Skeleton, k: int, unit: str) -> Cue | None:
    """Return the cue of the sentence before, where "it", "the total" takes it up."""
    told_before = _sentence_before(skeleton, k)
    answers = "?" in told_before[-2:]  # "How many vacancies are there? Fifty-two"
    if not resumes(skeleton, k) and not answers:
        return None
    text = f" {' '.join(told_before)} "
    told = [
        (match.start(), cue)
        for cue in _cues()
        if cue.unit in ("any", unit)
        and cue.side != "head"
        and "none" in cue.heads
        and not (cue.unless is not None and cue.unless.search(text))
        for match in cue.words.finditer(text)
    ]
    measures = {cue.pattern.value["measure"] for _, cue in told if cue.pattern.value}
    return max(told, key=lambda one: one[0])[1] if len(measures) == 1 else None


def resumes(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a number is of what was just spoken of: "it was 31", "there had been 97"."""
    subject = list(_before(skeleton, k))[:_SUBJECT_REACH]
    there = subject[:2] in (["are", "there"], ["were", "there"])
    counted = there and skeleton.norms[k + 1 : k + 3] == ["of", "them"]
    there_had = subject[:3] == ["been", "had", "there"]
    return not _RESUMING.isdisjoint(subject) or there_had or counted


def _sentence_before(skeleton: Skeleton, k: int) -> list[str]:
    """Return the words before the clause of a number: those before a semicolon, or a sentence."""
    opening = k
    while opening and skeleton.norms[opening - 1] not in (";", SENTENCE_END):
        opening -= 1
    if opening and skeleton.norms[opening - 1] == ";":
        start = opening - 1
        while start and skeleton.norms[start - 1] != SENTENCE_END:
            start -= 1
        return skeleton.norms[start : opening - 1]
    number = skeleton.sentence_of[k] - 1
    last = k
    while last and skeleton.sentence_of[last] > number:
        last -= 1
    first = last
    while first and skeleton.sentence_of[first - 1] == number:
        first -= 1
    return skeleton.norms[first : last + 1] if number >= 0 else []


def _distance(skeleton: Skeleton, k: int, cue: Cue) -> int | None:
    """Return how far a cue stands from a number; None where it does not stand beside it."""
    if cue.side == "head":
        return 0
    if cue.side == "before" and _is_part(skeleton, k):
        return None
    if cue.topic and not _speaks_of(skeleton, k, cue.topic):
        return None
    words = list(_behind(skeleton, k) if cue.side == "behind" else _before(skeleton, k))
    ordered = words if cue.side == "behind" else words[::-1]
    text = f" {' '.join(ordered)} "
    if cue.unless is not None and cue.unless.search(text):
        return None
    matches = list(cue.words.finditer(text))
    if not matches:
        return None
    gap = text[: matches[0].start()] if cue.side == "behind" else text[matches[-1].end() :]
    between = gap.split()
    distance = len(between) + sum(_MARKS.get(word, 0) for word in between)
    return distance if distance <= cue.reach else None


def _is_part(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a number is part of one before: "302 looked after, 23 of them at home"."""
    if skeleton.norms[k + 1 : k + 3] not in _PARTS:
        return False
    number = skeleton.sentence_of[k]
    near = range(max(0, k - _WIDEST), k)
    return any(skeleton.labels[j] == "QUANTITY" and skeleton.sentence_of[j] == number for j in near)


def _behind(skeleton: Skeleton, k: int) -> Iterator[str]:
    """Yield the words behind a number, up to the next number or the end of the clause."""
    for j in range(behind_whole(skeleton, k), min(k + 1 + _WIDEST, len(skeleton.norms))):
        if skeleton.norms[j] in _BREAKS or skeleton.labels[j] in _NUMBERS:
            return
        yield skeleton.norms[j]


def _before(skeleton: Skeleton, k: int) -> Iterator[str]:
    """Yield the words before a number from it on, down to another one or the clause's start."""
    for j in range(k - 1, max(-1, k - 1 - _WIDEST), -1):
        broken = skeleton.norms[j] in _BREAKS and skeleton.norms[j - 1] != "all"  # "all but six"
        if broken or skeleton.labels[j] in _NUMBERS:
            return
        yield skeleton.norms[j]


def _speaks_of(skeleton: Skeleton, k: int, topic: str) -> bool:
    """Tell whether the sentence of a number, or the two before, speak of staff, of posts."""
    number = skeleton.sentence_of[k]
    first = last = k
    while first and skeleton.sentence_of[first - 1] >= number - 2:
        first -= 1
    while last < len(skeleton.norms) and skeleton.sentence_of[last] == number:
        last += 1
    roles = (skeleton.doc[j].ent_id_ for j in range(first, last) if skeleton.labels[j] == "ROLE")
    spoken = not _TOPICS[topic].isdisjoint(skeleton.norms[first:last])
    return spoken or (topic == "staff" and "social_worker" in roles)


def _frame(skeleton: Skeleton, k: int, cue: Cue, distance: int) -> Frame:
    """Return the frame of a number with its cue: from one to the other."""
    reach = min(distance + 1, _WIDEST)
    first, last = (k - reach, k) if cue.side == "before" else (k, k + reach)
    first, last = max(0, first), min(last, len(skeleton.norms) - 1)
    while (
        skeleton.norms[last] == SENTENCE_END
        or skeleton.sentence_of[last] != skeleton.sentence_of[k]
    ):
        last -= 1
    while skeleton.sentence_of[first] != skeleton.sentence_of[k]:
        first += 1
    start, end = skeleton.sources[first].start, skeleton.sources[last].end
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    slots = {"value": skeleton.sources[k]}
    return Frame(cue.pattern, sentence, start, end, first, last, slots)


@cache
def _cues() -> tuple[Cue, ...]:
    with (patterns_dir() / "events" / "figure_cues.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_cue(row) for row in csv.DictReader(file))


def _cue(row: dict[str, str]) -> Cue:
    pattern = Pattern(
        label="FIGURE",
        id=f"figure/cue/{row['id']}",
        pattern=row["words"],
        value={"measure": row["measure"]},
        match=[row["match"]],
        skip=[row["skip"]],
    )
    return Cue(
        pattern=pattern,
        heads=frozenset(row["heads"].split("|")),
        unit=row["unit"],
        side=row["side"],
        reach=int(row["reach"]),
        topic=row["topic"],
        words=_any_of(row["words"]),
        unless=_any_of(row["unless"]) if row["unless"] else None,
    )


def _any_of(phrases: str) -> re.Pattern[str]:
    longest_first = sorted(phrases.split("|"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, longest_first))})(?= )")
