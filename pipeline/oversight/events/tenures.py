"""Tenures: somebody named is described as holding, or having held, a post.

Made from the posts on the Doc. A tenure gives way to an appointment or departure of the same
person's same post; `oversight.events.discourse.merge` sees to that.
"""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.dates import edtf
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import (
    Post,
    date_slot,
    mention,
    organisation_of_post,
    role_of_post,
)
from oversight.events.context.skeleton import Skeleton
from oversight.events.tenures_of_then import is_left_open
from oversight.posts.homes import SENT
from oversight.spans import group, text_of
from oversight.text import read

_PRECISIONS = frozenset({"day", "month", "season", "year"})
# "director, who has been in post since May": what may stand between a post and its beginning.
_IN_POST = frozenset(
    {"who", "he", "she", "has", "had", "been", "held", "in", "the", "it", "that", ",", "and"}
    | {"post", "role", "job", "position", "place", "charge", "only", "just", "since"}
    | {"(", "'s", "there", "here", "office"}
)
# "Who took office in May": when it began, whatever goes before the date.
_TOOK = re.compile(r",? who (?:took|came to|came into|entered) (?:office|power) (?:in|on|at)")
# "An adviser, Ada Lovell, stays until May": what may stand between a post and its end.
_STAYS = re.compile(
    r",? (?:who )?(?:will |is |are |has |to |agreed |due |set |expected )*"
    r"(?:stays?|staying|remains?|remaining|carry|carries|carrying|continues?|serves?) "
    r"(?:on |in |the |her |his |post |place |role |job )*(?:until|till|to)"
)
# Kinds of dates that have a beginning and an end told: "from 2009 to 2016", "2009-16".
_RANGES = frozenset({"range", "split"})
_NEAR = 3
_IN_POST_REACH = 12


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield a tenure for each post that is or was held."""
    for post in doc._.posts:
        yield _appointment(doc, post) if post["time"] == "future" else _tenure(doc, post)


def _appointment(doc: Doc, post: Post) -> Candidate:
    """Return the appointment that "the incoming director, Ada Lovell" tells of."""
    role = role_of_post(doc, post)
    person = doc[slice(*post["person_span"])]
    name = meaning.person_name(doc, post["person"])
    fields = filled(
        person=Slot.of({"name": name, "text": text_of(person)}, person),
        role=role,
        organisation=organisation_of_post(doc, post),
    )
    sentence = doc[slice(*post["sentence"])]
    status = Slot("planned", role.spans)
    return Candidate("appointment", post["rule"], fields, mention(sentence), status, loose=True)


def _tenure(doc: Doc, post: Post) -> Candidate:
    person = doc[slice(*post["person_span"])]
    role = role_of_post(doc, post)
    until = _bound(doc, post, "before")
    current = post["time"] == "current" and not (until is not None and is_past(until.value, doc))
    name = meaning.person_name(doc, post["person"])
    fields = filled(
        person=Slot.of({"name": name, "text": text_of(person)}, person),
        role=role,
        organisation=organisation_of_post(doc, post),
        since=_bound(doc, post, "after"),
        until=until,
        current=None if current and is_left_open(doc, post) else Slot(current, role.spans),
    )
    sentence = doc[slice(*post["sentence"])]
    return Candidate(
        "tenure", post["rule"], fields, mention(sentence), Slot("happened", role.spans)
    )


def is_past(date: dict[str, Any], doc: Doc) -> bool:
    """Tell whether a date was over when the article was published: "director until 2013"."""
    published, last = doc._.published, date.get("last")
    if not published or not last or ".." in published["value"]:
        return False
    now = published["value"]
    return bool(last[: len(now)] < now[: len(last)])


def _bound(doc: Doc, post: Post, bound: str) -> Slot | None:
    """Return the date that follows the post directly: "since 2014", "until May", "2009-2016"."""
    for span, value in zip(group(doc, "dates"), doc._.dates, strict=True):
        if not (_is_near(doc, post, span) or post["at"] <= span.start < post["end"]):
            continue
        if value.get("bound") == bound or _is_begun(doc, post, span, bound):
            return date_slot(span)
        if value.get("kind") in _RANGES:
            return _end_of_range(span, value, bound)
    return None


def _is_near(doc: Doc, post: Post, span: Span) -> bool:
    if _opens(doc, post, span):
        return True
    between = span.start - post["end"]
    if between < 0 or between > _IN_POST_REACH:
        return False
    norms = _norms(doc, post["end"], span.start)
    if between <= _NEAR and "," not in norms:
        return True
    if post["kind"] in SENT and _works_since(post, norms, doc[span.start].norm_):
        return True
    if _begins(doc, post, span) or _STAYS.fullmatch(" ".join(_until(doc, post, span))):
        return True
    return _IN_POST.issuperset(norms) and "since" in (*norms[-1:], doc[span.start].norm_)


def _opens(doc: Doc, post: Post, span: Span) -> bool:
    """Tell whether a date opens the sentence of a post: "From 2009 to 2016 she was director"."""
    if span.end > post["at"] or not 0 <= span.start - post["sentence"][0] <= 1:
        return False
    return set(_norms(doc, span.end, post["at"])) <= {","}


def _works_since(post: Post, norms: list[str], first: str) -> bool:
    """Tell whether somebody who was sent is told to work since a day: "an adviser, Ada Lovell, who
    has worked with the council since May".
    """
    opening = [norm for norm in norms[:3] if norm not in (",", "who")]
    since = norms[-1:] == ["since"] or first == "since"
    told = opening[:1] in (["has"], ["have"]) or post["rule"].startswith("post/advises")
    return since and told and "," not in norms[2:]


def _begins(doc: Doc, post: Post, span: Span) -> bool:
    """Tell whether the words before a date say that the post was taken up then."""
    return _TOOK.fullmatch(" ".join(_norms(doc, post["end"], span.start))) is not None


def _is_begun(doc: Doc, post: Post, span: Span, bound: str) -> bool:
    return bound == "after" and post["end"] < span.start and _begins(doc, post, span)


def _until(doc: Doc, post: Post, span: Span) -> list[str]:
    """Return the words between a post and a date, "until" among them where the date has it."""
    norms = _norms(doc, post["end"], span.start)
    first = span[0].norm_
    return [*norms, first] if first in ("until", "till") else norms


def _end_of_range(span: Span, value: dict[str, Any], bound: str) -> Slot | None:
    """Return the first or the last of "from 2009 to 2016" as a date of its own."""
    start, _, end = str(value["value"]).partition("/")
    told = start if bound == "after" else end
    one = edtf.parse(told)
    if one.precision not in _PRECISIONS or not end:
        return None
    return Slot.of({**edtf.plain(one), "text": text_of(span)}, span)


def _norms(doc: Doc, start: int, end: int) -> list[str]:
    return read(doc).norms[start:end]
