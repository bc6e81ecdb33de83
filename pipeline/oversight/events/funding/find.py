"""Funding: money put in, granted, cut, overspent, spent.

Each amount is read by the nearest trigger of its clause (patterns/events/funding.jsonl). A
trigger's value says what kind it tells and how many tokens `before` or `after` it the amount may
stand (`direct`: the pattern holds the amount itself; `weight` makes it yield to nearer ones). A
trigger of no kind takes salaries, rates and the prices of houses away.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import timing
from oversight.events.context.amounts import (
    is_headline,
    is_national,
    money_slot,
)
from oversight.events.context.arguments import mention
from oversight.events.context.dating import compatible
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.other_services import is_of_adults, is_of_other_body
from oversight.events.context.skeleton import Skeleton
from oversight.events.discourse.sameness import agree
from oversight.events.funding import money_words
from oversight.events.funding.budget_years import proposed_or_planned
from oversight.events.funding.givers import council_of, is_granted, pays_costs
from oversight.events.funding.parts import for_each, is_part, take_after
from oversight.events.funding.purposes import purpose_of
from oversight.patterns import read_patterns, read_words

_BREAKS = read_words("events/words/money_breaks.txt")
_COMPARED = frozenset({"up", "down", "compared", "against", "rising", "falling"})
_ADVERBS = frozenset({"just", "only", "already", "about", "now", "some"})
_ACCOUNTING = frozenset({"account", "accounts", "accounted", "responsible"})
_COPULAS = frozenset({"was", "is", "stood", "reached", "totalled"})
_FURTHER = ("further", "another")
# A headline's "£8m" may be the body's £8.2m.
_ROUNDED = 0.07
# What is allocated has happened, of whatever year it is.
_SET_ASIDE = frozenset({"funding/commit", "funding/set-aside", "funding/ring-fence"})
_JOINTS = {",": 2, "and": 2}


class Reading(NamedTuple):
    """The trigger that an amount is read by, and how far it is from it (low is near)."""

    cost: int
    name: str
    frame: Frame


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/funding.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the tellings of amounts that are put in, granted, cut, spent."""
    told = list(find_tellings(doc, skeleton))
    for headline in [one for one in told if one.loose]:
        alike = [one for one in told if not one.loose and _same(one, headline)]
        if alike:
            headline.fields["kind"] = alike[0].fields["kind"]  # the body's word goes
        elif any(_is_rounded(headline, one) for one in told if not one.loose):
            told.remove(headline)
    yield from told


def _is_rounded(headline: Candidate, one: Candidate) -> bool:
    """Tell whether a headline says in round figures what the body says exactly."""
    rough, exact = headline.get("amount")["amount"], one.get("amount")["amount"]
    shorter = len(f"{rough:.0f}".rstrip("0")) < len(f"{exact:.0f}".rstrip("0"))
    return bool(shorter and abs(rough - exact) <= _ROUNDED * exact)


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield a candidate for each amount that words near it say something of."""
    if "MONEY" not in skeleton.labels:
        return
    frames: dict[int, list[Frame]] = {}
    for frame in _matcher(doc.vocab)(skeleton):
        frames.setdefault(skeleton.sentence_of[frame.first], []).append(frame)
    last: tuple[int, Frame] | None = None
    whole: tuple[int, Candidate] | None = None
    for k, label in enumerate(skeleton.labels):
        if label != "MONEY":
            continue
        reading = _read(skeleton, k, frames.get(skeleton.sentence_of[k], []))
        told = None if reading is None else reading.frame
        if told is None or _goes_on(skeleton, k, told, last):
            told = _inherited(skeleton, k, last) or _taken_up(skeleton, k, last)
        last = None if told is None else (k, told)
        if told is None or not told.value["kind"] or is_national(skeleton, k):
            continue
        if is_of_other_body(skeleton, k) or is_of_adults(skeleton, k):
            continue
        if money_words.is_of_each(skeleton, k, told):
            continue
        if not (
            money_words.is_hypothetical(skeleton, k, told)
            or money_words.is_change(skeleton, k, told)
        ):
            candidate = _candidate(doc, skeleton, k, told)
            if whole is not None and is_part(skeleton, whole[0], k):
                take_after(candidate, whole[1])
            whole = (k, candidate)
            yield from for_each(skeleton, min(k, told.first), candidate)


def _read(skeleton: Skeleton, k: int, frames: list[Frame]) -> Reading | None:
    """Return the nearest trigger that the amount at `k` can be read by."""
    readings = []
    for frame in frames:
        gap = _gap(skeleton, k, frame)
        if gap is not None:
            cost = gap + frame.value.get("weight", 0)
            if gap < 2 and frame.first > k:
                cost -= frame.value.get("near", 0)  # "a £4.8m overspend", "£15m of savings"
            readings.append(Reading(cost, frame.pattern.id, frame))
    return min(readings, key=lambda reading: reading[:2], default=None)


def _gap(skeleton: Skeleton, k: int, frame: Frame) -> int | None:
    """Return how far an amount is from a trigger; None where it is out of reach."""
    if frame.value.get("direct"):
        start = frame.slots["money"].start
        return 0 if skeleton.sources[k].start == start else None
    if frame.first > k:
        between, reach = range(k + 1, frame.first), frame.value.get("before", -1)
    else:
        between, reach = range(frame.last + 1, k), frame.value.get("after", -1)
    if len(between) > reach or frame.first <= k <= frame.last:
        return None
    words = [skeleton.norms[j] for j in between]
    if frame.last < k and words[:1] and words[0] in frame.value.get("unless", ()):
        return None  # "the cost was put at £5m": a guess
    if frame.last < k and words[-1:] == [":"]:
        words.pop()  # "Overspend on placements: £17.6m"
    if frame.first > k and ("," in words or _is_infinitive(skeleton, frame)):
        return None
    if not _BREAKS.isdisjoint(words) or "MONEY" in [skeleton.labels[j] for j in between]:
        return None
    return len(between) + sum(_JOINTS.get(word, 0) for word in words)


def _goes_on(skeleton: Skeleton, k: int, frame: Frame, last: tuple[int, Frame] | None) -> bool:
    """Tell whether "a further £1m" is more of what the sentence told of before."""
    further = skeleton.norms[k - 1] in _FURTHER and frame.pattern.id == "funding/extra"
    before = last is not None and skeleton.sentence_of[last[0]] == skeleton.sentence_of[k]
    return further and before and last is not None and last[1].value["kind"] is not None


def _is_infinitive(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a verb says what the amount is for: "gave it £2m to pay for managers"."""
    before = skeleton.norms[max(0, frame.first - 2) : frame.first]
    return before[-1:] == ["to"] and before[0] not in ("is", "are", "was", "were", "due", "set")


def _inherited(skeleton: Skeleton, k: int, last: tuple[int, Frame] | None) -> Frame | None:
    """Return the trigger of the amount before in a list: "£2m for staff and £1m for training"."""
    if last is None or skeleton.sentence_of[last[0]] != skeleton.sentence_of[k]:
        return None
    between = skeleton.norms[last[0] + 1 : k]
    if between[-3:] in (["do", "so", "by"], ["did", "so", "by"], ["so", "by", "another"]):
        return last[1]  # "overspent by £19m and expects to do so by £12m"
    listed = bool(between) and between[-1] in ("and", ",", "to", "or", *_FURTHER)
    if between[-1:] == ["to"] and skeleton.norms[last[0] - 1] == "by":
        return None  # "rose by £3m to £60m"
    compared = between[-1:] in (["from"], ["with"], ["against"]) and not _COMPARED.isdisjoint(
        between
    )
    return last[1] if (listed or compared) and _BREAKS.isdisjoint(between) else None


def _taken_up(skeleton: Skeleton, k: int, last: tuple[int, Frame] | None) -> Frame | None:
    """Return the trigger of the sentence before, in "It was £1.6m the year before"."""
    if last is None or skeleton.sentence_of[k] - skeleton.sentence_of[last[0]] != 1:
        return None
    before = [word for word in skeleton.norms[max(0, k - 5) : k] if word not in _ADVERBS]
    if before[-1:] == ["for"] and before[-2:-1] and before[-2] in _ACCOUNTING:
        of_it = skeleton.norms[k + 1 : k + 3] in (["of", "it"], ["of", "that"], ["of", "this"])
        return last[1] if of_it else None
    taken = before[-2:-1] in (["it"], ["that"], ["figure"], ["sum"]) and before[-1] in _COPULAS
    return last[1] if taken and not last[1].value.get("direct") else None


def _candidate(doc: Doc, skeleton: Skeleton, k: int, frame: Frame) -> Candidate:
    amount = skeleton.sources[k]
    kind = frame.value["kind"]
    if kind == "investment" and is_granted(skeleton, k, frame):
        kind = "grant"
    elif kind == "investment" and pays_costs(skeleton, k, frame):
        kind = "cost"
    fields = filled(
        council=council_of(doc, skeleton, k, frame, kind),
        amount=money_slot(amount),
        kind=Slot.of(kind, frame.words),
        purpose=purpose_of(skeleton, k, frame),
        period=money_words.period_of(skeleton, k, frame),
    )
    status, cited = money_words.status_of(skeleton, k, frame)
    period = fields.get("period")
    ahead = isinstance(period, Slot) and timing.is_ahead(period.value, doc._.published)
    if status == "happened" and ahead and frame.pattern.id not in _SET_ASIDE:
        status = proposed_or_planned(skeleton, k)  # "found in the budget for next year"
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    told = Slot.of(status, cited)
    loose = is_headline(doc, sentence)
    return Candidate("funding", frame.pattern.id, fields, mention(sentence), told, loose)


def _same(a: Candidate, b: Candidate) -> bool:
    """One amount of one council is told of again, whatever it is called."""
    one, two = a.get("amount"), b.get("amount")
    return (
        one["amount"] == two["amount"]
        and agree(a.get("council"), b.get("council"))
        and compatible(a.get("period"), b.get("period"))
    )


SAME = {"funding": _same}
