"""Posts told by another's: "Ada Lovell's deputy, Ben Carr" has the one below hers, "her opposite
number at Leeds, Ben Carr" has hers there.
"""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.posts.deputies import BELOW

Posts = list[dict[str, Any]]

_WHERE = frozenset({"at", "in", "from", "over"})
_FILL = frozenset({"the", "neighbouring", "nearby", "council"})
_SENTENCES_BACK = 3


def find_counterparts(doc: Doc, skeleton: Skeleton, posts: Posts) -> Iterator[dict[str, Any]]:
    """Yield the posts of named people's deputies, and of those who do the same elsewhere."""
    for k, norm in enumerate(skeleton.norms):
        if norm == "deputy" and skeleton.norms[k - 1] in ("'s", "'"):
            yield from _deputy(skeleton, k, posts)
        elif norm == "counterpart":
            yield from _elsewhere(skeleton, k, k - 1, posts)
        elif norm == "number" and skeleton.norms[k - 1] == "opposite":
            yield from _elsewhere(skeleton, k, k - 2, posts)


def _deputy(skeleton: Skeleton, k: int, posts: Posts) -> Iterator[dict[str, Any]]:
    name = _name_after(skeleton, k)
    held = _held(skeleton, k - 2, posts)
    if name is not None and held is not None and held["kind"] in BELOW:
        below = {"kind": BELOW[held["kind"]], "title": None, "role": None}
        yield _post(skeleton, k, name, {**held, **below}, "post/named-deputy")


def _elsewhere(skeleton: Skeleton, k: int, owner: int, posts: Posts) -> Iterator[dict[str, Any]]:
    """Yield the post of "her opposite number at Leeds, Ben Carr", "its Leeds counterpart" not."""
    held = _held(skeleton, owner, posts) or _just_told(skeleton, owner, posts)
    j = k + 1
    while skeleton.norms[j] in _WHERE or skeleton.norms[j] in _FILL:
        j += 1
    placed = j > k + 1 and skeleton.labels[j] == "COUNCIL"
    name = _name_after(skeleton, j) if placed else None
    if placed and name is None:
        name = _name_before(skeleton, owner)
        held = None if name is None else _of_another(skeleton, owner, name, posts)
    found = meaning.organisations(skeleton.sources[j]) if placed else []
    if held is None or name is None or len(found) != 1:
        return
    place = skeleton.sources[j]
    there = {"organisation": found[0], "organisation_span": [place.start, place.end]}
    told = {**held, **there, "stated": True, "role": None, "title": None}
    yield _post(skeleton, k, name, told, "post/counterpart")


def _held(skeleton: Skeleton, k: int, posts: Posts) -> dict[str, Any] | None:
    """Return the post last told before `k` of the person there."""
    if k < 0 or skeleton.labels[k] != "PERSON":
        return None
    person, start = meaning.person_index(skeleton.sources[k]), skeleton.sources[k].start
    held = [
        post
        for post in posts
        if post["person"] == person and post["at"] < start and post["time"] == "current"
    ]
    return held[-1] if held and person is not None else None


def _just_told(skeleton: Skeleton, k: int, posts: Posts) -> dict[str, Any] | None:
    """Return the post told last, in the sentences right before, where nobody says who "her" is."""
    if k < 0 or skeleton.labels[k] or skeleton.norms[k] not in ("her", "his"):
        return None
    first = skeleton.sentences[max(0, skeleton.sentence_of[k] - _SENTENCES_BACK)].start
    near = [post for post in posts if first <= post["at"] < skeleton.sources[k].start]
    return near[-1] if near and near[-1]["time"] == "current" else None


def _name_after(skeleton: Skeleton, k: int) -> Span | None:
    """Return the name that follows, right away or behind a comma."""
    j = k + 2 if skeleton.norms[k + 1] == "," else k + 1
    if j >= len(skeleton.norms) or SENTENCE_END in skeleton.norms[k : j + 1]:
        return None
    named = skeleton.labels[j] == "PERSON" and not skeleton.doc[j].ent_id_.startswith("person:")
    return skeleton.sources[j] if named else None


def _name_before(skeleton: Skeleton, owner: int) -> Span | None:
    """Return the name in "Ben Carr, her opposite number in Leeds", with "her" at `owner`."""
    if owner < 2 or skeleton.norms[owner - 1] != "," or skeleton.labels[owner - 2] != "PERSON":
        return None
    named = not skeleton.doc[owner - 2].ent_id_.startswith("person:")
    return skeleton.sources[owner - 2] if named else None


def _of_another(skeleton: Skeleton, owner: int, name: Span, posts: Posts) -> dict[str, Any] | None:
    """Return the post told last of anybody but whoever is called the opposite number."""
    person = meaning.person_index(name)
    first = skeleton.sentences[max(0, skeleton.sentence_of[owner] - _SENTENCES_BACK)].start
    near = [p for p in posts if first <= p["at"] < name.start and p["person"] != person]
    return near[-1] if near and near[-1]["time"] == "current" else None


def _post(
    skeleton: Skeleton, k: int, name: Span, held: dict[str, Any], rule: str
) -> dict[str, Any]:
    sentence = skeleton.sentences[skeleton.sentence_of[k]]
    return {
        **held,
        "person": meaning.person_index(name),
        "person_span": [name.start, name.end],
        "interim": False,
        "time": "current",
        "sentence": [sentence.start, sentence.end],
        "at": skeleton.sources[k].start,
        "end": name.end,
        "rule": rule,
    }
