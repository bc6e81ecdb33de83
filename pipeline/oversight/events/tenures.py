"""Tenures: somebody named is described as holding, or having held, a post.

Made from the posts on the Doc. A tenure gives way to an appointment or departure of the same
person's same post; `oversight.events.merge` sees to that.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight import meaning
from oversight.events.arguments import (
    Post,
    date_slot,
    mention,
    organisation_of_post,
    role_of_post,
)
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.frames import Skeleton
from oversight.spans import group, text_of
from oversight.text import read


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield a tenure for each post that is or was held."""
    for post in doc._.posts:
        if post["time"] != "future":
            yield _tenure(doc, post)


def _tenure(doc: Doc, post: Post) -> Candidate:
    person = doc[slice(*post["person_span"])]
    role = role_of_post(doc, post)
    current = post["time"] == "current"
    name = meaning.person_name(doc, post["person"])
    fields = filled(
        person=Slot.of({"name": name, "text": text_of(person)}, person),
        role=role,
        organisation=organisation_of_post(doc, post),
        since=_bound(doc, post, "after"),
        until=_bound(doc, post, "before"),
        current=Slot(current, role.spans),
    )
    sentence = doc[slice(*post["sentence"])]
    return Candidate(
        "tenure", post["rule"], fields, mention(sentence), Slot("happened", role.spans)
    )


def _bound(doc: Doc, post: Post, bound: str) -> Slot | None:
    """Return the date that follows the post directly: "since 2014", "until May"."""
    for span, value in zip(group(doc, "dates"), doc._.dates, strict=True):
        near = 0 <= span.start - post["end"] <= 3 and "," not in _norms(
            doc, post["end"], span.start
        )
        within = post["at"] <= span.start < post["end"]
        if (near or within) and value.get("bound") == bound:
            return date_slot(span)
    return None


def _norms(doc: Doc, start: int, end: int) -> list[str]:
    return read(doc).norms[start:end]
