"""What a later clause speaks of: which event told before is "it", "the review", "its findings".

Nouns, and the types that they may be, are in patterns/events/sequel_subjects.csv.
"""

import csv
from bisect import bisect
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from oversight import meaning
from oversight.events.candidate import Candidate
from oversight.events.context.clauses import POSSESSIVES, is_person, is_possessed, left_of
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.resources import patterns_dir
from oversight.spans import offsets

# So many sentences on, a thing is still spoken of without its full name.
_BACK = 3
# "It" is what the sentence before told of.
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_NEAR = 1
_LEADING = 8
_STARTS = frozenset({";", "but", "and", "while", "with", ",", "–", "-"})
_SAID = frozenset({"said", "says", "confirmed", "added", "promised", "noted", "understands"})
_RELATIVES = frozenset({"who", "which", "that", ";"})
_RESTRICTIVE = frozenset({"that", "who", "whose"})
_OUTSIDERS = frozenset({"company", "charity", "association"})
_INSPECTING = frozenset({"BODY", "INSPECTION_KIND"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "its", "his", "her", "their", "'s", "'"} | {"whose", "all"}
)


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


def subject_of(skeleton: Skeleton, frame: Frame) -> Subject | None:
    """Return what the clause of the words speaks of, by the noun that it opens with."""
    before = [token.i for token in left_of(skeleton, frame.first)]
    for k in before:
        opens = k == before[-1] or skeleton.norms[k - 1] in _STARTS or _is_said(skeleton, k)
        found = opening_noun(skeleton, k, frame.first, frame.last) if opens else None
        if found is not None:
            return found
    return None


def _is_said(skeleton: Skeleton, k: int) -> bool:
    """Tell whether what somebody says begins at `k`: "she said the firm", "said that they"."""
    before = skeleton.norms[k - 2] if skeleton.norms[k - 1] == "that" else skeleton.norms[k - 1]
    return before in _SAID


def opening_noun(skeleton: Skeleton, k: int, first: int, last: int) -> Subject | None:
    """Return the definite noun, or the pronoun, that the clause of the words [first, last] opens
    with at `k`.
    """
    definite = False
    for token in skeleton.doc[k : min(k + _LEADING, last + 1)]:
        word, opening = _ends_of(token)
        if is_person(token) and not is_possessed(token):
            index = meaning.person_index(skeleton.sources[token.i])
            return Subject(word if word in _PRONOUNS else "person", _subjects()["person"], index)
        if token.i == k and token.ent_type_ == "BODY" and not is_possessed(token):
            named = _outsider(skeleton, k)
            if named is not None:
                return named
        definite = definite or opening in _DEFINITE or token.norm_ in _DEFINITE
        if word in _PRONOUNS and token.i == k:
            return Subject(word, _subjects()[word], None)
        if definite and word in _subjects() and word not in _PRONOUNS:
            after, _ = _ends_of(skeleton.doc[token.i + 1])
            if after not in _subjects() and after not in ("'s", "'"):
                return _noun(skeleton, k, token, first)
        if token.norm_ in _RELATIVES and token.i > k:
            return None
    return None


def _outsider(skeleton: Skeleton, k: int) -> Subject | None:
    """Return a firm or charity by its name: what is said of it is said of what it reviews."""
    values = meaning.organisations(skeleton.sources[k])
    if len(values) != 1 or values[0]["kind"] not in _OUTSIDERS:
        return None
    return Subject(str(values[0]["name"]), {"review": ""}, None)


def _ends_of(token: Token) -> tuple[str, str]:
    """Return the last and the first word of what stands at a token: "the board" may be one."""
    words = token.norm_.split() or [""]
    return words[-1], words[0]


def _noun(skeleton: Skeleton, k: int, token: Token, first: int) -> Subject | None:
    """Return the subject that a noun is: "the Ofsted report" is no review's, and in "the report
    that started it all" the verb has another subject.
    """
    between = skeleton.norms[token.i + 1 : first]
    # "The review into what became of a boy who is known as Child K, came out": a comma ends it.
    if not _RESTRICTIVE.isdisjoint(between) and between[-1] != ",":
        return None
    word, _ = _ends_of(token)
    types = _subjects()[word]
    named = [t for t in skeleton.doc[k : token.i] if t.norm_ not in POSSESSIVES]
    if any(t.ent_type_ in _INSPECTING for t in named):
        types = {kind: only for kind, only in types.items() if kind == "inspection"}
    return Subject(word, types, None)


def meant_by(
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
    reviewer = candidate.get("reviewer") or {}
    if subject.person is None and subject.noun not in _subjects():
        return subject.noun in ("", reviewer.get("name"))
    if subject.person is None:
        return subject.noun not in ("he", "she", "person")
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
