"""Tellings: what each clause says of inspections, by grades, outcomes, visits and reports."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight.events.candidate import Slot
from oversight.events.context.frames import FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.inspections.arrivals import arrivals, expected, later_visits
from oversight.events.inspections.carried_on import LastVisit
from oversight.events.inspections.clause import Clause, may_tell, split_clauses, words
from oversight.events.inspections.councils import council_of, row_of
from oversight.events.inspections.dates import date_of_visit
from oversight.events.inspections.grades import graded, repeated
from oversight.events.inspections.helpers import names_council
from oversight.events.inspections.inspectors import is_about_regime
from oversight.events.inspections.kinds import UNGRADED
from oversight.events.inspections.reports import reports, reports_beside
from oversight.events.inspections.send import is_about_send
from oversight.events.inspections.telling import Telling
from oversight.events.inspections.visits import further_visits, inspected, visits
from oversight.events.inspections.when import dated
from oversight.patterns import read_patterns

_BEFORE_OUTCOME = 12
_NUMBERED = frozenset({"focused_visit", "monitoring_visit"})


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Telling]:
    """Yield the tellings of all clauses, in order of their place."""
    outcomes = {frame.first: frame for frame in _outcomes(doc.vocab)(skeleton)}
    visit: Slot | None = None
    last = LastVisit()
    before: Telling | None = None
    sent: Telling | None = None
    for clause in split_clauses(skeleton):
        told = [first for first in sorted(outcomes) if clause.start <= first < clause.end]
        carried = [*last.goes_on(doc, clause)]
        yield from carried
        further = any(telling.kind is not None for telling in carried)
        if further or (not told and not may_tell(clause)):
            continue
        found = [] if is_about_regime(clause) else [*graded(doc, clause)]
        found += [*repeated(found, clause)]
        found += [*_ungraded(doc, clause, found, visit or last.near(clause))]
        for first in told:
            frame = outcomes[first]
            if frame.value.get("send") and not is_about_send(clause):
                continue
            if not words("denied").isdisjoint(clause.before(skeleton.doc[first], 3)):
                continue  # "no areas for priority action"
            found.append(_with_outcome(doc, clause, skeleton.doc[first], frame.value, frame.words))
            _settle_kind(found)
            before = _follow_up(before, found[-1])
            _settle_council(sent, found[-1])
        for telling in found:
            if telling.kind is not None and telling.kind.value in _NUMBERED:
                visit = telling.kind
            yield from _for_each_council(clause, telling)
            if telling.kind is not None and telling.kind.value == "send_inspection":
                sent = telling
        last.see(clause, found)


def _follow_up(before: Telling | None, telling: Telling) -> Telling:
    """Make "a return visit found too little progress" one to SEND, where the outcome told in the
    sentence before it was; return what the next one may follow.
    """
    outcome = str(telling.outcome.value) if telling.outcome else ""
    if before is not None and telling.kind is None and "progress" in outcome:
        near = telling.sentence.start - before.sentence.end <= 1
        send = before.kind is not None and before.kind.value == "send_inspection"
        if near and send and before.kind is not None:
            telling.kind = before.kind
            telling.council = before.council
    return telling


def _settle_council(sent: Telling | None, telling: Telling) -> None:
    """Make an outcome that names no council the one of the SEND inspection told of just before."""
    if sent is None or telling.kind is None or telling.kind.value != "send_inspection":
        return
    beside = 0 <= telling.sentence.start - sent.sentence.end <= 1
    if beside and sent.outcome is None and not names_council(telling):
        telling.council = sent.council


def _for_each_council(clause: Clause, telling: Telling) -> Iterator[Telling]:
    """Yield a telling for each council of a row: "Wirral, Sefton and Knowsley were rated …"."""
    row = row_of(clause, telling.council)
    if len(row) < 2:
        yield telling
        return
    for slot in row:
        yield replace(telling, council=slot, judgements=list(telling.judgements))


def _settle_kind(found: list[Telling]) -> None:
    """Make "an earlier inspection required a written statement of action" the inspection that the
    outcome, last of the tellings, is of.
    """
    kind = found[-1].kind
    for telling in found[:-1]:
        plain = telling.kind is not None and telling.kind.value == "inspection"
        if kind is not None and plain and not telling.judgements:
            telling.kind = Slot(kind.value, telling.kind.spans if telling.kind else kind.spans)


@lru_cache(maxsize=2)
def _outcomes(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/outcomes.jsonl"))


def _with_outcome(
    doc: Doc, clause: Clause, token: Token, value: dict[str, str], cited: Span
) -> Telling:
    kind = value.get("kind")
    named = clause.labelled("INSPECTION_KIND")
    if kind is None and not named and "progress" in value["outcome"] and is_about_send(clause, 1):
        kind = "send_inspection"  # inspectors who come back to look at special needs give no grade
    if kind is None and named and named[0].ent_id_ in UNGRADED | {"reinspection"}:
        kind, cited_kind = named[0].ent_id_, clause.source(named[0])
    else:
        cited_kind = cited
    date = date_of_visit(clause, token, _BEFORE_OUTCOME)
    if date is None and len(named) == 1:
        date = date_of_visit(clause, named[0])
    when = dated(clause, date)
    return Telling(
        clause.sentence,
        "inspection/outcome",
        council=council_of(doc, clause, token),
        kind=Slot.of(kind, cited_kind) if kind else None,
        outcome=Slot.of(value["outcome"], cited),
        inspected=when.inspected,
        published=when.published,
    )


def _ungraded(
    doc: Doc, clause: Clause, graded: list[Telling], visit: Slot | None
) -> Iterator[Telling]:
    """Yield tellings of visits and inspections that the clause names without a grade."""
    kinds = clause.labelled("INSPECTION_KIND")
    used = {place for telling in graded for place in telling.places}
    found = [*visits(doc, clause, bool(graded), used)]
    yield from found
    if not kinds and visit is not None:
        yield from further_visits(doc, clause, str(visit.value))
    if not kinds and not graded:
        yield from inspected(doc, clause)
    used = used.union(place for telling in found for place in telling.places)
    yield from arrivals(doc, clause, used, nouns=bool(kinds))
    if not found:
        yield from expected(doc, clause)
    if not graded:
        yield from reports(doc, clause, bool(kinds))
        yield from later_visits(doc, clause)
    if graded:
        yield from reports_beside(doc, clause, used)
