"""Whose report, letter or email "the report", "the letter", "the email" is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from oversight.references.expressions import Expression, words
from oversight.references.scene import Scene, Sentence

_BEHIND = 4  # tokens in which a document's owner may stand before it: "Ofsted's damning new report"
_AHEAD = 6  # tokens in which "by" or "from" may stand behind it
_ADDRESS = 6  # tokens from there to the name: "from chief executive Jo Example"


@dataclass(frozen=True, slots=True)
class Source:
    """A document at token `place` whose author the text tells; "": somebody else's."""

    place: int
    noun: str
    author: str


def find_sources(
    scene: Scene, ends: Mapping[int, str], starts: Mapping[int, str], inspectorate: str | None
) -> list[Source]:
    """Return the documents whose author is told, in order.

    `ends`, `starts`: what stands for whom ("person:3", "body:ofsted") before and at a token.
    """
    found = []
    nouns = words()["documents"]
    for sentence in scene.sentences:
        for i in range(sentence.start, sentence.end):
            if scene.norms[i] in nouns:
                author = _owner(i, scene, sentence, ends, inspectorate)
                if author is None:
                    author = _by(i, scene, sentence, starts)
                if author is not None:
                    found.append(Source(i, scene.norms[i], author))
    return found


def _owner(
    i: int,
    scene: Scene,
    sentence: Sentence,
    ends: Mapping[int, str],
    inspectorate: str | None,
) -> str | None:
    """Return the author that stands before a document: "her report", "Ofsted released a report"."""
    if scene.norm(i - 1) in ("the", "this", "that"):
        return None
    for back in range(i - 1, max(sentence.start, i - _BEHIND) - 1, -1):
        norm = scene.norms[back]
        if norm in words()["other_reviews"]:
            return ""
        if norm in ("inspection", "inspectors"):
            return f"body:{inspectorate}" if inspectorate else None
        owner = ends.get(back if norm in ("'s", "'") else back + 1)
        if owner is not None:
            return owner
        if norm in words()["document_stops"]:
            return None
    return None


def _by(i: int, scene: Scene, sentence: Sentence, starts: Mapping[int, str]) -> str | None:
    """Return the author behind a document: "a letter from ...", "In a report, ... said"."""
    for ahead in range(i + 1, min(sentence.end, i + 1 + _AHEAD)):
        if scene.norms[ahead] in ("by", "from"):
            for place in range(ahead + 1, min(sentence.end, ahead + 1 + _ADDRESS)):
                if place in starts:
                    return starts[place]
            return None
        if scene.norms[ahead] in (".", ",", "that"):
            break
    if scene.norm(sentence.start) != "in" or i - sentence.start > _BEHIND:
        return None
    for place in range(i + 1, sentence.end):
        if place in starts and scene.norm(place - 1) in words()["before_subject"]:
            return starts[place]
    return None


def author_of(
    one: Expression, scene: Scene, sources: Sequence[Source], inspectorate: str | None
) -> str | None:
    """Return whose document an expression means."""
    noun = scene.norms[one.end - 1]
    before = [s for s in sources if s.place < one.start and s.noun == noun]
    if before:
        return before[-1].author or None
    if noun != "report" or inspectorate is None or _about_other(one, scene):
        return None
    return f"body:{inspectorate}"


def _about_other(one: Expression, scene: Scene) -> bool:
    """Tell whether the article is about a review, or named one before any inspectorate."""
    for i, norm in _story(scene, one.start):
        if norm in ("ofsted", "cqc", "inspectors", "inspection"):
            return False
        if norm == "review" and scene.norm(i - 1) in ("case", "practice"):
            return True
    return False


def _story(scene: Scene, end: int) -> Iterator[tuple[int, str]]:
    for sentence in scene.sentences:
        for i in range(sentence.start, min(sentence.end, end)):
            yield i, scene.norms[i]
