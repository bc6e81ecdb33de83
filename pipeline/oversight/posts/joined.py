"""Rows: people who share a role told in the plural ("assistant directors Ada Lovell and Ben
Carr"), and one who has had it at two councils ("director in Camden and in Enfield").
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from oversight import meaning
from oversight.events.context.clause_roles import is_plural
from oversight.events.context.skeleton import Skeleton

_RULES = frozenset({"post/role-person", "post/role-comma-person"})
_JOINS = frozenset({",", "and", "&"})
_PLACES = frozenset({"in", "at", "of", "for"})


def find_joined(
    doc: Doc, skeleton: Skeleton, posts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the post of each further person in the row."""
    told = {post["person"]: post["sentence"] for post in posts}
    for post in posts:
        if post["rule"] not in _RULES or post["role"] is None or not is_plural(_role(doc, post)):
            continue
        k = skeleton.place_of[post["person_span"][0]] + 1
        while skeleton.norms[k] in _JOINS:
            if skeleton.labels[k + 1] == "PERSON":
                name = skeleton.sources[k + 1]
                person = meaning.person_index(name)
                if person is not None and told.get(person) != post["sentence"]:
                    yield {**post, "person": person, "person_span": [name.start, name.end]}
                k += 1
            k += 1


def find_second_homes(skeleton: Skeleton, posts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the post again at the council that is joined to its own."""
    for post in posts:
        if not post["stated"] or post["organisation"]["kind"] != "council":
            continue
        k = skeleton.place_of.get(post["organisation_span"][0], 0)
        if not k or post["role"] is None or skeleton.sources[k].start < post["role"][1]:
            continue
        words = skeleton.norms[k + 1 : k + 4]
        j = k + 3 if words[1:2] and words[1] in _PLACES else k + 2
        if words[:1] != ["and"] or skeleton.labels[j] != "COUNCIL":
            continue
        if skeleton.norms[j + 1] in ("'s", "'"):
            continue  # "leader of Leeds and Kirklees's director"
        found = meaning.organisations(skeleton.sources[j])
        if len(found) == 1 and found[0] != post["organisation"]:
            span = skeleton.sources[j]
            place = [span.start, span.end]
            yield {**post, "organisation": found[0], "organisation_span": place}


def _role(doc: Doc, post: dict[str, Any]) -> Any:
    """Return the role's span as the roles stage found it, with its kind."""
    start, end = post["role"]
    return next(span for span in doc.spans["roles"] if (span.start, span.end) == (start, end))
