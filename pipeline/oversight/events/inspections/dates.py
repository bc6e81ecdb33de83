"""Which date a grade or a visit has: when inspectors came, or when they reported."""

from spacy.tokens import Token

from oversight.events.inspections.clause import Clause, words

_AFTER = 16
_BEFORE = 25
_BEFORE_VISIT = 8
_PERSON_REACH = 6
_JOINTS = frozenset({",", "and", "again", "in", "then", "also", "on", "&", "or"})
_BOUNDS = frozenset({"since", "until"})
_DEADLINES = frozenset({"by", "until", "before", "within"})
# "the third time since 2011 that it was judged inadequate": bounds a count, dates nothing.
_LIMITS = _DEADLINES | _BOUNDS
_SEQUELS = frozenset({"since", "after", "following"})
_VISITS = frozenset({"monitoring_visit", "focused_visit"})
_THEN = ["time", "of", "the"]
_MODALS = frozenset({"will", "would", "shall", "must"})
_OPENERS = frozenset({"when", "after", "as"})


def date_of_grade(clause: Clause, rating: Token, lower: int, upper: int) -> Token | None:
    """Return the date of a grade that stands between two others (skeleton tokens, exclusive)."""
    if _is_epithet(clause, rating):
        return None
    for token in clause.skeleton.doc[rating.i + 1 : min(upper, rating.i + _AFTER)]:
        if token.ent_type_ == "INSTRUMENT":
            break  # "inadequate, and led to a notice that December": the notice's date
        if token.norm_ in _MODALS and not any(map(is_publishing, token.doc[token.i : token.i + 4])):
            break  # "rated good, will help Leeds from May"
        if token.ent_type_ == "DATE" and upper < clause.end and opens_clause(token):
            break  # "rated good, and in 2014, when it was branded inadequate": the next grade's
        if token.norm_ == "," and _resumes(clause, token):
            break  # "which is rated good, has been helping since May": the helping's
        by = is_reached_by(clause, rating, token)
        if token.ent_type_ == "DATE" and (by or not _follows(token, _DEADLINES)):
            return _unless_counted(token)
    return _date_before(clause, rating, max(lower + 1, rating.i - _BEFORE)) or None


def _is_epithet(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the grade of "the 'inadequate' department", where a visit is told of."""
    visits = any(kind.ent_id_ in _VISITS for kind in clause.labelled("INSPECTION_KIND"))
    after = clause.skeleton.norms[rating.i + 1 : rating.i + 3]
    return visits and not {"department", "service", "services", "council"}.isdisjoint(after[:1])


def _resumes(clause: Clause, comma: Token) -> bool:
    """Tell whether a comma leads back to the main clause, and that tells of no inspection."""
    after = clause.skeleton.norms[comma.i + 1 : min(clause.end, comma.i + 6)]
    told = words("publishing") | words("visiting") | words("grading")
    return bool(after) and after[0] in words("resuming") and told.isdisjoint(after)


def is_reached_by(clause: Clause, rating: Token, date: Token) -> bool:
    """Tell whether a date bounds a grade that was reached: "was good by 2018"."""
    first = date.norm_.split()[0] == "by" and date.i == rating.i + 1
    return first or (date.i == rating.i + 2 and clause.before(date, 1) == ["by"])


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


def opens_clause(date: Token) -> bool:
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
        bound = _follows(other, _LIMITS) and not opens_clause(other)
        loose = bound or _is_about_person(clause, other) or _is_beside(clause, other, token)
        if other.ent_type_ == "DATE" and not loose:
            return other
    return None


def _is_beside(clause: Clause, date: Token, token: Token) -> bool:
    """Tell whether a date stands in a side remark on something else: "care leavers, for whom a hub
    opened in May, get a good service".
    """
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    if token.ent_type_ != "RATING" or norms[date.i + 1] != ",":
        return False
    comma = next((k for k in range(date.i - 1, clause.start, -1) if norms[k] == ","), None)
    if comma is None or words("relatives").isdisjoint(norms[comma + 1 : comma + 3]):
        return False
    aside = range(comma + 1, date.i)
    said = {"INSPECTION_KIND", "BODY", "RATING"}.isdisjoint(labels[k] for k in aside)
    told = words("visiting") | words("publishing") | words("grading") | words("reports")
    return said and told.isdisjoint(norms[k] for k in aside)


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


def are_joined(first: Token, last: Token) -> bool:
    """Tell whether two dates stand in one row: "in 2012 and in 2013" are dates of one kind."""
    between = first.doc[first.i + 1 : last.i]
    return all(token.ent_type_ == "DATE" or token.norm_ in _JOINTS for token in between)


def is_publishing(token: Token) -> bool:
    """Tell whether a word says that a report came out ("carried out" does not)."""
    carried = token.norm_ == "out" and token.i > 0 and token.nbor(-1).norm_ == "carried"
    return token.norm_ in words("publishing") and not carried
