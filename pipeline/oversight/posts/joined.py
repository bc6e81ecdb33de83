"""People who share a role told in the plural: "assistant directors Ada Lovell and Ben Carr"."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from oversight import meaning
from oversight.events.clause_roles import is_plural
from oversight.events.frames import Skeleton

_RULES = frozenset({"post/role-person", "post/role-comma-person"})
_JOINS = frozenset({",", "and", "&"})


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


def _role(doc: Doc, post: dict[str, Any]) -> Any:
    """Return the role's span as the roles stage found it, with its kind."""
    start, end = post["role"]
    return next(span for span in doc.spans["roles"] if (span.start, span.end) == (start, end))
