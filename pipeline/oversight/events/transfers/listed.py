"""Lists of trusts: "Children's services trusts have been set up in Doncaster (2014), Slough (2015)
and Sunderland."
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import date_slot, mention, organisation_slot
from oversight.events.context.modality import status_before
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.when import settled
from oversight.events.transfers.trusts_spoken_of import is_other_trust
from oversight.patterns import read_words

_DONE = read_words("events/words/trusts_set_up.txt")
_PLACES = frozenset({"in", "at", "for", "across"})
_JOINTS = frozenset({",", "and", ";", "both", "as", "well", "then", "later"})
_SERVICES = frozenset({"services", "children"})
# The verb stands at most this far behind "trusts", the first council so far behind the verb.
_VERB = 9
_LIST = 9


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield the transfer of each council in a list of those that have trusts."""
    for first, last, keys in skeleton.keys:
        if "trusts" not in keys or "COUNCIL" not in keys or keys.isdisjoint(_DONE):
            continue
        for k in range(first, last):
            if skeleton.norms[k] == "trusts" and not skeleton.labels[k]:
                yield from _told(doc, skeleton, k, last)


def _told(doc: Doc, skeleton: Skeleton, trusts: int, last: int) -> Iterator[Candidate]:
    verb = next(
        (k for k in range(trusts + 1, min(last, trusts + _VERB)) if skeleton.norms[k] in _DONE),
        None,
    )
    if verb is None or is_other_trust(skeleton, trusts):
        return
    named = list(_listed(skeleton, verb, last))
    if len(named) < 2:
        return
    status, _ = status_before(skeleton, verb, False)
    sentence = skeleton.sentences[skeleton.sentence_of[trusts]]
    words = sentence.doc[skeleton.sources[trusts].start : skeleton.sources[verb].end]
    spoken = not _SERVICES.isdisjoint(skeleton.norms[max(0, trusts - 6) : verb + _LIST])
    for council, date in named:
        fields = filled(
            council=council,
            form=Slot.of("trust", words),
            scope=Slot.of("children_services", words) if spoken else None,
            date=date,
        )
        told = Slot.of(settled(doc, status, date), words)
        yield Candidate("service_transfer", "transfer/listed", fields, mention(sentence), told)


def _listed(skeleton: Skeleton, verb: int, last: int) -> Iterator[tuple[Slot, Slot | None]]:
    """Yield the councils of the list behind a verb, each with the date in brackets behind it."""
    k = next(
        (
            k
            for k in range(verb + 1, min(last, verb + _LIST))
            if skeleton.labels[k] == "COUNCIL" and skeleton.norms[k - 1] in _PLACES | {"both"}
        ),
        last,
    )
    while k < last:
        council = (
            organisation_slot(skeleton.sources[k]) if skeleton.labels[k] == "COUNCIL" else None
        )
        if council is not None:
            bracketed = skeleton.norms[k + 1] == "(" and skeleton.labels[k + 2] == "DATE"
            yield council, date_slot(skeleton.sources[k + 2]) if bracketed else None
            k += 4 if bracketed else 1
        elif skeleton.norms[k] in _JOINTS | _PLACES:
            k += 1
        else:
            return
