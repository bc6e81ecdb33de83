"""Which areas a grade was given for: those behind it, before it, and those that share it."""

from spacy.tokens import Span, Token

from oversight.events.inspections.clause import Clause, words
from oversight.meaning import organisations

_LINKS = frozenset({"for", "in", "on", "regarding", "of", "across", "at"})
_OBJECT_REACH = 8
_SIDE_REACH = 12
_OPENERS = frozenset({"since", "when", "after", "where", "because", "as"})
_ASIDES = frozenset({"where", "whose", "which"})
_ALSO = frozenset({"as", "so"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"it", "they", "who", "inspectors", "ofsted", "and", "which", "watchdog"})
_FINITE = frozenset({"is", "are", "was", "were", "remains", "remained", "has", "have", "had"})
_DOES = frozenset({"does", "do", "did"})
_WHOLE = frozenset({"department", "council", "authority", "services", "service", "borough", "it"})
_DETERMINERS = frozenset({"the", "its", "their", "this", "that"})


def areas_after(clause: Clause, rating: Token, upper: int) -> list[Token]:
    """Return the areas in "inadequate for A and B", "inadequate overall and for both A and B"."""
    areas: list[Token] = []
    linked = False
    after = clause.skeleton.doc[rating.i + 1 : upper]
    if len(after) and after[0].ent_type_ == "AREA" and clause.before(rating, 1) == ["with"]:
        return [after[0]]  # "good with outstanding leadership"
    for token in after[_past_noun(clause, after) :]:
        if token.ent_type_ == "AREA" and (linked or token.ent_id_ == "overall" or not areas):
            if not linked and token.ent_id_ != "overall":
                break
            areas.append(token)
        elif token.norm_ in _LINKS:
            linked = True
        elif token.norm_ not in words("joints") and not token.is_quote:
            break
    return areas


def _past_noun(clause: Clause, after: Span) -> int:
    """Return how many tokens "inadequate verdict from Ofsted for leadership" puts before "for"."""
    norms = [token.norm_ for token in after[:5]]
    k = 1 if norms[:1] and norms[0] in words("given") else 0
    if k and norms[k : k + 1] in (["from"], ["by"]):
        named = next((j for j in range(k + 1, len(norms)) if after[j].ent_type_ == "BODY"), None)
        k = k if named is None else named + 1
    return k


def areas_likewise(clause: Clause, rating: Token, upper: int) -> list[Token]:
    """Return the areas in "leadership was good, as was the help given to families"."""
    norms = clause.skeleton.norms
    for k in range(rating.i + 1, min(upper - 1, rating.i + 6)):
        if norms[k] in _ALSO and norms[k + 1] in _FINITE | _DOES:
            row = clause.skeleton.doc[k + 2 : upper]
            return [t for t in row if t.ent_type_ == "AREA" or is_safeguarding_board(clause, t)][:2]
    return []


def areas_before(clause: Clause, rating: Token, lower: int) -> list[Token]:
    """Return the areas that are the subject of the grade: "A and B were judged good"."""
    areas: list[Token] = []
    lower = max(lower, _start_of_object(clause, rating, lower), start_of_side(clause, rating))
    lower = max(lower, _start_of_subject(clause, rating))
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
        between = norms[k + 1 : rating.i]
        if active and not _WHOLE.isdisjoint(between) and "part" not in between:
            return k
    return -1


def _start_of_subject(clause: Clause, rating: Token) -> int:
    """Return the whole that was graded, of "children were left at risk, and for the second time
    the service was rated inadequate": no area before it was. -1 where there is none.
    """
    norms, labels = clause.skeleton.norms, clause.skeleton.labels
    passed = words("being") | words("grading") | words("between")
    k = rating.i - 1
    while k > clause.start and norms[k] in passed and not labels[k]:
        k -= 1
    whole = norms[k] in _WHOLE and k < rating.i - 1 and norms[k - 1] in _DETERMINERS
    return k if whole and k - 2 > clause.start and norms[k - 2] not in words("ties") else -1


def is_safeguarding_board(clause: Clause, token: Token) -> bool:
    """Tell whether a body is the safeguarding children board, which was graded too until 2017."""
    if token.ent_type_ != "BODY":
        return False
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "partnership" and "afeguarding" in found[0]["name"]
