"""What is done with an instrument: acts and their instruments, tied sentence by sentence.

An act ("lifted", "was served with"; patterns/events/interventions.jsonl) is tied to the
instrument that it is about; each pair is a telling.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context import when
from oversight.events.context.arguments import mention
from oversight.events.context.concern import councils_of
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.modality import in_headline, says_little, status_before
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.interventions.dates import Pairs, date_of_act, is_since
from oversight.events.interventions.exchanges import without_halves
from oversight.events.interventions.instruments import (
    Instrument,
    find_instruments,
    is_held,
    tie,
)
from oversight.events.interventions.issuers import issuer_of
from oversight.patterns import read_patterns, read_words

_ORDER = ("warning", "improvement_notice", "special_measures", "direction")
_REVISED = frozenset({"revised", "amended", "varied", "updated", "extended"})
_ELSEWHERE = read_words("events/words/instrument_elsewhere.txt")
_HERE = frozenset({"services", "council", "authority", "department", "directorate", "borough"})
_LONGEST = 30  # tokens of a skeleton
# "Out of the council's hands", "the issues": no acts.
_NOUNS = frozenset({"hands", "issue", "issues"})
_OWNERS = frozenset({"'s", "'", "its", "own", "the", "their", "these", "such", "other", "our"})
_STAYS = read_words("events/words/instrument_staying.txt")
_UNTIL = 4
_OUT = frozenset({"out", "off", "through", "back"})
_NEVER = frozenset({"never", "not", "n't"})
# "Decided against imposing a direction".
_DECLINED = frozenset({"decided against", "stopped short", "held off", "held back", "shied away"})


@lru_cache(maxsize=2)
def _matchers(vocab: Vocab) -> tuple[FrameMatcher, FrameMatcher]:
    """Return the matchers of acts on an instrument, and of acts that are one by themselves."""
    entries = read_patterns("events/interventions.jsonl")
    own = [entry for entry in entries if "instrument" in (entry.value or {})]
    return FrameMatcher(vocab, [e for e in entries if e not in own]), FrameMatcher(vocab, own)


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield a candidate for each act on an instrument, in order."""
    instruments = find_instruments(skeleton)
    acts: dict[int, list[Frame]] = {item.sentence: [] for item in instruments}
    of_instruments, own = _matchers(doc.vocab)
    found = [*of_instruments(skeleton.only(set(acts))), *own(skeleton)]
    wide = {k for one in found if one.last > one.first for k in range(one.first, one.last + 1)}
    found = [one for one in found if one.last > one.first or one.first not in wide]
    for frame in sorted(found, key=lambda one: (one.first, one.pattern.id)):
        acts.setdefault(skeleton.sentence_of[frame.first], []).append(frame)
    for number, told in sorted(acts.items()):
        here = [item for item in instruments if item.sentence == number]
        pairs = _with_warning(list(_telling_pairs(skeleton, told, here)))
        pairs = without_halves(pairs, here)
        for frame, instrument in pairs:
            if not frame.value.get("dated") or _is_alone(instrument, pairs):
                action = _action(frame, instrument, here)
                if action is not None:
                    yield from _tellings(doc, skeleton, frame, instrument, action, pairs)
        if not pairs:
            yield from (one for item in here for one in _bare(doc, skeleton, item))


def _telling_pairs(skeleton: Skeleton, acts: list[Frame], here: list[Instrument]) -> Iterator[Any]:
    """Yield acts with their instruments, without those that say nothing more, or of a school."""
    pairs = [pair for pair in tie(skeleton, acts, here) if not _is_elsewhere(skeleton, *pair)]
    for act, item in pairs:
        # "placed Leeds under a notice in May": "under" would keep the date from the verb.
        put = any(
            one.k == item.k and not other.value.get("held") and 0 < act.first - other.first <= 4
            for other, one in pairs
        )
        before = skeleton.norms[max(0, act.first - 2) : act.first]
        out = act.value["action"] == "issued" and skeleton.norms[act.first + 1] in _OUT
        if before == ["in", "and"] or (out and act.first == act.last):
            continue  # "has been in and out of intervention", "came out in 2013"
        if _is_service(skeleton, act) or _ends_otherwise(skeleton, act, item):
            continue
        own = skeleton.norms[act.first] in _NOUNS and skeleton.norms[act.first - 1] in _OWNERS
        if act.last - act.first <= _LONGEST and not own and not (act.value.get("held") and put):
            yield act, item


def _is_service(skeleton: Skeleton, act: Frame) -> bool:
    """Tell whether somebody serves: "the direction under which she served"."""
    if skeleton.norms[act.first] not in ("served", "serves", "serving"):
        return False
    before = skeleton.norms[max(0, act.first - 4) : act.first]
    return ["under", "which"] in (before[:2], before[1:3]) or before[-1:] == ["who"]


def _ends_otherwise(skeleton: Skeleton, act: Frame, item: Instrument) -> bool:
    """Tell whether an inspection ended, or an end is only what something lasts to: "under a notice,
    is awaiting its inspection, which finished in May", "will chair it until it is lifted".
    """
    if act.value["action"] != "lifted":
        return False
    if "INSPECTION_KIND" in skeleton.labels[item.k : act.first]:
        return True
    return "until" in skeleton.norms[max(0, act.first - _UNTIL) : act.first]


def _with_warning(pairs: Pairs) -> Pairs:
    """Return the pairs of a sentence; a letter that threatens is a warning, and nothing else."""
    letters = [pair for pair in pairs if pair[1].kind == "warning" and not pair[1].words]
    return letters or pairs


def _is_elsewhere(skeleton: Skeleton, act: Frame, instrument: Instrument) -> bool:
    """Tell whether it is a school, a hospital, a police force that the act is about."""
    first = min(act.first, instrument.k)
    for k in range(first - 1, max(-1, first - 9), -1):
        named = skeleton.labels[k] == "COUNCIL" and skeleton.norms[k - 1] not in ("in", "near")
        if named or skeleton.norms[k] in _HERE:
            return False
        if skeleton.norms[k] in _ELSEWHERE and not skeleton.labels[k]:
            return True
        if skeleton.norms[k] == SENTENCE_END:
            return False
    return False


def _bare(doc: Doc, skeleton: Skeleton, instrument: Instrument) -> Iterator[Candidate]:
    """Yield a telling without an act: "in its wake an improvement notice in May 2010"."""
    date = when.date_of(skeleton, instrument.k, instrument.k)
    near = skeleton.labels[instrument.k + 1 : instrument.k + 4]
    if date is None or "DATE" not in near or not {"a", "an"} & set(instrument.words):
        return
    for council in councils_of(doc, skeleton, instrument.k, instrument.k):
        slot = Slot.of("issued", instrument.span)
        kind = Slot.of(instrument.kind, instrument.span)
        fields = filled(council=council, instrument=kind, action=slot, date=date)
        sentence = skeleton.sentences[instrument.sentence]
        status = Slot.of(when.settled(doc, "happened", date), instrument.span)
        yield Candidate("intervention", "intervention/noun", fields, mention(sentence), status)


def _tellings(
    doc: Doc,
    skeleton: Skeleton,
    frame: Frame,
    instrument: Instrument,
    action: str,
    pairs: Pairs,
) -> Iterator[Candidate]:
    date = date_of_act(skeleton, frame, instrument, pairs)
    told = _status_told(doc, skeleton, frame, action, date)
    if told is None:
        return
    action, status, cause = told
    issuer = issuer_of(doc, skeleton, frame, instrument, (action, status))
    if frame.value.get("authored") and issuer is None:
        return  # anybody may write a letter of warning
    fields = filled(
        instrument=Slot.of(instrument.kind, instrument.span),
        action=Slot.of(action, frame.words),
        issued_by=issuer,
        date=date if not frame.value.get("held") or is_since(doc, date) else None,
    )
    for council in councils_of(doc, skeleton, frame.first, max(frame.last, instrument.k)):
        yield Candidate(
            "intervention",
            frame.pattern.id,
            {"council": council, **fields},
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cause),
            loose=says_little(doc, frame.sentence, frame.start),
        )


def _status_told(
    doc: Doc, skeleton: Skeleton, frame: Frame, action: str, date: Slot | None
) -> tuple[str, str, Span] | None:
    """Return action, status and cause; None where the words tell that nothing was done."""
    action, status, cause = _status(doc, skeleton, frame, action, date)
    if frame.value.get("held") and action == "lifted" and cause.text.lower() in _NEVER:
        # "Will not be subject to a notice"; "has never been under a notice" tells of none.
        return ("issued", "cancelled", cause) if status == "planned" else None
    if action == "revised" and status == "cancelled":
        return None  # "will not be renewed"
    return action, status, cause


def _status(
    doc: Doc, skeleton: Skeleton, frame: Frame, action: str, date: Slot | None
) -> tuple[str, str, Span]:
    """Return action, status, and the words that tell it: "not lifted until May" was lifted."""
    status, cause = status_before(skeleton, frame.first, in_headline(doc, frame.sentence))
    before = skeleton.norms[max(0, frame.first - 6) : frame.first]
    if any(f"{a} {b}" in _DECLINED for a, b in pairwise(before)):
        return action, "cancelled", frame.words
    if status == "cancelled" and frame.value.get("held"):
        # "Is no longer under a notice", "will no longer be".
        ahead = not {"will", "'ll"}.isdisjoint(before)
        action, status = "lifted", "planned" if ahead else "happened"
    elif frame.value.get("held") and not _STAYS.isdisjoint(before):
        status = "happened"  # "will remain under its notice until May"
    elif status == "cancelled" and action == "lifted":
        # "Has not been lifted": it is in force.
        action, status = ("issued" if date is None else action), "happened"
    cited = frame.words if cause is None else skeleton.sources[cause]
    stated = frame.value.get("status", status)
    return action, str(status if status == "cancelled" else stated), cited


def _is_alone(instrument: Instrument, pairs: Pairs) -> bool:
    """Tell whether "dated 3 May" is all that is told of how an instrument was issued."""
    return all(
        item.k != instrument.k or act.value.get("dated") or act.value["action"] == "lifted"
        for act, item in pairs
    )


def _action(frame: Frame, instrument: Instrument, others: list[Instrument]) -> str | None:
    """Return what was done with the instrument; None where the words tell nothing of it.

    One instrument in place of another of its kind is no act of its own.
    """
    action = str(frame.value["action"])
    if action in ("replaced", "escalated", "eased"):
        kinds = [item.kind for item in others if item.kind in _ORDER and item.k != instrument.k]
        if instrument.kind not in _ORDER or not kinds or kinds[0] == instrument.kind:
            return None if action == "replaced" else action
        harder = _ORDER.index(instrument.kind) > _ORDER.index(kinds[0])
        return "escalated" if harder else "eased"
    if frame.value.get("held") and not is_held(frame, instrument):
        return None
    if action == "issued" and not _REVISED.isdisjoint(instrument.words):
        return "revised"
    return action
