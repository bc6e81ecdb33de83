"""Whose services are transferred, and who decides it."""

from spacy.tokens import Doc, Token

from oversight.components.references import main_council
from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.authors import author_beside, governments
from oversight.events.context.clauses import left_of
from oversight.events.context.concern import councils_of, focus_slot, keys_at, slots_at, stretch
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.events.transfers.deciders import (
    assembly_before,
    assembly_behind,
    by_order,
    is_weighed,
    told_of,
    who_agrees,
)
from oversight.events.transfers.takers import Taker, home_of_taker
from oversight.patterns import read_words
from oversight.posts.homes import nearest_mention
from oversight.spans import text_of

_TAKING = read_words("events/words/transfer_taking.txt")
_AUXILIARY = read_words("events/words/transfer_auxiliaries.txt")
# Patterns of what goes on, which nobody decides beside them.
_LASTING = frozenset({"runs", "running", "state"})
_OWNED = frozenset({"owned", "run", "controlled"})
_ASSEMBLIES = read_words("events/words/assemblies.txt")
_BESIDE = read_words("events/words/transfer_beside.txt")
_DECIDING = read_words("events/words/deciding.txt")


def losers_of(
    doc: Doc, skeleton: Skeleton, frame: Frame, taker: Taker, date: Slot | None
) -> list[tuple[Slot, Slot | None]]:
    """Return the councils that lose, or get back, the services, each with its date."""
    each = _each(skeleton, frame)
    if len(each) > 1:
        return each
    if frame.value.get("joins"):
        before = [token for token in left_of(skeleton, frame.last) if token.ent_type_ == "COUNCIL"]
        return [(slot, date) for token in before[:1] for slot in slots_at(skeleton, token)]
    home = _named_there(skeleton, frame, home_of_taker(doc, taker)) or _antecedent(skeleton, frame)
    if home:
        return [(slot, date) for slot in home]
    skip = _gainers(skeleton, frame, taker)
    found = councils_of(doc, skeleton, frame.first, frame.last, skip)
    number = skeleton.sentence_of[frame.first]
    if not found and frame.value.get("pronoun") and number:
        spoken_of = focus_slot(doc, skeleton, skeleton.keys[number - 1][0])
        found = [] if spoken_of is None else [spoken_of]
    main = main_council(doc)
    gains = {key for k in skip for key in keys_at(skeleton, k)}
    if not found and taker.k is not None and main is not None and main not in gains:
        cited = nearest_mention(doc, main, frame.start)
        if cited is not None:  # "Leeds will take over the department"
            found = [Slot.of({"kind": "council", "key": main, "text": text_of(cited)}, cited)]
    return [(slot, date) for slot in found]


def _named_there(skeleton: Skeleton, frame: Frame, homes: list[Slot]) -> list[Slot]:
    """Return of a trust's councils those that the clause names, or else all."""
    start, end = stretch(skeleton, frame.first, frame.last)
    keys = {key for k in range(start, end) for key in keys_at(skeleton, k)}
    return [slot for slot in homes if slot.value["key"] in keys] or homes


def _gainers(skeleton: Skeleton, frame: Frame, taker: Taker) -> list[int]:
    """Return the tokens of the clause that stand for whoever the services go to, or come from."""
    skip = [taker.k] if taker.k is not None else []
    start, end = stretch(skeleton, frame.first, frame.last)
    if taker.k is not None and skeleton.labels[taker.k] == "COUNCIL":
        keys = set(keys_at(skeleton, taker.k))
        skip += [
            k
            for k in range(start, end)
            if skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k))
        ]
    if frame.pattern.id == "transfer/merged-with-4":
        skip += range(frame.last, end)
    joint = frame.value.get("form") == "integrated_body"
    if not joint and (frame.value.get("starts") or "noun" in frame.value):
        others = [k for k in range(start, end) if skeleton.labels[k] == "COUNCIL"]
        founded = frame.value.get("starts") and len(others) == 1  # "a trust is set up by Leeds"
        by = [k for k in range(start + 1, end) if skeleton.norms[k - 1] == "by"]
        skip += [] if founded else by
    if frame.value.get("form") == "return_to_council":
        skip += [k for k in range(start + 1, end) if skeleton.norms[k - 1] == "from"]
    return skip


def _each(skeleton: Skeleton, frame: Frame) -> list[tuple[Slot, Slot | None]]:
    """Return council and date in turn: "in Doncaster in 2014 and in Slough in 2015"."""
    found: list[tuple[Slot, Slot | None]] = []
    _, end = stretch(skeleton, frame.first, frame.last)
    for k in range(frame.first, end - 2):
        if skeleton.labels[k] == "COUNCIL" and skeleton.labels[k + 2] == "DATE":
            date = date_slot(skeleton.sources[k + 2])
            found += [(slot, date) for slot in slots_at(skeleton, skeleton.doc[k])]
    return found


def _antecedent(skeleton: Skeleton, frame: Frame) -> list[Slot]:
    """Return the council of "Slough, whose services are to be taken out of its hands"."""
    if "whose" not in skeleton.norms[max(0, frame.first - 3) : frame.first]:
        return []
    named = [t for t in left_of(skeleton, frame.first) if t.ent_type_ == "COUNCIL"]
    return slots_at(skeleton, named[0]) if named else []


def decider_of(doc: Doc, skeleton: Skeleton, frame: Frame, status: str) -> Slot | None:
    """Return who decides: a minister or department beside it, a council that has resolved it."""
    if is_weighed(skeleton, frame.first):
        told = told_of(doc, skeleton, frame.first)
        return told or who_agrees(doc, skeleton, frame.last)
    slot = assembly_behind(doc, skeleton, frame.last) or by_order(doc, skeleton, frame.last)
    if _LASTING.isdisjoint(frame.value):
        slot = slot or assembly_before(doc, skeleton, frame.first)
    slot = slot or author_beside(doc, skeleton, frame.first, frame.last)
    if slot is None and frame.value.get("form") == "return_to_council":
        slot = _who_takes_back(skeleton, frame, status)
    if slot is not None or status == "happened":
        return slot
    start, end = stretch(skeleton, frame.first, frame.last)
    words = skeleton.norms[start:end]
    ordained = next(governments(doc, skeleton, start, frame.first), None)
    if ordained is not None and not _DECIDING.isdisjoint(words) and frame.value.get("keeps"):
        return ordained  # "ministers have decided that Leeds can keep its services"
    if not _DECIDING.isdisjoint(words):
        for token in skeleton.doc[start:end]:
            if token.ent_type_ == "COUNCIL" and _resolves(token):
                return next(iter(slots_at(skeleton, token)), None)
    return next(governments(doc, skeleton, start, frame.last + 12), None)


def _who_takes_back(skeleton: Skeleton, frame: Frame, status: str) -> Slot | None:
    """Return the council that is told to take its services back: its own decision."""
    if status not in ("happened", "planned") or skeleton.norms[frame.first] not in _TAKING:
        return None
    for token in left_of(skeleton, frame.first):
        if token.ent_type_ == "COUNCIL":
            return next(iter(slots_at(skeleton, token)), None)
        if token.ent_type_ or token.norm_ not in _AUXILIARY:
            return None
    return None


def _resolves(token: Token) -> bool:
    """Tell whether a council, or its cabinet, is the one that decides: "has decided"."""
    if token.i > 1 and token.nbor(-1).norm_ == "by" and token.nbor(-2).norm_ in _OWNED:
        return False  # "a company owned by the council has been shelved"
    before = [other.norm_ for other in token.doc[max(0, token.i - 3) : token.i]]
    if not _BESIDE.isdisjoint(before[-1:]) and _ASSEMBLIES.isdisjoint(before):
        return False  # "a trust for Leeds was dropped"
    around = [other.norm_ for other in token.doc[max(0, token.i - 2) : token.i + 6]]
    return not _DECIDING.isdisjoint(around) or not _ASSEMBLIES.isdisjoint(around)
