"""Instruments of intervention as a text speaks of them: by name, as "the notice", "one", "it".

An expression without a kind of its own stands for the instrument last named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.interventions.pronouns import takes_up
from oversight.patterns import read_words

_PATH = read_words("events/words/instrument_path.txt")
_FURTHEST = 16
_MODIFIERS = 4
_NOT_AFTER = frozenset({"of", "for", "period", "board", "boards"})
# "In the direction of", "clear direction", "short notice" are none.
_LABELS = frozenset({"COUNCIL", "BODY", "ROLE", "PERSON", "DATE", "DURATION", "AREA"})


@dataclass(frozen=True)
class Instrument:
    """A mention of an instrument: skeleton token, kind, and the words before it."""

    k: int
    kind: str
    sentence: int
    words: tuple[str, ...]
    span: Span


def find_instruments(skeleton: Skeleton) -> list[Instrument]:
    """Return the mentions of instruments, in order."""
    found: list[Instrument] = []
    for first, end, keys in skeleton.keys:
        if found or not keys.isdisjoint(_SIGNS):
            for k in range(first, end - 1):
                kind = _kind(skeleton, k, found)
                if kind:
                    found.append(_instrument(skeleton, k, kind))
    return found


OVERSIGHT = frozenset({"oversight", "supervision"})
_SIGNS = read_words("events/words/instrument_signs.txt") | {"INSTRUMENT"} | OVERSIGHT


def _kind(skeleton: Skeleton, k: int, before: list[Instrument]) -> str:
    label, word = skeleton.labels[k], skeleton.norms[k]
    if label == "INSTRUMENT":
        unusual = "memorandum" in word or "114" in word
        return "" if unusual else skeleton.doc[k].ent_id_
    previous = skeleton.norms[k - 1] if k else SENTENCE_END
    after = skeleton.norms[k + 1]
    if word in OVERSIGHT and not label and _is_over(skeleton, k):
        return "other" if _is_governments(skeleton, k) else ""
    if word == "intervention" and not label and after not in ("board", "team", "adviser"):
        return "other" if _is_governments(skeleton, k) else ""
    if word == "direction" and not label and _is_direction(skeleton, k, previous, after):
        return "direction"
    if word == "notice" and not label and previous == "a" and _is_issued(skeleton, k):
        return "improvement_notice"
    here = skeleton.sentence_of[k]
    if not before or here - before[-1].sentence > 6:
        return ""
    if word in _SHORT and not label and previous in _TAKING_UP:
        return before[-1].kind
    near = here - before[-1].sentence <= 1
    return before[-1].kind if near and takes_up(skeleton, k) else ""


def _is_issued(skeleton: Skeleton, k: int) -> bool:
    """Tell whether ministers issue "a notice": one to improve."""
    verb = skeleton.norms[k - 2] in _ISSUING
    before = skeleton.labels[max(0, k - _FURTHEST) : k]
    return verb and not {"BODY", "ROLE"}.isdisjoint(before)


def _is_direction(skeleton: Skeleton, k: int, previous: str, after: str) -> bool:
    """Tell a minister's direction from that of travel: "her direction to Leeds"."""
    if previous in _OWN:
        given_up = skeleton.norms[k - 2] in _GIVEN_UP
        return given_up or (after == "to" and "COUNCIL" in skeleton.labels[k + 2 : k + 4])
    return previous in _DIRECTING and after not in _NOT_AFTER


# "The notice", "the order" is the instrument told of before.
_SHORT = frozenset({"notice", "order"})
_OWN = frozenset({"his", "her", "their", "my"})
_GIVEN_UP = frozenset({"withdraw", "withdrew", "withdrawn", "lift", "lifted", "revoke", "revoked"})
_LIFTED = read_words("events/words/instrument_lifted.txt")


_DIRECTING = read_words("events/words/before_direction.txt")
_GOVERNMENTS = frozenset({"formal", "statutory", "government", "dfe", "whitehall", "ministerial"})


# "Taken out of intervention", "exits intervention": with nothing before it, the government's.
_STATE = read_words("events/words/instrument_state.txt")
_STATE_ENDS = read_words("events/words/instrument_state_ends.txt")
_TAKING_UP = read_words("events/words/instrument_taking_up.txt")
_ISSUING = read_words("events/words/instrument_issuing.txt")


def _is_governments(skeleton: Skeleton, k: int) -> bool:
    before = skeleton.doc[k - 1] if k else None
    if before is None:
        return False
    if before.norm_ in _STATE:
        dated = "DATE" in skeleton.labels[k + 1 : k + 3]
        return skeleton.norms[k + 1] in _STATE_ENDS or dated
    if before.norm_ in ("'s", "'", "’") and k > 1:
        before = skeleton.doc[k - 2]
    return before.norm_ in _GOVERNMENTS or before.ent_type_ in ("BODY", "ROLE")


def _is_over(skeleton: Skeleton, k: int) -> bool:
    """Tell whether the words behind say that it ended: "Government oversight ended in May"."""
    return not _LIFTED.isdisjoint(skeleton.norms[k + 1 : k + _FURTHEST])


def _instrument(skeleton: Skeleton, k: int, kind: str) -> Instrument:
    words = tuple(skeleton.norms[max(0, k - _MODIFIERS) : k]) + tuple(skeleton.norms[k].split())
    return Instrument(k, kind, skeleton.sentence_of[k], words, skeleton.sources[k])


def tie(
    skeleton: Skeleton, acts: list[Frame], instruments: list[Instrument]
) -> Iterator[tuple[Frame, Instrument]]:
    """Yield each act with the instrument that it is about: its object, else its subject."""
    taken: set[int] = set()
    for act in acts:
        if act.value.get("instrument"):
            span = act.words
            yield (
                act,
                Instrument(
                    act.first, act.value["instrument"], skeleton.sentence_of[act.first], (), span
                ),
            )
            continue
        subject = _subject(skeleton, act, instruments, taken)
        if act.value["action"] in ("replaced", "escalated", "eased"):
            new = _replacement(skeleton, act, instruments) or (
                subject or _object(skeleton, act, instruments)
            )
            if new is not None:
                yield act, new
            continue
        relative = _relative_head(skeleton, act, instruments)
        chosen = relative or _object(skeleton, act, instruments) or subject
        if subject is not None and chosen is not None and "one" in chosen.words:
            chosen = subject  # "the direction hardens one imposed in May"
        if chosen is not None:
            if chosen.k < act.first:
                taken.add(chosen.k)
            yield act, chosen


def _relative_head(
    skeleton: Skeleton, act: Frame, instruments: list[Instrument]
) -> Instrument | None:
    """Return the instrument of "the notice it received in May", whatever follows."""
    subject = act.first - 1
    if skeleton.norms[subject] in ("had", "has", "was"):
        subject -= 1
    named = skeleton.labels[subject] == "COUNCIL" or skeleton.norms[subject] in _PRONOUNS
    here = [item for item in instruments if item.k == subject - 1]
    return here[0] if named and here else None


def _replacement(
    skeleton: Skeleton, act: Frame, instruments: list[Instrument]
) -> Instrument | None:
    """Return what came in place of another: "replaced it with a notice"."""
    for instrument in instruments:
        before = skeleton.norms[max(act.last, instrument.k - 4) : instrument.k]
        if act.last < instrument.k <= act.last + _FURTHEST and not _INSTEAD.isdisjoint(before):
            return instrument
    return None


_INSTEAD = frozenset({"with", "by", "for", "to", "into"})


def _object(skeleton: Skeleton, act: Frame, instruments: list[Instrument]) -> Instrument | None:
    link = act.value.get("link")
    linked = not link
    for k in range(act.last + 1, min(act.last + 10, len(skeleton.norms))):
        for instrument in instruments:
            if instrument.k == k:
                return instrument if linked else None
        word = skeleton.norms[k]
        linked = linked or word in (link or ())
        years = word == "of" and skeleton.labels[k - 1] == "DURATION"  # "ends five years of"
        if word not in _PATH and skeleton.labels[k] not in _LABELS and not years:
            return None
    return None


def _subject(
    skeleton: Skeleton,
    act: Frame,
    instruments: list[Instrument],
    taken: set[int],
) -> Instrument | None:
    """Return the instrument before an act: right before a participle, else the sentence's first."""
    if act.value.get("held") or (act.value.get("link") and act.pattern.id.endswith("leave")):
        return None
    before = [item for item in instruments if 0 < act.first - item.k <= _FURTHEST]
    if not before:
        return None
    nearest = before[-1]
    between = skeleton.norms[nearest.k + 1 : act.first]
    if any(word in (";", ":", "but", "while") for word in between):
        return None
    if _is_other_clause(skeleton, nearest.k, act.first):
        return None
    if not between or nearest.k not in taken or not _is_finite(skeleton, act.first):
        return nearest
    free = [item for item in before if item.k not in taken]
    return free[-1] if free else nearest


def _is_finite(skeleton: Skeleton, k: int) -> bool:
    around = skeleton.norms[max(0, k - 3) : k]
    return any(word in ("was", "were", "is", "has", "had", "been", "will") for word in around)


_RELATIVES = frozenset({"which", "that"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_PREPOSITIONS = frozenset({"to", "on", "by", "against", "for", "of", "from", "at", "in", "over"})


def _is_other_clause(skeleton: Skeleton, k: int, act: int) -> bool:
    """Tell whether another subject stands between an instrument and an act."""
    for j in range(k + 1, act):
        if skeleton.norms[j] == "whose" or (j == k + 1 and skeleton.norms[j] in _PRONOUNS):
            return skeleton.norms[j] == "whose"  # "the direction it made" is one clause
        if skeleton.norms[j] in _RELATIVES and not skeleton.labels[j]:
            return False
        named = skeleton.labels[j] in ("PERSON", "COUNCIL", "ROLE", "BODY")
        if skeleton.norms[j] == "itself":
            continue  # "the direction itself was lifted"
        before = skeleton.norms[j - 2] if skeleton.norms[j - 1] == "the" else skeleton.norms[j - 1]
        if named and before not in _PREPOSITIONS:
            follows = skeleton.norms[j + 1]
            if follows not in (",", "'s", "’", "'"):
                return True
    return False


def is_held(act: Frame, instrument: Instrument) -> bool:
    """Tell whether "under" says that an instrument is in force: not "under the notice, …"."""
    if "kinds" in act.value:
        return instrument.kind in act.value["kinds"]  # "remains in special measures"
    doc = act.sentence.doc
    before = {token.norm_ for token in doc[max(act.sentence.start, act.start - 4) : act.start]}
    return not before.isdisjoint(_HOLDING) or not {"a", "an"}.isdisjoint(instrument.words)


_HOLDING = read_words("events/words/holding.txt")
