"""Tellings: the strikes and ballots of each sentence."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.candidate import Slot
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.industrial_action.ballots import read_ballot
from oversight.events.industrial_action.firsts import firsts
from oversight.events.industrial_action.stretch import Stretch, Telling, clause_of, sentence_of
from oversight.events.industrial_action.strikes import read_strike
from oversight.patterns import read_patterns

_OTHERS = "industrial/none/other-staff"
_SERVICE = frozenset({"children", "child", "children's", "youth", "family", "families"})
_OPENING = frozenset({"opening", "opens", "closing", "closes", "ending", "ends"})
# Patterns with gaps span at most this many tokens.
_SPAN = 6
_ENTITLED = frozenset({"entitled", "eligible"})
_OVER = frozenset({"on", "for", "over", "about"})
# "The second was called off": so many sentences behind the strike before it.
_SERIES_WITHIN = 2


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/industrial_action.jsonl"))


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Telling]:
    """Yield the tellings of all sentences, in order of their place."""
    by_sentence: dict[int, list[Frame]] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        by_sentence.setdefault(skeleton.sentence_of[frame.first], []).append(frame)
    elsewhere, last, balloted = False, -_SERIES_WITHIN - 1, False
    for number in sorted(by_sentence):
        # What teachers, or staff of homes for older people, do is told of on.
        elsewhere = not _is_of_service(skeleton, by_sentence[number][0]) and (
            elsewhere or any(f.pattern.id == _OTHERS for f in by_sentence[number])
        )
        frames = [] if elsewhere else _in_series(_meant(by_sentence[number]), number, last)
        last = number if any(f.value["kind"] == "strike" for f in frames) else last
        frames = [frame for frame in frames if not _is_of_strike(frame, frames)]
        yield from _takers(doc, skeleton, frames, 0 < number - last <= _SERIES_WITHIN, balloted)
        frames = [frame for frame in frames if not _is_taken(skeleton, frame, balloted)]
        balloted = any(f.value["kind"] == "ballot" for f in frames) or (balloted and not frames)
        ballots = [frame for frame in frames if frame.value["kind"] == "ballot"]
        if ballots:
            first = min(ballots, key=lambda f: (bool(f.value.get("follows")), f.first))
            yield read_ballot(doc, sentence_of(skeleton, first))
        yield from _strikes(doc, skeleton, frames, ballots)
        yield from firsts(skeleton, frames)


def _is_taken(skeleton: Skeleton, frame: Frame, balloted: bool) -> bool:
    """Tell whether those who took part are told of: in a strike, or entitled to in a ballot."""
    if frame.value.get("vote"):
        return not balloted
    before = skeleton.norms[max(0, frame.first - 4) : frame.first]
    return bool(frame.value.get("follows")) and not _ENTITLED.isdisjoint(before)


def _takers(
    doc: Doc, skeleton: Skeleton, frames: list[Frame], struck: bool, balloted: bool
) -> Iterator[Telling]:
    """Yield how many took part in the strike just told of, or could take part in a ballot."""
    for frame in [frame for frame in frames if _is_taken(skeleton, frame, balloted)]:
        if not frame.value.get("vote"):
            yield read_ballot(doc, sentence_of(skeleton, frame))
        elif struck:
            telling = read_strike(doc, clause_of(skeleton, frame))
            telling.kind, telling.follows, telling.status = "", True, None
            yield telling


def _in_series(frames: list[Frame], number: int, last: int) -> list[Frame]:
    """Return the frames without "the second was called off" where no strike was just told of."""
    return [f for f in frames if not f.value.get("series") or number - last <= _SERIES_WITHIN]


def _is_of_strike(frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether staff "took part in a one-day strike", and not in a vote."""
    if not frame.value.get("vote"):
        return False
    return any(
        other.value["kind"] == "strike" and 0 < other.first - frame.last <= _SPAN
        for other in frames
    )


def _is_of_service(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a sentence speaks of children, or of social workers."""
    sentence = sentence_of(skeleton, frame)
    words = set(" ".join(sentence.norms[sentence.start : sentence.end]).split())
    roles = (skeleton.doc[k].ent_id_ for k in sentence.labelled("ROLE"))
    return not _SERVICE.isdisjoint(words) or "social_worker" in roles


def _meant(frames: list[Frame]) -> list[Frame]:
    """Return the frames without those that others show to mean something else."""
    near = [f for f in frames if f.last - f.first <= f.value.get("reach", _SPAN)]
    denied = [f for f in near if f.value["kind"] == "none" and not _is_open(f)]
    kept = [frame for frame in near if frame.value["kind"] != "none"]
    return [
        frame
        for frame in kept
        if not any(other.first <= frame.last and frame.first <= other.last for other in denied)
    ]


def _is_open(frame: Frame) -> bool:
    """Tell whether nothing is denied: a union "has not ruled out a strike"."""
    return any(token.norm_ in ("ruled", "rule", "ruling") for token in frame.words)


def _strikes(
    doc: Doc, skeleton: Skeleton, frames: list[Frame], ballots: list[Frame]
) -> Iterator[Telling]:
    """Yield one telling for each clause that tells of action."""
    done: set[int] = set()
    short = [frame for frame in frames if frame.value["kind"] in ("other", "work_to_rule")]
    for frame in sorted(frames, key=lambda f: (f not in short, f.first)):
        clause = clause_of(skeleton, frame)
        covered = frame not in short and any(f.first <= frame.last <= f.last for f in short)
        if frame.value["kind"] == "ballot" or clause.start in done or covered:
            continue
        voted = any(f.first < frame.last and f.last >= clause.start for f in ballots)
        if not voted and any(clause.start <= f.first < clause.end for f in ballots):
            continue  # "the strike ballot"
        if frame.value.get("series"):
            clause = sentence_of(skeleton, frame)
        telling = read_strike(doc, clause)
        undone = telling.status is not None and telling.status.value == "cancelled"
        told = undone or telling.duration is not None or _is_dated_by_day(clause, telling)
        if voted and not told:
            continue
        if skeleton.norms[frame.first - 2] == "ballot" and skeleton.norms[frame.first - 1] in _OVER:
            continue  # "a ballot on working to rule would go out on 5 April"
        if voted and (telling.status is None or telling.status.value == "happened"):
            telling.status = Slot.of("planned", frame.words)
        done.add(clause.start)
        yield telling


def _is_dated_by_day(clause: Stretch, telling: Telling) -> bool:
    """Tell whether members voted to strike on a day: "on" or "from" it."""
    dates = [k for k in clause.labelled("DATE") if k > telling.place]
    if telling.date is None or not dates or clause.norms[dates[0] - 2] in _OPENING:
        return False  # "a ballot for strike action, opening on 14 August"
    return clause.norms[dates[0] - 1] in ("on", "from")
