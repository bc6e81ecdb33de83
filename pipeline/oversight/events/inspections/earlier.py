"""Which grades are earlier ones than the inspection told of: "previously good", "up from good"."""

from spacy.tokens import Token

from oversight.events.inspections.clause import Clause, words

_EARLIER_REACH = 4
_TOLD_REACH = 3  # sentences


def is_earlier(clause: Clause, rating: Token) -> bool:
    """Tell whether a grade is one before: "previously good", "up from good"."""
    before = clause.before(rating, _EARLIER_REACH)
    holds = _is_told_on(clause, rating) or "down" in before[:2]  # "had the service down as good"
    told = words("earlier") - {"had"} if holds else words("earlier")
    if not told.isdisjoint(before):
        return True
    return is_left_behind(clause, rating) or _is_years_before(clause, rating)


def _is_told_on(clause: Clause, rating: Token) -> bool:
    """Tell whether a sentence goes on with an inspection just told of, as minutes do: "Ofsted's
    inspection was in May. Overall effectiveness had been judged good."
    """
    skeleton = clause.skeleton
    number = skeleton.sentence_of[clause.start]
    near = [keys for _, _, keys in skeleton.keys[max(0, number - _TOLD_REACH) : number]]
    told = any("INSPECTION_KIND" in keys for keys in near)
    listed = bool(near) and {"AREA", "RATING", "had"} <= near[-1]
    areas = [other.ent_id_ for other in clause.labelled("AREA") if other.i < rating.i]
    dated = "DATE" in skeleton.labels[clause.start : clause.end]
    return told and not dated and ("overall" in areas or (bool(areas) and listed))


def _is_years_before(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the grade in "rated good, five years after it was found inadequate"."""
    labels, norms = clause.skeleton.labels, clause.skeleton.norms
    for k in range(rating.i - 1, clause.start, -1):
        if norms[k] in ("after", "since") and labels[k - 1] == "DURATION":
            told = {"RATING", "COUNCIL"} & set(labels[clause.start : k])
            opens = k - 1 == clause.start
            return bool(told) or (opens and "," not in norms[k : rating.i])
        if norms[k] == "," and labels[k + 1] in ("COUNCIL", "BODY"):
            return False
    return False


def is_left_behind(clause: Clause, rating: Token) -> bool:
    """Tell whether it is the grade in "up from good", "lifted out of inadequate"."""
    before = clause.before(rating, 3)
    if ["of", "out"] in (before[:2], before[1:]):
        return True
    # "stripped from an inadequate council" is no grade that was left behind.
    premodifies = clause.skeleton.labels[rating.i + 1] == "COUNCIL"
    return "from" in before[:2] and not premodifies
