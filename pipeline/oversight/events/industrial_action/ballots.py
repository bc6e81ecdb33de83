"""Ballots: what one sentence says of a vote on action."""

from itertools import pairwise

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.amounts import council_near, quantity_slot
from oversight.events.context.arguments import date_slot
from oversight.events.industrial_action.called_off import called_off
from oversight.events.industrial_action.stretch import Stretch, Telling, union_in
from oversight.patterns import read_words

_FAVOUR = read_words("events/words/ballot_favour.txt")
_AGAINST = read_words("events/words/ballot_against.txt")
_ASKED = read_words("events/words/ballot_asked.txt")
_PROPOSED = frozenset({"would", "could", "may", "might", "threatened", "threatens", "consider"})
_RULED = frozenset({"ruled", "rule", "ruling"})  # "has not ruled out a ballot"
_MAY = frozenset({"could", "may", "might"})  # "a ballot could not be ruled out"
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
        ("would", "go"),
        ("will", "go"),
        ("would", "begin"),
        ("is", "to"),
    }
)
_CHOSE = frozenset({"voted", "backed", "supported", "ticked", "plumped", "favoured"})
_IF = frozenset({"unless", "if"})
_HAVE = frozenset({"have", "has", "had"})
_OPENS = frozenset({"open", "opens", "opened", "opening"})
_OPENS_WITHIN = 10
_BOUNDS = frozenset({"since", "until", "by"})
_STAFF = read_words("events/words/strike_staff.txt") - {"of", "them", "who"}
# Behind those who voted, or stayed away: some of those asked.
_VOTING = read_words("events/words/ballot_voting.txt")
_COUNTED = frozenset({"represents", "represent", "counts", "organises"})
_ASIDE = frozenset({"that", "which", "who", "members", "staff"})
# Fewer people than this are not balloted.
_FEWEST = 5
_STAFF_WITHIN = 14


def read_ballot(doc: Doc, sentence: Stretch) -> Telling:
    """Return what a sentence says of a ballot."""
    frame, skeleton = sentence.frame, sentence.skeleton
    follows = bool(frame.value.get("follows"))
    closing = _closing_day(sentence)
    status = None if follows else _status(sentence)
    undone = status is not None and status.value == "cancelled"
    return Telling(
        kind="ballot",
        place=frame.first,
        sentence=sentence.sentence,
        frame=frame,
        status=status,
        council=council_near(doc, skeleton, frame.first),
        union=union_in(sentence),
        date=closing or _first_date(sentence, undone),
        participants=_balloted(sentence),
        in_favour=_in_favour(sentence),
        again=sentence.again,
        follows=follows,
        closes=closing is not None,
    )


def _closing_day(sentence: Stretch) -> Slot | None:
    """Return the date on which a ballot closes: "closed last week", "have until 11 March"."""
    for k in sentence.labelled("DATE"):
        before = sentence.norms[max(sentence.start, k - 3) : k]
        until = before[-1:] == ["until"] and not _HAVE.isdisjoint(before)
        if not _CLOSES.isdisjoint(before) or until:
            return date_slot(sentence.skeleton.sources[k])
    return None


def _first_date(sentence: Stretch, undone: bool) -> Slot | None:
    """Return the first date; the day on which a ballot called off was to open is none of it."""
    for k in sentence.labelled("DATE"):
        before = sentence.norms[max(sentence.start, k - _OPENS_WITHIN) : k]
        if before[-1:] and before[-1] in _BOUNDS:
            continue
        if not (undone and not _OPENS.isdisjoint(before)):
            return date_slot(sentence.skeleton.sources[k], bounds=before[-1:] == ["before"])
    return None


def _status(sentence: Stretch) -> Slot:
    frame, sources = sentence.frame, sentence.skeleton.sources
    undone = called_off(sentence)
    if undone is not None:
        return Slot.of("cancelled", sources[undone])
    before = range(max(sentence.start, frame.first - 10), frame.first)
    if (
        sentence.before(2) == ["would", "be"]
        and "whether" in sentence.norms[frame.first : frame.last]
    ):
        return Slot.of("planned", sources[frame.first - 1])  # "would be asked whether"
    for status, words in (("proposed", _PROPOSED), ("planned", _PLANNED)):
        for k in before:
            far = frame.first - k > 8 and sentence.word(k) != "preparations"
            if sentence.word(k) in words and not far:
                return Slot.of(status, sources[k])
    after = sentence.norms[frame.last + 1 : sentence.end]
    if not _RULED.isdisjoint(sentence.before(5)):
        return Slot.of("proposed", sources[frame.first - 1])
    if ("no", "date") in pairwise(after) or _is_asked_about_ballot(sentence):
        return Slot.of("proposed", sources[frame.first])
    if not _MAY.isdisjoint(after[:2]):
        return Slot.of("proposed", sources[frame.last + 1])
    if "poised" in sentence.before(4) and not _IF.isdisjoint(after):
        return Slot.of("proposed", sources[frame.first - 1])
    for k in range(frame.last + 1, min(sentence.end, frame.last + 5)):
        if tuple(sentence.norms[k : k + 2]) in _YET and sentence.norms[k - 1] not in _ASIDE:
            open_yet = "unless" in sentence.norms[k : sentence.end]
            return Slot.of("proposed" if open_yet else "planned", sources[k])
    if sentence.before(1) == ["to"] or sentence.before(2) == ["to", "be"]:
        return Slot.of("planned", sources[frame.first - 1])
    return Slot.of("happened", frame.words)


def _is_asked_about_ballot(sentence: Stretch) -> bool:
    """Tell whether members are asked "whether they want to hold a ballot"."""
    words = sentence.norms[sentence.frame.first : sentence.frame.last + 5]
    return "whether" in words and ("a", "ballot") in pairwise(words)


def _balloted(sentence: Stretch) -> Slot | None:
    """Return how many were asked: "balloted 168 people", "38 per cent of its 112 members"."""
    for k in sentence.labelled("QUANTITY"):
        if sentence.is_percent(k) or sentence.number(k) < _FEWEST:
            continue
        if sentence.norms[k + 1] in _VOTING:
            continue  # "50 voted yes"
        behind = sentence.norms[k + 1 : min(k + 11, sentence.end)]
        sent = sentence.norms[k - 2 : k] == ["out", "to"]  # "would go out to 140 staff"
        if sent or ("been", "balloted") in pairwise(behind) or _is_voted_by(behind):
            return quantity_slot(sentence.skeleton.sources[k])  # "310 members have been balloted"
        around = [*sentence.norms[k - 3 : k], *sentence.norms[k + 1 : k + 5]]
        if not _ASKED.isdisjoint(around) or _is_all(sentence, k):
            return quantity_slot(sentence.skeleton.sources[k])
    return None


def _is_voted_by(behind: list[str]) -> bool:
    """Tell whether a number is of all who voted: "60 social workers voted by three to one"."""
    return ("voted", "by") in pairwise(behind[:4])


def _is_all(sentence: Stretch, k: int) -> bool:
    """Tell whether a number is of all that could vote, not of those who did."""
    after = sentence.norms[k + 1 : k + 5]
    if sentence.norms[k - 1] in _COUNTED:
        return after[:2] == ["of", "them"] or after[0] in _STAFF
    staff = "ROLE" in sentence.skeleton.labels[k + 1 : k + 4] or not _STAFF.isdisjoint(after[:3])
    acted = not _VOTING.isdisjoint(sentence.norms[k + 1 : min(k + 10, sentence.end)])
    part = sentence.norms[k - 1] in ("those", "by") or acted
    whole = "of" in sentence.norms[k - 3 : k] and "QUANTITY" in sentence.skeleton.labels[k - 5 : k]
    return staff and (whole or not part)


def _is_number_for(sentence: Stretch, k: int) -> bool:
    """Tell whether a number is of those in favour: "71 were in favour", "voted by 54 to 12"."""
    norms = sentence.norms
    if norms[k + 1] in _CHOSE or norms[k + 1 : k + 4] == ["were", "in", "favour"]:
        return True
    if _are_staff_for(sentence, k):
        return True
    versus = norms[k + 1] == "to" and sentence.skeleton.labels[k + 2] == "QUANTITY"
    return versus and norms[k - 1] == "by" and sentence.number(k) >= _FEWEST


def _are_staff_for(sentence: Stretch, k: int) -> bool:
    """Tell whether a number of staff "voted to strike": no votes against are told of."""
    staff = not _STAFF.isdisjoint(sentence.norms[k + 1 : k + 4])
    for j in range(k + 2, min(k + _STAFF_WITHIN, sentence.end)):
        if sentence.skeleton.labels[j] == "QUANTITY" or sentence.norms[j] == ",":
            return False
        if sentence.norms[j] == "voted":
            return staff and sentence.norms[j + 1] in ("to", "for", "in")
    return False


def _in_favour(sentence: Stretch) -> Slot | None:
    """Return the share that voted for action, else the number."""
    norms = sentence.norms
    found: Slot | None = None
    for k in sentence.labelled("QUANTITY"):
        start = max(sentence.start, k - 4)
        margin = "margin" in norms[start:k] or "margins" in norms[start:k]
        around = norms[start - 4 * margin : min(sentence.end, k + 14)]
        against = not _AGAINST.isdisjoint(norms[start : k + 8])
        if _FAVOUR.isdisjoint(around) or against or "turnout" in norms[start : k + 2]:
            continue
        if sentence.is_percent(k):
            return quantity_slot(sentence.skeleton.sources[k])
        if found is None and _is_number_for(sentence, k):
            found = quantity_slot(sentence.skeleton.sources[k])
    return found
