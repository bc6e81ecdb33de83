"""Sequels: a later sentence says when what was told before was, or is to be.

"It met for the first time in May." "Its findings are due in the autumn." "The new arrangements
come into force on 1 April." The verb says which field of which type its date is
(patterns/events/sequels.jsonl), the clause's subject what is spoken of (sequel_subjects.csv);
it goes to the event told last before that has no such date yet.
"""

import csv
from bisect import bisect
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events.arguments import date_slot
from oversight.events.candidate import Candidate, Slot
from oversight.events.clauses import POSSESSIVES, is_person, is_possessed, left_of, right_of
from oversight.events.dating import compatible, more_precise
from oversight.events.frames import Frame, FrameMatcher, Skeleton
from oversight.events.when import settled
from oversight.patterns import read_patterns
from oversight.resources import patterns_dir
from oversight.spans import Offsets, offsets

# So many sentences on, a thing is still spoken of without its full name.
_BACK = 3
# "It" is what the sentence before told of.
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_NEAR = 1
_AHEAD = 10
_LEADING = 8
_STARTS = frozenset({";", "but", "and", "while", "with", ",", "–", "-"})
_RELATIVES = frozenset({"who", "which", "that", ";"})
_RESTRICTIVE = frozenset({"that", "who", "whose"})
_INSPECTING = frozenset({"BODY", "INSPECTION_KIND"})
_DEFINITE = frozenset({"the", "this", "that", "these", "its", "his", "her", "their", "'s", "'"})
_BREAKS = frozenset({";", ":", "but", "while", "whereas", "after", "before", "following", "since"})
_ELSEWHERE = frozenset({"since", "until", "till", "within", "before", "after", "of"})
_BY = frozenset({"by", "before"})
# Dates that decide whether the thing has happened.
_DECIDING = frozenset({"date", "conducted"})
_AHEAD_OR_FIRST = frozenset({"first", "will", "to", "due"})


class Subject(NamedTuple):
    """What a clause speaks of: its noun, the types that this may be, and a person's index."""

    noun: str
    types: dict[str, str]
    person: int | None


@cache
def _subjects() -> dict[str, dict[str, str]]:
    """Return noun → type → kind ("" for any)."""
    path = patterns_dir() / "events" / "sequel_subjects.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["noun"]: row["types"].split() for row in csv.DictReader(file)}
    return {
        noun: {kind: only for kind, _, only in (one.partition(":") for one in types)}
        for noun, types in rows.items()
    }


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/sequels.jsonl"))


def follow(doc: Doc, skeleton: Skeleton, candidates: list[Candidate]) -> None:
    """Give candidates that lack a date the one that a later sentence tells."""
    used = {
        place
        for candidate in candidates
        if candidate.type != "requirement"
        for place in _date_places(candidate)
    }
    for frame in _matcher(doc.vocab)(skeleton):
        if frame.value.get("first") and not _is_first(skeleton, frame):
            continue
        subject = _subject_of(skeleton, frame)
        date = _date_of(skeleton, frame) if subject is not None else None
        if subject is None or date is None or offsets(skeleton.sources[date.i]) in used:
            continue
        meant = _meant(doc, skeleton, candidates, frame, subject)
        if meant is not None and _fill(doc, meant, frame, date, skeleton.sources[date.i]):
            _drop_requirement(candidates, offsets(skeleton.sources[date.i]))


def _drop_requirement(candidates: list[Candidate], date: Offsets) -> None:
    """Take away the requirement of the same day: what a reviewer is to report is the review's."""
    candidates[:] = [
        candidate
        for candidate in candidates
        if candidate.type != "requirement" or date not in _date_places(candidate)
    ]


def _date_places(candidate: Candidate) -> Iterator[Offsets]:
    """Yield where the words of a candidate's dates stand."""
    for slot in candidate.fields.values():
        if isinstance(slot, Slot) and isinstance(slot.value, dict) and "precision" in slot.value:
            yield from slot.spans


def _is_first(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a meeting is the first, or one to come: "met for the first time"."""
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    return not _AHEAD_OR_FIRST.isdisjoint(before) or (
        "first" in skeleton.norms[frame.last + 1 : frame.last + 5]
    )


def _subject_of(skeleton: Skeleton, frame: Frame) -> Subject | None:
    """Return what the clause of the words speaks of, by the noun that it opens with."""
    if frame.value.get("subjectless"):
        return Subject("", dict.fromkeys(frame.value["fields"], ""), None)
    before = [token.i for token in left_of(skeleton, frame.first)]
    for k in before:
        opens = k == before[-1] or skeleton.norms[k - 1] in _STARTS
        found = _opening_noun(skeleton, k, frame) if opens else None
        if found is not None:
            return found
    return None


def _opening_noun(skeleton: Skeleton, k: int, frame: Frame) -> Subject | None:
    """Return the definite noun, or the pronoun, that a clause opens with at `k`."""
    definite = False
    for token in skeleton.doc[k : min(k + _LEADING, frame.last + 1)]:
        word, first = _ends_of(token)
        if is_person(token) and not is_possessed(token):
            index = meaning.person_index(skeleton.sources[token.i])
            return Subject(word if word in _PRONOUNS else "person", _subjects()["person"], index)
        definite = definite or first in _DEFINITE or token.norm_ in _DEFINITE
        if word in _PRONOUNS and token.i == k:
            return Subject(word, _subjects()[word], None)
        if definite and word in _subjects() and word not in _PRONOUNS:
            after, _ = _ends_of(skeleton.doc[token.i + 1])
            if after not in _subjects() and after not in ("'s", "'"):
                return _noun(skeleton, k, token, frame)
        if token.norm_ in _RELATIVES and token.i > k:
            return None
    return None


def _ends_of(token: Token) -> tuple[str, str]:
    """Return the last and the first word of what stands at a token: "the board" may be one."""
    words = token.norm_.split() or [""]
    return words[-1], words[0]


def _noun(skeleton: Skeleton, k: int, token: Token, frame: Frame) -> Subject | None:
    """Return the subject that a noun is: "the Ofsted report" is no review's, and in "the report
    that started it all" the verb has another subject.
    """
    between = skeleton.norms[token.i + 1 : frame.first]
    if not _RESTRICTIVE.isdisjoint(between):
        return None
    word, _ = _ends_of(token)
    types = _subjects()[word]
    named = [t for t in skeleton.doc[k : token.i] if t.norm_ not in POSSESSIVES]
    if any(t.ent_type_ in _INSPECTING for t in named):
        types = {kind: only for kind, only in types.items() if kind == "inspection"}
    return Subject(word, types, None)


def _date_of(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the first date behind the words in their clause, else the one that opens it."""
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _AHEAD or token.norm_ in _BREAKS:
            break
        if token.ent_type_ == "DATE":
            before = token.nbor(-1).norm_
            bound = token.norm_.split()[0] in _ELSEWHERE or before in _ELSEWHERE
            by = before in _BY or token.norm_.split()[0] in _BY
            return None if bound and not by else token
    opening = list(left_of(skeleton, frame.first))[::-1][:3]
    dates = [token for token in opening if token.ent_type_ == "DATE"]
    return dates[0] if dates else None


def _meant(
    doc: Doc, skeleton: Skeleton, candidates: list[Candidate], frame: Frame, subject: Subject
) -> Candidate | None:
    """Return the event told last before the words that they can speak of."""
    here = skeleton.sentence_of[frame.first]
    found: list[tuple[int, int, Candidate]] = []
    for number, candidate in enumerate(candidates):
        wanted = subject.types.get(candidate.type)
        if wanted is None or candidate.type not in frame.value["fields"]:
            continue
        if wanted and candidate.get("kind") != wanted:
            continue
        if not _is_reviewer(doc, candidate, subject) or _is_long_past(doc, candidate):
            continue
        place = _told_before(skeleton, candidate, frame)
        reach = _NEAR if subject.noun in _PRONOUNS else _BACK
        if place is not None and 0 <= here - place[0] <= reach:
            found.append((place[1], -number, candidate))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _is_reviewer(doc: Doc, candidate: Candidate, subject: Subject) -> bool:
    """Tell whether a person that a clause speaks of is the one who reviews."""
    if subject.person is None:
        return subject.noun not in ("he", "she", "person")
    reviewer = candidate.get("reviewer") or {}
    return reviewer.get("name") == meaning.person_name(doc, subject.person)


def _is_long_past(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether an inspection was years ago: what is told of a report now is not its own."""
    visit, now = candidate.get("inspected") or {}, doc._.published
    if candidate.type != "inspection" or not visit.get("last") or now is None:
        return False
    year = now["value"].rpartition("/")[2][:4]
    return year.isdigit() and int(year) - int(visit["last"][:4]) > 1


def _told_before(skeleton: Skeleton, candidate: Candidate, frame: Frame) -> tuple[int, int] | None:
    """Return the sentence and the place of the last mention before the words."""
    start = offsets(frame.words)[0]
    starts = [place for place, _ in candidate.mentions if place < start]
    if not starts:
        return None
    sentence = bisect(skeleton.sentences, max(starts), key=lambda one: one.start_char) - 1
    slots = [candidate.status, *(s for name in candidate.fields for s in candidate.many(name))]
    places = [a for slot in slots for a, _ in slot.spans if a < start]
    return sentence, max(places, default=max(starts))


def _is_better(mine: Slot, other: Slot) -> bool:
    """Tell whether another date tells the same more precisely."""
    if not mine.value.get("value"):
        return True
    return compatible(mine.value, other.value) and more_precise(mine, other) is other


def _fill(doc: Doc, candidate: Candidate, frame: Frame, token: Token, date: Span) -> bool:
    """Set the date where the candidate has none, or one told less precisely; tell whether."""
    name = frame.value["fields"][candidate.type]
    by = _BY.intersection((token.nbor(-1).norm_, token.norm_.split()[0]))
    if by:
        name = frame.value.get("bound", {}).get(candidate.type, name)
    slot = date_slot(date, bounds=bool(by) and name != "due")
    if slot is None or not slot.value["value"]:
        return False
    mine = candidate.fields.get(name)
    if isinstance(mine, Slot) and not _is_better(mine, slot):
        return False
    candidate.fields[name] = slot
    candidate.mentions = sorted({*candidate.mentions, offsets(frame.sentence)})
    if name in _DECIDING:
        status = settled(doc, str(candidate.status.value), slot)
        candidate.status = Slot(status, candidate.status.spans)
    return True
