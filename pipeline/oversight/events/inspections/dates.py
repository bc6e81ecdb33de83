"""Which date a grade or a visit has: when inspectors came, or when they reported."""

from datetime import date as date_type
from typing import NamedTuple

from spacy.tokens import Span, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.inspectors import is_report

_AFTER = 16
_BEFORE = 25
_BEFORE_VISIT = 8
_PERSON_REACH = 6
_WEEK = 6  # days from a Monday to its Sunday
_JOINTS = frozenset({",", "and", "again", "in", "then", "also", "on", "&", "or"})
_BOUNDS = frozenset({"since", "until"})
_DEADLINES = frozenset({"by", "until", "before", "within"})
# "the third time since 2011 that it was judged inadequate": bounds a count, dates nothing.
_LIMITS = _DEADLINES | _BOUNDS
_TIES = frozenset({"of", "in", "on", "from", "dated", "last", "by", "about", "into"})
_NAMED = frozenset({"BODY", "COUNCIL"})
_SEQUELS = frozenset({"since", "after", "following"})
_THEN = ["time", "of", "the"]
_MODALS = frozenset({"will", "would", "shall", "must"})
_OPENERS = frozenset({"when", "after", "as"})


def date_of_grade(clause: Clause, rating: Token, lower: int, upper: int) -> Token | None:
    """Return the date of a grade that stands between two others (skeleton tokens, exclusive)."""
    for token in clause.skeleton.doc[rating.i + 1 : min(upper, rating.i + _AFTER)]:
        if token.ent_type_ == "INSTRUMENT":
            break  # "inadequate, and led to a notice that December": the notice's date
        if token.norm_ in _MODALS and not any(map(is_publishing, token.doc[token.i : token.i + 4])):
            break  # "rated good, will help Leeds from May"
        if token.ent_type_ == "DATE" and not _follows(token, _DEADLINES):
            return None if upper < clause.end and _opens_clause(token) else _unless_counted(token)
    return _date_before(clause, rating, max(lower + 1, rating.i - _BEFORE)) or None


def _follows(date: Token, words: frozenset[str]) -> bool:
    """Tell whether one of the words stands before a date: "since then", "by 18 September"."""
    before = date.nbor(-1).norm_ if date.i else ""
    return before in words or date.norm_.split()[0] in words


def _unless_counted(date: Token) -> Token | None:
    """Return the date unless it bounds a count: "the third inadequate judgement since 2010"."""
    noun = date.nbor(-2).norm_ if date.i > 1 else ""
    counted = date.nbor(-1).norm_ == "since" and noun in (
        "judgement",
        "judgment",
        "grade",
        "rating",
    )
    return None if counted else date


def _opens_clause(date: Token) -> bool:
    """Tell whether a date leads on to what follows: "in 2014, when it was branded …"."""
    after = [token.norm_ for token in date.doc[date.i + 1 : date.i + 3]]
    return after[:1] == ["when"] or after == [",", "when"]


def _date_before(clause: Clause, token: Token, first: int) -> Token | None:
    comma = False
    for other in reversed(list(clause.skeleton.doc[first : token.i])):
        comma = comma or other.norm_ == ","
        sequel = other.norm_ in _SEQUELS and other.nbor().norm_ != "which"
        if sequel and not comma and token.ent_type_ == "RATING":
            return None  # "came back in April, for the first time since the inadequate rating"
        bound = _follows(other, _LIMITS) and not _opens_clause(other)
        loose = bound or _is_about_person(clause, other)
        if other.ent_type_ == "DATE" and not loose:
            return other
    return None


def _is_about_person(clause: Clause, date: Token) -> bool:
    """Tell whether a date stands in a side remark on a person: ", who retired in August,"."""
    for token in reversed(list(clause.skeleton.doc[clause.start : date.i])):
        if token.ent_type_ == "PERSON":
            return date.i - token.i <= _PERSON_REACH
        if token.norm_ == ",":
            return False
    return False


def date_of_visit(clause: Clause, token: Token, reach: int = _BEFORE_VISIT) -> Token | None:
    """Return the date of a visit: the first after it in reach, else the nearest before."""
    before = [
        one for one in clause.skeleton.doc[max(0, token.i - 5) : token.i] if not one.ent_type_
    ]
    if [one.norm_ for one in before[-3:]] == _THEN:
        return None  # "who was in charge at the time of the inspection, left in October"
    passed, aside = 0, False
    for other in clause.skeleton.doc[token.i + 1 : clause.end]:
        # "The first visit since the council was set up in 2019, on 3 May": that was the council.
        aside = (aside or _opens_since(other)) and other.norm_ != ","
        passed += not aside
        if passed >= _AFTER:
            break
        if not aside and other.ent_type_ == "DATE" and not _follows(other, _BOUNDS):
            return other
        if not aside and other.ent_type_ == "INSPECTION_KIND":
            break
    return _date_before(clause, token, max(clause.start, token.i - reach))


def _opens_since(token: Token) -> bool:
    """Tell whether a token begins "since the council was set up", and not "since May"."""
    if token.norm_ != "since" or token.i + 1 == len(token.doc):
        return False
    return token.nbor().ent_type_ != "DATE"


def with_more(clause: Clause, date: Token | None) -> list[Token]:
    """Return a date and those joined to it: "in 2013, 2015 and again in 2018"."""
    dates = [] if date is None else [date]
    if date is not None:
        for token in clause.skeleton.doc[date.i + 1 : clause.end]:
            if token.ent_type_ == "DATE" and token.i - dates[-1].i > 1:
                dates.append(token)
            elif token.norm_ not in _JOINTS:
                break
    return dates


class When(NamedTuple):
    """When inspectors came, or when they reported: one of the two, or neither."""

    inspected: Slot | None = None
    published: Slot | None = None


def dated(clause: Clause, date: Token | None, planned: bool = False) -> When:
    """Return the date as `inspected` or as `published`, by the words around it.

    Of what is still to come "by the summer" is a bound.
    """
    slot = None if date is None else date_slot(clause.source(date), bounds=planned)
    if date is None or slot is None:
        return When()
    return When(inspected=slot) if _is_visit(clause, date, slot) else When(published=slot)


def _is_visit(clause: Clause, date: Token, slot: Slot) -> bool:
    after = clause.skeleton.doc[date.i + 1 : min(clause.end, date.i + 7)]
    if len(after) and (after[0].ent_type_ == "INSPECTION_KIND" or _is_purpose(after)):
        return True
    if len(after) and _opens_clause(date):
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
            return not (_is_grade_that_came(token) or "assessment" in token.norm_)
        if token.norm_ in words("calling") and token.i and token.nbor(-1).norm_ == "inspectors":
            return True
        if token.ent_type_ == "DATE" and _are_joined(token, date):
            continue
        if is_publishing(token):
            return False
        if token.ent_type_ in ("RATING", "DATE"):
            break
    return bool(slot.value["precision"] == "period") and not _is_week(slot)


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


def _are_joined(first: Token, last: Token) -> bool:
    """Tell whether two dates stand in one row: "in 2012 and in 2013" are dates of one kind."""
    between = first.doc[first.i + 1 : last.i]
    return all(token.ent_type_ == "DATE" or token.norm_ in _JOINTS for token in between)


def is_publishing(token: Token) -> bool:
    """Tell whether a word says that a report came out ("carried out" does not)."""
    carried = token.norm_ == "out" and token.i > 0 and token.nbor(-1).norm_ == "carried"
    return token.norm_ in words("publishing") and not carried
