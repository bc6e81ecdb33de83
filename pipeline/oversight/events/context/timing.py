"""When a trigger's event was: the date of its clause, and the status by tense and modal words."""

import csv
from functools import cache
from typing import Any

from spacy.tokens import Token

from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.resources import patterns_dir

# A date further away than this, in tokens of the skeleton, belongs to something else.
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "no"})
REACH = 14
_BOUNDS = frozenset({"since", "until", "till", "to", "for", "within", "by", "before"})
_RELATIVES = frozenset({"which", "who", "whose", "that", "where"})
# Behind one of these a clause speaks of somebody or something else.
_TURNS = frozenset(
    {"who", "whose", "which", "where", "when", "after", "following", "having"}
    | {"follows", "followed", "amid", "vacated"}
)
# Behind a comma these go on with the main clause: "when he quit, is leaving in May".
_RESUMES = frozenset({"is", "was", "has", "had", "will", "would", "are", "were", "said", "told"})
# "led to the resignation of": what was done, and not what is to be.
_CAUSES = read_words("events/words/timing_causes.txt")
_BREAKS = frozenset({";", ":", "while", "whereas", "but", "¶"})
# Between a clause's beginning and the date that opens it: "and on Friday the director quit".
_LEADS = frozenset({"on", "in", "at", "then", "last", "this", "earlier", "later"})
# What stands behind a date at the head of an entry: "May 2019: …", "May 2019 – …".
_HEADS = frozenset({":", "-", "–", "—"})
_JOINS = frozenset({"and", "but", "while", "so", "then", "before", ";"})
# "is leaving" is no gerund.
_BEING = read_words("events/words/be.txt")
_GOING = read_words("events/words/gone.txt")
_NEGATIONS = frozenset({"not", "n't"})
_PERFECT = frozenset({"had", "has", "have"})
_REPORTING = read_words("events/words/reporting.txt")


def date_near(skeleton: Skeleton, first: int, last: int) -> Token | None:
    """Return the DATE that tells when the trigger's event was, or None.

    The one within it, else the first after it in its clause, else the nearest before it.
    """
    for token in skeleton.doc[first : last + 1]:
        free = not _is_bound(token) or is_by(token) or _is_not_until(skeleton, token)
        if token.ent_type_ == "DATE" and free:
            return token
    after = _date_after(skeleton, last)
    # "took over in July from Ben Carr, who went to Leeds"
    apart = "who" in skeleton.norms[first : last + 1]
    return after if after is not None or apart else _date_before(skeleton, first)


def _did_not(skeleton: Skeleton, k: int) -> bool:
    """Tell whether it did not happen: "would have gone", and no "would have its first sitting"."""
    return skeleton.norms[k + 1] == "have" and skeleton.norms[k + 2] not in _DETERMINERS


def _date_after(skeleton: Skeleton, last: int) -> Token | None:
    for token in right_of(skeleton, last):
        if token.i - last > REACH or token.norm_ in _BREAKS:
            return None
        if token.norm_ in _TURNS and not _gives_way(skeleton, token):
            return None
        if token.norm_ == "," and skeleton.norms[token.i + 1] in _RESUMES:
            return None
        if token.ent_type_ == "DATE" and (not _is_bound(token) or is_by(token)):
            return token
    return None


def _date_before(skeleton: Skeleton, first: int) -> Token | None:
    for token in left_of(skeleton, first):
        if token.norm_ == "when":
            return _before_when(skeleton, token.i)
        if token.norm_ == "that" and _is_reported(skeleton, token, first):
            continue
        if token.norm_ in _HEADS and _heads(skeleton, token):
            return token.nbor(-1)
        if first - token.i > REACH or token.norm_ in _BREAKS or token.norm_ in _RELATIVES:
            return None
        if token.ent_type_ == "DATE" and not _is_bound(token):
            near = _is_near(skeleton, token, first) or _is_told_on(skeleton, token, first)
            return token if near else None
    return None


def since_after(skeleton: Skeleton, last: int) -> Token | None:
    """Return the DATE since which the trigger's state lasts: "has been suspended since June"."""
    for token in right_of(skeleton, last):
        if token.i - last > REACH or token.norm_ in _BREAKS:
            return None
        since = "since" in (skeleton.norms[token.i - 1], skeleton.norms[token.i].split()[0])
        if token.ent_type_ == "DATE" and since:
            return token
    return None


def _gives_way(skeleton: Skeleton, when: Token) -> bool:
    """Tell whether a clause says on whose going it was: "took over when Ben Carr left in May"."""
    left = skeleton.norms[when.i + 2 : when.i + 4]
    named = skeleton.labels[when.i + 1] == "PERSON"
    return when.norm_ == "when" and named and not _GOING.isdisjoint(left)


def _heads(skeleton: Skeleton, mark: Token) -> bool:
    """Tell whether a date heads an entry of a chronicle: "May 2019: the director quits"."""
    date = list(left_of(skeleton, mark.i))
    return len(date) == 1 and date[0].ent_type_ == "DATE"


def _before_when(skeleton: Skeleton, k: int) -> Token | None:
    """Return the date right before "when" at `k`: "in January, when she moved".

    The clause tells what was then, whatever else the date bounds: "back to 2014, when she moved".
    """
    for token in list(left_of(skeleton, k))[:2]:
        if token.ent_type_ == "DATE":
            return token
    return None


def _is_reported(skeleton: Skeleton, that: Token, first: int) -> bool:
    """Tell whether "that" opens what was told as done: "on Monday it emerged that he had gone"."""
    done = not _PERFECT.isdisjoint(skeleton.norms[max(that.i, first - 3) : first])
    before = [token for token in left_of(skeleton, that.i) if token.norm_ != "on"][:2]
    words = [token.norm_ for token in before if token.ent_type_ != "DATE"]
    return done and bool(words) and words[0] in _REPORTING


def _is_near(skeleton: Skeleton, date: Token, first: int) -> bool:
    """Tell whether a date before the trigger opens the sentence, or stands next to it."""
    if skeleton.norms[first - 1] == "to":
        return False  # "leaves in May to become director": the date is of the leaving
    gerund = skeleton.norms[first].endswith("ing") and skeleton.norms[first - 1] not in _BEING
    if len(list(left_of(skeleton, date.i))) <= 3 or gerund:
        return True
    if first - date.i <= 4 and "," not in skeleton.norms[date.i : first]:
        return True
    return opens_clause(skeleton, date, first)


def opens_clause(skeleton: Skeleton, date: Token, first: int) -> bool:
    """Tell whether a date begins the clause of the trigger at `first`, so that only the subject
    stands between: ", and on Friday the head of early help, Ada Lovell, quit".
    """
    k = date.i - 1
    while k > 0 and skeleton.norms[k] in _LEADS:
        k -= 1
    if k < 0 or skeleton.norms[k] not in _JOINS:
        return False
    between = [token for source in skeleton.sources[date.i + 1 : first] for token in source]
    return not any(
        token.tag_.startswith("VB") or not token.tag_ or token.norm_ in _RELATIVES
        for token in between
    )


def _is_told_on(skeleton: Skeleton, date: Token, first: int) -> bool:
    """Tell whether a date is of the announcement: "said on Monday that she had been appointed"."""
    after = date.nbor()
    return after.norm_ == "that" and _is_reported(skeleton, after, first)


def is_by(token: Token) -> bool:
    """Tell whether a date is a last day: "will leave by the end of March"."""
    before = token.nbor(-1).norm_ if token.i else ""
    return "by" in (before, token.norm_.split()[0])


def _is_not_until(skeleton: Skeleton, date: Token) -> bool:
    """Tell whether something only begins then: "will not start until May"."""
    before = skeleton.norms[max(0, date.i - 6) : date.i]
    return before[-1:] == ["until"] and not _NEGATIONS.isdisjoint(before)


def _is_bound(token: Token) -> bool:
    before = token.nbor(-1).norm_ if token.i else ""
    return not _BOUNDS.isdisjoint((before, token.norm_.split()[0]))


@cache
def _words() -> dict[str, dict[str, str]]:
    """Return word → {status, side} of the words that change an event's status."""
    path = patterns_dir() / "events" / "status.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row for row in csv.DictReader(file)}


def status_of(skeleton: Skeleton, first: int, last: int) -> tuple[str, Token | None]:
    """Return the status by the words before the trigger, and the word that tells it."""
    told: dict[str, Token] = {}
    reported = False
    for distance, token in enumerate(left_of(skeleton, first)):
        # "moved in May": a month is no modal verb.
        caused = token.norm_ == "to" and token.i and skeleton.norms[token.i - 1] in _CAUSES
        row = None if token.ent_type_ or caused else _words().get(token.norm_)
        if row is not None and token.norm_ == "would" and _did_not(skeleton, token.i):
            row = {"status": "cancelled", "reach": row["reach"], "inside": "no"}  # and did not
        hoped = reported and row is not None and row["status"] == "proposed"
        if row is not None and distance < int(row["reach"]) and not hoped:
            told.setdefault(row["status"], token)
        # "I wanted you to hear that he will go"
        reported = reported or (token.norm_ == "that" and bool(told))
        if token.norm_ in _BREAKS or distance > 16:
            break
    # "offered to resign": what takes the event back weighs more than what announces it.
    for status in ("cancelled", "proposed", "planned"):
        if status in told:
            return status, told[status]
    for token in list(skeleton.doc[first : last + 1]):
        row = None if token.ent_type_ else _words().get(token.norm_)
        if row is not None and row["inside"] == "yes":
            return row["status"], token
    return ("planned", skeleton.doc[first]) if _is_to(skeleton, first) else ("happened", None)


def _is_to(skeleton: Skeleton, first: int) -> bool:
    """Tell whether a trigger opens with what is to be: "is to leave", "Director to leave"."""
    before = first - 1
    ahead = skeleton.norms[before] in _BEING or skeleton.labels[before] in ("PERSON", "ROLE")
    return first > 0 and skeleton.norms[first] == "to" and ahead


def settle(status: str, date: dict[str, Any] | None, published: dict[str, Any] | None) -> str:
    """Return the status when the date is known: what was planned for a day gone by happened."""
    if status != "planned" or date is None or published is None:
        return status
    last, now = date.get("last"), published["value"]
    if last and now and ".." not in now and last < now[: len(last)]:
        return "happened"
    return status


def is_ahead(date: dict[str, Any] | None, published: dict[str, Any] | None) -> bool:
    """Tell whether a date lies after the publication date."""
    if date is None or published is None or not date.get("first"):
        return False
    now = published["value"]
    return ".." not in now and date["first"][: len(now)] > now
