"""Strikes: what one clause says of a strike, a walkout, a work to rule."""

from itertools import pairwise

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.amounts import council_at, council_near, quantity_slot
from oversight.events.industrial_action.dates import last_day, moved_to
from oversight.events.industrial_action.length import length_slot
from oversight.events.industrial_action.stretch import Stretch, Telling, is_staff, union_in
from oversight.events.industrial_action.strike_dates import strike_date
from oversight.patterns import read_words

_OFF = read_words("events/words/strike_off.txt")
_THREATS = read_words("events/words/strike_threat.txt")
_PLANS = read_words("events/words/strike_plans.txt")
_STAFF = read_words("events/words/strike_staff.txt")
_BY_STAFF = [[word] for word in sorted(_STAFF)]
_TOOK_PLACE = read_words("events/words/strike_took_place.txt")
# "Their third day of strike action": it is going on.
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "final", "last"})
_SPELLS = frozenset({"day", "week", "fortnight", "month"})
_CALLED = frozenset(
    {
        "headed",
        "staved",
        "fended",
        "called",
        "call",
        "calls",
        "calling",
        "put",
        "is",
        "was",
        "are",
        "stood",
    }
)
_BE = frozenset({"is", "are", "was", "were"})
_TO_BE = frozenset({"is", "are", "set", "due", "going", "about", "ready", "prepared"})
_CARRIES_ON = frozenset(
    {"began", "started", "ended", "lasted", "took", "went", "continued", "goes", "continues"}
)
_IF = frozenset({"if", "unless"})
_BY = frozenset({"by", "of", "involving", "from"})
_NEAR = 6
_PASSIVE = frozenset({"been", "was", "were", "is", "are", "be", "now"})
_MORE = frozenset({"more", "further", "extra", "additional", "consecutive", "strike", "full"})
_DENIALS = frozenset({"nobody", "no", "not", "n't", "never"})
_VERBS = (
    "industrial/walk-out-verb",
    "industrial/down-tools",
    "industrial/stop-work",
    "industrial/stop-work-at",
    "industrial/picket-line",
    "industrial/refuse-cases",
    "industrial/stay-away",
    "industrial/work-to-rule",
    "industrial/contracted-hours",
    "industrial/unpaid-overtime",
    "industrial/picket-up",
    "industrial/overtime-ban",
    "industrial/struck",
)
_EARLIER = frozenset({"originally", "initially", "previously"})
# Fewer people than this do not go on strike.
_FEWEST = 5


def read_strike(doc: Doc, clause: Stretch) -> Telling:
    """Return what a clause says of action."""
    moved = moved_to(clause)
    status = _status(clause) if moved is None else Slot("planned", moved.spans)
    named = (council_at(clause.skeleton, clause.skeleton.doc[k]) for k in _range(clause))
    council = next((slot for slot in named if slot is not None), None)
    return Telling(
        kind=clause.frame.value["kind"] or "",
        place=clause.frame.first,
        sentence=clause.sentence,
        frame=clause.frame,
        status=status,
        council=council or council_near(doc, clause.skeleton, clause.frame.first),
        union=union_in(clause),
        date=moved or strike_date(clause, status, _goes_on(clause)),
        ends=last_day(clause),
        follows=bool(clause.frame.value.get("follows")),
        duration=_duration(clause),
        participants=_participants(clause),
        again=(clause.again or bool(clause.frame.value.get("series"))) and not _goes_on(clause),
        earlier=not _EARLIER.isdisjoint(clause.norms[clause.start : clause.end]),
    )


def _range(clause: Stretch) -> range:
    return range(clause.start, clause.end)


def _status(clause: Stretch) -> Slot | None:
    """Return the status by the words of the clause; None where nothing says.

    What takes action back may stand anywhere, what announces it before it or right behind it.
    """
    frame = clause.frame
    if frame.value.get("undone") and _DENIALS.isdisjoint(clause.before(4)):
        return Slot.of("cancelled", frame.words)
    near = range(max(clause.start, frame.first - 8), min(clause.end, frame.last + 4))
    wide = range(near.start, min(clause.end, frame.last + 6))
    told = {
        "cancelled": [k for k in _range(clause) if clause.word(k) in _OFF and _is_off(clause, k)],
        "proposed": [
            k
            for k in wide
            if clause.word(k) in _THREATS and (k in near or clause.word(k) not in _IF)
        ],
        "planned": [k for k in near if clause.word(k) in _PLANS and _is_plan(clause, k)],
    }
    if clause.before(1) == ["to"] or clause.before(2) == ["to", "be"]:
        told["planned"].append(frame.first - 1)
    elif clause.before(3) == ["were", "to", "have"] or _is_ahead(clause):
        told["planned"].append(frame.first)
    elif clause.norms[frame.last + 1] in _BE and clause.norms[frame.last + 2] == "to":
        told["planned"].append(frame.last + 2)  # "the strike was to take place"
    if _goes_on(clause):
        return Slot.of("happened", frame.words)
    for status, places in told.items():
        if places:
            return Slot.of(status, clause.skeleton.sources[places[0]])
    return Slot.of("happened", frame.words) if _took_place(clause) else None


def _goes_on(clause: Stretch) -> bool:
    """Tell whether action is in its "third week", or staff "have been" taking it "since"."""
    before = clause.before(3)
    if before[-1:] == ["of"] and before[0] in _ORDINALS and before[1:2][0] in _SPELLS:
        return True
    first, last = clause.frame.first, clause.frame.last
    been = "been" in clause.norms[max(clause.start, first - 3) : last]
    return been and "since" in clause.norms[last : clause.end]


def _is_ahead(clause: Stretch) -> bool:
    """Tell whether staff "are to take strike action", "are due to go on strike"."""
    before = clause.before(5)
    return any(word == "to" and verb in _TO_BE for verb, word in pairwise(before))


def _is_off(clause: Stretch, k: int) -> bool:
    """Tell whether "off" is that of "called off", not that of "sell off"; "back" that of "put it
    back"; and whether it is the action that was suspended, no member of staff.
    """
    word = clause.word(k)
    if word == "back":
        return "put" in clause.norms[max(0, k - 4) : k]
    if word.startswith("suspend"):
        if k < clause.frame.first:
            return clause.frame.first - k <= _NEAR
        return not _PASSIVE.isdisjoint(clause.norms[k - 2 : k])
    if word != "off":
        return True
    return not _CALLED.isdisjoint(clause.norms[max(0, k - 4) : k])


def _is_plan(clause: Stretch, k: int) -> bool:
    """Tell "set to" from "set up", and "due on Monday" from "due to caseloads"."""
    after = clause.norms[k + 1]
    if clause.word(k) == "set":
        return after in ("to", "for")
    if clause.word(k) == "due" and k > clause.frame.last:
        return after in ("on", "from", "next", "tomorrow") or clause.norms[k + 2] in _TAKE_PLACE
    return True


_TAKE_PLACE = frozenset({"begin", "start", "take", "run", "last", "go"})


def _took_place(clause: Stretch) -> bool:
    """Tell whether action is told by a verb: "staff walked out", "they went on strike"."""
    before, frame = clause.before(5), clause.frame
    if not _DENIALS.isdisjoint(before):
        return False
    if frame.pattern.id in _VERBS or clause.norms[frame.last + 1] in _CARRIES_ON:
        return True
    if "lasted" in clause.norms[frame.last + 1 : min(clause.end, frame.last + 7)]:
        return True
    by_staff = clause.skeleton.labels[frame.first - 1] == "ROLE" or before[-1:] in _BY_STAFF
    return by_staff or not _TOOK_PLACE.isdisjoint(before)


def _duration(clause: Stretch) -> Slot | None:
    first, last = clause.frame.first - 5, clause.frame.last + 8
    lengths = [k for k in clause.labelled("DURATION") if first <= k < last]
    found = (length_slot(clause.skeleton.sources[k]) for k in lengths)
    told = _days(clause) or next((slot for slot in found if slot is not None), None)
    if told is None and clause.frame.value.get("series") and _is_day(clause):
        return Slot.of("P1D", clause.frame.words)  # "a third day, planned for May"
    return told


def _is_day(clause: Stretch) -> bool:
    words = clause.norms[clause.frame.first : clause.frame.first + 3]
    return "day" in words and not _ORDINALS.isdisjoint(words)


def _days(clause: Stretch) -> Slot | None:
    """Return the length in "48 more strike days", "27 further days of action"."""
    for k in clause.labelled("QUANTITY"):
        j = k + 1
        while clause.norms[j] in _MORE:
            j += 1
        if j - k < 5 and clause.norms[j] in ("days", "day") and not clause.is_percent(k):
            return Slot.of(f"P{clause.number(k):.0f}D", clause.skeleton.sources[k])
    return None


def _participants(clause: Stretch) -> Slot | None:
    """Return how many go on strike: "120 walk out", "more than 150 members were to"."""
    first = clause.frame.first
    for k in reversed(clause.labelled("QUANTITY")):
        # "A strike by 200 staff", "which represents 54 of them".
        done = clause.norms[k - 1] in _BY and first < k <= first + 4
        done = done or (k == first + 1 and clause.frame.pattern.id == "industrial/represents")
        if (k > first and not done) or clause.is_percent(k) or clause.number(k) < _FEWEST:
            continue
        people = not _STAFF.isdisjoint(clause.norms[k + 1 : k + 4])
        if people or is_staff(clause, k) or k == first - 1:
            return quantity_slot(clause.skeleton.sources[k])
    return None
