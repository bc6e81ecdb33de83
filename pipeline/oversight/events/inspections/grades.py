"""Grades: which of a clause's judgements were given at one time, to whom and when."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.inspections.areas import start_of_side
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.councils import council_of
from oversight.events.inspections.dates import (
    date_of_grade,
    date_of_visit,
    is_reached_by,
    opens_clause,
    with_more,
)
from oversight.events.inspections.earlier import is_earlier, is_left_behind
from oversight.events.inspections.judgements import Judgement, read_judgements
from oversight.events.inspections.services import scope
from oversight.events.inspections.subjects import council_served, subject_of
from oversight.events.inspections.telling import Telling
from oversight.events.inspections.when import When, dated
from oversight.spans import offsets

_AND = frozenset({"and", "so"})
_AGAIN_REACH = 4


def graded(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield a telling for each date, or earlier time, that the clause's grades were given at."""
    telling: Telling | None = None
    judgements = read_judgements(clause)
    ratings = sorted({judgement.rating_token.i for judgement in judgements})
    for number, (rating, dates) in enumerate(_dated_grades(clause, ratings)):
        earlier = is_earlier(clause, rating)
        if telling is not None and _goes_with(clause, ratings[number - 1], rating.i):
            earlier = telling.earlier
        given = [item for item in judgements if item.rating_token.i == rating.i]
        aside = number > 0 and _is_aside(clause, ratings[number - 1])
        council = _key(council_of(doc, clause, rating))
        other = telling is not None and _key(telling.council) != council
        aside = aside or (telling is not None and _contradicts(telling, given))
        if telling is None or dates or earlier != telling.earlier or aside or other:
            if telling is not None:
                yield telling
            for date in dates[1:]:
                yield _grade(doc, clause, rating, date, given, earlier)
            telling = _grade(doc, clause, rating, dates[0] if dates else None, [], earlier)
        telling.judgements += given
    if telling is not None:
        yield telling


def _dated_grades(clause: Clause, ratings: list[int]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the grades of a clause with their dates; a date is one grade's alone."""
    used: set[int] = set()
    left = False
    lower = clause.start - 1
    for number, i in enumerate(ratings):
        rating = clause.skeleton.doc[i]
        lower = ratings[number - 1] if number and not left else lower
        upper = ratings[number + 1] if number + 1 < len(ratings) else clause.end
        left = is_left_behind(clause, rating)
        date = date_of_grade(clause, rating, lower, upper)
        if left and date is not None and date.i < rating.i:
            date = None  # "in 2016 it fell from good to inadequate": the date of the fall
        if date is not None and date.i in used and not opens_clause(date):
            date = None
        dates = with_more(clause, date)
        used.update(other.i for other in dates)
        yield rating, dates


def _contradicts(telling: Telling, given: list[Judgement]) -> bool:
    """Tell whether one of the grades is another than the telling's for the same area."""
    told = {item.area: item.rating for item in telling.judgements}
    return any(told.get(item.area, item.rating) != item.rating for item in given)


def _goes_with(clause: Clause, first: int, last: int) -> bool:
    """Tell whether a grade hangs on the one before: "had rated it inadequate, with only adoption
    judged good".
    """
    return clause.skeleton.norms[first + 1 : first + 3] == [",", "with"] and last - first <= 9


def _key(council: Slot | None) -> str | None:
    return None if council is None else str(council.value["key"])


def _is_aside(clause: Clause, rating: int) -> bool:
    """Tell whether a grade is a side remark: "The council, rated good in 2016, was graded …"."""
    return rating - 2 > clause.start and clause.skeleton.norms[rating - 2] == ","


def _grade(
    doc: Doc,
    clause: Clause,
    rating: Token,
    date: Token | None,
    judgements: list[Judgement],
    earlier: bool,
) -> Telling:
    when = dated(clause, date, bound=date is not None and is_reached_by(clause, rating, date))
    subject = subject_of(clause, rating)
    return Telling(
        clause.sentence,
        "inspection/grade",
        council=council_served(subject) or council_of(doc, clause, rating),
        kind=Slot.of(_graded_kind(clause), clause.source(rating)),
        judgements=list(judgements),
        earlier=earlier,
        subject=subject,
        services=[] if start_of_side(clause, rating) >= 0 else scope(clause, rating),
        inspected=when.inspected,
        published=when.published,
    )


def repeated(found: list[Telling], clause: Clause) -> Iterator[Telling]:
    """Yield "the same grade as in 2016": the clause's grade at another date."""
    if not found or not found[-1].judgements:
        return
    yield from _again(found, clause)
    for token in clause.tokens:
        behind = token.i > found[-1].judgements[-1].rating_token.i
        alike = _is_same_grade(token) or _is_as_before(token) or _is_occasion(token)
        if behind and alike:
            date = date_of_visit(clause, token)
            if date is not None and date.i > token.i:
                yield _as_before(clause, found[-1], date)
            return


def _again(found: list[Telling], clause: Clause) -> Iterator[Telling]:
    """Yield "and again in 2015": the grade told before it, at another date."""
    used = {place for telling in found for place in telling.places}
    told = [(item.rating_token.i, one) for one in found for item in one.judgements]
    for token in clause.tokens:
        before = [one for place, one in told if place < token.i]
        if token.norm_ != "again" or not before or _AND.isdisjoint(clause.before(token, 3)):
            continue
        near = clause.skeleton.doc[token.i + 1 : min(clause.end, token.i + _AGAIN_REACH)]
        date = next((other for other in near if other.ent_type_ == "DATE"), None)
        closed = date is not None and clause.skeleton.norms[date.i + 1] in words("closing")
        if date is None or not closed or offsets(clause.source(date)) in used:
            continue
        when = dated(clause, date)
        yield replace(
            before[-1],
            earlier=False,
            inspected=when.inspected,
            published=when.published,
            judgements=list(before[-1].judgements),
        )


def _is_same_grade(token: Token) -> bool:
    """Tell whether a token begins "the same grade as in 2016", and not "the same exercise"."""
    return token.norm_ == "same" and token.nbor().norm_ in words("same_things")


def _is_occasion(token: Token) -> bool:
    """Tell whether a token begins "the previous occasion being May 2013", "the last time, in"."""
    before = token.nbor(-1).norm_ if token.i else ""
    return before in ("previous", "last", "first") and token.norm_ in ("occasion", "time")


def _is_as_before(token: Token) -> bool:
    """Tell whether a token begins "as it had been in 2018", "just as it was in 2018"."""
    after = [other.norm_ for other in token.doc[token.i + 1 : token.i + 5]]
    named = after[:1] in (["it"], ["they"])
    return token.norm_ == "as" and named and after[1:2] in (["had"], ["was"], ["were"], ["did"])


def _as_before(clause: Clause, now: Telling, date: Token) -> Telling:
    """Return the earlier telling of a grade; its date is taken from the one of now."""
    when = dated(clause, date)
    if when == When(now.inspected, now.published):
        rating = now.judgements[0].rating_token
        own = date_of_grade(clause, rating, clause.start - 1, rating.i + 1)
        now.inspected, now.published = dated(clause, own)
    return Telling(
        clause.sentence,
        "inspection/same-grade",
        council=now.council,
        kind=now.kind,
        judgements=list(now.judgements),
        earlier=True,
        inspected=when.inspected,
        published=when.published,
    )


def _graded_kind(clause: Clause) -> str:
    kinds = [token.ent_id_ for token in clause.labelled("INSPECTION_KIND")]
    special = ("short_inspection", "reinspection")
    return next((kind for kind in kinds if kind in special), "inspection")
