"""Judgements: which grade was given for which area."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from oversight.events.inspections.areas import areas_after, areas_before, areas_likewise
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.given import is_councils, is_given
from oversight.events.inspections.subjects_before import area_of_clause_before, may_be_of_part

# "inadequate for safeguarding", "good in all areas": the area follows the grade.
_LINKS = frozenset({"for", "in", "on", "regarding", "of", "across", "at"})
_NEGATION_REACH = 5
_OBJECT_REACH = 8
_OBJECT_FAR = 16
_ASIDE_REACH = 5
_ASIDES = frozenset({"where", "whose", "which"})
_FINITE = frozenset({"is", "are", "was", "were", "remains", "remained", "has", "have", "had"})
_PEOPLE = frozenset({"PERSON", "ROLE"})
_AT = frozenset({"in", "at", "across", "within", "for", "of", "by"})


@dataclass(frozen=True)
class Judgement:
    """A grade for one area, with the spans that say so."""

    area: str
    rating: str
    rating_token: Token
    spans: tuple[Span, ...]


def read_judgements(clause: Clause) -> list[Judgement]:
    """Return the judgements of a clause: each grade with its areas, or `overall`."""
    ratings = [token for token in clause.labelled("RATING") if is_given(clause, token)]
    ratings = [token for token in ratings if is_councils(clause, token)]
    found: list[Judgement] = []
    used: set[int] = set()
    last: list[Token] = []
    for number, rating in enumerate(ratings):
        areas = _areas(clause, ratings, number, used, last)
        last = areas
        used.update(area.i for area in areas)
        if any(not words("other_bodies").isdisjoint(area.norm_.split()) for area in areas):
            continue  # "its fostering agency was rated good": another body's grade
        found += [_judgement(clause, rating, area) for area in areas]
        if not areas and _is_overall(clause, rating):
            found.append(Judgement("overall", rating.ent_id_, rating, (clause.source(rating),)))
    return found


def _areas(
    clause: Clause, ratings: list[Token], number: int, used: set[int], last: list[Token]
) -> list[Token]:
    """Return the areas of one of a clause's grades; `last` are those of the grade before it."""
    rating = ratings[number]
    lower = ratings[number - 1].i if number else clause.start - 1
    upper = ratings[number + 1].i if number + 1 < len(ratings) else clause.end
    areas = areas_after(clause, rating, upper)
    areas = areas or [a for a in areas_before(clause, rating, lower) if a.i not in used]
    ahead = ratings[number + 1] if number + 1 < len(ratings) else None
    if not areas and ahead is not None and _goes_from(clause, rating, ahead):
        areas = areas_after(clause, ahead, clause.end)  # "from good to adequate for adoption"
    areas += areas_likewise(clause, rating, upper)
    before = ratings[number - 1] if number else rating
    onward = number and (_goes_from(clause, before, rating) or _goes_on(before, rating))
    if not areas and onward:
        return last
    left = None if areas or number else area_of_clause_before(clause, rating)
    return areas if left is None else [left]


def _is_overall(clause: Clause, rating: Token) -> bool:
    """Tell whether a grade with no area is that of the services as a whole."""
    of_part = _is_object_of_part(clause, rating) or may_be_of_part(clause, rating)
    return not (of_part or _is_of_some_areas(clause, rating) or _is_others(clause, rating))


def _goes_from(clause: Clause, first: Token, last: Token) -> bool:
    """Tell whether two grades are those of "safeguarding went from inadequate to adequate"."""
    between = [token.norm_ for token in first.doc[first.i + 1 : last.i] if not token.is_quote]
    return between == ["to"] and "from" in clause.before(first, 3)


def _goes_on(first: Token, last: Token) -> bool:
    """Tell whether two grades are one area's: "inadequate in 2012 and good again in 2015"."""
    between = [token for token in first.doc[first.i + 1 : last.i] if token.ent_type_ != "DATE"]
    joined = {token.norm_ for token in between}
    return "and" in joined and joined <= words("onward")


def _is_of_some_areas(clause: Clause, rating: Token) -> bool:
    """Tell whether the grade is one of areas that are not named: "in three of four areas"."""
    before = clause.before(rating, _NEGATION_REACH)
    if _is_one_alone(clause, rating):
        return True
    place = next((i for i, word in enumerate(before) if word in words("areas")), None)
    if place is not None and before[place : place + 2] != ["area", "the"]:
        return True
    after = clause.skeleton.norms[rating.i + 1 : rating.i + 8]
    place = next((i for i, word in enumerate(after) if word in words("areas")), None)
    counted = after[: place or 0]
    if not counted or counted[0] not in _LINKS:
        return False
    return not {"all", "every", "each"} & set(counted)


def _is_one_alone(clause: Clause, rating: Token) -> bool:
    """Tell whether it is of "the only one that inspectors called good", "all three groups"."""
    before = clause.before(rating, _OBJECT_REACH)
    alone = any(first in words("members") and last == "only" for first, last in pairwise(before))
    return alone or "groups" in before


def _is_others(clause: Clause, rating: Token) -> bool:
    """Tell whether a part of the services that is no known area was graded: "the care it gave to
    those it looks after was judged adequate" is no overall grade.
    """
    skeleton = clause.skeleton
    k = rating.i - 1
    passed = words("being") | words("grading") | words("between")
    while k > clause.start and skeleton.norms[k] in passed and not skeleton.labels[k]:
        k -= 1
    if skeleton.norms[k] == ",":
        return _is_named_before(clause, k)
    if skeleton.norms[k] in words("given") and _is_the_one(clause, k):
        return False
    if skeleton.norms[k] in words("given") | words("areas"):
        return {"all", "every", "each"}.isdisjoint(clause.before(skeleton.doc[k], 4))
    verbs = set(skeleton.norms[k + 1 : rating.i])
    if verbs & _FINITE and skeleton.labels[k] == "COUNCIL":
        return _is_said_of_part(clause, k)
    if verbs & _FINITE and verbs & words("being") and skeleton.labels[k] in _PEOPLE:
        return verbs.isdisjoint(words("grading"))  # "the director has been outstanding"
    if not verbs & words("being") or skeleton.labels[k]:
        return False
    return skeleton.norms[k].isalpha() and skeleton.norms[k] not in words("graded_subjects")


def _is_object_of_part(clause: Clause, rating: Token) -> bool:
    """Tell whether it is what inspectors found some part to be: "found the records kept on
    children to be inadequate", "the plan came out as good", "says outstanding for one team".
    """
    skeleton = clause.skeleton
    if _is_led(clause, rating):
        return True
    for k in range(rating.i - 1, max(clause.start, rating.i - _OBJECT_FAR), -1):
        if skeleton.norms[k] in words("object_verbs") and not skeleton.labels[k]:
            between = range(k + 1, rating.i)
            return any(not _is_of_whole(clause, j) for j in between) and _is_plain(clause, between)
        if skeleton.norms[k] in _FINITE or skeleton.norms[k] in ("that", "who", "which"):
            return False
    return False


def _is_led(clause: Clause, rating: Token) -> bool:
    """Tell whether "says", "came out as", "there was a" leads to a grade of one area alone."""
    before = clause.before(rating, 4)
    came = before[:1] == ["as"] and not words("coming_out").isdisjoint(before[1:3])
    said = not words("needing_area").isdisjoint(before[:1])
    there = before[:1] in (["a"], ["an"]) and "there" in before
    ahead = clause.skeleton.norms[rating.i + 1] in ("for", "on")
    return came or (ahead and (said or there))


def _is_of_whole(clause: Clause, k: int) -> bool:
    """Tell whether a word of an object may speak of the council's services as a whole."""
    word, label = clause.skeleton.norms[k], clause.skeleton.labels[k]
    known = words("graded_subjects") | words("between") | words("being") | words("ties")
    return bool(label) or word in known or not word.isalpha() or word.endswith("ly")


def _is_plain(clause: Clause, between: range) -> bool:
    """Tell whether nothing but an object stands there, and no clause of its own."""
    norms = {clause.skeleton.norms[k] for k in between}
    return norms.isdisjoint(_FINITE) and "that" not in norms


def _is_named_before(clause: Clause, comma: int) -> bool:
    """Tell whether something else is the subject of "education, by contrast, remains good"."""
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    reach = range(comma - 1, max(clause.start, comma - _ASIDE_REACH), -1)
    opening = next((k for k in reach if norms[k] == ","), None)
    if opening is None or set(labels[opening:comma]) != {""}:
        return False
    subject = opening - 1
    other = norms[subject].isalpha() and norms[subject] not in words("graded_subjects")
    return subject >= clause.start and not labels[subject] and other


def _is_the_one(clause: Clause, k: int) -> bool:
    """Tell whether a noun is the one grade that was given: "its verdict was inadequate"."""
    if clause.skeleton.norms[k].endswith("s"):
        return False
    before = clause.skeleton.doc[max(clause.start, k - 1)]
    return before.norm_ in words("whose") or before.ent_type_ == "BODY"


def _is_said_of_part(clause: Clause, council: int) -> bool:
    """Tell whether what is graded is something in a council: "staffing in Leeds was inadequate",
    "the care of those it looks after itself was good".
    """
    skeleton = clause.skeleton
    if skeleton.norms[council] == "itself":
        before = skeleton.norms[council - 1]
        return not skeleton.labels[council - 1] and before.isalpha() and before not in _ASIDES
    if council - 2 < clause.start or skeleton.norms[council - 1] not in _AT:
        return False
    noun, label = skeleton.norms[council - 2], skeleton.labels[council - 2]
    return not label and noun.isalpha() and noun not in words("graded_subjects")


def _judgement(clause: Clause, rating: Token, area: Token) -> Judgement:
    spans = (clause.source(rating), clause.source(area))
    name = area.ent_id_ if area.ent_type_ == "AREA" else "safeguarding_board"
    return Judgement(name, rating.ent_id_, rating, spans)
