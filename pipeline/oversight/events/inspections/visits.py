"""Visits: inspections and visits that a clause names by their kind, without a grade."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.councils import council_of
from oversight.events.inspections.dates import date_of_visit, with_more
from oversight.events.inspections.inspectors import is_about_others
from oversight.events.inspections.kinds import UNGRADED
from oversight.events.inspections.numbers import next_numbers, number_of
from oversight.events.inspections.put_off import put_off_till
from oversight.events.inspections.send import visit_kind
from oversight.events.inspections.services import scope
from oversight.events.inspections.stays import stretch
from oversight.events.inspections.telling import Telling
from oversight.events.inspections.visit_status import status_of
from oversight.events.inspections.when import When, dated
from oversight.spans import Offsets, offsets

_NEAR = 6
_AWAITED_REACH = 12
_TIE_REACH = 6
_BEFORE_FOUND = 5
_EXPECTED_REACH = 10
_TOLD_UNDATED = frozenset({"focused_visit", "monitoring_visit", "joint_inspection"})
_TO_COME = frozenset({"take", "be", "follow", "happen", "come", "begin", "start"})
_PENDING_REACH = 10


def visits(doc: Doc, clause: Clause, graded: bool, used: Collection[Offsets]) -> Iterator[Telling]:
    """Yield a telling for each date of a visit or inspection that the clause names.

    `graded`: the clause tells a grade, at the dates that stand in `used`.
    """
    for token in clause.labelled("INSPECTION_KIND"):
        if _is_reported_on(clause, token) or is_about_others(clause):
            continue
        dates = with_more(clause, date_of_visit(clause, token))
        dates = [date for date in dates if clause.before(date, 1) != ["since"]]
        dates = [date for date in dates if offsets(clause.source(date)) not in used]
        number = number_of(clause, token)
        awaited = not dates and _is_awaited(clause, token)
        beside = graded and dates and _is_what_led(clause, token, dates[0])
        if token.ent_id_ not in UNGRADED and (not (dates or awaited) or (graded and not beside)):
            continue
        if not dates and number is None and not awaited and not _found_something(clause, token):
            continue
        either = _either(clause, dates)
        if either is not None:
            told = visit_telling(doc, clause, token, dates[0], visit_kind(clause, token), number)
            yield replace(told, inspected=either, published=None)
            continue
        places: list[Token | None] = [*dates] or [None]
        for date in places:
            yield visit_telling(doc, clause, token, date, visit_kind(clause, token), number)
        if number is not None and len(dates) < 2:
            yield from _next_in_row(doc, clause, token)


def _either(clause: Clause, dates: list[Token]) -> Slot | None:
    """Return the time of "in late January or early February": it is one visit."""
    joined = len(dates) == 2 and "or" in clause.skeleton.norms[dates[0].i : dates[1].i]
    return stretch(clause, dates[0], dates[1]) if joined else None


def _is_what_led(clause: Clause, token: Token, date: Token) -> bool:
    """Tell whether "following an inspection in May, it was rated" is what the clause tells."""
    led = not {"following", "after"}.isdisjoint(clause.before(token, 4))
    return led and 0 < date.i - token.i <= _NEAR


def _found_something(clause: Clause, token: Token) -> bool:
    """Tell whether a visit without a date is told by what came of it: "the visit found"."""
    if token.norm_.endswith("s") or token.ent_id_ not in _TOLD_UNDATED:
        return False
    before = clause.before(token, _BEFORE_FOUND)
    ahead = words("planning") | words("awaiting") | {"next", "ahead", "before"}
    norms = clause.skeleton.norms[clause.start : clause.end]
    return not words("finding").isdisjoint(norms) and ahead.isdisjoint(before)


def _is_reported_on(clause: Clause, token: Token) -> bool:
    """Tell whether "the report on the inspection is due on Friday" is what the clause tells."""
    before = clause.before(token, _TIE_REACH)
    after = clause.skeleton.norms[token.i + 1 : clause.end]
    report = any(not words("reports").isdisjoint(word.split()) for word in before)
    return report and "due" in after


def _next_in_row(doc: Doc, clause: Clause, visit: Token) -> Iterator[Telling]:
    """Yield "and the second in August" behind "the first visit was in March"."""
    for number, date in next_numbers(clause, visit):
        told = visit_telling(doc, clause, visit, date, visit_kind(clause, visit), number)
        yield replace(told, inspected=told.inspected or told.published, published=None)


def _is_awaited(clause: Clause, token: Token) -> bool:
    """Tell whether a visit with no date is told as one to come: "is awaiting its inspection"."""
    after = clause.skeleton.norms[token.i + 1 : min(clause.end, token.i + 5)]
    before = clause.before(token, _TIE_REACH)
    tie = next((i for i, word in enumerate(before) if word in words("ties")), None)
    # "Its response to the inspection" awaits none; "is due to face an inspection" does.
    if tie is not None and before[tie] != "for" and before[tie - 1] not in words("undergoing"):
        return False
    near = [*clause.before(token, _AWAITED_REACH), *after]
    return not words("awaiting").isdisjoint(near) or _is_said_due(clause, token)


def _is_said_due(clause: Clause, token: Token) -> bool:
    """Tell whether "a full inspection of the borough's services is expected" says so itself."""
    coming = clause.skeleton.norms[token.i + 1 : min(clause.end, token.i + 4)]
    if coming[:1] == ["will"] and not token.norm_.endswith("s"):
        return not _TO_COME.isdisjoint(coming[1:])
    after = clause.skeleton.norms[token.i + 1 : min(clause.end, token.i + _EXPECTED_REACH)]
    return any(
        word in ("is", "are") and not words("awaiting").isdisjoint(after[k + 1 : k + 3])
        for k, word in enumerate(after)
    )


def visit_telling(
    doc: Doc, clause: Clause, token: Token, date: Token | None, kind: str, number: Slot | None
) -> Telling:
    """Return the telling of a visit at a date, or without one."""
    status = status_of(doc, clause, token, date)
    later = put_off_till(clause, token) if status.value == "cancelled" else None
    when = dated(clause, date, bound=status.value == "planned")
    if later is not None:
        when, status = When(date_slot(clause.source(later)), None), Slot("planned", status.spans)
    return Telling(
        clause.sentence,
        f"inspection/{kind}",
        council=council_of(doc, clause, token),
        kind=Slot.of(kind, clause.source(token)),
        number=number,
        services=_services(clause, kind),
        status=status,
        inspected=when.inspected,
        published=when.published,
    )


def further_visits(doc: Doc, clause: Clause, kind: str) -> Iterator[Telling]:
    """Yield "a first visit, in June" where visits of a kind were told of before."""
    for token in clause.tokens:
        if token.norm_ == "visit" and not token.ent_type_:
            date, number = date_of_visit(clause, token), number_of(clause, token)
            if date is not None or number is not None:
                yield visit_telling(doc, clause, token, date, kind, number)
        elif _is_next(clause, token):
            date = date_of_visit(clause, token)
            if date is not None and date.i - token.i <= _PENDING_REACH:
                yield visit_telling(doc, clause, token, date, kind, None)


def _is_next(clause: Clause, token: Token) -> bool:
    """Tell whether a token begins "the next one is pencilled in for May", "another is due"."""
    if token.norm_ not in ("next", "another") or token.ent_type_:
        return False
    after = clause.skeleton.norms[token.i + 1 : min(clause.end, token.i + 7)]
    if after[:1] == ["one"]:
        after = after[1:]
    due = words("planning") | words("awaiting") | {"take", "planned", "set"}
    return after[:1] in (["is"], ["will"]) and not due.isdisjoint(after)


def inspected(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "Wiltshire, inspected last month," and "will be inspected in June"."""
    for token in clause.tokens:
        if token.norm_ != "inspected" or not _is_passive(clause, token):
            continue
        date = _date_of_last(clause, token) or date_of_visit(clause, token)
        if date is not None and abs(date.i - token.i) <= _NEAR:
            status = status_of(doc, clause, token, date)
            slot = date_slot(clause.source(date), bounds=status.value == "planned")
            kind = Slot.of("inspection", clause.source(token))
            yield Telling(
                clause.sentence,
                "inspection/inspected",
                council=council_of(doc, clause, token),
                bare=kind,
                inspected=slot,
                status=status,
            )


def _date_of_last(clause: Clause, token: Token) -> Token | None:
    """Return the date in "had not been inspected since 2018"."""
    after = clause.skeleton.doc[token.i + 1 : min(clause.end, token.i + 3)]
    dated = len(after) == 2 and after[0].norm_ == "since" and after[1].ent_type_ == "DATE"
    return after[1] if dated and {"not", "n't"} & set(clause.before(token, 3)) else None


def _is_passive(clause: Clause, token: Token) -> bool:
    """Tell whether the council is what was inspected: "was inspected", "Leeds, inspected in …"."""
    before = clause.before(token, 3)
    after_council = before[:1] == [","] and "COUNCIL" in clause.skeleton.labels[token.i - 2]
    return after_council or not {"be", "been", "was", "were", "being"}.isdisjoint(before[:2])


def _services(clause: Clause, kind: str) -> list[Slot]:
    return [] if kind == "send_inspection" else scope(clause)
