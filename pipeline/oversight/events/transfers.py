"""Service transfers: control of services leaves a council or returns to it, or is to, or may.

Triggers are in patterns/events/transfers.jsonl. A pattern's value says what its words tell:
`form`, `status`, `keeps` (control stays), `starts` (a trust is founded), `running` and `runs`
(somebody else runs the service), `recipient` (the slot is who takes over).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from oversight import meaning
from oversight.events import when
from oversight.events.arguments import mention
from oversight.events.authors import author_beside, governments
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.concern import councils_of, keys_at, stretch
from oversight.events.dating import compatible
from oversight.events.frames import Frame, FrameMatcher, Skeleton
from oversight.events.gathering import gather
from oversight.events.modality import in_headline, status_before
from oversight.events.scopes import scope_of
from oversight.events.takers import Taker, home_of_taker, taker_of
from oversight.patterns import read_patterns, read_words

_DECIDING = read_words("events/words/deciding.txt")


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/transfers.jsonl"))


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield one candidate for each transfer of services that is told, planned or weighed."""
    frames = _matcher(doc.vocab)(skeleton)
    tellings = [telling for frame in frames for telling in _tell(doc, skeleton, frame)]
    for candidate in gather(tellings, same):
        if "scope" not in candidate.fields:
            candidate.fields["scope"] = Slot("children_services", tuple(candidate.mentions[:1]))
        yield candidate


def _tell(doc: Doc, skeleton: Skeleton, frame: Frame) -> Iterator[Candidate]:
    headline = in_headline(doc, frame.sentence)
    if frame.value.get("headline") and not headline:
        return
    taker = taker_of(doc, skeleton, frame)
    if taker is None:
        return
    status, cause = _status(skeleton, frame, headline)
    date = when.date_of(skeleton, frame.first, frame.last)
    if frame.value.get("runs") and date is None and not _on_behalf(frame):
        return
    councils = _councils(doc, skeleton, frame, taker)
    fields = filled(
        recipient=taker.slot,
        form=taker.form,
        scope=scope_of(doc, skeleton, frame),
        decided_by=_decider(doc, skeleton, frame, status),
        date=date if status != "proposed" or frame.value.get("starts") else None,
    )
    cited = frame.words if cause is None else skeleton.sources[cause]
    for council in councils:
        yield Candidate(
            "service_transfer",
            frame.pattern.id,
            {"council": council, **fields},
            mention(frame.sentence),
            Slot.of(when.settled(doc, status, date), cited),
            loose=headline,
        )


def _status(skeleton: Skeleton, frame: Frame, headline: bool) -> tuple[str, int | None]:
    """Return the status; who keeps control has not lost it, unless that is still open."""
    status, cause = status_before(skeleton, frame.first, headline)
    inside, within = status_before(skeleton, frame.last, headline)
    if within is not None and within >= frame.first and status == "happened":
        status, cause = inside, within
    stated = frame.value.get("status")
    if stated and status != "cancelled":
        status = stated
    if frame.value.get("keeps"):
        if status == "cancelled":
            return "planned", cause
        return ("proposed" if status == "proposed" else "cancelled"), cause
    return status, cause


def _on_behalf(frame: Frame) -> bool:
    words = [token.norm_ for token in frame.sentence]
    return "behalf" in words


def _councils(doc: Doc, skeleton: Skeleton, frame: Frame, taker: Taker) -> list[Slot]:
    """Return the councils that lose, or get back, the services."""
    home = home_of_taker(doc, taker)
    if home:
        return home
    skip = [taker.k] if taker.k is not None else []
    start, end = stretch(skeleton, frame.first, frame.last)
    if taker.k is not None and skeleton.labels[taker.k] == "COUNCIL":
        keys = set(keys_at(skeleton, taker.k))
        skip += [
            k
            for k in range(start, end)
            if skeleton.labels[k] == "COUNCIL" and keys & set(keys_at(skeleton, k))
        ]
    return councils_of(doc, skeleton, frame.first, frame.last, skip)


def _decider(doc: Doc, skeleton: Skeleton, frame: Frame, status: str) -> Slot | None:
    """Return who decides: a minister or department beside it, a council that has resolved it."""
    slot = author_beside(doc, skeleton, frame.first, frame.last)
    if slot is not None:
        return slot
    start, _ = stretch(skeleton, frame.first, frame.last)
    for token in skeleton.doc[start : frame.last]:
        if token.ent_type_ == "COUNCIL" and _decides(token):
            values = meaning.organisations(skeleton.sources[token.i])
            return Slot.of(values[0], skeleton.sources[token.i]) if len(values) == 1 else None
    if status == "happened":
        return None
    found = list(governments(doc, skeleton, start, frame.last + 12))
    return found[0] if found else None


def _decides(token: Token) -> bool:
    after = [other.norm_ for other in token.doc[token.i + 1 : token.i + 4]]
    return not _DECIDING.isdisjoint(after)


def same(a: Candidate, b: Candidate) -> bool:
    """Tell whether two tellings are one: the same council, to the same hands, no other day."""
    if _value(a, "council", "key") != _value(b, "council", "key"):
        return False
    returns = [c.get("form") == "return_to_council" for c in (a, b)]
    if returns[0] != returns[1]:
        return False
    takers = {_name(c) for c in (a, b)} - {None}
    return len(takers) < 2 and compatible(a.get("date"), b.get("date"))


def _name(candidate: Candidate) -> Any:
    value = candidate.get("recipient") or {}
    return value.get("key") or value.get("name")


def _value(candidate: Candidate, field: str, part: str) -> Any:
    return (candidate.get(field) or {}).get(part)
