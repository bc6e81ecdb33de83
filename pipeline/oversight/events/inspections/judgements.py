"""Judgements: which grade was given for which area."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from oversight.events.inspections.clause import Clause, words
from oversight.meaning import organisations

# "inadequate for safeguarding", "good in all areas": the area follows the grade.
_LINKS = frozenset({"for", "in", "on", "regarding", "of", "across", "at"})
_COMPARED = frozenset({"better", "worse", "above", "below"})
_NEGATION_REACH = 5
_COUNT_REACH = 9
_AIM_REACH = 10
_OBJECT_REACH = 8
_SUBJECTS = frozenset({"it", "they", "who", "inspectors", "ofsted", "and", "which", "watchdog"})
_FINITE = frozenset({"is", "are", "was", "were", "remains", "remained"})
_PLURALS = (["councils"], ["authorities"])
_WHOLE = frozenset({"department", "council", "authority", "services", "service", "borough", "it"})
_AT = frozenset({"in", "at", "across", "within", "for", "of", "by"})


@dataclass(frozen=True)
class Judgement:
    """A grade for one area, with the spans that say so."""

    area: str
    rating: str
    rating_token: Token
    spans: tuple[Span, ...]


def is_given(clause: Clause, rating: Token) -> bool:
    """Tell whether the grade was given: not denied, hoped for, feared or set as a condition."""
    before = clause.before(rating, _NEGATION_REACH)
    conditions = clause.before(rating, rating.i - clause.start)
    if not words("conditions").isdisjoint(conditions):
        return False
    if _is_alternative(clause, rating) or _is_opinion(clause, rating):
        return False
    if _is_aim(clause, rating):
        return False
    return words("negations").isdisjoint(before) and not _is_good_for_somebody(clause, rating)


def _is_alternative(clause: Clause, rating: Token) -> bool:
    """Tell whether it is one of two: "remained good or outstanding" gives neither."""
    row = [token for token in clause.tokens if not token.is_quote]
    place = next(i for i, token in enumerate(row) if token.i == rating.i)
    after, before = row[place + 1 : place + 3], row[max(0, place - 2) : place][::-1]
    for pair in (after, before):
        if len(pair) == 2 and pair[0].norm_ == "or":
            return pair[1].ent_type_ == "RATING" or pair[1].norm_ in _COMPARED
    return False


def _is_opinion(clause: Clause, rating: Token) -> bool:
    """Tell whether somebody only held it to be so: "believed that services were good"."""
    before = clause.before(rating, rating.i - clause.start)
    opinion = next((i for i, word in enumerate(before) if word in words("opinions")), None)
    if opinion is None:
        return False
    between = before[:opinion]
    return bool(words("being") & set(between)) and not words("grading") & set(between)


def _is_aim(clause: Clause, rating: Token) -> bool:
    """Tell whether it is what somebody sets out to leave or reach: "to get us from inadequate"."""
    before = clause.before(rating, _NEGATION_REACH)
    if any(word in words("moving") and after == "to" for word, after in pairwise(before)):
        return True
    row = clause.before(rating, _AIM_REACH)
    aim = next((i for i, word in enumerate(row) if word in words("aims")), None)
    given = words("grading") | {"was", "were", "got", "received"}
    return aim is not None and given.isdisjoint(row[:aim])


def _is_good_for_somebody(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the everyday "good for children": no area follows that was graded."""
    skeleton = clause.skeleton
    if rating.ent_id_ != "good" or skeleton.norms[rating.i + 1] != "for":
        return False
    return "AREA" not in skeleton.labels[rating.i + 2 : rating.i + 5]


def is_councils(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the council's grade and not a school's or a surgery's."""
    before = clause.before(rating, 12)
    by = clause.skeleton.norms[rating.i + 1 : rating.i + 5]
    if by[:1] == ["by"] and not words("raters").isdisjoint(by):
        return False
    if not words("other_subjects").isdisjoint(before) or _is_any(clause, rating):
        return False
    return not _is_total(clause, rating)


def _is_any(clause: Clause, rating: Token) -> bool:
    """Tell whether it is of any that have it: "councils rated adequate will be inspected"."""
    before = clause.before(rating, 3)
    while before and before[0] in words("being") | words("between"):
        before = before[1:]
    plural = before[:1] and before[0] in words("grading") and before[1:2] in _PLURALS
    return bool(plural) and "COUNCIL" not in clause.skeleton.labels[clause.start : rating.i]


def _is_total(clause: Clause, rating: Token) -> bool:
    """Tell whether it counts councils: "30 were rated inadequate", "43 councils rated poor".

    "Kirklees is one of 21 councils rated inadequate" is a grade of Kirklees.
    """
    row = clause.before(rating, _COUNT_REACH)
    labels = clause.skeleton.labels[clause.start : rating.i][::-1][:_COUNT_REACH]
    passed = words("being") | words("grading") | words("counted")
    for word, label in zip(row, labels, strict=True):
        if label == "QUANTITY" or word in words("numbers"):
            rest = row[row.index(word) + 1 :]
            return "COUNCIL" not in labels or rest[:2] != ["of", "one"]
        if word not in passed:
            return False
    return False


def read_judgements(clause: Clause) -> list[Judgement]:
    """Return the judgements of a clause: each grade with its areas, or `overall`."""
    ratings = [token for token in clause.labelled("RATING") if is_given(clause, token)]
    ratings = [token for token in ratings if is_councils(clause, token)]
    found: list[Judgement] = []
    used: set[int] = set()
    for number, rating in enumerate(ratings):
        lower = ratings[number - 1].i if number else clause.start - 1
        upper = ratings[number + 1].i if number + 1 < len(ratings) else clause.end
        areas = _areas_after(clause, rating, upper)
        areas = areas or [a for a in _areas_before(clause, rating, lower) if a.i not in used]
        used.update(area.i for area in areas)
        if any(not words("other_bodies").isdisjoint(area.norm_.split()) for area in areas):
            continue  # "its fostering agency was rated good": another body's grade
        found += [_judgement(clause, rating, area) for area in areas]
        if not areas and not _is_of_some_areas(clause, rating) and not _is_others(clause, rating):
            found.append(Judgement("overall", rating.ent_id_, rating, (clause.source(rating),)))
    return found


def _is_of_some_areas(clause: Clause, rating: Token) -> bool:
    """Tell whether the grade is one of areas that are not named: "in three of four areas"."""
    if not words("areas").isdisjoint(clause.before(rating, _NEGATION_REACH)):
        return True
    after = clause.skeleton.norms[rating.i + 1 : rating.i + 8]
    place = next((i for i, word in enumerate(after) if word in words("areas")), None)
    counted = after[: place or 0]
    if not counted or counted[0] not in _LINKS:
        return False
    return not {"all", "every", "each"} & set(counted)


def _is_others(clause: Clause, rating: Token) -> bool:
    """Tell whether a part of the services that is no known area was graded: "the care it gave to
    those it looks after was judged adequate" is no overall grade.
    """
    skeleton = clause.skeleton
    k = rating.i - 1
    passed = words("being") | words("grading") | words("between")
    while k > clause.start and skeleton.norms[k] in passed and not skeleton.labels[k]:
        k -= 1
    verbs = set(skeleton.norms[k + 1 : rating.i])
    if verbs & _FINITE and skeleton.labels[k] == "COUNCIL":
        return _is_said_of_part(clause, k)
    if not verbs & words("being") or skeleton.labels[k]:
        return False
    return skeleton.norms[k].isalpha() and skeleton.norms[k] not in words("graded_subjects")


def _is_said_of_part(clause: Clause, council: int) -> bool:
    """Tell whether what is graded is something in a council: "staffing in Leeds was inadequate"."""
    skeleton = clause.skeleton
    if council - 2 < clause.start or skeleton.norms[council - 1] not in _AT:
        return False
    noun, label = skeleton.norms[council - 2], skeleton.labels[council - 2]
    return not label and noun.isalpha() and noun not in words("graded_subjects")


def _judgement(clause: Clause, rating: Token, area: Token) -> Judgement:
    spans = (clause.source(rating), clause.source(area))
    name = area.ent_id_ if area.ent_type_ == "AREA" else "safeguarding_board"
    return Judgement(name, rating.ent_id_, rating, spans)


def _areas_after(clause: Clause, rating: Token, upper: int) -> list[Token]:
    """Return the areas in "inadequate for A and B", "inadequate overall and for both A and B"."""
    areas: list[Token] = []
    linked = False
    for token in clause.skeleton.doc[rating.i + 1 : upper]:
        if token.ent_type_ == "AREA" and (linked or token.ent_id_ == "overall" or not areas):
            if not linked and token.ent_id_ != "overall":
                break
            areas.append(token)
        elif token.norm_ in _LINKS:
            linked = True
        elif token.norm_ not in words("joints") and not token.is_quote:
            break
    return areas


def _areas_before(clause: Clause, rating: Token, lower: int) -> list[Token]:
    """Return the areas that are the subject of the grade: "A and B were judged good"."""
    areas: list[Token] = []
    lower = max(lower, _start_of_object(clause, rating, lower))
    for token in clause.skeleton.doc[lower + 1 : rating.i]:
        inside = bool(areas) and token.nbor(-1).norm_ == "of"
        if (token.ent_type_ == "AREA" and not inside) or is_safeguarding_board(clause, token):
            areas.append(token)
    return areas


def _start_of_object(clause: Clause, rating: Token, lower: int) -> int:
    """Return the verb of "children were not safe, it said as it rated the department inadequate":
    what stands before it is not what was graded. -1 where there is no such verb.
    """
    norms = clause.skeleton.norms
    for k in range(rating.i - 1, max(lower, rating.i - _OBJECT_REACH), -1):
        active = norms[k] in words("grading") and norms[k - 1] in _SUBJECTS
        if active and not _WHOLE.isdisjoint(norms[k + 1 : rating.i]):
            return k
    return -1


def is_safeguarding_board(clause: Clause, token: Token) -> bool:
    """Tell whether a body is the safeguarding children board, which was graded too until 2017."""
    if token.ent_type_ != "BODY":
        return False
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "partnership" and "afeguarding" in found[0]["name"]
