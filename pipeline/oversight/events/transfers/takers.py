"""Who takes services over: a trust, a company, another council; and which form that is."""

import csv
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from oversight import meaning
from oversight.components.references import main_council
from oversight.events.candidate import Slot
from oversight.events.context.concern import stretch
from oversight.events.context.frames import Frame
from oversight.events.context.plain_names import body_called, is_name, plain_body
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.transfers.trusts_spoken_of import (
    form_of_spoken,
    is_other_trust,
    trust_spoken_of,
)
from oversight.patterns import read_words
from oversight.posts.homes import nearest_mention
from oversight.resources import patterns_dir
from oversight.spans import text_of
from oversight.vocabulary.bodies import homes_of_body

_KINDS = {"trust": "trust", "company": "company", "charity": "other", "council": "other_council"}
_GIVEN = frozenset({"to", "into", "by"})
_NAMED = frozenset({"trust", "company", "charity", "firm", "enterprise", "provider", "contractor"})
_NO_TRUSTS = frozenset({"board", "partnership", "fund"})
_LONGEST = 6
_ASIDES = frozenset({",", "which", "that"})
_NAME_ENDS = frozenset({",", ".", SENTENCE_END, "in", "on", "which", "that"})
_FOR_OTHERS = read_words("events/words/transfer_for_others.txt")
_HELD_IN = read_words("events/words/transfer_held_in.txt")
_ENTERPRISES = frozenset({"company", "enterprise", "cic", "firm"})


@cache
def _forms() -> dict[str, str]:
    """Return word → form: "a firm" is a company."""
    path = patterns_dir() / "events" / "transfer_forms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["form"] for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Taker:
    """Who takes over (a token of the skeleton, where named) and the form; each may be unknown."""

    k: int | None
    slot: Slot | None
    form: Slot | None


def taker_of(skeleton: Skeleton, frame: Frame) -> Taker | None:
    """Return who takes over; None where the words are of somebody who cannot: "NHS trust"."""
    if "recipient" in frame.value:
        return _named(skeleton, frame)
    words = skeleton.norms[frame.first : frame.last + 1]
    for k in range(frame.first, frame.last + 1):
        if skeleton.norms[k] in ("trust", "trusts") and is_other_trust(skeleton, k):
            return None
    stated = frame.value.get("form")
    if frame.value.get("ends") and not _ends_service(skeleton, frame):
        return None
    if stated:
        return Taker(None, None, Slot.of(stated, frame.words))
    trust = _body(skeleton, frame)
    if trust is not None:
        return _with_form(skeleton, frame, trust)
    behind = _named_behind(skeleton, frame)
    if behind is not None:
        return Taker(None, behind, _form(skeleton, frame) or _plain_form(behind))
    spoken = trust_spoken_of(skeleton, frame)
    if spoken is not None:
        return Taker(None, Slot.of(*spoken), Slot.of(form_of_spoken(spoken), spoken[1]))
    if frame.value.get("starts") and _forms().keys().isdisjoint(words):
        return _elided(skeleton, frame)
    return Taker(None, None, _form(skeleton, frame))


def _named_behind(skeleton: Skeleton, frame: Frame) -> Slot | None:
    """Return the name that follows: "handed to a not-for-profit company, Brightwater Care"."""
    noun = frame.last
    if skeleton.norms[frame.first] in _NAMED and skeleton.norms[frame.first + 1] == ",":
        noun = frame.first  # "a company, Brightwater Care, which will take over"
    k = noun + 2
    if skeleton.norms[noun] not in _NAMED or skeleton.norms[k - 1] != ",":
        return None
    if skeleton.labels[k] == "BODY":
        values = meaning.organisations(skeleton.sources[k])
        known = len(values) == 1 and values[0]["kind"] in ("trust", "company", "charity")
        return Slot.of(values[0], skeleton.sources[k]) if known else None
    if k >= len(skeleton.norms):
        return None
    return _with_place(skeleton, noun, k) or plain_body(skeleton, k)


def _with_place(skeleton: Skeleton, noun: int, k: int) -> Slot | None:
    """Return a name that begins with a place, or has an owner: "Rutland Families"."""
    end = k + 1
    while is_name(skeleton, end) or (skeleton.norms[end] == "'s" and is_name(skeleton, end + 1)):
        end += 1
    placed = skeleton.labels[k] == "COUNCIL" or "'s" in skeleton.norms[k:end]
    if not placed or not 2 <= end - k <= _LONGEST or skeleton.norms[end] not in _NAME_ENDS:
        return None
    span = skeleton.sources.doc[skeleton.sources[k].start : skeleton.sources[end - 1].end]
    name = " ".join(text_of(span).split())
    kind = skeleton.norms[noun] if skeleton.norms[noun] in ("trust", "charity") else "company"
    return Slot.of({"kind": kind, "name": name, "text": name}, span)


def _ends_service(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether it is a trust for children's services that ends, and not a board of one."""
    words = skeleton.norms[frame.first : frame.last + 1]
    if skeleton.norms[frame.last + 1] in _NO_TRUSTS:
        return False
    if _body(skeleton, frame) is not None or "trust" in words:
        return True
    return "company" in words and "children" in words


def _elided(skeleton: Skeleton, frame: Frame) -> Taker | None:
    """Return the trust of "Sunderland's began work in May", where trusts were spoken of before."""
    number = skeleton.sentence_of[frame.first]
    keys = skeleton.keys[number - 1][2] if number else frozenset()
    if skeleton.norms[frame.first] != "'s" or keys.isdisjoint({"trust", "trusts"}):
        return None
    return Taker(None, None, Slot.of("trust", frame.words))


def _named(skeleton: Skeleton, frame: Frame) -> Taker | None:
    token = skeleton.doc[skeleton.place_of[frame.slots["recipient"].start]]
    if not token.ent_type_:
        noun = skeleton.norms[frame.first]
        called = frame.value.get("called")
        plain = body_called(skeleton, token.i, noun) if called else plain_body(skeleton, token.i)
        if plain is not None and called and noun in _forms():
            return Taker(None, plain, Slot(_forms()[noun], plain.spans))
        return None if plain is None else Taker(None, plain, _plain_form(plain))
    values = meaning.organisations(skeleton.sources[token.i])
    before = token.nbor(-1).norm_ if token.i else ""
    if before == "of" and skeleton.norms[token.i - 2] in _HELD_IN:
        before = ""  # "in the hands of Achieving for Children"
    if token.ent_type_ == "BODY" and skeleton.norms[token.i + 1] in _ASIDES:
        before = ""  # "formerly of Achieving for Children, the company that runs"
    if len(values) != 1 or values[0]["kind"] not in _KINDS or before in ("in", "of", "for", "at"):
        return None
    if token.ent_type_ == "COUNCIL" and _is_own(skeleton, frame, token):
        return None
    if (
        skeleton.norms[token.i + 1] in ("'s", "'")
        and "ROLE" in skeleton.labels[token.i + 2 : token.i + 5]
    ):
        return None  # a director of both, and no council, takes charge
    return _with_form(skeleton, frame, token)


def _plain_form(slot: Slot) -> Slot:
    return Slot(_KINDS.get(slot.value["kind"], "other"), slot.spans)


def _is_own(skeleton: Skeleton, frame: Frame, taker: Token) -> bool:
    """Tell whether a council runs its own services: no other one is spoken of."""
    given = skeleton.norms[max(0, taker.i - 1)] in _GIVEN
    if given and _key(taker) != main_council(skeleton.sources.doc):
        return False  # "services will go to Leeds", in an article on Bury
    start, end = stretch(skeleton, frame.first, frame.last)
    others = [
        token
        for token in skeleton.doc[start:end]
        if token.ent_type_ == "COUNCIL" and token.ent_id_.split(":")[-1] != _key(taker)
    ]
    return not others and _FOR_OTHERS.isdisjoint(skeleton.norms[start:end])


def _key(token: Token) -> str:
    return token.ent_id_.split(":")[-1]


def _with_form(skeleton: Skeleton, frame: Frame, token: Token) -> Taker:
    span = skeleton.sources[token.i]
    value = meaning.organisations(span)[0]
    form = _KINDS.get(value["kind"], "other")
    near = skeleton.norms[max(0, token.i - 5) : token.i]
    if skeleton.norms[token.i + 1] == ",":
        near = near + skeleton.norms[token.i + 2 : token.i + 6]  # "Bridgehead, the company that"
    named = "trust" in str(value.get("name")).lower() or "trust" in near
    if form == "trust" and not (named and _ENTERPRISES.isdisjoint(near)):
        form = "company"  # "a wholly council-owned company, Brighter Futures"
    return Taker(token.i, Slot.of(value, span), Slot.of(form, span))


def _body(skeleton: Skeleton, frame: Frame) -> Token | None:
    """Return the trust or company by name among the pattern's words."""
    for token in skeleton.doc[frame.first : frame.last + 1]:
        if token.ent_type_ == "BODY":
            values = meaning.organisations(skeleton.sources[token.i])
            if len(values) == 1 and values[0]["kind"] in ("trust", "company"):
                return token
    return None


def _form(skeleton: Skeleton, frame: Frame) -> Slot | None:
    start, end = stretch(skeleton, frame.first, frame.last)
    for k in (*range(frame.first, frame.last + 1), *range(start, end)):
        found = _forms().get(skeleton.norms[k])
        if skeleton.norms[k] == "authority" and skeleton.norms[k + 1] == "control":
            continue
        if found and not skeleton.labels[k] and not is_other_trust(skeleton, k):
            return Slot.of(found, skeleton.sources[k])
    return None


def home_of_taker(doc: Doc, taker: Taker) -> list[Slot]:
    """Return the councils whose services a known trust runs."""
    if taker.slot is None or taker.k is None or "key" in taker.slot.value:
        return []
    found = []
    for key in homes_of_body(str(taker.slot.value["name"])):
        cited = nearest_mention(doc, key, 0)
        if cited is not None:
            value = {"kind": "council", "key": key, "text": text_of(cited)}
            found.append(Slot.of(value, cited))
    return found
