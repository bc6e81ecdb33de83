"""Whether a grade was given to the council: not denied, hoped for, feared, or another's."""

from itertools import pairwise

from spacy.tokens import Token

from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.inspectors import inspectors_in, is_of_inspectorate, is_report
from oversight.events.inspections.kinds import UNGRADED

_COMPARED = frozenset({"better", "worse", "above", "below"})
_NEGATION_REACH = 5
_COUNT_REACH = 9
_AIM_REACH = 10
_WISH_REACH = 14
_SERVICES = ("service", "services")
_ADULTS_REACH = 7
_GOOD_FOR_REACH = 8
_QUOTED = 7  # tokens from which a quotation is more than the grade
_INVERTED = frozenset({"were", "should", "had"})
_PLURALS = (["councils"], ["authorities"])


def is_given(clause: Clause, rating: Token) -> bool:
    """Tell whether the grade was given: not denied, hoped for, feared or set as a condition."""
    # The month of May denies nothing.
    near = clause.skeleton.doc[max(clause.start, rating.i - _NEGATION_REACH) : rating.i]
    before = [token.norm_ for token in near if token.ent_type_ != "DATE"]
    conditions = clause.before(rating, rating.i - clause.start)
    if not words("conditions").isdisjoint(conditions) or _is_supposed(clause, rating):
        return False
    if _is_alternative(clause, rating) or _is_opinion(clause, rating):
        return False
    if _is_aim(clause, rating) or _is_wished(clause, rating) or _is_description(clause, rating):
        return False
    if _is_said_by_others(clause, rating) or _is_service_got(clause, rating):
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
    if opinion is None or before[:1] == [","]:
        return False  # "another is believed to be Leeds, inadequate since 2014"
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


def _is_wished(clause: Clause, rating: Token) -> bool:
    """Tell whether it is what somebody wants to become: "wants the department to be rated good".

    The grade has to hang on an infinitive; the wish stands anywhere before it in its clause.
    """
    row = clause.before(rating, _WISH_REACH)
    passed = words("being") | words("grading") | words("between") | words("moving") | {"become"}
    for place, word in enumerate(row):
        if word == "to" and place and row[place - 1] in words("moving") | {"be", "become"}:
            stated = not words("grading").isdisjoint(row[place + 1 : place + 2])
            return not stated and not words("wishing").isdisjoint(row[place + 1 :])
        if word not in passed:
            return False
    return False


def _is_supposed(clause: Clause, rating: Token) -> bool:
    """Tell whether a clause supposes it: "were it to fall to inadequate", "should it be rated"."""
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    for k in range(clause.start, rating.i - 1):
        opens = k == clause.start or norms[k - 1] in (",", "and")
        named = norms[k + 1] in ("it", "they", "the") or labels[k + 1] == "COUNCIL"
        if opens and named and norms[k] in _INVERTED:
            return norms[k] != "were" or "to" in norms[k + 2 : rating.i]
    return False


def _is_description(clause: Clause, rating: Token) -> bool:
    """Tell whether an adjective goes with it: "inadequate and ineffective", "an adequate, timely
    response" are no grades.
    """
    after = [token.norm_ for token in clause.skeleton.doc[rating.i + 1 : rating.i + 3]]
    before = clause.before(rating, 2)
    joined = after[:1] == ["and"] or (after[:1] == [","] and before[:1] in (["a"], ["an"]))
    if joined and not words("descriptions").isdisjoint(after):
        return True
    return before[:1] == ["and"] and before[1:] != [] and before[1] in words("descriptions")


def _is_said_by_others(clause: Clause, rating: Token) -> bool:
    """Tell whether it is what somebody else than inspectors calls it: "These services are
    inadequate," said a councillor. "We were rated good" tells of a grade.
    """
    if not words("grading").isdisjoint(clause.before(rating, _WISH_REACH)):
        return False
    span = clause.source(rating)
    for quote in span.doc._.quotes:
        for start, end in quote["spans"]:
            if start <= span.start and span.end <= end and end - start > _QUOTED:
                return not _is_of_inspectors(clause, quote["speaker"])
    return False


def _is_service_got(clause: Clause, rating: Token) -> bool:
    """Tell whether it is an everyday "families get a good service", and no inspectors say so of
    one area, as in "care leavers received an inadequate service, inspectors concluded".
    """
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    behind = norms[rating.i + 1] in _SERVICES
    verbs = clause.before(rating, 3) if behind else clause.before(rating, 6)
    ahead = norms[rating.i - 2] in ("that", "which") and norms[rating.i - 3] in _SERVICES
    if not (behind or ahead) or words("getting").isdisjoint(verbs):
        return False
    closed = norms[rating.i + 1 + behind] in (",", ".", ";", "¶", "and", "but")
    area = "AREA" in labels[clause.start : rating.i]
    some = words("some_people").isdisjoint(norms[clause.start : rating.i])
    visited = any(kind.ent_id_ in UNGRADED for kind in clause.labelled("INSPECTION_KIND"))
    said = _is_found(clause) or _goes_on_listing(clause)
    return not (closed and area and some and not visited and said)


def _goes_on_listing(clause: Clause) -> bool:
    """Tell whether the sentence before told the grade of another area."""
    skeleton = clause.skeleton
    number = skeleton.sentence_of[clause.start]
    return number > 0 and {"AREA", "RATING"} <= skeleton.keys[number - 1][2]


def _is_found(clause: Clause) -> bool:
    """Tell whether inspectors found what a clause says: "Ofsted said", "concluded inspectors"."""
    norms = clause.skeleton.norms
    who = [t.i for t in clause.labelled("BODY", "ROLE") if is_of_inspectorate(clause, t)]
    return any(
        not words("finding").isdisjoint(norms[k + 1 : k + 3] + norms[max(0, k - 2) : k])
        for k in who
    )


def _is_of_inspectors(clause: Clause, speaker: str | None) -> bool:
    """Tell whether a quotation is of inspectors, or may be: nobody else is told to have said it."""
    if speaker is not None:
        return not speaker.startswith(("person", "role", "council"))
    return bool(inspectors_in(clause)) or any(is_report(token) for token in clause.tokens)


def _is_good_for_somebody(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the everyday "good for children": no area follows that was graded."""
    skeleton = clause.skeleton
    if rating.ent_id_ != "good" or skeleton.norms[rating.i + 1] != "for":
        return False
    return "AREA" not in skeleton.labels[rating.i + 2 : rating.i + _GOOD_FOR_REACH]


def is_councils(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the council's grade and not a school's or a surgery's."""
    before = clause.before(rating, 12)
    by = clause.skeleton.norms[rating.i + 1 : rating.i + 5]
    if by[:1] == ["by"] and not words("raters").isdisjoint(by):
        return False
    if _is_of_adults(clause, rating, before):
        return False
    if not words("other_subjects").isdisjoint(before) or _is_any(clause, rating):
        return False
    if any(f"{b} {a}" in words("other_places") for a, b in pairwise(before)):
        return False
    return not _is_total(clause, rating)


def _is_of_adults(clause: Clause, rating: Token, before: list[str]) -> bool:
    """Tell whether it is the care regulator's grade for adults: "adult services were rated good by
    the CQC".
    """
    near = before[:_ADULTS_REACH]
    adults = next((i for i, word in enumerate(near) if word in ("adult", "adults")), None)
    children = {"children", "childrens"} & set(near)
    by = clause.skeleton.norms[rating.i + 1 : rating.i + 4]
    regulator = by[:1] == ["by"] and not {"cqc", "care quality commission"}.isdisjoint(by)
    return regulator or (adults is not None and not children)


def _is_any(clause: Clause, rating: Token) -> bool:
    """Tell whether it is of any that have it: "councils rated adequate will be inspected", "the
    group of authorities with the top grade".
    """
    passed = words("being") | words("between") | words("grading") | words("having")
    before = clause.before(rating, 6)
    place = next((i for i, word in enumerate(before) if word not in passed), len(before))
    joined = not (words("grading") | words("having")).isdisjoint(before[:place])
    plural = joined and before[place : place + 1] in _PLURALS
    return plural and "COUNCIL" not in clause.skeleton.labels[clause.start : rating.i]


def _is_total(clause: Clause, rating: Token) -> bool:
    """Tell whether it counts councils: "30 were rated inadequate", "43 councils rated poor".

    "Kirklees is one of 21 councils rated inadequate" is a grade of Kirklees.
    """
    row = clause.before(rating, _COUNT_REACH)
    labels = clause.skeleton.labels[clause.start : rating.i][::-1][:_COUNT_REACH]
    passed = words("being") | words("grading") | words("counted")
    for word, label in zip(row, labels, strict=True):
        if label == "QUANTITY" or word in words("numbers"):
            if _is_count_of_grades(clause, rating):
                return False
            rest = row[row.index(word) + 1 :]
            return "COUNCIL" not in labels or rest[:2] != ["of", "one"]
        if word not in passed:
            return False
    return False


def _is_count_of_grades(clause: Clause, rating: Token) -> bool:
    """Tell whether it is a row of one council's: "three inadequate verdicts, in 2010 and …"."""
    after = clause.skeleton.doc[rating.i + 1 : min(clause.end, rating.i + 5)]
    named = bool(len(after)) and after[0].norm_ in words("given")
    return named and any(token.ent_type_ == "DATE" for token in after)
