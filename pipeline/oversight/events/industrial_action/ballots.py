"""Ballots: what one sentence says of a vote on action."""

from spacy.tokens import Doc

from oversight.events.amounts import council_near, quantity_slot
from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.industrial_action.stretch import Stretch, Telling, union_in
from oversight.patterns import read_words

_FAVOUR = read_words("events/words/ballot_favour.txt")
_AGAINST = read_words("events/words/ballot_against.txt")
_ASKED = read_words("events/words/ballot_asked.txt")
_PROPOSED = frozenset({"would", "could", "may", "might", "threatened", "threatens", "consider"})
_PLANNED = frozenset(
    {"will", "'ll", "plans", "planning", "preparing", "prepares", "preparations", "consulted"}
)
_CLOSES = frozenset({"close", "closes", "closed", "closing", "ends", "ended", "ending"})
# "A ballot would take place in the autumn": it has been decided on.
_YET = frozenset(
    {
        ("will", "be"),
        ("will", "take"),
        ("will", "open"),
        ("will", "begin"),
        ("would", "be"),
        ("would", "take"),
        ("would", "open"),
        ("would", "begin"),
        ("is", "to"),
    }
)
_ASIDE = frozenset({"that", "which", "who", "members", "staff"})
# Fewer people than this are not balloted.
_FEWEST = 5


def read_ballot(doc: Doc, sentence: Stretch) -> Telling:
    """Return what a sentence says of a ballot."""
    frame, skeleton = sentence.frame, sentence.skeleton
    bounds = ("since", "until", "by")
    dates = [k for k in sentence.labelled("DATE") if sentence.norms[k - 1] not in bounds]
    return Telling(
        kind="ballot",
        place=frame.first,
        sentence=sentence.sentence,
        frame=frame,
        status=_status(sentence),
        council=council_near(doc, skeleton, frame.first),
        union=union_in(sentence),
        date=date_slot(skeleton.sources[_closing(sentence, dates)]) if dates else None,
        participants=_balloted(sentence),
        in_favour=_in_favour(sentence),
        again=sentence.again,
    )


def _closing(sentence: Stretch, dates: list[int]) -> int:
    """Return the date on which a ballot closes, else the first."""
    for k in dates:
        if not _CLOSES.isdisjoint(sentence.norms[max(sentence.start, k - 3) : k]):
            return k
    return dates[0]


def _status(sentence: Stretch) -> Slot:
    frame, sources = sentence.frame, sentence.skeleton.sources
    before = range(max(sentence.start, frame.first - 10), frame.first)
    for status, words in (("proposed", _PROPOSED), ("planned", _PLANNED)):
        for k in before:
            far = frame.first - k > 8 and sentence.word(k) != "preparations"
            if sentence.word(k) in words and not far:
                return Slot.of(status, sources[k])
    for k in range(frame.last + 1, min(sentence.end, frame.last + 5)):
        if tuple(sentence.norms[k : k + 2]) in _YET and sentence.norms[k - 1] not in _ASIDE:
            return Slot.of("planned", sources[k])
    if sentence.before(1) == ["to"] or sentence.before(2) == ["to", "be"]:
        return Slot.of("planned", sources[frame.first - 1])
    return Slot.of("happened", frame.words)


def _balloted(sentence: Stretch) -> Slot | None:
    """Return how many were asked: "balloted 168 people", "of the 250 members balloted"."""
    for k in sentence.labelled("QUANTITY"):
        if sentence.is_percent(k) or sentence.number(k) < _FEWEST:
            continue
        around = [*sentence.norms[k - 3 : k], *sentence.norms[k + 1 : k + 5]]
        if not _ASKED.isdisjoint(around):
            return quantity_slot(sentence.skeleton.sources[k])
    return None


def _in_favour(sentence: Stretch) -> Slot | None:
    """Return the share that voted for action, else the number."""
    norms = sentence.norms
    found: Slot | None = None
    for k in sentence.labelled("QUANTITY"):
        start = max(sentence.start, k - 4)
        around = norms[start : min(sentence.end, k + 14)]
        against = not _AGAINST.isdisjoint(norms[start : k + 8])
        if _FAVOUR.isdisjoint(around) or against or "turnout" in norms[start : k + 2]:
            continue
        if sentence.is_percent(k):
            return quantity_slot(sentence.skeleton.sources[k])
        if found is None and norms[k + 1] in ("voted", "backed", "supported"):
            found = quantity_slot(sentence.skeleton.sources[k])
    return found
