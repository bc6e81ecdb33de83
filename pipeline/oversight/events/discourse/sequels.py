"""Sequels: a later sentence says when what was told before was, or is to be.

"It met for the first time in May." "Its findings are due in the autumn." "The new arrangements
come into force on 1 April." The verb says which field of which type its date is
(patterns/events/sequels.jsonl), the clause's subject what is spoken of (sequel_subjects.csv);
it goes to the event told last before that has no such date yet.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.dating import compatible, more_precise
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.when import settled
from oversight.events.discourse.spoken_of import Subject, meant_by, subject_of
from oversight.patterns import read_patterns
from oversight.spans import Offsets, offsets
from oversight.text import read

_AHEAD = 10
_BREAKS = frozenset({";", ":", "but", "while", "whereas", "after", "before", "following", "since"})
_ELSEWHERE = frozenset({"since", "until", "till", "within", "before", "after", "of"})
_BY = frozenset({"by", "before"})
# Dates that decide whether the thing has happened.
_DECIDING = frozenset({"date", "conducted"})
_AHEAD_OR_FIRST = frozenset({"first", "will", "to", "due"})


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
        if (frame.value.get("first") and not _is_first(skeleton, frame)) or _is_unmet(
            skeleton, frame
        ):
            continue
        every = frame.value.get("subjectless")
        subject = Subject("", dict.fromkeys(frame.value["fields"], ""), None) if every else None
        subject = subject or subject_of(skeleton, frame)
        date = _date_of(skeleton, frame) if subject is not None else None
        if subject is None or date is None or offsets(skeleton.sources[date.i]) in used:
            continue
        open_ones = [one for one in candidates if _can_take(doc, one, frame)]
        meant = meant_by(doc, skeleton, open_ones, frame, subject)
        if meant is not None and _fill(doc, meant, frame, date, skeleton.sources[date.i]):
            _drop_requirement(candidates, offsets(skeleton.sources[date.i]))


def _can_take(doc: Doc, candidate: Candidate, frame: Frame) -> bool:
    """Tell whether the words can date an event: the day of a decision is that of a resignation,
    and of a transfer refused, but not of one to come, nor of what "had been" before it.
    """
    decides = frame.value.get("decides")
    if decides is None:
        return True
    fits = candidate.status.value in decides.get(candidate.type, (candidate.status.value,))
    name = frame.value["fields"].get(candidate.type, "")
    return fits and not (candidate.get(name) or {}).get("value") and not _had_been(doc, candidate)


def _had_been(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether an event was over before the story: "it had been varied twice"."""
    for start, _ in candidate.status.spans[:1]:
        return "had" in read(doc).plain[max(0, start - 16) : start].split()
    return False


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


def _is_unmet(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it was to have been so, and was not: "was meant to have been published", "had
    been due to open in April".
    """
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    return before[-3:] == ["to", "have", "been"] or before[:2] == ["had", "been"]


def _date_of(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the first date behind the words in their clause, else the one that opens it."""
    for token in right_of(skeleton, frame.last):
        if token.i - frame.last > _AHEAD or token.norm_ in _BREAKS:
            break
        if token.ent_type_ == "DATE":
            before = token.nbor(-1).norm_
            own = token.i == frame.last + 1  # "a start date of 1 October"
            bound = token.norm_.split()[0] in _ELSEWHERE or (before in _ELSEWHERE and not own)
            by = before in _BY or token.norm_.split()[0] in _BY
            return None if bound and not by else token
    opening = list(left_of(skeleton, frame.first))[::-1][:3]
    dates = [token for token in opening if token.ent_type_ == "DATE"]
    return dates[0] if dates else None


def _is_better(mine: Slot, other: Slot) -> bool:
    """Tell whether another date tells the same more precisely."""
    if not mine.value.get("value"):
        return True
    return compatible(mine.value, other.value) and more_precise(mine, other) is other


def _stands(candidate: Candidate) -> bool:
    """Tell whether a board was told as set up: that its first meeting is ahead undoes nothing."""
    told = candidate.type == "board" and candidate.rule != "board/new"
    return told and candidate.status.value == "happened"


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
    if name in _DECIDING and "decides" not in frame.value and not _stands(candidate):
        status = settled(doc, str(candidate.status.value), slot)
        candidate.status = Slot(status, candidate.status.spans)
    return True
