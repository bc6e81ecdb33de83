"""Judgements: which grade was given for which area."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from oversight.events.inspections.clause import Clause, words
from oversight.meaning import organisations

# "inadequate for safeguarding", "good in all areas": the area follows the grade.
_LINKS = frozenset({"for", "in", "on", "regarding", "of", "across"})
_NEGATION_REACH = 5


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
    return words("negations").isdisjoint(before) and not _is_good_for_somebody(clause, rating)


def _is_good_for_somebody(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the everyday "good for children": no area follows that was graded."""
    skeleton = clause.skeleton
    if rating.ent_id_ != "good" or skeleton.norms[rating.i + 1] != "for":
        return False
    return "AREA" not in skeleton.labels[rating.i + 2 : rating.i + 5]


def is_councils(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the council's grade and not a school's or a surgery's."""
    before = clause.before(rating, 12)
    return words("other_subjects").isdisjoint(before)


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
        found += [_judgement(clause, rating, area) for area in areas]
        if not areas and words("areas").isdisjoint(clause.before(rating, _NEGATION_REACH)):
            found.append(Judgement("overall", rating.ent_id_, rating, (clause.source(rating),)))
    return found


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
    for token in clause.skeleton.doc[lower + 1 : rating.i]:
        inside = bool(areas) and token.nbor(-1).norm_ == "of"
        if (token.ent_type_ == "AREA" and not inside) or is_safeguarding_board(clause, token):
            areas.append(token)
    return areas


def is_safeguarding_board(clause: Clause, token: Token) -> bool:
    """Tell whether a body is the safeguarding children board, which was graded too until 2017."""
    if token.ent_type_ != "BODY":
        return False
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "partnership" and "afeguarding" in found[0]["name"]
