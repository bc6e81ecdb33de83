"""Reshuffles: the day on which a cabinet changed is that of each who came or went in it.

"The leader reshuffled her cabinet at Tuesday's annual meeting. Ada Lovell becomes cabinet member
for children. Ben Carr returns to the back benches."
"""

from bisect import bisect

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.timing import is_ahead
from oversight.patterns import read_words

_NEWS = read_words("events/words/reshuffles.txt")
_OFFICES = frozenset({"lead_member", "deputy_leader", "council_leader"})
_MOVES = frozenset({"appointment", "departure"})
# So many sentences below the news somebody may be told of.
_REACH = 4


def date_reshuffles(doc: Doc, skeleton: Skeleton, candidates: list[Candidate]) -> None:
    """Give councillors who come or go without a date the day of the reshuffle told just before."""
    days = dict(_days(doc, skeleton))
    for candidate in candidates if days else ():
        role = candidate.get("role") or {}
        dated = (candidate.get("date") or {}).get("value")
        fits = candidate.type in _MOVES and role.get("kind") in _OFFICES
        if not fits or dated or candidate.status.value == "proposed":
            continue
        number = _sentence(skeleton, candidate.mentions[0][0])
        for before in range(number, number - _REACH - 1, -1):
            if before in days:
                candidate.fields["date"] = days[before]
                break


def _sentence(skeleton: Skeleton, start: int) -> int:
    return bisect(skeleton.sentences, start, key=lambda one: one.start_char) - 1


def _days(doc: Doc, skeleton: Skeleton) -> list[tuple[int, Slot]]:
    """Return the sentences that tell of a reshuffle and its one day."""
    found = []
    for first, last, keys in skeleton.keys:
        if keys.isdisjoint(_NEWS) or "DATE" not in keys:
            continue
        dates = [k for k in range(first, last) if skeleton.labels[k] == "DATE"]
        slot = date_slot(skeleton.sources[dates[0]]) if len(dates) == 1 else None
        day = slot is not None and slot.value["precision"] == "day"
        if slot is not None and day and not is_ahead(slot.value, doc._.published):
            found.append((skeleton.sentence_of[first], slot))
    return found
