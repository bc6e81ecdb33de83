"""Deputies and predecessors: "Her deputy, Ben Carr" has the post below hers, "her predecessor,
Ben Carr" had hers.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.context.skeleton import Skeleton
from oversight.posts.homes import home_of

_POSSESSIVES = frozenset({"his", "her", "their"})
# The last words of "her deputy", "his number two", "her second-in-command".
_DEPUTIES = frozenset({"deputy", "two", "command"})
# Whose deputy: what the post below is called.
BELOW = {
    "chief_executive": "deputy_chief_executive",
    "council_leader": "deputy_leader",
    "director_childrens_services": "assistant_director",
    "director_other": "assistant_director",
}


def _called(skeleton: Skeleton, nouns: frozenset[str]) -> Iterator[tuple[int, Span, Span, int]]:
    """Yield where "her deputy, Ben Carr" stands: its place, words, the name and the person."""
    for k, label in enumerate(skeleton.labels[:-2]):
        if label != "PERSON":
            continue
        span = skeleton.sources[k]
        if span[-1].norm_ not in nouns or span[0].norm_ not in _POSSESSIVES:
            continue
        name = skeleton.sources[k + 2 if skeleton.norms[k + 1] == "," else k + 1]
        person = meaning.person_index(span)
        if person is not None and meaning.person_index(name) == person:
            yield k, span, name, person


def find_predecessors(
    doc: Doc, skeleton: Skeleton, posts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the posts of those called the predecessor of whoever's post was told last."""
    for k, span, name, person in _called(skeleton, frozenset({"predecessor"})):
        if any(post["person"] == person for post in posts):
            continue
        owner = _last_person(skeleton, k, person)
        before = [
            p
            for p in posts
            if p["person"] == owner and p["at"] < span.start and p["time"] == "current"
        ]
        sentence = skeleton.sentences[skeleton.sentence_of[k]]
        if before:
            yield {
                **before[-1],
                "person": person,
                "person_span": [name.start, name.end],
                "interim": False,
                "time": "former",
                "sentence": [sentence.start, sentence.end],
                "at": span.start,
                "end": name.end,
                "rule": "post/predecessor",
            }


def _last_person(skeleton: Skeleton, k: int, other: int) -> int | None:
    """Return the person named or meant last before `k`, who is not `other`."""
    for j in range(k - 1, -1, -1):
        if skeleton.labels[j] == "PERSON":
            index = meaning.person_index(skeleton.sources[j])
            if index is not None and index != other:
                return index
    return None


def find_deputies(
    doc: Doc, skeleton: Skeleton, posts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the posts of the people called the deputy of whoever's post was told last."""
    for k, span, name, person in _called(skeleton, _DEPUTIES):
        chiefs = [
            post
            for post in posts
            if post["kind"] in BELOW and post["at"] < span.start and post["person"] != person
        ]
        chief = chiefs[-1] if chiefs else _office_before(doc, skeleton, k)
        if chief is None:
            continue
        sentence = skeleton.sentences[skeleton.sentence_of[k]]
        yield {
            **chief,
            "person": person,
            "person_span": [name.start, name.end],
            "role": None,
            "kind": BELOW[chief["kind"]],
            "title": None,
            "interim": False,
            "time": "former" if any(t.norm_ == "former" for t in span) else "current",
            "sentence": [sentence.start, sentence.end],
            "at": span.start,
            "end": name.end,
            "rule": "post/deputy",
        }


def _office_before(doc: Doc, skeleton: Skeleton, k: int) -> dict[str, Any] | None:
    """Return the post named last before `k`, though not with its holder's name: "County loses
    children's chief … Ada Lovell cleared her desk. Her deputy, Ben Carr, …".
    """
    for j in range(k - 1, -1, -1):
        kind = skeleton.doc[j].ent_id_
        if skeleton.labels[j] == "ROLE" and kind in BELOW:
            homes = home_of(doc, kind, skeleton.sources[k])
            if not homes:
                return None
            home, cited = homes[0]
            place = [cited.start, cited.end]
            return {
                "kind": kind,
                "organisation": home,
                "organisation_span": place,
                "stated": False,
            }
    return None
