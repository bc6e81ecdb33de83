"""When a thing was: the date of its clause, bound by order of words and by other triggers."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context import timing
from oversight.events.context.arguments import date_slot
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

_AFTER, _BEFORE = 14, 16
_BREAKS = frozenset(
    {";", ":", "while", "whereas", "but", "whilst", "although", "when", "because", "again"}
)
# Behind these a date tells when something else was.
_ELSEWHERE = frozenset(
    {"following", "after", "before", "since", "until", "amid", "wake", "follows", "followed"}
)
_OTHERS = frozenset({"who", "whose", "which", "where", "if"})
_REPORTING = read_words("events/words/reporting.txt")
_BOUNDS = frozenset({"until", "till", "within", "for", "before", "by"})
# "Would lose", and "recommended that they be moved".
_AHEAD = frozenset({"would", "will", "should", "must", "could", "might", "be"})
_LETTERS = frozenset({"letter", "letters"})
_ON = frozenset({"in", "on", "from", "by"})
_NOT = frozenset({"not", "n't", "only", "never"})


def date_of(
    skeleton: Skeleton,
    first: int,
    last: int,
    borders: Iterable[int] = (),
    since: bool = True,
    bounds: bool = False,
    before: bool = True,
) -> Slot | None:
    """Return the date of a trigger: the first after it in its clause, else the nearest before.

    `borders` are the places of other triggers, which keep the dates behind them. With `bounds`
    "since 2014" is an open range; without `before` no date before the trigger counts.
    """
    limits = sorted(borders)
    token = (
        _after(skeleton, first, last, limits, since)
        or _inside(skeleton, first, last)
        or (_before(skeleton, first, limits) if before else None)
    )
    return None if token is None else date_slot(skeleton.sources[token.i], bounds)


def _inside(skeleton: Skeleton, first: int, last: int) -> Token | None:
    """Return the date among the trigger's own words: "used her powers on Monday to direct"."""
    dates = [token for token in skeleton.doc[first : last + 1] if token.ent_type_ == "DATE"]
    if not dates or _tells_of_plan(skeleton, dates[0], last):
        return None
    return dates[0] if timing_is_free(dates[0]) else None


def _tells_of_plan(skeleton: Skeleton, date: Token, last: int) -> bool:
    """Tell whether a date is of the telling: "was told in June that it would lose control"."""
    behind = skeleton.norms[date.i + 1 : last + 1]
    if "that" not in behind:
        return False
    that = behind.index("that")
    told = that == 0 or not _REPORTING.isdisjoint(behind[:that])
    return told and not _AHEAD.isdisjoint(behind[that:])


def _after(
    skeleton: Skeleton, first: int, last: int, limits: list[int], since: bool
) -> Token | None:
    end = min([k for k in limits if k > last], default=len(skeleton.norms))
    denied = not _NOT.isdisjoint(skeleton.norms[max(0, first - 3) : first])
    elsewhere = reported = False
    for token in right_of(skeleton, last):
        if token.i >= end or token.i - last > _AFTER or _is(token, _BREAKS):
            return None
        if token.ent_type_ == "DATE":
            before = token.nbor(-1).norm_
            if before == "until" and denied:
                return token
            told = reported and not _is_by_letter(skeleton, last, token)
            if before in _BOUNDS or elsewhere or told or (before == "since" and not since):
                return None
            return _more_precise(skeleton, token)
        if _is(token, _ELSEWHERE) and token.nbor().ent_type_ != "DATE":
            elsewhere = True
        reported = reported or _is(token, _REPORTING)
        if _opens_other(skeleton, token):
            return None
        if _is(token, _OTHERS) or (token.norm_ == "," and token.nbor().norm_ == "to"):
            return None
    return None


def _more_precise(skeleton: Skeleton, date: Token) -> Token:
    """Return the day that is named behind a vaguer date: "a fortnight ago, on 31 May"."""
    k = date.i
    if skeleton.norms[k + 1 : k + 3] == [",", "on"] and skeleton.labels[k + 3] == "DATE":
        return skeleton.doc[k + 3]
    return date


def _is_by_letter(skeleton: Skeleton, last: int, date: Token) -> bool:
    """Tell whether a letter that says so did it: "has been lifted, she told it in a letter on"."""
    return not _LETTERS.isdisjoint(skeleton.norms[last : date.i])


def _opens_other(skeleton: Skeleton, token: Token) -> bool:
    """Tell whether a token opens a clause with a subject of its own: ", and the chair left in"."""
    if token.norm_ != "and" or skeleton.norms[token.i - 1] != ",":
        return False
    if skeleton.labels[token.i + 2] == "DATE" and skeleton.norms[token.i + 1] in _ON:
        return True  # "lent it two managers, and in May it was named"
    labels = skeleton.labels[token.i + 1 : token.i + 4]
    return "PERSON" in labels or "ROLE" in labels


def _before(skeleton: Skeleton, first: int, limits: list[int]) -> Token | None:
    start = max([k for k in limits if k < first and k >= _opening(skeleton, first)], default=-1)
    for token in left_of(skeleton, first):
        if token.norm_ == "when" and token.i > 1 and token.nbor(-1).norm_ == ",":
            earlier = token.nbor(-2)  # "in April 2018, when the trust was launched"
            return earlier if earlier.ent_type_ == "DATE" else None
        if token.norm_ == ":" and _opens_entry(skeleton, token):
            return token.nbor(-1)
        if token.i <= start or first - token.i > _BEFORE or _is(token, _BREAKS):
            return None
        if token.ent_type_ == "DATE" and start < 0:
            if _tells_of_plan(skeleton, token, first + 2):
                return None
            return token if timing_is_free(token) and _is_near(skeleton, token, first) else None
    return None


def _opens_entry(skeleton: Skeleton, colon: Token) -> bool:
    """Tell whether a date and a colon open the sentence, as in a timeline: "May 2017: …"."""
    before = list(left_of(skeleton, colon.i))
    return bool(before) and before[0].ent_type_ == "DATE" and len(before) <= 3


def _opening(skeleton: Skeleton, k: int) -> int:
    """Return the first token of the sentence of `k`."""
    return min([token.i for token in left_of(skeleton, k)], default=k)


def timing_is_free(token: Token) -> bool:
    """Tell whether a date is no bound of something else."""
    before = token.nbor(-1).norm_ if token.i else ""
    return before not in _BOUNDS | {"since", "to"} and token.norm_.split()[0] not in _BOUNDS


def _is_near(skeleton: Skeleton, date: Token, first: int) -> bool:
    """Tell whether a date before the trigger opens the clause, or stands next to it."""
    opening = len([t for t in left_of(skeleton, date.i) if not _is(t, frozenset({"and", "in"}))])
    if opening <= 3:
        return True
    between = skeleton.norms[date.i + 1 : first]
    if between[:3] in ([",", "the", "day"], [",", "the", "month"], [",", "the", "year"]):
        return True  # "on 12 May, the day on which a direction was served"
    joined = skeleton.norms[max(0, date.i - 3) : date.i]
    if "and" in joined and "," not in between:
        return True
    if first - date.i <= 6 and "," not in between and "and" not in between:
        return True
    return timing.opens_clause(skeleton, date, first)


def _is(token: Token, words: frozenset[str]) -> bool:
    return not token.ent_type_ and token.norm_ in words


def settled(doc: Doc, status: str, date: Slot | None) -> str:
    """Return the status when the date is known: a plan gone by has happened, a day ahead is one."""
    value = None if date is None else date.value
    if status == "happened" and timing.is_ahead(value, doc._.published):
        return "planned"
    return timing.settle(status, value, doc._.published)
