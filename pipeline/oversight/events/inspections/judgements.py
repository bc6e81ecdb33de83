"""Judgements: which grade was given for which area."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.given import is_councils, is_given
from oversight.meaning import organisations

# "inadequate for safeguarding", "good in all areas": the area follows the grade.
_LINKS = frozenset({"for", "in", "on", "regarding", "of", "across", "at"})
_NEGATION_REACH = 5
_OBJECT_REACH = 8
_SIDE_REACH = 12
_OPENERS = frozenset({"since", "when", "after", "where", "because", "as"})
_ASIDES = frozenset({"where", "whose", "which"})
_ALSO = frozenset({"as", "so"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"it", "they", "who", "inspectors", "ofsted", "and", "which", "watchdog"})
_FINITE = frozenset({"is", "are", "was", "were", "remains", "remained", "has", "have", "had"})
_PEOPLE = frozenset({"PERSON", "ROLE"})
_WHOLE = frozenset({"department", "council", "authority", "services", "service", "borough", "it"})
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
        lower = ratings[number - 1].i if number else clause.start - 1
        upper = ratings[number + 1].i if number + 1 < len(ratings) else clause.end
        areas = _areas_after(clause, rating, upper)
        areas = areas or [a for a in _areas_before(clause, rating, lower) if a.i not in used]
        areas += _areas_likewise(clause, rating, upper)
        if not areas and number and _goes_from(clause, ratings[number - 1], rating):
            areas = last
        last = areas
        used.update(area.i for area in areas)
        if any(not words("other_bodies").isdisjoint(area.norm_.split()) for area in areas):
            continue  # "its fostering agency was rated good": another body's grade
        found += [_judgement(clause, rating, area) for area in areas]
        if not areas and not _is_of_some_areas(clause, rating) and not _is_others(clause, rating):
            found.append(Judgement("overall", rating.ent_id_, rating, (clause.source(rating),)))
    return found


def _goes_from(clause: Clause, first: Token, last: Token) -> bool:
    """Tell whether two grades are those of "safeguarding went from inadequate to adequate"."""
    between = [token.norm_ for token in first.doc[first.i + 1 : last.i] if not token.is_quote]
    return between == ["to"] and "from" in clause.before(first, 3)


def _is_of_some_areas(clause: Clause, rating: Token) -> bool:
    """Tell whether the grade is one of areas that are not named: "in three of four areas"."""
    before = clause.before(rating, _NEGATION_REACH)
    place = next((i for i, word in enumerate(before) if word in words("areas")), None)
    if place is not None and before[place : place + 2] != ["area", "the"]:
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


def _areas_after(clause: Clause, rating: Token, upper: int) -> list[Token]:
    """Return the areas in "inadequate for A and B", "inadequate overall and for both A and B"."""
    areas: list[Token] = []
    linked = False
    after = clause.skeleton.doc[rating.i + 1 : upper]
    if len(after) and after[0].ent_type_ == "AREA" and clause.before(rating, 1) == ["with"]:
        return [after[0]]  # "good with outstanding leadership"
    for token in after:
        if token.ent_type_ == "AREA" and (linked or token.ent_id_ == "overall" or not areas):
            if not linked and token.ent_id_ != "overall":
                break
            areas.append(token)
        elif token.norm_ in _LINKS:
            linked = True
        elif token.norm_ not in words("joints") and not token.is_quote:
            break
    return areas


def _areas_likewise(clause: Clause, rating: Token, upper: int) -> list[Token]:
    """Return the areas in "leadership was good, as was the help given to families"."""
    norms = clause.skeleton.norms
    for k in range(rating.i + 1, min(upper - 1, rating.i + 6)):
        if norms[k] in _ALSO and norms[k + 1] in _FINITE:
            row = clause.skeleton.doc[k + 2 : upper]
            return [token for token in row if token.ent_type_ == "AREA"][:2]
    return []


def _areas_before(clause: Clause, rating: Token, lower: int) -> list[Token]:
    """Return the areas that are the subject of the grade: "A and B were judged good"."""
    areas: list[Token] = []
    lower = max(lower, _start_of_object(clause, rating, lower), start_of_side(clause, rating))
    for token in clause.skeleton.doc[lower + 1 : rating.i]:
        inside = bool(areas) and token.nbor(-1).norm_ == "of"
        if (token.ent_type_ == "AREA" and not inside) or is_safeguarding_board(clause, token):
            if areas and _is_told_of(clause, areas[-1], token):
                areas = []
            areas.append(token)
    return areas


def _is_told_of(clause: Clause, first: Token, last: Token) -> bool:
    """Tell whether a verb stands between two areas, so that the first has a clause of its own:
    "children in care get good homes and leadership was inadequate".
    """
    between = clause.skeleton.sources[first.i + 1 : last.i]
    norms = clause.skeleton.norms[first.i + 1 : last.i]
    finite = any(_is_finite(token) for span in between for token in span)
    return finite and "and" in norms and not {"which", "who", "that"} & set(norms)


def _is_finite(token: Token) -> bool:
    bare = token.tag_ == "VB" and token.nbor(-1).norm_ != "to"
    return bare or token.tag_ in _FINITE_TAGS


def _closes_aside(clause: Clause, comma: int) -> bool:
    """Tell whether a comma ends a side remark: "Haringey, where leadership was praised, stays"."""
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    for k in range(comma - 1, max(clause.start, comma - _SIDE_REACH), -1):
        if norms[k] == ",":
            opens = norms[k + 1] in _ASIDES and labels[k - 1] in ("COUNCIL", "BODY")
            return opens and "AREA" in labels[k + 1 : comma]
    return False


def start_of_side(clause: Clause, rating: Token) -> int:
    """Return the word that opens "since its services were graded good": what stands before it was
    not graded. -1 where there is none.
    """
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    for k in range(rating.i - 1, max(clause.start, rating.i - _SIDE_REACH), -1):
        if norms[k] == "," and norms[k + 1] != "and" and _closes_aside(clause, k):
            return k
        if norms[k] not in _OPENERS or labels[k]:
            continue
        whole = not _WHOLE.isdisjoint(norms[k + 1 : rating.i])
        if whole or "COUNCIL" in labels[k + 1 : rating.i]:
            return -1 if "AREA" in labels[k + 1 : rating.i] else k
    return -1


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
