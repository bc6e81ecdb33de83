"""Whether a date is when inspectors came, or when they reported."""

from datetime import date as date_type
from typing import NamedTuple

from spacy.tokens import Span, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.dates import are_joined, is_publishing, opens_clause
from oversight.events.inspections.inspectors import is_inspectorate, is_report
from oversight.events.inspections.stays import stay_of

_WEEK = 6  # days from a Monday to its Sunday
_TIES = frozenset({"of", "in", "on", "from", "dated", "last", "by", "about", "into"})
_NAMED = frozenset({"BODY", "COUNCIL"})


class When(NamedTuple):
    """When inspectors came, or when they reported: one of the two, or neither."""

    inspected: Slot | None = None
    published: Slot | None = None


def dated(clause: Clause, date: Token | None, bound: bool = False) -> When:
    """Return the date as `inspected` or as `published`, by the words around it.

    Of what is still to come "by the summer" is a bound.
    """
    slot = None if date is None else date_slot(clause.source(date), bounds=bound)
    if date is None or slot is None:
        return When()
    stay = stay_of(clause, date)
    if stay is not None:
        return When(inspected=stay)
    return When(inspected=slot) if _is_visit(clause, date, slot) else When(published=slot)


def _is_visit(clause: Clause, date: Token, slot: Slot) -> bool:
    after = clause.skeleton.doc[date.i + 1 : min(clause.end, date.i + 7)]
    if len(after) and (_is_of_kind(after) or _is_purpose(after) or _brings(clause, after)):
        return True
    if clause.before(date, 3)[:2] == ["in", ","] and "occasion" in clause.before(date, 3):
        return True
    if clause.before(date, 3)[:2] == ["of", "that"] and _names_inspection(clause, date):
        return True  # "the inspection of 2021 … and that of 2014"
    if len(after) and opens_clause(date):
        named = [token.ent_type_ for token in clause.skeleton.doc[max(0, date.i - 2) : date.i]]
        return "INSPECTION_KIND" in named or any(
            token.norm_ in words("visiting") for token in after
        )
    for token in reversed(list(clause.skeleton.doc[clause.start : date.i])):
        if _is_of_report(clause, token, date):
            return False
        if token.norm_ == "began" and not _is_inspection_that(clause, token):
            continue
        if token.ent_type_ == "INSPECTION_KIND" or token.norm_ in words("visiting"):
            return not (
                _is_grade_that_came(token)
                or not words("assessments").isdisjoint(token.norm_.split())
            )
        if token.norm_ in words("calling") and token.i and token.nbor(-1).norm_ == "inspectors":
            return True
        if token.ent_type_ == "DATE" and are_joined(token, date):
            continue
        if is_publishing(token):
            return False
        if token.ent_type_ in ("RATING", "DATE"):
            break
    bound = str(slot.value["value"]).startswith("..")
    return bool(slot.value["precision"] == "period") and not (bound or _is_week(slot))


def _is_of_kind(after: Span) -> bool:
    """Tell whether a date goes with an inspection behind it: "the May visit", "July's visit", "in
    May an inspection found", and not "in May the inspection report came out".
    """
    tied = after[0].norm_ in ("'s", "'", "a", "an", "the") and len(after) > 1
    kind = after[1 if tied else 0]
    graded = not (words("given") | words("assessments")).isdisjoint(kind.norm_.split())
    return kind.ent_type_ == "INSPECTION_KIND" and not (graded or is_report(kind.nbor()))


def _names_inspection(clause: Clause, date: Token) -> bool:
    return "INSPECTION_KIND" in clause.skeleton.labels[clause.start : date.i]


def _brings(clause: Clause, after: Span) -> bool:
    """Tell whether inspectors came then: "in October they returned and judged the service good"."""
    for place, token in enumerate(after):
        if token.norm_ in words("calling") | words("coming") and not token.ent_type_:
            subject = after[place - 1] if place else None
            named = subject is not None and is_inspectorate(clause, subject)
            return named and not _is_said_of_words(clause, token)
        if token.ent_type_ in ("RATING", "DATE") or is_publishing(token):
            return False
    return False


def _is_said_of_words(clause: Clause, verb: Token) -> bool:
    """Tell whether it is what inspectors wrote: "returned a verdict", "came to the conclusion"."""
    behind = clause.skeleton.norms[verb.i + 1 : min(clause.end, verb.i + 5)]
    came_out = behind[:1] in (["out"], ["up"], ["down"])
    return came_out or not (words("given") | words("reports") | {"conclusion"}).isdisjoint(behind)


def _is_purpose(after: Span) -> bool:
    """Tell whether words go on with what somebody came for: "last week for a focused visit"."""
    words = [token.norm_ for token in after[:2]]
    return words[:1] == ["for"] and any(t.ent_type_ == "INSPECTION_KIND" for t in after[1:4])


def _is_week(slot: Slot) -> bool:
    """Tell whether a period is "this week": a report may come out at any day of it."""
    first, last = slot.value.get("first"), slot.value.get("last")
    if not first or not last:
        return False
    start = date_type.fromisoformat(first)
    return start.weekday() == 0 and (date_type.fromisoformat(last) - start).days == _WEEK


def _is_of_report(clause: Clause, token: Token, date: Token) -> bool:
    """Tell whether a date is a report's: "the inspection report of May", "a letter in June"."""
    if not is_report(token):
        return False
    between = clause.skeleton.doc[token.i + 1 : date.i]
    return all(other.norm_ in _TIES or other.ent_type_ in _NAMED for other in between)


def _is_inspection_that(clause: Clause, verb: Token) -> bool:
    """Tell whether it is "the inspection began", not "the trouble began"."""
    before = clause.skeleton.doc[max(clause.start, verb.i - 8) : verb.i]
    named = any(token.ent_type_ == "INSPECTION_KIND" for token in before)
    return named or any(token.norm_ in ("visit", "fieldwork", "inspectors") for token in before)


def _is_grade_that_came(token: Token) -> bool:
    """Tell whether it is "the grade came in 2009": nobody came."""
    return token.norm_ == "came" and token.i > 0 and token.nbor(-1).norm_ in words("given")
